"""Where a document of a collection is from, and when: places of one name are told apart.

Some two hundred names belong to several places. Such a place is known by those around it, which its
office, its title or a person names; where none does, nothing says that it is one of them.
"""

from __future__ import annotations

from functools import cache

from compare.collection.asking.holdings import Entry
from compare.knowledge.divisions import place_before, places_around
from compare.model import RUNGS

Where = tuple[str, ...]
"""The places around a place, the outermost first, then itself."""


def where(entry: Entry) -> Where:
    """Return the place that a document is of, the same however its name is written."""
    return (*entry.around, _own_name(entry.region))


def around(entry: Entry) -> list[Where]:
    """Return the places that the place of a document lies in, the nearest first."""
    names = tuple(entry.around)
    return [names[:end] for end in range(len(names), 0, -1)]


def province(entry: Entry) -> str:
    """Return the province of a document, or an empty name where it is of none or of an unknown."""
    return next(iter(entry.around), entry.region if entry.level == "省" else "")


def named(entry: Entry) -> str:
    """Return the name of the place of a document, of one that several have with the place above."""
    if entry.around and _is_shared(entry.region):
        return f"{entry.around[-1]}{entry.region}"
    return entry.region


def in_time(entry: Entry) -> tuple[int, str, int, str, str]:
    """Return the place in time: by year and day; of those without a day the higher level first."""
    rank = RUNGS.index(entry.level) if entry.level in RUNGS else len(RUNGS)
    return entry.year or 9999, entry.date or "9999", rank, entry.region, entry.id


@cache
def _own_name(region: str) -> str:
    place = place_before(region)
    return place.name if place and place.code else region


@cache
def _is_shared(region: str) -> bool:
    """Tell whether a name alone does not say which place is meant."""
    return not places_around(region)
