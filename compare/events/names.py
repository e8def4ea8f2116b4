"""Matters that go by another name, by the names of the lexicon and what the texts write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from compare.closed import words
from compare.events.clause import clauses, most_telling, shortened
from compare.events.event import event
from compare.events.pair import Pair
from compare.facts.shorts import shortened as short_form
from compare.model import Event, Quote
from compare.themes.lexicon import Name
from compare.themes.side import Side
from compare.themes.units import statements

RENAMED = 0.9
STILL_BOTH = 0.12  # less, where the left text already uses the new name too


def renamed(pair: Pair) -> Iterator[Event]:
    """Yield the themes that the left text calls by an older name and the right by a newer."""
    for theme, (old, new) in known_names(pair).items():
        yield rename(pair, theme, old, new)


def known_names(pair: Pair) -> dict[str, tuple[Name, Name]]:
    """Return, for each theme that was renamed by the lexicon, its older and its newer name."""
    found: dict[str, tuple[Name, Name]] = {}
    for theme, entry in pair.lexicon.entries.items():
        if theme in pair.left.mentions and theme in pair.right.mentions:
            for old, new in permutations(entry.names, 2):
                one = old.of == new.of and follows(old, new) and in_time(pair, new)
                if one and not abbreviated(old, new) and changed(pair, old, new):
                    found.setdefault(theme, (old, new))
    return found


def follows(old: Name, new: Name) -> bool:
    """Return whether a name came after another."""
    return (old.since or 0) < (new.since or 0) or (old.until or 9999) < (new.until or 9999)


def abbreviated(old: Name, new: Name) -> bool:
    """Return whether one of two names is a short form of the other, and so no other name."""
    short, full = sorted((short_form(old.name), short_form(new.name)), key=len)
    return full.startswith(short) or full.endswith(short)


def in_time(pair: Pair, new: Name) -> bool:
    """Return whether a name was there when the right text was written, as far as is known."""
    return pair.years is None or (new.since or 0) <= pair.years[1]


def changed(pair: Pair, old: Name, new: Name) -> bool:
    """Return whether the left text keeps to the old name and the right one has only the new."""
    left, right = uses(pair.left, old), uses(pair.right, new)
    return bool(left and right) and not uses(pair.right, old) and left >= uses(pair.left, new)


def uses(side: Side, name: Name) -> int:
    """Return how often a text uses the words of a name that are a part of it, if any are.

    Other words (敬老院) come with the matter under any of its names.
    """
    own = [word for word in name.words if word in name.name] or name.words
    found = (match.span() for word in own for match in re.finditer(re.escape(word), side.text))
    return sum(not in_institution(side.text, *span) for span in found)


def in_institution(text: str, start: int, end: int) -> bool:
    """Tell whether words are a part of the name of an institution (未成年人保护工作 of …工作站).

    Its noun follows them, or begins inside them and ends behind.
    """
    if any(text.startswith(noun, end) for noun in words("offices", "heads") if len(noun) > 1):
        return True
    return any(
        text.startswith(noun, at)
        for noun in words("names", "heads")
        for at in range(max(start, end - len(noun)) + 1, end)
    )


def rename(pair: Pair, theme: str, old: Name, new: Name) -> Event:
    """Return the event of one renaming by the lexicon, or of a policy that followed another."""
    both = bool(uses(pair.left, new))
    told = "renamed.known_both" if both else "renamed.known"
    before, after = shown(pair, pair.left, theme, old), shown(pair, pair.right, theme, new)
    return event(
        pair,
        "goal_changed" if new.successor else "renamed",
        new.name,
        theme=theme,
        confidence=RENAMED - STILL_BOTH * both,
        evidence=(before, after),
        basis=("lexicon",),
        explanation="goal_changed.known" if new.successor else told,
        facts={
            "before": used_in(before, old),
            "after": used_in(after, new),
            "source": new.source,
        },
        sources=(new.source,),
    )


def shown(pair: Pair, side: Side, theme: str, name: Name) -> Quote:
    """Return a clause that has the name, from the measures on the theme or from elsewhere."""
    found = most_telling(side, theme, pair.lexicon, fullest(side, name))
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
    best = next((one for one in beginnings(name) if one in side.text), "")
    return (best,) if best else name.words


def beginnings(name: Name) -> list[str]:
    """Return the beginnings of a name that show it, the longest first."""
    found = (name.name[:end] for end in range(len(name.name), 1, -1))
    return [one for one in found if any(word in one for word in name.words)]


def used_in(quote: Quote, name: Name) -> str:
    """Return the longest form of a name that stands in a quote."""
    forms = [one for one in (*beginnings(name), *name.words) if one in quote.text]
    return max(forms, key=len, default=name.name)
