"""Long stretches of text without headings: there every paragraph is an article of its own.

Government reports name three parts and then talk for pages. A part of ten thousand characters
can be set beside nothing; its paragraphs can.
"""

from __future__ import annotations

from collections.abc import Iterable

from compare.segment.levels import CLAUSE
from compare.segment.numbering import Item

LONG_STRETCH = 1_500
MIN_PARAGRAPHS = 4
SHORT_LINE = 20


def own_articles(items: list[Item], rank: int | None) -> frozenset[int]:
    """Return the places of the paragraphs that are articles of their own.

    ``rank`` is that of the articles with a heading. In a law, the 条 is the article however long.
    """
    if rank in (None, CLAUSE):
        return frozenset()
    found: set[int] = set()
    stretch: list[int] = []
    for i, item in enumerate(items):
        if item.rank is None:
            stretch.append(i)
        elif rank is not None and item.rank <= rank:
            found |= _openings(items, stretch)
            stretch = []
    return frozenset(found | _openings(items, stretch))


def runs_long(texts: Iterable[str]) -> bool:
    """Tell whether these paragraphs are too much text for one article."""
    lengths = [len(text) for text in texts]
    return len(lengths) >= MIN_PARAGRAPHS and sum(lengths) > LONG_STRETCH


def _openings(items: list[Item], stretch: list[int]) -> set[int]:
    """Return the paragraphs of a long stretch; a short line opens one with what follows it."""
    plain = [i for i in stretch if items[i].mark is None]
    if not runs_long(items[i].passage.text for i in plain):
        return set()
    return {
        i
        for before, i in zip([None, *plain], plain, strict=False)
        if before is None or len(items[before].passage.text) >= SHORT_LINE
    }
