"""Pictures of the site as values: bars of the years, and a grid of provinces by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from compare.collection.asking.holdings import Entry
from compare.collection.asking.spread import THIN, Spread
from compare.collection.asking.time_and_place import province
from compare.knowledge.divisions import place_before

STEP, WIDE, HIGH, FOOT = 44, 28, 120, 40
"""Of the bars: from one to the next, the width of one, the height of a whole, the room below."""
LEAST_TOP = 0.1  # share that the height of the picture stands for at least
SHADES = 5  # of a cell, from hardly any on


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: where its bar stands, how high it is, and what is written at it."""

    x: int
    height: float
    year: int
    having: int
    documents: int
    thin: bool

    @property
    def percent(self) -> str:
        """The share as a text, an empty one for a year without documents."""
        return f"{100 * self.having / self.documents:.0f}%" if self.documents else ""


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of all years, with the size of the picture."""

    bars: tuple[Bar, ...]
    width: int
    height: int = HIGH + FOOT + 24
    base: int = HIGH + 24


@dataclass(frozen=True, slots=True)
class Cell:
    """A province in a year: what is written in it, and how dark it is, 0 for nothing."""

    text: str
    shade: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A province, without a name that of no known one, with its page and a cell for each year."""

    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Provinces by year; ``thin`` are years with few documents."""

    years: tuple[int, ...]
    thin: frozenset[int]
    rows: tuple[GridRow, ...]


def bars_of(spread: Spread) -> Bars:
    """Return how large a share of each year's documents has something; the largest is highest."""
    shares = [year.having / year.documents for year in spread.years if year.documents]
    top = max([LEAST_TOP, *shares])
    bars = tuple(
        Bar(
            number * STEP + (STEP - WIDE) // 2,
            round(HIGH * year.having / (year.documents or 1) / top, 1),
            year.year,
            year.having,
            year.documents,
            year.thin,
        )
        for number, year in enumerate(spread.years)
    )
    return Bars(bars, max(1, len(bars)) * STEP)


def documents_grid(entries: Sequence[Entry], hrefs: Mapping[str, str]) -> Grid:
    """Return how many documents there are of each province and year."""
    counts = Counter((province(entry), entry.year) for entry in entries)
    most = max((n for (_, year), n in counts.items() if year), default=1)

    def cell(name: str, year: int) -> Cell:
        count = counts[name, year]
        return Cell(str(count or ""), _shade(count / most))

    return _grid(entries, hrefs, cell)


def having_grid(entries: Sequence[Entry], have: set[str], hrefs: Mapping[str, str]) -> Grid:
    """Return of each province and year how many of its documents have something."""
    all_of = Counter((province(entry), entry.year) for entry in entries)
    of = Counter((province(entry), entry.year) for entry in entries if entry.id in have)

    def cell(name: str, year: int) -> Cell:
        count, total = of[name, year], all_of[name, year]
        shade = _shade(count / total) if total else 0
        return Cell(f"{count}/{total}" if total else "", shade)

    return _grid(entries, hrefs, cell)


def _grid(
    entries: Sequence[Entry], hrefs: Mapping[str, str], cell: Callable[[str, int], Cell]
) -> Grid:
    known = [entry.year for entry in entries if entry.year]
    years = tuple(range(min(known), max(known) + 1)) if known else ()
    names = sorted({province(entry) for entry in entries}, key=in_order)
    return Grid(
        years,
        frozenset(year for year in years if known.count(year) < THIN),
        tuple(
            GridRow(
                name,
                hrefs[name],
                tuple(cell(name, year) for year in years),
            )
            for name in names
        ),
    )


def in_order(name: str) -> tuple[bool, str, str]:
    """Return the place of a province among others: by its code, what is none at the end."""
    place = place_before(name)
    return not name, place.code if place else "", name


def _shade(share: float) -> int:
    return min(SHADES, 1 + int(share * SHADES)) if share else 0
