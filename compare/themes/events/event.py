"""An event as it is made, told from the other side, and told the other way round."""

from __future__ import annotations

from dataclasses import replace

from compare.addresses import document_of
from compare.model import Basis, Event, EventType, Quote
from compare.themes.events.pair import Pair

MIRRORED: dict[EventType, EventType] = {
    "appears": "disappears",
    "disappears": "appears",
    "splits": "merges",
    "merges": "splits",
    "promoted": "demoted",
    "demoted": "promoted",
    "moves_out": "appears",
}
EXCHANGED = {"left": "right", "right": "left"}
MOST_SURE = 0.99


def event(
    pair: Pair,
    kind: EventType,
    theme: str,
    *,
    confidence: float,
    left: tuple[str, ...],
    right: tuple[str, ...],
    evidence: tuple[Quote | None, ...],
    basis: tuple[Basis, ...],
    explanation: str,
    facts: dict[str, str] | None = None,
    sources: tuple[str, ...] = (),
) -> Event:
    """Return an event of a pair; its facts always tell the theme and both documents."""
    told = {"theme": theme, "left": pair.left.label, "right": pair.right.label} | (facts or {})
    return Event(
        kind,
        theme,
        (pair.left.document.id, pair.right.document.id),
        left,
        right,
        basis,
        bounded(confidence),
        tuple(quote for quote in evidence if quote),
        explanation,
        tuple(sorted(told.items())),
        sources,
    )


def bounded(confidence: float) -> float:
    """Return a confidence to four digits; nothing that was found is quite sure."""
    return round(min(confidence, MOST_SURE), 4)


def mirror(found: Event) -> Event:
    """Return an event as it is when the two documents change places.

    Its sentence stays: it names both documents and is told in order of time. ``moves_out`` has no
    counterpart: on the other side the matter appears.
    """
    before = found.scope[0]
    evidence = sorted(found.evidence, key=lambda quote: document_of(quote.unit) == before)
    return replace(
        found,
        type=MIRRORED.get(found.type, found.type),
        scope=(found.scope[1], found.scope[0]),
        left=found.right,
        right=found.left,
        evidence=tuple(evidence),
    )


def other_way(found: Event) -> Event:
    """Return an event found in a swapped pair as it is told in the pair itself."""
    turned = mirror(found)
    return replace(
        turned,
        explanation=found.explanation.replace(found.type, turned.type, 1),
        facts=tuple(sorted((EXCHANGED.get(key, key), value) for key, value in found.facts)),
    )
