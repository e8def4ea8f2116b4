"""What analysts care about in pairs of written plans: what each reading tells, by its quotes.

The plans stand in ``tests/gold/written``, the readings (one analyst a pair) in
``tests/gold/readings.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from compare.model import Document
from tests.gold_documents import GOLD

Finding = dict


def readings() -> dict[str, list[Finding]]:
    """Return what analysts tell of each pair, ``left|right``."""
    return json.loads((GOLD / "readings.json").read_text("utf-8"))


def placed(findings: list[Finding], left: Document, right: Document) -> list[Finding]:
    """Return findings as ``evaluate`` reads them: with the articles in which their quotes stand."""
    return [
        one
        | {"left": list(articles(left, one["quote_left"])), "kinds": [one["kind"]]}
        | {"right": list(articles(right, one["quote_right"])), "agreed": one["value"] >= 2.5}
        for one in findings
    ]


def articles(document: Document, quote: str) -> Iterator[str]:
    """Yield the articles of a document that have a quote, by the ids of the gold."""
    letters = squash(quote)
    for article in document.articles:
        if letters and letters in squash(article.heading + article.text):
            yield f"{document.id}#{article.id.removeprefix('a')}"


def squash(text: str) -> str:
    """Return the letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text)
