"""The units of an event, and where in their texts the fact stands that it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compare.facts.plain import clause_at
from compare.model import Article, Event, Measure
from compare.telling.words.said import both_facts

SENTENCE_ENDS = "。.;；,， "
NO_QUOTES = str.maketrans("", "", '“”‘’《》〈〉「」『』"')
Units = Mapping[str, Article | Measure]
"""Units by their address."""


def called(event: Event, matter: str) -> Event:
    """Return an event with another name for its matter."""
    facts = ((key, matter if key == "matter" else value) for key, value in event.facts)
    return event if matter == event.matter else replace(event, matter=matter, facts=tuple(facts))


def is_worded(event: Event) -> bool:
    """Tell whether an event tells two wordings as wholes."""
    return event.explanation.endswith(".words")


def around_fact(event: Event, text: str) -> str:
    """Return the clause of a fact that differs if it names the matter, or else the whole text.

    A matter may stand in a statement several times: 开展社会组织评选, 新增社会组织7000家.
    """
    places = (text.find(fact) for fact in both_facts(event) if fact)
    found = (text[slice(*clause_at(text, place))] for place in places if place >= 0)
    return next((clause for clause in found if event.matter in clause), text)


def units_of(event: Event) -> tuple[str, ...]:
    """Return the units of an event, those of the right document first if it says anything.

    What the left document alone has is called by that one.
    """
    before, after = both_facts(event)
    sides = (event.left, event.right) if before and not after else (event.right, event.left)
    units = [unit for side in sides for unit in side]
    quoted = {quote.unit for quote in event.evidence}
    return tuple(dict.fromkeys((*(unit for unit in units if unit in quoted), *units)))


def own_units(event: Event) -> tuple[str, ...]:
    """Return the units of the document that alone has what an event tells."""
    before, after = both_facts(event)
    return event.left if before and not after else event.right


def told_fact(event: Event) -> tuple[str, str]:
    """Return the fact that an event tells, the new one of two, and the words that show it."""
    before, after = both_facts(event)
    units = own_units(event)
    return after or before, next((one.text for one in event.evidence if one.unit in units), "")


def bare(text: str) -> str:
    """Return a text without the marks of quotes and titles."""
    return text.translate(NO_QUOTES)
