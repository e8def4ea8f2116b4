"""goal_changed: what one side does in some places, the other everywhere (在甲县试行 → 全面铺开)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from compare.differences.difference import LONGEST_WHOLE, difference
from compare.differences.side import Pair, Side
from compare.facts.fronts import front
from compare.facts.plain import squashed
from compare.facts.spread import Spread, spreads
from compare.knowledge.words import content_words
from compare.model import Difference, Span

SHARED = 2  # words of two clauses of which one is on some places, the other on all
SHORTEST = 2  # characters of a label


def spreading(pair: Pair) -> Iterator[Difference]:
    """Yield what one side does in some places and the other everywhere, a clause once."""
    told: set[tuple[int, Span]] = set()
    for one, other in product(spreads(pair.left.text), spreads(pair.right.text)):
        ends = {(0, one.clause), (1, other.clause)}
        shared = matter(pair.left, one) & matter(pair.right, other)
        if one.width != other.width and len(shared) >= SHARED and told.isdisjoint(ends):
            told |= ends
            some = (pair.left, one) if one.width == "some" else (pair.right, other)
            places = {*content_words(pair.left.words(one.words) + pair.right.words(other.words))}
            about = done(*some) or called(*some, shared - places or shared)
            words = pair.left.words(one.words), pair.right.words(other.words)
            yield difference(pair, "goal_changed", about, one.clause, other.clause, *words)


def done(side: Side, spread: Spread) -> str:
    """Return what its clause says to be done in some places, if that is short enough a label.

    One of those places is not what is done there.
    """
    places = squashed(side.words(spread.words))
    staged = [
        one.subject
        for one in side.of("stage", spread.clause)
        if one.subject[:SHORTEST] not in places
    ]
    rest = front(side.text[spread.words[1] : spread.clause[1]])
    places = side.words(spread.words)
    found = (one for one in (*staged, rest) if SHORTEST <= len(one) <= LONGEST_WHOLE)
    return next((one for one in found if one not in places), "")


def called(side: Side, spread: Spread, shared: frozenset[str]) -> str:
    """Return what a clause has at a stage under a name with a shared word, or the longest such."""
    longest_first = sorted(shared, key=lambda word: (len(word), word), reverse=True)
    staged = [one.subject for one in side.of("stage", spread.clause)]
    named = (name for word in longest_first for name in staged if word in name)
    return next((name for name in named if len(name) <= LONGEST_WHOLE), longest_first[0])


def matter(side: Side, spread: Spread) -> frozenset[str]:
    """Return the words for what is done in some places or everywhere, with the places.

    A clause that has none goes on about what those before it are on (…方案,在全市铺开), or opens
    what those behind it are on (在甲县试点,将审批下放).
    """
    start, end = spread.clause
    first, last = spread.words
    found = content_words(side.text[start:first]) + content_words(side.text[last:end])
    at = side.clauses.index(spread.clause)
    for begin, stop in (*reversed(side.clauses[:at]), *side.clauses[at + 1 :]):
        found = found or content_words(side.text[begin:stop])
    return frozenset(found + content_words(side.words(spread.words)))


def counts_places(pair: Pair, one: Difference, found: list[Difference]) -> bool:
    """Tell whether a number only counts places of which it is told that they are all now.

    先在3个镇试行, 在全部18个镇推开: the goal says it already.
    """
    return one.kind == "number_changed" and any(
        is_wider(pair, two)
        and within(pair.left, two.near_left, one.before)
        and within(pair.right, two.near_right, one.after)
        for two in found
        if two.kind == "goal_changed"
    )


def is_wider(pair: Pair, goal: Difference) -> bool:
    """Tell whether of two clauses one is on some places and the other on all."""
    left, right = of_clause(pair.left, goal.near_left), of_clause(pair.right, goal.near_right)
    return bool(left and right) and {one.width for one in (*left, *right)} == {"some", "everywhere"}


def within(side: Side, clause: Span | None, number: str) -> bool:
    """Tell whether a number, if there is one, stands in the words for how widely a clause goes."""
    return not number or any(number in side.words(one.words) for one in of_clause(side, clause))


def of_clause(side: Side, clause: Span | None) -> list[Spread]:
    """Return how widely a clause says that something is done."""
    return [one for one in spreads(side.text) if one.clause == clause]
