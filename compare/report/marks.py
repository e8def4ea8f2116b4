"""A line of an article cut into pieces that are quoted, and runs that are marked alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from compare.model import Span
from compare.redline.substance import overlap
from compare.report.view.reading import Piece
from compare.telling.shared import Shared, runs_of


def quote_anchor(finding: int, order: int) -> str:
    """Return the anchor of the marked words of a finding's quote (counted from 1)."""
    return f"q{finding}.{order}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of an article's text that a finding quotes."""

    stretch: Span
    anchor: str
    number: int
    finding: str


def by_line(quotes: Iterable[Quoted], lines: Iterable[Span]) -> dict[Span, list[Quoted]]:
    """Return for each line of an article the quotes with words on it, in their order."""
    ordered = sorted(lines)
    ends = [end for _, end in ordered]
    found: dict[Span, list[Quoted]] = {line: [] for line in ordered}
    for quote in quotes:
        first = bisect_right(ends, quote.stretch[0])
        beyond = bisect_left(ordered, quote.stretch[1], key=itemgetter(0))
        for line in ordered[first:beyond]:
            if overlap(line, quote.stretch):
                found[line].append(quote)
    return found


def pieces(
    text: str, shared: Shared | None, quotes: list[Quoted], stretch: Span
) -> tuple[Piece, ...]:
    """Return the pieces of one line; without ``shared`` nothing is marked as changed."""
    inside = [quote for quote in quotes if overlap(quote.stretch, stretch)]
    edges = {edge for quote in inside for edge in quote.stretch}
    cuts = sorted({*stretch, *(edge for edge in edges if stretch[0] < edge < stretch[1])})
    return tuple(
        _piece(text, shared, [q for q in inside if overlap(q.stretch, (a, b))], (a, b), stretch[0])
        for a, b in pairwise(cuts)
    )


def _piece(
    text: str, shared: Shared | None, quotes: list[Quoted], stretch: Span, line: int
) -> Piece:
    first = [quote for quote in quotes if max(quote.stretch[0], line) == stretch[0]]
    last = [quote for quote in quotes if quote.stretch[1] == stretch[1]]
    return Piece(
        runs_of(text, shared, stretch),
        tuple(quote.anchor for quote in first if quote.stretch[0] >= line),
        tuple(dict.fromkeys((quote.number, quote.finding) for quote in last)),
        bool(quotes),
    )
