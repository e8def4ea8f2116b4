"""scope_changed: what one of two statements takes in beside what both have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from compare.differences.difference import difference
from compare.differences.items import SHORTEST_ITEM, is_item, named
from compare.differences.side import BETWEEN, Pair, Side, likeness
from compare.facts.fronts import front
from compare.facts.inclusions import Inclusion, inclusions
from compare.facts.plain import between
from compare.knowledge.closed import words
from compare.knowledge.words import content_words, ends_in_thing
from compare.model import Difference, Span

Taken = tuple[Inclusion, list[str]]


def included(pair: Pair) -> Iterator[Difference]:
    """Yield what only one side takes in, beside what it says to be in already."""
    both = zip_longest(new(pair.left, pair.right), new(pair.right, pair.left))
    for left, right in both:
        before, after = (taken[1] if taken else [] for taken in (left, right))
        yield difference(
            pair,
            "scope_changed",
            next(about(*taken) for taken in (right, left) if taken),
            left[0].span if left else counterpart(pair.right, right, pair.left),
            right[0].span if right else counterpart(pair.left, left, pair.right),
            "、".join(before),
            "、".join(after),
        )


def new(side: Side, other: Side) -> list[Taken]:
    """Return the inclusions of a side with the items of each that the other does not have.

    Where no word says that others are in already, the other side must have what is said to be.
    """
    found = []
    for one in inclusions(side.text):
        known = set(content_words(one.beside))
        if one.too or any(other.says(word) for word in known):
            items = [item for item in items_of(side, one.things) if not named(other, item)]
            found += [(one, items)] if items else []
    return found


def items_of(side: Side, things: Span) -> Iterator[str]:
    """Yield the members of an enumeration that can be taken in: people, things, places."""
    people = {one.end: one.text for one in side.of("people", things)}
    for start, end in between(side.words(things)):
        item = people.get(things[0] + end) or front(side.words(things)[start:end].strip())
        if is_item(item) and not vague(item):
            yield item


def vague(item: str) -> bool:
    """Tell whether an item names nobody: 其他符合条件的人员."""
    rest, conditions = item, words("people", "conditions")
    while condition := next((one for one in conditions if rest.startswith(one)), ""):
        rest = rest.removeprefix(condition)
    return len(rest) < SHORTEST_ITEM or rest in words("people", "bare")


def about(inclusion: Inclusion, items: list[str]) -> str:
    """Return what items are taken into or become a part of, or else the first of them."""
    return inclusion.of if ends_in_thing(inclusion.of) else items[0]


def counterpart(side: Side, taken: Taken | None, other: Side) -> Span | None:
    """Return the clause of the other side that says what is in there, if one is like it."""
    if taken is None:
        return None
    span = taken[0].span
    best = max(other.clauses, key=lambda clause: likeness(side, span, other, clause), default=None)
    return best if best and likeness(side, span, other, best) >= BETWEEN else None
