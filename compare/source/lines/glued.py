"""Headings that stand inside a line, behind the one before or the text before.

They are found by what is missing: where the numbers at the beginnings of lines leave some out,
and the lines between have just these, each begins a line of its own. No other number is moved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from compare.knowledge.headings import (
    CHINESE,
    LONG_CHINESE,
    MARK_PLACE,
    SENTENCE_ENDS,
    Mark,
    find_mark,
)
from compare.model import Note, Passage
from compare.source.forms import BLANK
from compare.source.lines.flat import strip

MOST_MISSING = 3
# Where a number is known to be missing, any bracket parts from what is before it.
PLACES = re.compile(rf"{MARK_PLACE.pattern}|(?<![第(])(?=\()")
CLAUSE_PLACE = re.compile(rf"(?:^|(?<=[{SENTENCE_ENDS}]))(?=第(?:{LONG_CHINESE}|\d))")
HEADED_CLAUSE = re.compile(rf"第{CHINESE}[章节][^。;,:第]{{1,20}}(?=第{LONG_CHINESE}条)")
CITED = re.compile(r"\s*(?:所?规定|所列|中|的)")
REFERENCE = re.compile(r"\s*[项款目、和及或至]")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mark was found inside a line."""

    line: int
    start: int


def cut_glued_lines(lines: list[Passage]) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return the lines, cut before the numbers missing from their beginnings, and a note."""
    cuts: dict[int, list[int]] = _clauses_behind(lines)
    last: dict[str, tuple[int, int]] = {}
    for i, line in enumerate(lines):
        mark = find_mark(line.text)
        if mark is None or mark.rule.inner:
            continue
        number, since = last.get(mark.rule.name, (0, 0))
        for place in _found(lines, mark, number, since, i):
            cuts.setdefault(place.line, []).append(place.start)
        last[mark.rule.name] = mark.number, i
    if not cuts:
        return lines, ()
    first = lines[min(cuts)].span()[0]
    end = lines[max(cuts)].span()[1]
    note = Note("glued_headings", (first, end), str(sum(map(len, cuts.values()))))
    return [piece for i, line in enumerate(lines) for piece in _cut(line, cuts.get(i, []))], (note,)


def _clauses_behind(lines: list[Passage]) -> dict[int, list[int]]:
    """Return where clauses begin inside lines, each with the number after the one before."""
    cuts: dict[int, list[int]] = {}
    last = 0
    for i, line in enumerate(lines):
        headed = HEADED_CLAUSE.match(line.text)
        first = find_mark(line.text, headed.end()) if headed else None
        if headed and first and first.number == last + 1:
            cuts.setdefault(i, []).append(headed.end())
            last = first.number
        for match in CLAUSE_PLACE.finditer(line.text):
            mark = find_mark(line.text, match.start())
            if mark is None or not mark.rule.through or mark.inserted:
                continue
            if match.start() == 0:
                last = mark.number
            elif mark.number == last + 1 and last and not CITED.match(line.text, mark.end):
                cuts.setdefault(i, []).append(match.start())
                last = mark.number
    return cuts


def _found(lines: list[Passage], mark: Mark, number: int, since: int, i: int) -> list[_Place]:
    """Return where the numbers missing before a mark stand; nothing unless all are found."""
    if mark.number == number + 1:
        return []
    counts_on, begins_again = range(number + 1, mark.number), range(1, mark.number)
    for missing in (counts_on, begins_again):
        if 0 < len(missing) <= MOST_MISSING:
            places = _places(lines[since:i], mark.rule.name, missing)
            if len(places) == len(missing):
                return [_Place(since + place.line, place.start) for place in places]
    return []


def _places(lines: list[Passage], rule: str, missing: range) -> list[_Place]:
    """Return where marks of a kind stand inside lines with these numbers, one after the other."""
    found: list[_Place] = []
    for i, line in enumerate(lines):
        for match in PLACES.finditer(line.text, 1):
            if len(found) == len(missing):
                return found
            mark = find_mark(line.text, match.start())
            wanted = mark and (mark.rule.name, mark.number) == (rule, missing[len(found)])
            if mark and wanted and not REFERENCE.match(line.text, mark.end):
                found.append(_Place(i, match.start()))
    return found


def _cut(line: Passage, starts: list[int]) -> list[Passage]:
    if not starts:
        return [line]
    bounds = [0, *sorted(set(starts)), len(line.text)]
    pieces = [strip(line.cut(start, end)) for start, end in pairwise(bounds)]
    return [BLANK, *(each for piece in pieces for each in (piece, BLANK))]
