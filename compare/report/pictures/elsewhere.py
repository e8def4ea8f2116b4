"""Where the text of a theme goes on that only one document of a pair has.

A theme is read from words. Where a plan says the same in others, its text stands under another
theme or none, and has not gone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from compare.model import Comparison, Mention, Theme

Partners = Mapping[str, Sequence[str]]
ENOUGH = 0.5
"""The part of a theme's statements that must have counterparts."""


def partners(comparison: Comparison) -> Partners:
    """Return the main counterparts of every unit that has any."""
    found: dict[str, list[str]] = defaultdict(list)
    for link in comparison.links:
        if link.strength == "main":
            found[link.left].append(link.right)
            found[link.right].append(link.left)
    return found


def elsewhere(comparison: Comparison, theme: Theme, counterparts: Partners) -> str | None:
    """Return the theme under which the text of a theme stands in the other document.

    That is nothing where it stands under none, and ``None`` where it does not stand there.
    """
    (mention,) = theme.mentions
    units = _units(mention)
    there = [counterparts[unit] for unit in units if counterparts.get(unit)]
    if not there or len(there) < ENOUGH * len(units):
        return None
    about = _about(comparison)
    found = Counter(other for units in there for unit in units for other in about.get(unit, ()))
    return next((other for other, _ in found.most_common()), "")


def _units(mention: Mention) -> tuple[str, ...]:
    """Return what a document says of a theme: its articles, or else its measures."""
    return mention.primary or mention.measures


def _about(comparison: Comparison) -> Mapping[str, Sequence[str]]:
    """Return the themes of every unit, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for theme in comparison.themes:
        for mention in theme.mentions:
            for unit in (*mention.primary, *mention.measures):
                found[unit].append(theme.id)
    return found
