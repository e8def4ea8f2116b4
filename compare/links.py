"""Links beside each other: which of them are the strongest, or the only ones, of their ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from compare.model import Link


def strongest(links: Collection[Link]) -> list[Link]:
    """Return the links than which no other is stronger at either end, in their order."""
    best: dict[str, tuple[float, float]] = {}
    for link in links:
        for end in (link.left, link.right):
            best[end] = max(best.get(end, (0.0, 0.0)), _strength(link))
    return [link for link in links if best[link.left] == best[link.right] == _strength(link)]


def one_to_one(links: Collection[Link]) -> list[Link]:
    """Return the links that share no end with another one, in their order."""
    ends = Counter(end for link in links for end in (link.left, link.right))
    return [link for link in links if ends[link.left] == ends[link.right] == 1]


def _strength(link: Link) -> tuple[float, float]:
    return link.score, link.fuzzy
