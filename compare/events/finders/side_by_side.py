"""Statements of two texts on one matter that are no counterparts: what either says, no more."""

from __future__ import annotations

from compare.events.evidence.event import event
from compare.events.evidence.loose import loosely
from compare.events.evidence.pair import Pair
from compare.events.evidence.subject import in_common
from compare.events.finders.differing import called_by_numbers, kind_of_wording
from compare.model import Event, EventType, Quote

LIKELY = 0.7  # how sure it is that two such statements are on one matter


def side_by_side(
    pair: Pair,
    before: Quote | None,
    after: Quote | None,
    kind: EventType | None = None,
    called: str = "",
) -> Event | None:
    """Return the event of two statements, each alone in its text; none where one has no quote.

    Without a ``kind`` it is the one that their wording shows. Where they share no
    phrase it is ``called`` by a name.
    """
    if before is None or after is None:
        return None
    kind = kind or kind_of_wording(before, after)
    return event(
        pair,
        kind,
        in_common(
            before.text,
            after.text,
            pair.lexicon.particulars,
            called_by_numbers(before, after) if kind == "number_changed" else "",
            called,
        ),
        confidence=LIKELY,
        evidence=(before, after),
        basis=("alignment",),
        explanation=f"{kind}.words",
        facts={"before": before.text, "after": after.text, **loosely(pair, before, after)},
    )
