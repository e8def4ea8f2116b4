"""The gold documents and links as the themes stage takes them."""

from __future__ import annotations

import json
from functools import cache

from compare.model import Link
from compare.themes import Story, follow, lexicon
from tests.gold_documents import GOLD, gold_document

SCORES = {2.0: 0.95, 1.5: 0.8, 1.0: 0.6, 0.5: 0.4}


@cache
def story(*names: str) -> Story:
    """Return what happened in a series of gold documents, by the gold's links."""
    series = tuple(gold_document(name) for name in names)
    return follow(series, gold_article_links(), lexicon.load())


@cache
def gold_article_links() -> tuple[Link, ...]:
    """Return the hand-made article links of all pairs that have them."""
    pairs = json.loads((GOLD / "links.json").read_text("utf-8"))
    return tuple(
        Link(
            address(left),
            address(right),
            "article",
            "main" if weight >= 1.5 else "partial",
            SCORES[weight],
            0.5,
            None,
        )
        for links in pairs.values()
        for left, right, weight in links
    )


def address(gold: str) -> str:
    """Return the address of a gold id: ``hunan-2015#03`` is ``hunan-2015/a03``."""
    return gold.replace("#", "/a")
