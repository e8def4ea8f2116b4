"""Statements of two texts on one matter that are no counterparts: what either says, no more."""

from __future__ import annotations

from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.subject import in_common
from compare.model import Event, EventType, Quote

LIKELY = 0.7  # how sure it is that two such statements are on one matter


def side_by_side(
    pair: Pair, before: Quote | None, after: Quote | None, kind: EventType = "goal_changed"
) -> Event | None:
    """Return the event of two statements, each alone in its text; none where one has no quote."""
    if before is None or after is None:
        return None
    return event(
        pair,
        kind,
        in_common(before.text, after.text, pair.lexicon.particulars),
        confidence=LIKELY,
        evidence=(before, after),
        basis=("alignment",),
        explanation=f"{kind}.words",
        facts={"before": before.text, "after": after.text},
    )
