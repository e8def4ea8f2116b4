"""The order in which events are told and numbered: by weight, then what befell whole themes."""

from __future__ import annotations

from compare.events.kinds import OF_THEMES, ORDER, of_theme
from compare.events.order.gathered import by_matter
from compare.model import Comparison, Event, Theme

OF_A_TEXT = ("article", "annex", "measure")
"""Variants of events on one article or measure, whatever theme that names."""
OF_PROVISIONS = (".provision", ".sentence")
"""The same of a law, which is told by its provisions."""


def pair_events(comparison: Comparison, pair: int) -> list[Event]:
    """Return the events of a pair (from 1) as they are told.

    Those on themes as wholes stand last, by their kind; the others as much as they matter. What
    is told together stays together, where a text shows any of it by itself.
    """
    scope = comparison.pairs[pair - 1]
    found = by_matter(event for event in comparison.events if event.scope == scope)
    whole = [events for events in found if all(map(on_whole_theme, events))]
    single = [events for events in found if not all(map(on_whole_theme, events))]
    whole.sort(key=lambda events: ORDER.index(events[0].type))
    return [event for events in single + whole for event in events]


def numbered(comparison: Comparison) -> list[tuple[int, Event]]:
    """Return the pair (from 1) of every event, in the order of the findings' numbers."""
    pairs = range(1, len(comparison.pairs) + 1)
    return [(pair, event) for pair in pairs for event in pair_events(comparison, pair)]


def on_whole_theme(event: Event) -> bool:
    """Tell whether an event is on a theme as a whole, and no text shows it by itself."""
    kind, _, variant = event.explanation.partition(".")
    if kind in ("promoted", "demoted"):
        return variant == "theme"
    return event.type in OF_THEMES and variant not in OF_A_TEXT


def befell_theme(event: Event) -> bool:
    """Tell whether an event happened to its theme as a whole, a new name of it included."""
    return on_whole_theme(event) or (event.type == "renamed" and of_theme(event))


def shows_on_theme(event: Event, theme: Theme) -> bool:
    """Tell whether a picture of themes shows an event of a theme.

    What a law has in one place it does not, nor that something within the theme has another name.
    """
    if event.explanation.endswith(OF_PROVISIONS):
        return False
    return renames_theme(event, theme) if event.type == "renamed" else on_whole_theme(event)


def renames_theme(event: Event, theme: Theme) -> bool:
    """Tell whether the theme itself has another name: 三社联动 is one thing within 社会工作."""
    called = {mention.document: mention.name for mention in theme.mentions}
    before = dict(event.facts).get("before", theme.id)
    return event.matter == theme.id or before in called.get(event.scope[0], "")


def is_telling(event: Event) -> bool:
    """Tell whether the sentence on an event says more than its quotes do."""
    return not event.explanation.endswith(".words")
