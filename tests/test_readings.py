"""The readings of written plans say what their texts say."""

from __future__ import annotations

import pytest

from compare.segment import segment
from compare.source import read_source
from tests.bench.interest_read import NOWHERE, placed, readings, squash
from tests.gold.evaluate import KINDS
from tests.gold_documents import GOLD

MOST_NOWHERE = 8  # of some sixty findings a pair that quote a line before the first article


@pytest.mark.parametrize("name", readings())
def test_every_quote_of_a_reading_stands_in_its_plan(name: str) -> None:
    sources = [read_source(GOLD / "written" / f"{one}.txt") for one in name.split("|")]
    texts = [squash(one.text) for one in sources]
    for finding in readings()[name]:
        assert finding["kind"] in KINDS
        assert 1 <= finding["value"] <= 3
        quotes = squash(finding["quote_left"]), squash(finding["quote_right"])
        assert any(quotes)
        assert all(quote in text for quote, text in zip(quotes, texts, strict=True)), finding
    found = placed(readings()[name], *map(segment, sources))
    assert sum(NOWHERE in (*one["left"], *one["right"]) for one in found) <= MOST_NOWHERE
