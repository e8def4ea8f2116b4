"""The strands of a pair: what rows on one theme tell together, for who reads a few of them only.

The table keeps the rows of one cause together. On a first screen a theme is told once, by the row
that says most of it: so five rows are five matters, and no two kinds fill them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.events.order.gathered import by_matter
from compare.model import Event
from compare.telling.rows.causes import Cause, reform
from compare.telling.rows.changes import Row
from compare.telling.rows.sorts import Content, Sort
from compare.telling.rows.weights import on_duty
from compare.telling.words.labels import relation_between
from compare.telling.words.naming import Names

THEME = "theme"
ALIKE = 2  # strands that say that the same thing happened to the same content


@dataclass(frozen=True, slots=True)
class Strand:
    """What is told of one ``theme``, or of a cause: the row that says most of it, and all rows."""

    lead: Row
    rows: tuple[Row, ...]
    theme: str = ""

    @property
    def weight(self) -> float:
        """How much it matters: as its foremost row does, and half of what the others add."""
        further = sum(row.weight for row in self.rows) - self.lead.weight
        return self.lead.weight + further / 2

    @property
    def duties(self) -> tuple[Event, ...]:
        """The duties that one reform handed over or back, if it tells of a reform."""
        events = [row.event for row in self.rows if row.event and on_duty(row.event)]
        return tuple(events) if self.lead.event in events else ()


def strands(names: Names, pair: int, rows: Iterable[Row]) -> list[Strand]:
    """Return the strands of a pair (from 1), the weightiest first; ``rows`` are of all pairs.

    Nothing uncertain leads one. Versions of a law are all of a theme or two: there each cause is
    a strand of its own.
    """
    laws = relation_between(names, names.comparison.pairs[pair - 1]) == "versions"
    found: dict[Cause, list[Row]] = defaultdict(list)
    for block in by_matter(row for row in rows if row.pair == pair):
        found[_key(block[0], laws)] += block
    told = []
    for (kind, name, *_), mine in found.items():
        sure = [row for row in mine if row.event and not row.uncertain]
        if sure:
            lead = max(sure, key=lambda row: row.weight)
            told.append(Strand(lead, tuple(mine), name if kind == THEME else ""))
    return sorted(told, key=lambda one: -one.weight)


def various(found: Sequence[Strand], most: int) -> list[Strand]:
    """Return the foremost strands, so many at most: no more than a few that tell the like."""
    alike: Counter[tuple[Sort, Content]] = Counter()
    chosen = []
    for one in found:
        alike[one.lead.change, one.lead.content] += 1
        if alike[one.lead.change, one.lead.content] <= ALIKE:
            chosen.append(one)
    return chosen[:most]


def _key(first: Row, laws: bool) -> Cause:
    """Return what the rows of a cause, of which one is given, are told together with."""
    event = first.event
    if event and on_duty(event):
        return reform(event)
    if event and event.theme and not laws:
        return THEME, event.theme
    return "row", str(first.number)
