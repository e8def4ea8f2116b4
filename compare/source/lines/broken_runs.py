"""Runs of a file set on lines of their own (``XX`` / ``镇`` / ``2023`` / ``年政府工作报告``).

A viewer that prints each run of one font as a line breaks sentences before their marks and around
their digits and Latin letters. Wrapped lines may begin with a mark too, but none is digits alone.
"""

from __future__ import annotations

import re
from itertools import pairwise

from compare.knowledge.headings import find_mark
from compare.model import Note, Passage

BEGINS_WITH_MARK = re.compile(r"[,。;、:%!?)》”]")
FOREIGN = re.compile(r"[A-Za-z\dXx×.%—~-]{1,12}$")
MARK_ALONE = re.compile(r"(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、)$")
MIN_BROKEN, BROKEN_SHARE = 3, 0.05
MIN_INSIDE, INSIDE_SHARE = 5, 0.15  # digits alone inside a sentence, more than a text has pages
PAUSES = ",。、;"
STOPS = "。;!?:"


def join_runs(lines: list[Passage]) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return the lines with such runs joined, and a note, where a text is broken so."""
    beside = [b.text for a, b in pairwise(lines) if a.text and b.text]
    marks = sum(BEGINS_WITH_MARK.match(text) is not None for text in beside)
    foreign = sum(FOREIGN.fullmatch(text) is not None for text in beside)
    broken = min(marks, foreign) >= max(MIN_BROKEN, BROKEN_SHARE * len(beside))
    if not broken and _inside(lines) < max(MIN_INSIDE, INSIDE_SHARE * len(beside)):
        return lines, ()
    groups: list[list[Passage]] = []
    for line in lines:
        before = groups[-1][-1].text if groups else ""
        if line.text and before and _goes_on(before, line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    joined = [group for group in groups if len(group) > 1]
    if not joined:  # each stands between blank lines, as what no viewer broke does
        return lines, ()
    span = (joined[0][0].span()[0], joined[-1][-1].span()[1])
    note = Note("lines_joined", span, str(sum(map(len, joined)) - len(joined)), str(len(joined)))
    return [first.followed_by(*rest) for first, *rest in groups], (note,)


def _inside(lines: list[Passage]) -> int:
    """Return how many lines of digits stand between two pieces of a sentence, as no cell does."""
    written = [line.text for line in lines if line.text]
    return sum(
        FOREIGN.fullmatch(line) is not None
        and before[-1] not in STOPS
        and any(pause in behind for pause in PAUSES)
        for before, line, behind in zip(written, written[1:], written[2:], strict=False)
    )


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line is the rest of the one before: a mark, digits or what stood behind."""
    if BEGINS_WITH_MARK.match(line) or MARK_ALONE.fullmatch(before):
        return True
    if find_mark(line) or before[-1] in STOPS:
        return False
    return bool(FOREIGN.fullmatch(line) or FOREIGN.fullmatch(before))
