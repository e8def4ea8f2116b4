"""What one text lacks and an earlier one of the series had: it is back, and not new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from compare.events.evidence.wording import steady
from compare.model import Event
from compare.themes.side import Side
from compare.themes.units import statements

SAID_BEFORE = 60.0  # rapidfuzz ratio of two statements from which one is the other, edited
STATEMENTS = ("appears.article", "appears.measure", "appears.sentence")
TERMS = ("term_appears.new",)


def told_again(found: Iterable[Event], right: Side, earlier: Sequence[Side]) -> tuple[Event, ...]:
    """Return the events of a step, where what an earlier text had is told to be back.

    ``earlier`` are the texts before the two of the step, in order; the last that had it is named.
    """
    return tuple(back(one, right, earlier) for one in found)


def back(found: Event, right: Side, earlier: Sequence[Side]) -> Event:
    """Return an event, told as a return if an earlier text had what appears."""
    had = next((side for side in reversed(earlier) if said(side, found, right)), None)
    if had is None:
        return found
    facts = dict(found.facts) | {"again": had.label}
    key = "term_appears.again" if found.explanation in TERMS else "appears.again"
    return replace(found, explanation=key, facts=tuple(sorted(facts.items())))


def said(side: Side, found: Event, right: Side) -> bool:
    """Tell whether a text has the statement or the name that an event tells to appear."""
    if found.explanation in TERMS:
        return steady(dict(found.facts)["after"]) in steady(side.everything)
    if found.explanation in STATEMENTS:
        new = right.document.unit_by_address[found.right[0]]
        return has(side, new.text)
    return False


def has(side: Side, text: str) -> bool:
    """Tell whether a text has a statement that is the given one, edited at most."""
    known = [words for _, words in statements(side.document)]
    return bool(process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=SAID_BEFORE))
