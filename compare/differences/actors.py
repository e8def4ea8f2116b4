"""actor_changed: another office is in charge or works along."""

from __future__ import annotations

from collections.abc import Iterator

from compare.differences.difference import difference
from compare.differences.names import one_name
from compare.differences.side import Pair
from compare.model import Difference, Fact, Span


def actors(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the offices of clauses that correspond, and of those beside them."""
    left, right = pair.left.of("office"), pair.right.of("office")
    before = [one for one in left if not any(same(one, other) for other in right)]
    after = [one for one in right if not any(same(one, other) for other in left)]
    for clauses in pair.together:
        old = [one for one in before if pair.left.clause_of(one) == clauses.left]
        new = [one for one in after if pair.right.clause_of(one) == clauses.right]
        if not old and not new:
            continue
        old = old or [one for one in before if pair.left.clause_of(one) in pair.only_left]
        new = new or [one for one in after if pair.right.clause_of(one) in pair.only_right]
        yield told(pair, old, new, clauses.left, clauses.right)
        before = [one for one in before if one not in old]
        after = [one for one in after if one not in new]


def told(pair: Pair, old: list[Fact], new: list[Fact], left: Span, right: Span) -> Difference:
    """Return the difference of two groups of offices."""
    if old:
        left = pair.left.clause_of(old[0])
    if new:
        right = pair.right.clause_of(new[0])
    about = (old or new)[0].text
    before, after = ("、".join(one.subject for one in group) for group in (old, new))
    return difference(pair, "actor_changed", about, left, right, before, after)


def same(one: Fact, other: Fact) -> bool:
    """Tell whether two offices are one and have one part."""
    return one.role == other.role and one_name(one.value, other.value)
