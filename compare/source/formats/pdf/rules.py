"""The rules drawn on a PDF page: straight lines across and down, whatever they were drawn as.

A table may be ruled with lines, with thin filled boxes, with a box for each cell or with one path
for all of it; the straight edges of every path say where its cells end.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
from pypdfium2 import raw

MAX_OBJECTS = 20_000  # of a page; a drawing with more is no table
MAX_EDGES = 20_000
STRAIGHT = 1.0
SAME = 2.5  # points apart; a thick line has two edges
SHORTEST = 4.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it stands (x of one down, y of one across), from where to where."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page."""

    down: tuple[Rule, ...] = ()
    across: tuple[Rule, ...] = ()


def page_rules(page: pypdfium2.PdfPage) -> Rules:
    """Return the rules of a page, pieces of one line as one."""
    down: list[Rule] = []
    across: list[Rule] = []
    for (x1, y1), (x2, y2) in _edges(page):
        if abs(x1 - x2) <= STRAIGHT and abs(y1 - y2) >= SHORTEST:
            down.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
        elif abs(y1 - y2) <= STRAIGHT and abs(x1 - x2) >= SHORTEST:
            across.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        if len(down) + len(across) > MAX_EDGES:
            return Rules()
    return Rules(_joined(down), _joined(across))


def _edges(page: pypdfium2.PdfPage) -> Iterator[tuple[Point, Point]]:
    """Yield the straight edges of every path of a page, in points of the page."""
    count = raw.FPDFPage_CountObjects(page.raw)
    for i in range(count if count <= MAX_OBJECTS else 0):
        drawn = raw.FPDFPage_GetObject(page.raw, i)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
            yield from _edges_of(drawn)


def _edges_of(path: raw.FPDF_PAGEOBJECT) -> Iterator[tuple[Point, Point]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for i in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield last, here
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, begun
        last = here


def _joined(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules with those of one place, or of two edges of a thick line, as one."""
    joined: list[Rule] = []
    for group in _of_one_place(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in group) / len(group)
        for rule in sorted(group, key=lambda rule: rule.start):
            if joined and joined[-1].at == at and rule.start <= joined[-1].end + SAME:
                joined[-1] = Rule(at, joined[-1].start, max(joined[-1].end, rule.end))
            else:
                joined.append(Rule(at, rule.start, rule.end))
    return tuple(joined)


def _of_one_place(rules: list[Rule]) -> Iterator[list[Rule]]:
    place = 0
    places: list[int] = []
    for i, rule in enumerate(rules):
        place += bool(i and rule.at - rules[i - 1].at > SAME)
        places.append(place)
    for _, group in groupby(zip(places, rules, strict=True), key=lambda pair: pair[0]):
        yield [rule for _, rule in group]
