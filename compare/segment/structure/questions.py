"""Questions and their answers: each question is the heading of what answers it.

Pages that explain a rule (政策解读, 答记者问) ask and answer, with 问 and 答 before it or without.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from compare.knowledge.closed import READING, any_of
from compare.model import Note
from compare.segment.structure.numbering import Item

ASKS = rf"(?:{any_of('questions', 'asking', READING)}|[Qq]\d{{0,2}})\s*[::]\s*"
ASKED = re.compile(rf"{ASKS}\S")
QUESTION = re.compile(r"[^。;]{4,100}\?$")
MIN_QUESTIONS = 2
BESIDE = 5  # of a rank: just inside what is outside it


def rank_questions(items: list[Item]) -> tuple[list[Item], tuple[Note, ...]]:
    """Return the items with a rank for questions without a number, and a note.

    Numbers that count on from one answer to the next are outside the questions, all others in
    the answers. A single question is none, nor is one that another follows at once.
    """
    places = [i for i, item in enumerate(items) if _asks(item)]
    followed = {a for a, b in pairwise([*places, len(items)]) if b > a + 1}
    places = [i for i in places if i in followed]
    if len(places) < MIN_QUESTIONS:
        return items, ()
    rank = max(_outside(items, places), default=0) + BESIDE
    ranked = list(items)
    for i in places:
        ranked[i] = replace(items[i], rank=rank)
    span = (items[places[0]].passage.span()[0], items[places[-1]].passage.span()[1])
    return ranked, (Note("questions", span, str(len(places))),)


def _asks(item: Item) -> bool:
    plain = item.mark is None and item.rank is None
    text = item.passage.text
    return plain and bool(ASKED.match(text) or QUESTION.fullmatch(text))


def _outside(items: list[Item], places: list[int]) -> set[int]:
    """Return the ranks that stand above the first question or count on behind another."""
    asked = frozenset(places)
    found = {item.rank for item in items[: places[0]] if item.rank is not None}
    seen: set[int | None] = set()
    for i, item in enumerate(items[places[0] :], places[0]):
        if i in asked:
            seen = set()
        elif item.mark and item.rank is not None and item.rank not in seen:
            seen.add(item.rank)
            if item.mark.number > 1:
                found.add(item.rank)
    return found
