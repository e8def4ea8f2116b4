"""How much a reader would care: the order of events."""

from __future__ import annotations

from compare.events.pair import Pair
from compare.model import Event


def by_interest(pair: Pair, found: list[Event]) -> tuple[Event, ...]:
    """Return events by falling interest."""
    return tuple(found)
