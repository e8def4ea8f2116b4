"""Addresses of units, ``<document id>/<unit id>``, taken apart."""

from __future__ import annotations

import pytest

from compare.addresses import article_of, document_of, is_measure, unit_of


@pytest.mark.parametrize(
    ("address", "document", "unit", "article", "measure"),
    [
        ("hunan-2015/a03", "hunan-2015", "a03", "hunan-2015/a03", False),
        ("hunan-2015/a03.2", "hunan-2015", "a03.2", "hunan-2015/a03", True),
        ("要点.v2.1/a03", "要点.v2.1", "a03", "要点.v2.1/a03", False),
        ("要点.v2.1/a03.12", "要点.v2.1", "a03.12", "要点.v2.1/a03", True),
    ],
)
def test_the_parts_of_an_address(
    address: str, document: str, unit: str, article: str, measure: bool
) -> None:
    """A document's name may have dots of its own."""
    assert document_of(address) == document
    assert unit_of(address) == unit
    assert article_of(address) == article
    assert is_measure(address) == measure
