"""Which matters a sentence names first: those that readers of any place would ask about.

The table keeps the order of interest. A sentence has room for a few items, and one that names a
village, a year or a number says little to who does not know the place.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.facts import read_facts
from compare.telling.rows.changes import Row
from compare.themes.particulars import load_particulars

Named = tuple[Row, str]
"""A row, and what a sentence calls it."""


def foremost(found: Sequence[Named]) -> list[Named]:
    """Return rows in their order, but known matters of the field first and what is local last."""
    return sorted(found, key=lambda one: (local(one[1]), not known(one[1])))


def known(name: str) -> bool:
    """Tell whether a name is on a particular matter of civil affairs."""
    return bool(load_particulars().of(name))


def local(name: str) -> bool:
    """Tell whether a name says of which place, year or number it is."""
    return any(one.isdecimal() for one in name) or bool(read_facts(name, "place"))
