"""Columns of a PDF page: found where hardly a line crosses a gap with many on both sides.

The cells of a table are apart in the same way, but stand in the file row by row and do not fill
their columns. A page without columns keeps the order of the file; columns are read one after the
other, between the lines that run across them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from math import floor

from compare.source.formats.pdf.lines import Line, Piece

MIN_PIECES = 8
MIN_SIDE = 4
MAX_CROSSING = 0.1
FULL_WIDTH = 0.75
MIN_FULL = 0.5
MAX_SWITCHES = 3
MOST_OF_PAGE = 0.6
DEEPEST = 3
ACROSS = 0


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page column by column, each with the frame that it is set in."""
    return list(_ordered(lines, "", 0)) if lines else []


def _ordered(lines: list[Line], frame: str, depth: int) -> Iterator[Line]:
    gutter = (
        _gutter([piece for line in lines for piece in line.pieces]) if depth < DEEPEST else None
    )
    if gutter is None:
        yield from (replace(line, frame=frame) for line in lines)
        return
    for side, part in _bands(list(_parted(lines, gutter))):
        if side == ACROSS:
            yield from (replace(line, frame=frame) for line in part)
        else:
            yield from _ordered(part, f"{frame}{side:+}", depth + 1)


def _bands(parts: list[tuple[int, Line]]) -> Iterator[tuple[int, list[Line]]]:
    """Yield the columns above each line that runs across, then that line; the file's order else."""
    heights = sorted(-line.bottom for side, line in parts if side == ACROSS)

    def place(part: tuple[int, Line]) -> tuple[int, bool, int]:
        side, line = part
        return bisect_left(heights, -line.bottom), side == ACROSS, side

    for (_, _, side), band in groupby(sorted(parts, key=place), key=place):
        yield side, [line for _, line in band]


def _parted(lines: list[Line], gutter: float) -> Iterator[tuple[int, Line]]:
    """Yield the parts of lines: -1 left of the gutter, 1 right of it, ``ACROSS``."""
    for line in lines:
        for side, pieces in groupby(line.pieces, key=lambda piece: _side(piece, gutter)):
            yield side, replace(line, pieces=tuple(pieces))


def _side(piece: Piece, gutter: float) -> int:
    if piece.right <= gutter:
        return -1
    return 1 if piece.left >= gutter else ACROSS


def _gutter(pieces: list[Piece]) -> float | None:
    """Return the place that most evenly parts a page into columns, or ``None``."""
    if len(pieces) < MIN_PIECES:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    narrow = [p for p in pieces if p.right - p.left <= MOST_OF_PAGE * (right - left)]
    if len(narrow) < MOST_OF_PAGE * len(pieces):
        return None
    places = sorted({floor(p.left) for p in narrow})
    found = [place for place in places if _parts_columns(narrow, place)]
    return min(found, key=lambda place: abs(place - (left + right) / 2)) if found else None


def _parts_columns(pieces: list[Piece], gutter: float) -> bool:
    sides: dict[int, list[Piece]] = {-1: [], ACROSS: [], 1: []}
    for piece in pieces:
        sides[_side(piece, gutter)].append(piece)
    if len(sides[ACROSS]) > MAX_CROSSING * len(pieces):
        return False
    if min(len(sides[-1]), len(sides[1])) < MIN_SIDE:
        return False
    order = [side for piece in pieces if (side := _side(piece, gutter))]
    switches = sum(a != b for a, b in pairwise(order))
    return switches <= MAX_SWITCHES or (_is_filled(sides[-1]) and _is_filled(sides[1]))


def _is_filled(pieces: list[Piece]) -> bool:
    """Tell whether most pieces fill their column, as running text does."""
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    full = sum(p.right - p.left >= FULL_WIDTH * width for p in pieces)
    return full >= MIN_FULL * len(pieces)
