"""The parts of a unit's address: ``hunan-2015/a03.2`` is measure 2 of article a03 of a document."""

from __future__ import annotations

from functools import lru_cache

ADDRESSES_REMEMBERED = 1 << 14  # of a run, each of which is asked many times
LEADING = ".0"  # ends the address of the statement that leads an article as its heading


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


def cited_as(address: str) -> str:
    """Return the address of the article that a statement leads as its heading, or its own."""
    return address.removesuffix(LEADING)


def is_measure(address: str) -> bool:
    """Tell whether a unit is a measure and no article."""
    return "." in unit_of(address)
