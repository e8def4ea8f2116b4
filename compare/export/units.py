"""How rows name the units of a document: as the report does."""

from __future__ import annotations

from collections.abc import Iterable

from compare.telling.words.naming import Names, article_name, owner, unit_mark


def text_of(names: Names, address: str) -> str:
    """Return the whole text of a unit."""
    return names.comparison.unit_by_address[address].text


def unit_name(names: Names, address: str) -> str:
    """Return mark and heading of a unit's article."""
    return f"{unit_mark(names, address)} {article_name(owner(names, address)[1])}"


def unit_names(names: Names, addresses: Iterable[str]) -> str:
    """Return the names of several units, one a line."""
    return "\n".join(unit_name(names, address) for address in addresses)
