"""Versions of a law: what their order says of their links.

Judged by their words alone, all penalties of a law are related to each other. But an article that
stands between two that have their counterparts corresponds to what stands between these, and one
that has its counterpart needs no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.align.articles import MAIN_IS_LINKED
from compare.model import Document, Link, Reason


def in_place(left: Document, right: Document, links: Sequence[Link]) -> list[Link]:
    """Return the links of articles, with what is related and in the same place as a main link.

    That is an article without a main link between two that are linked to the neighbours of its
    counterpart, which has none either. The ends of a law count as neighbours.
    """
    before = _places(left)
    after = _places(right)
    main = {(before[link.left], after[link.right]) for link in links if link.strength == "main"} | {
        (-1, -1),
        (len(before), len(after)),
    }
    settled = {i for i, _ in main}, {j for _, j in main}
    found = []
    for link in links:
        i, j = before[link.left], after[link.right]
        alone = i not in settled[0] and j not in settled[1]
        if alone and {(i - 1, j - 1), (i + 1, j + 1)} <= main:
            score = max(link.score, MAIN_IS_LINKED)
            reasons = (*link.reasons, Reason("place"))
            link = replace(link, strength="main", score=score, reasons=reasons)
        found.append(link)
    return found


def _places(document: Document) -> dict[str, int]:
    return {document.address(article): i for i, article in enumerate(document.articles)}
