"""Lines of a PDF joined into paragraphs, by how they are set.

A line goes on with the next where nothing more would have fitted on it and the next one begins
at the margin. What else begins a paragraph is learned from the document: whether its paragraphs
are set in, and whether numbers at the margin mostly follow a line that was not full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from compare.knowledge.headings import find_mark
from compare.source.formats.pdf.lines import Line, measured
from compare.source.lines.wrap import SENTENCE_END

MIN_INDENT = 0.7
SLACK = 1.0
WIDER_APART = 1.4
MOSTLY = 0.5
FEW = 0.1
LONGEST_WORD = 15
STOPS = "。！？!?"
PAUSES = ",。，；;"
# What is not parted at the end of a line (UAX 14): a word or a character, with its punctuation,
# and what a quotation mark holds on to.
UNIT = r"[《〈(（「『【〔]*(?:[!-~]+|.)[,.;:!?)、。，；：！？）》〉」』】〕]*"
FIRST_WORD = re.compile(rf"[“”‘’]*{UNIT}(?:[“”‘’]+{UNIT})*[“”‘’]*")

Frame = tuple[int, str]
Margins = dict[Frame, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a document is set: margins, distance from line to line, what begins a paragraph.

    ``stops_end``: a full line that ends with its sentence ends its paragraph, since paragraphs
    are not set in, and there are some.
    """

    margins: Margins
    pitch: float
    stops_end: bool
    numbers_begin: bool


def paragraphs(
    lines: list[Line], breaks: frozenset[int] = frozenset(), known: Margins | None = None
) -> list[tuple[int, str]]:
    """Return the paragraphs that the lines were set from, each with the place of its first line.

    ``breaks`` are the places of lines with something between them and the one before; ``known``
    is how far tables show the margins to reach.
    """
    setting = _setting(lines, known or {})
    result: list[tuple[int, str]] = []
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        if before and i not in breaks and _goes_on(before, line, setting):
            first, text = result[-1]
            result[-1] = first, text + _space(before.text, line.text) + line.text
        else:
            result.append((i, line.text))
    return result


def _setting(lines: list[Line], known: Margins) -> _Setting:
    margins = _margins(lines, known)
    begun = [line for before, line in pairwise(lines) if not _is_full(before, line, margins)]
    indents = [_set_in(line, margins) for line in begun]
    numbers = [
        not _is_full(before, line, margins)
        for before, line in pairwise(lines)
        if not _set_in(line, margins) and _is_numbered(line)
    ]
    return _Setting(
        margins,
        _pitch(lines),
        sum(indents) < MOSTLY * len(indents) and len(begun) > FEW * len(lines),
        sum(numbers) >= MOSTLY * len(numbers),
    )


def _frame(line: Line) -> Frame:
    """Return what a line shares its margins with: its column, else the odd or the even pages."""
    return (line.page, line.frame) if line.frame else (line.page % 2, "")


def _margins(lines: list[Line], known: Margins) -> Margins:
    margins = dict(known)
    for line in lines:
        left, right = margins.get(_frame(line), (line.left, line.right))
        margins[_frame(line)] = min(left, line.left), max(right, line.right)
    return margins


def _pitch(lines: list[Line]) -> float:
    """Return the usual distance from line to line."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page]
    return median([step for step in steps if step > 0] or [0.0])


def _is_numbered(line: Line) -> bool:
    mark = find_mark(line.text)
    return mark is not None and not mark.rule.inner


def _is_full(before: Line, line: Line, margins: Margins) -> bool:
    """Tell whether the first word of a line would not have fitted on the one before."""
    word = FIRST_WORD.match(line.text)
    needed = measured(word[0][:LONGEST_WORD] if word else "") + SLACK
    return margins[_frame(before)][1] - before.right <= needed * before.size


def _set_in(line: Line, margins: Margins) -> bool:
    return line.left - margins[_frame(line)][0] >= MIN_INDENT * line.size


def _goes_on(before: Line, line: Line, setting: _Setting) -> bool:
    if len(before.pieces) > 1 or len(line.pieces) > 1:  # rows of a table
        return False
    if _set_in(line, setting.margins) or not _is_full(before, line, setting.margins):
        return False
    if setting.stops_end and before.text[-1] in STOPS:
        return False
    same_column = (before.page, before.frame) == (line.page, line.frame)
    if same_column and before.bottom - line.bottom > WIDER_APART * setting.pitch:
        return False
    ends = before.text[-1] in SENTENCE_END or not any(stop in before.text for stop in PAUSES)
    return not (setting.numbers_begin and ends and _is_numbered(line))


def _space(before: str, after: str) -> str:
    """Return the space that stood at a line's end: between Latin words, before a number in ()."""
    latin = before[-1].isascii() and before[-1].isalpha() and after[0].isascii()
    return " " if latin or (after[0] in "(（" and find_mark(after)) else ""
