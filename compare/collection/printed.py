"""Lines for a terminal: columns of Chinese and Latin text, and what an entry is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from compare.collection.holdings import Entry
from compare.language import Language, say

GAP = "  "
Cells = Sequence[str | int]


def aligned(rows: Sequence[Cells], right: Collection[int] = ()) -> Iterator[str]:
    """Yield rows as lines whose columns stand below each other, some of them to the right."""
    if not rows:
        return
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield GAP.join(
            " " * (wide - width(cell)) + cell if n in right else cell + " " * (wide - width(cell))
            for n, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def told(key: str, language: Language, **values: object) -> str:
    """Return a sentence of ``collection.toml``."""
    return say("collection", key, language, **values)


def tag(entry: Entry, language: Language) -> str:
    """Return region and year of a document, as a sentence names it."""
    region = entry.region or told("no_region", language)
    year = str(entry.year) if entry.year else told("no_year", language)
    cut = f"，{told('truncated', language)}" if entry.truncated else ""
    return f"{region}（{year}{cut}）"


def by_year(entry: Entry) -> tuple[int, str, str]:
    """Return the place of a document in order of time; what has no year comes last."""
    return entry.year or 9999, entry.date, entry.id
