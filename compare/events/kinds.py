"""The kinds of events, one table: what everything that prints or tests events needs of each.

``mirror`` is the kind seen from the other document, ``sign`` and ``group`` are how pictures and
lists show it, ``order`` (the place in the table) is how lists by kind run. Sentences stand in
``data/language/event.toml`` under the kind's name, its names in ``ui.toml`` as ``event_<kind>``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model import Event, EventType

Group = Literal["gone", "come", "moved", "changed", "named", "raised", "lowered", "doubt"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event."""

    type: EventType
    mirror: EventType
    sign: str
    group: Group


KINDS: tuple[Kind, ...] = (
    Kind("moves_out", "appears", "→", "moved"),
    Kind("disappears", "appears", "×", "gone"),
    Kind("appears", "disappears", "+", "come"),
    Kind("number_changed", "number_changed", "#", "changed"),
    Kind("goal_changed", "goal_changed", "≈", "changed"),
    Kind("scope_changed", "scope_changed", "○", "changed"),
    Kind("actor_changed", "actor_changed", "@", "changed"),
    Kind("law_changed", "law_changed", "§", "changed"),
    Kind("term_appears", "term_disappears", "+", "come"),
    Kind("term_disappears", "term_appears", "×", "gone"),
    Kind("renamed", "renamed", "=", "named"),
    Kind("promoted", "demoted", "↑", "raised"),
    Kind("demoted", "promoted", "↓", "lowered"),
    Kind("splits", "merges", "<", "changed"),
    Kind("merges", "splits", ">", "changed"),
    Kind("moved", "moved", "↕", "moved"),
    Kind("contradicts", "contradicts", "!", "doubt"),
)
NAMES: tuple[EventType, ...] = ("term_appears", "term_disappears")
"""Kinds of which the other side may have the thing, under no such name."""
ONLY_RIGHT: tuple[EventType, ...] = ("appears", "term_appears")
ONLY_LEFT: tuple[EventType, ...] = ("disappears", "term_disappears")
OF_THEMES = ("moves_out", "appears", "disappears", "promoted", "demoted")
THEME_NAMES = ("renamed.known", "renamed.known_both", "human_rename")
KNOWN = (*THEME_NAMES[:2], "goal_changed.known", "goal_changed.known_practice")
"""What the lexicon knows to have followed something else, which a later text alone is told to."""
KIND: dict[EventType, Kind] = {kind.type: kind for kind in KINDS}
ORDER: tuple[EventType, ...] = tuple(kind.type for kind in KINDS)


def of_theme(event: Event) -> bool:
    """Tell whether an event is on its theme as a whole, and not on one statement of it."""
    return bool(event.theme) and (event.matter == event.theme or event.explanation in THEME_NAMES)
