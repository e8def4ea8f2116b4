"""All that became of the articles of a pair as wholes."""

from __future__ import annotations

from collections.abc import Iterator

from compare.events.evidence.event import mirror
from compare.events.evidence.pair import Pair
from compare.events.finders.articles.divided import splits
from compare.events.finders.articles.moved import moved
from compare.events.finders.articles.raised import raised
from compare.model import Event


def reshaped(pair: Pair) -> Iterator[Event]:
    """Yield what became of articles as wholes."""
    yield from moved(pair)
    yield from splits(pair)
    yield from (mirror(one) for one in splits(pair.swapped))
    yield from raised(pair)
    yield from (mirror(one) for one in raised(pair.swapped))
