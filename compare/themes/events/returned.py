"""A duty that left and came back, told as one story where a series has all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.model import Event
from compare.themes.side import Side

LEFT, BACK = "moves_out_and_back", "appears_returned"


def retold(events: Sequence[Event], series: Sequence[Side]) -> list[Event]:
    """Return the events of a series, where a return names who had the matter before and after."""
    return [told_whole(one, series) for one in events]


def told_whole(found: Event, series: Sequence[Side]) -> Event:
    """Return an event of a duty that came back with the plan of the series at its other end."""
    order = [side.document.id for side in series]
    if found.explanation == LEFT:
        later = series[order.index(found.scope[1]) + 1 :]
        again = next((side.label for side in later if found.theme in side.mentions), "")
        return with_fact(found, f"{LEFT}_again", "again", again)
    if found.explanation == BACK:
        earlier = series[: order.index(found.scope[0])]
        first = next((side.label for side in earlier if found.theme in side.mentions), "")
        return with_fact(found, f"{BACK}_again", "first", first)
    return found


def with_fact(found: Event, explanation: str, key: str, value: str) -> Event:
    """Return an event with one more fact and the sentence for it, if there is such a fact."""
    if not value:
        return found
    return replace(
        found, explanation=explanation, facts=tuple(sorted((*found.facts, (key, value))))
    )
