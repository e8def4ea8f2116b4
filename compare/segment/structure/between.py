"""Headings of parts without a number, between articles that count on through the whole text.

Nothing begins again below such a heading (固成果 促衔接), so it is known by where it stands: a
short line without a stop right before an article, again and again, and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from compare.segment.structure.alone import HEADING, STRAYS
from compare.segment.structure.numbering import Item

MIN_PARTS = 3
MIN_ARTICLES = 6
LONGEST = 24  # characters of such a heading: longer lines are text
STOPS = ("。", ")", "）", "】", "〕", "：", ":")


def rank_between(items: list[Item], outside: frozenset[int]) -> list[Item]:
    """Give headings of parts a rank around that of the articles, where the text is written so.

    ``outside`` are the places of lines that are none of the text's own.
    """
    ranks = {item.rank for item in items if item.rank is not None}
    articles = [i for i, item in enumerate(items) if item.mark and item.rank is not None]
    if len(ranks) != 1 or len(articles) < MIN_ARTICLES or not _count_on(items, articles):
        return items
    short = [i for i in range(articles[-1]) if i not in outside and _is_short(items[i])]
    heads = [i for i in short if i + 1 in articles and (i < articles[0] or _is_stopped(items, i))]
    strays = sum(i > articles[0] for i in short if i not in heads)
    if len(heads) < MIN_PARTS or strays > STRAYS * len(heads):
        return items
    rank = ranks.pop() or 0
    return [replace(one, rank=rank - 1) if i in heads else one for i, one in enumerate(items)]


def _count_on(items: list[Item], articles: list[int]) -> bool:
    """Tell whether the numbers of articles go on by one through the whole text."""
    numbers = [mark.number for i in articles if (mark := items[i].mark)]
    return numbers[0] == 1 and all(after == before + 1 for before, after in pairwise(numbers))


def _is_short(item: Item) -> bool:
    text = item.passage.text
    plain = item.mark is None and item.rank is None
    return plain and len(text) <= LONGEST and bool(HEADING.fullmatch(text))


def _is_stopped(items: list[Item], place: int) -> bool:
    """Tell whether the paragraph before a place ends as text does, which a heading does not."""
    return items[place - 1].passage.text.endswith(STOPS)
