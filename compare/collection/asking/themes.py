"""Which themes the documents of a collection treat: by year, by level or by province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa

from compare.collection.asking.choice import Choice, chosen
from compare.collection.asking.holdings import Entry, Holdings
from compare.collection.asking.spread import THIN
from compare.collection.asking.time_and_place import province
from compare.model import RUNGS

By = Literal["year", "level", "province"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: its name, and how many documents of it the lexicon fits."""

    name: str
    documents: int

    @property
    def thin(self) -> bool:
        """Whether so few documents are there that the shares say little."""
        return self.documents < THIN


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme: how many documents treat it, in all and of each column, and its part of a text.

    ``share`` is the mean part of the text of the documents that treat it, from 0 to 1.
    """

    theme: str
    documents: int
    share: float
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """The table of themes, the most common first; ``outside`` are documents that it has not.

    That are those that the lexicon does not fit, and those without a year, a level or a province.
    """

    columns: tuple[Column, ...]
    rows: tuple[ThemeRow, ...]
    outside: int


def themes_of(holdings: Holdings, choice: Choice, by: By) -> Themes:
    """Return which themes the chosen documents treat."""
    mask = chosen(holdings, choice)
    entries = [holdings.entry_of[int(n)] for n in np.flatnonzero(mask)]
    known = {e.id: _key(e, by) for e in entries if e.lexicon_fits and _key(e, by)}
    names = sorted(set(known.values()), key=_order)
    totals = list(known.values())
    columns = tuple(Column(name, totals.count(name)) for name in names)
    with holdings.connection() as connection:
        keys = pa.table({"document": list(known), "key": totals}, schema=_KEYS)
        connection.register("chosen", keys)
        found = connection.execute(_QUESTION).fetchall()
    counts: dict[str, dict[str, int]] = {}
    shares: dict[str, float] = {}
    for theme, key, count, share in found:
        counts.setdefault(theme, {})[key] = count
        shares[theme] = shares.get(theme, 0.0) + share
    rows = [
        ThemeRow(
            theme,
            sum(of.values()),
            shares[theme] / sum(of.values()),
            tuple(of.get(name, 0) for name in names),
        )
        for theme, of in counts.items()
    ]
    rows.sort(key=lambda row: (-row.documents, row.theme))
    return Themes(columns, tuple(rows), len(entries) - len(known))


_KEYS = pa.schema({"document": pa.string(), "key": pa.string()})
_QUESTION = """
    SELECT theme, key, count(*), sum(share)
    FROM mentions JOIN chosen USING (document)
    GROUP BY theme, key ORDER BY theme, key
"""


def _key(entry: Entry, by: By) -> str:
    if by == "year":
        return str(entry.year or "")
    if by == "level":
        return entry.level or ""
    return province(entry)


def _order(key: str) -> tuple[int, str]:
    return (RUNGS.index(key) if key in RUNGS else 0), key
