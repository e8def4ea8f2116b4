"""Duties that went to another department or came back, by the dated facts of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from compare.events.clause import most_telling
from compare.events.event import event
from compare.events.pair import Pair
from compare.model import Event
from compare.themes.lexicon import Duty, Entry
from compare.themes.side import Side

SURE, SURE_IF_CUT = 0.95, 0.85


def duties(pair: Pair) -> Iterator[Event]:
    """Yield the duties that left or came back between the two years, where the texts agree."""
    if pair.years is None or pair.laws:
        return
    for theme, entry in pair.lexicon.entries.items():
        for duty in entry.duties:
            if left_between(duty, *pair.years) and lost(pair.left, pair.right, entry):
                yield went(pair, theme, duty)
            if back_between(duty, *pair.years) and never_said(pair, entry):
                yield returned(pair, theme, duty)


def left_between(duty: Duty, first: int, last: int) -> bool:
    """Tell whether a duty left between two years and was not back by the second."""
    return first < duty.left <= last and not (duty.back and duty.back <= last)


def back_between(duty: Duty, first: int, last: int) -> bool:
    """Tell whether a duty came back between two years."""
    return bool(duty.back) and first < (duty.back or 0) <= last


def lost(has: Side, lacks: Side, entry: Entry) -> bool:
    """Tell whether one side treats a theme of which the other has no word at all."""
    return entry.id in has.mentions and not any(term in lacks.everything for term in entry.terms)


def never_said(pair: Pair, entry: Entry) -> bool:
    """Tell whether the right side treats a theme of which the left, a whole text, has no word."""
    return not pair.left.document.truncated and lost(pair.right, pair.left, entry)


def went(pair: Pair, theme: str, duty: Duty) -> Event:
    """Return the event of a duty that went to another department."""
    cut = pair.right.document.truncated
    return event(
        pair,
        "moves_out",
        theme,
        theme=theme,
        confidence=SURE_IF_CUT if cut else SURE,
        evidence=(most_telling(pair.left, theme, pair.lexicon),),
        basis=("lexicon", "absence"),
        explanation="moves_out.cut" if cut else "moves_out.back" if duty.back else "moves_out",
        facts=known(duty),
        sources=(duty.source,),
    )


def returned(pair: Pair, theme: str, duty: Duty) -> Event:
    """Return the event of a duty that came back to civil affairs."""
    return event(
        pair,
        "appears",
        theme,
        theme=theme,
        confidence=SURE,
        evidence=(most_telling(pair.right, theme, pair.lexicon),),
        basis=("lexicon", "absence"),
        explanation="appears.returned",
        facts=known(duty),
        sources=(duty.source,),
    )


def known(duty: Duty) -> dict[str, str]:
    """Return what the lexicon knows of a duty, for the sentence."""
    return {
        "year": str(duty.left),
        "back": str(duty.back or ""),
        "to": duty.to,
        "to_english": duty.to_english,
        "source": duty.source,
    }
