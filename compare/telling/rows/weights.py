"""How much events weigh: how much readers care, and whether one tells of a whole or a detail.

The order of events (``events/interest``) says how likely a reader would tell each by itself. What
a reader is told first is what became of whole duties, of articles and of themes; a number, a law
or a stage that changed comes next, words that differ and what stands elsewhere come last.
"""

from __future__ import annotations

from compare.model import Event
from compare.telling.rows.order import befell_theme
from compare.telling.words.said import OF_PLACES, both_facts, is_rewritten

DUTY, WHOLE, FACT, DETAIL, PLACE = 4.0, 2.0, 1.0, 0.5, 0.25
"""A duty; an article or a theme; what both sides fix; other words; where something stands."""
EVERYWHERE = 0.25
"""What is left of the weight of matters that every office has: the party, the rule of law."""


def came_back(event: Event) -> bool:
    """Tell whether an event is on a duty that came back to civil affairs."""
    return event.type == "appears" and bool(dict(event.facts).get("back"))


def on_duty(event: Event) -> bool:
    """Tell whether a duty went to another department, or came back."""
    return event.type == "moves_out" or came_back(event)


def on_article(event: Event) -> bool:
    """Tell whether an article came or went, or a part of one became one or was one."""
    return event.type in ("promoted", "demoted") or (
        event.type in ("appears", "disappears") and event.explanation.endswith(".article")
    )


def breadth(event: Event) -> float:
    """Return of how much an event tells."""
    if on_duty(event):
        return DUTY
    if on_article(event) or befell_theme(event):
        return WHOLE
    if event.type in OF_PLACES or event.type == "contradicts":
        return PLACE
    return FACT if all(both_facts(event)) and not is_rewritten(event) else DETAIL


def weight(event: Event, everywhere: frozenset[str]) -> float:
    """Return how much an event weighs; ``everywhere`` are the themes that every office has."""
    common = EVERYWHERE if event.theme in everywhere else 1.0
    return common * breadth(event) * event.interest
