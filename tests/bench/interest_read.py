"""What analysts care about in pairs of written plans: what each reading tells, by its quotes.

The plans stand in ``tests/gold/written``, the readings in ``tests/gold/readings.json``: of some
pairs by two analysts, with what both tell ``agreed``, of the others by one, of whom what must be
told stands for that.
"""

from __future__ import annotations

import json
import re
from functools import cache

from compare.model import Document
from tests.gold_documents import GOLD

Finding = dict
WORTH_TELLING = 2  # of a value of 1 to 3
NOWHERE = "?"


@cache
def readings() -> dict[str, list[Finding]]:
    """Return what analysts tell of each pair, ``left|right``."""
    return json.loads((GOLD / "readings.json").read_text("utf-8"))


def placed(findings: list[Finding], left: Document, right: Document) -> list[Finding]:
    """Return findings as ``evaluate`` reads them: with the articles in which their quotes stand."""
    return [
        one
        | {"left": articles(left, one["quote_left"]), "right": articles(right, one["quote_right"])}
        | {"kinds": one.get("kinds", [one["kind"]])}
        | {"agreed": one.get("agreed", one["value"] > WORTH_TELLING)}
        for one in findings
    ]


def articles(document: Document, quote: str) -> list[str]:
    """Return the articles of a document that have a quote, by the ids of the gold.

    What stands in none, of the lines before the first one, is told by no event.
    """
    letters = squash(quote)
    found = [
        f"{document.id}#{one.id.removeprefix('a')}"
        for one in document.articles
        if letters and letters in squash(f"{one.heading}{one.text}")
    ]
    return found or [NOWHERE] * bool(letters)


def squash(text: str) -> str:
    """Return the letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text)
