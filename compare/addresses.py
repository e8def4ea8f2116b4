"""The parts of a unit's address: ``hunan-2015/a03.2`` is measure 2 of article a03 of a document."""

from __future__ import annotations

from functools import lru_cache

ADDRESSES_REMEMBERED = 1 << 14  # of a run, each of which is asked many times


@lru_cache(maxsize=ADDRESSES_REMEMBERED)
def document_of(address: str) -> str:
    """Return the id of the document of an address."""
    return address.rpartition("/")[0]


@lru_cache(maxsize=ADDRESSES_REMEMBERED)
def unit_of(address: str) -> str:
    """Return the id that a unit has in its document."""
    return address.rpartition("/")[2]


@lru_cache(maxsize=ADDRESSES_REMEMBERED)
def article_of(address: str) -> str:
    """Return the address of the article of a unit: of a measure the one around it, or itself."""
    document, _, unit = address.rpartition("/")
    return f"{document}/{unit.partition('.')[0]}"


def is_measure(address: str) -> bool:
    """Tell whether a unit is a measure and no article."""
    return "." in unit_of(address)
