"""The lines of a PDF page with their places: what PDFium gives character by character.

PDFium sets a space wherever it sees a gap. Between Chinese and Latin characters that is mere
typesetting and goes; a wide gap parts two cells of a table or two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from compare.knowledge.headings import find_mark

LINE_END = re.compile(r"[\r\n]+")
SPACES = re.compile(r"\s+")
NARROW = 0.55
CELL_GAP = 1.5
CELL = "\t"

Box = tuple[float, float, float, float]
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a wide gap: left, bottom, right and top edge in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and the frame it is set in: a column of the page, or the whole of it."""

    pieces: tuple[Piece, ...]
    page: int
    frame: str = ""

    @property
    def text(self) -> str:
        """The text, its cells apart by tabs."""
        return CELL.join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """The left edge."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """The right edge."""
        return self.pieces[-1].right

    @property
    def bottom(self) -> float:
        """The lower edge of the first character."""
        return self.pieces[0].bottom

    @property
    def size(self) -> float:
        """The width of a Chinese character."""
        widths = sum(piece.right - piece.left for piece in self.pieces)
        return max(0.0, widths) / sum(measured(piece.text) for piece in self.pieces)


def measured(text: str) -> float:
    """Return the width of a text, a Chinese character being 1."""
    return sum(NARROW if character.isascii() else 1.0 for character in text)


def page_lines(document: pypdfium2.PdfDocument, number: int, gap: float = CELL_GAP) -> list[Line]:
    """Return the lines of a page in the order of the file; none for a damaged page.

    A gap of so many characters' heights parts two pieces of a line.
    """
    try:
        page = document[number]
    except pypdfium2.PdfiumError:  # one damaged page must not take the others with it
        return []
    text_page = page.get_textpage()
    text = text_page.get_text_range(errors="replace")
    lines, start = [], 0
    for end in [*LINE_END.finditer(text), None]:
        shown = text[start : end.start() if end else len(text)]
        if shown.strip():
            lines.append(Line(tuple(_pieces(text_page, shown, start, gap)), number))
        start = end.end() if end else len(text)
    return lines


def _pieces(
    text_page: pypdfium2.PdfTextPage, line: str, start: int, widest: float
) -> Iterator[Piece]:
    """Cut a line at its wide gaps; ``start`` is the place of its first character on the page."""
    first = len(line) - len(line.lstrip())
    line = line.rstrip()
    text, begun = "", first
    for gap in [*SPACES.finditer(line, first), None]:
        end = gap.start() if gap else len(line)
        text += line[max(begun, first) : end]
        if gap is None or _is_wide(text_page, start, gap, widest):
            boxes = box_of(text_page, start + first), box_of(text_page, start + end - 1)
            yield Piece(text, boxes[0][0], boxes[0][1], boxes[1][2], boxes[0][3])
            text, first = "", gap.end() if gap else end
        elif not _is_typesetting(text_page, start, gap, line):
            text += gap[0]
        begun = gap.end() if gap else end


def box_of(text_page: pypdfium2.PdfTextPage, place: int) -> Box:
    """Return the place of a character, ``NOWHERE`` if it has none."""
    try:
        left, bottom, right, top = text_page.get_charbox(place, loose=True)
    except (pypdfium2.PdfiumError, IndexError):
        return NOWHERE
    return left, bottom, right, top


def _is_generated(text_page: pypdfium2.PdfTextPage, places: Iterable[int]) -> bool:
    return all(raw.FPDFText_IsGenerated(text_page, place) == 1 for place in places)


def _is_wide(
    text_page: pypdfium2.PdfTextPage, start: int, gap: re.Match[str], widest: float
) -> bool:
    if not _is_generated(text_page, range(start + gap.start(), start + gap.end())):
        return False
    before = box_of(text_page, start + gap.start() - 1)
    after = box_of(text_page, start + gap.end())
    size = max(before[3] - before[1], after[3] - after[1])
    return after[0] - before[2] >= widest * size


def _is_typesetting(
    text_page: pypdfium2.PdfTextPage, start: int, gap: re.Match[str], line: str
) -> bool:
    """Tell whether a space is one that PDFium saw between a Chinese character and another.

    Before a number of a list it may be all that parts a flattened text.
    """
    if find_mark(line, gap.end()):
        return False
    latin = line[gap.start() - 1].isascii() and line[gap.end()].isascii()
    return not latin and _is_generated(text_page, range(start + gap.start(), start + gap.end()))
