"""Matters that go by another name: renamed, by the names of the lexicon."""

from __future__ import annotations

from itertools import permutations

from compare.model import Event, Quote
from compare.themes.events.evidence import clauses, shortened, telling
from compare.themes.events.pair import Pair, Side, event
from compare.themes.lexicon import Name
from compare.themes.units import statements

RENAMED = 0.88
STILL_BOTH = 0.12  # less, where the left text already uses the new name too


def renamed(pair: Pair) -> list[Event]:
    """Return the themes that the left text calls by an older name and the right by a newer."""
    found = []
    for theme, entry in pair.lexicon.entries.items():
        if theme in pair.left.mentions and theme in pair.right.mentions:
            changes = [
                rename(pair, theme, old, new)
                for old, new in permutations(entry.names, 2)
                if old.of == new.of
                and follows(old, new)
                and changed(pair, old, new)
                and in_time(pair, new)
            ]
            found += changes[:1]
    return found


def follows(old: Name, new: Name) -> bool:
    """Return whether a name came after another."""
    return (old.since or 0) < (new.since or 0) or (old.until or 9999) < (new.until or 9999)


def in_time(pair: Pair, new: Name) -> bool:
    """Return whether a name was there when the right text was written, as far as is known."""
    return pair.years is None or (new.since or 0) <= pair.years[1]


def changed(pair: Pair, old: Name, new: Name) -> bool:
    """Return whether the left text keeps to the old name and the right one has only the new."""
    left, right = uses(pair.left, old), uses(pair.right, new)
    return bool(left and right) and not uses(pair.right, old) and left >= uses(pair.left, new)


def uses(side: Side, name: Name) -> int:
    """Return how often a text uses the words of a name."""
    return sum(side.text.count(word) for word in name.words)


def rename(pair: Pair, theme: str, old: Name, new: Name) -> Event:
    """Return the event of one renaming."""
    both = bool(uses(pair.left, new))
    return event(
        pair,
        "renamed",
        theme,
        RENAMED - STILL_BOTH * both,
        pair.left.mentions[theme].articles,
        pair.right.mentions[theme].articles,
        (shown(pair, pair.left, theme, old), shown(pair, pair.right, theme, new)),
        ("lexicon",),
        "renamed_both" if both else "renamed",
        {"before": old.name, "after": new.name, "source": new.source},
        (new.source,),
    )


def shown(pair: Pair, side: Side, theme: str, name: Name) -> Quote:
    """Return a clause that has the name, from the measures on the theme or from elsewhere."""
    found = telling(side, theme, pair.lexicon, fullest(side, name))
    if found and any(word in found.text for word in name.words):
        return found
    return next(
        Quote(side.document.address(unit), shortened(clause, clause.find(word)))
        for unit, text in statements(side.document)
        for clause in clauses(text)
        for word in name.words
        if word in clause
    )


def fullest(side: Side, name: Name) -> tuple[str, ...]:
    """Return the longest beginning of a name that a text has and that shows it, or its words."""
    for end in range(len(name.name), 1, -1):
        beginning = name.name[:end]
        if beginning in side.text and any(word in beginning for word in name.words):
            return (beginning,)
    return name.words
