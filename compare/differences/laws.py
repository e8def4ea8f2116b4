"""law_changed: the law, plan or document behind a matter is another, is new, or is gone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from compare.differences.difference import difference
from compare.differences.names import in_order
from compare.differences.side import Pair, Side, Together
from compare.facts.bases import generation
from compare.model import Difference, Fact, Span

MOST = 0.75  # of a title, that a short form of it has at least


def laws(pair: Pair) -> Iterator[Difference]:
    """Yield the bases that differ."""
    for clauses in pair.together:
        yield from replaced(pair, clauses)
    for span in pair.only_right:
        for one in new(pair.right, pair.left, pair.right.of("basis", span)):
            yield told(pair, None, one, None, span)
    for span in pair.only_left:
        for one in new(pair.left, pair.right, pair.left.of("basis", span)):
            yield told(pair, one, None, span, None)


def replaced(pair: Pair, clauses: Together) -> Iterator[Difference]:
    """Yield the bases of two clauses that correspond, each with what stands in its place."""
    before = new(pair.left, pair.right, pair.left.of("basis", clauses.left))
    after = new(pair.right, pair.left, pair.right.of("basis", clauses.right))
    for one, other in zip_longest(before, after):
        yield told(pair, one, other, clauses.left, clauses.right)


def told(
    pair: Pair, one: Fact | None, other: Fact | None, left: Span | None, right: Span | None
) -> Difference:
    """Return the difference of two bases, one of which may be lacking."""
    about = (other.value if other else "") or (one.value if one else "")
    before, after = one.text if one else "", other.text if other else ""
    return difference(pair, "law_changed", about, left, right, before, after)


def new(side: Side, other: Side, found: list[Fact]) -> list[Fact]:
    """Return the bases that the other side does not name in any way of writing."""
    return [
        one
        for one in found
        if one.role == "relied" and not other.says(one.value) and not known(one, other)
    ]


def known(one: Fact, other: Side) -> bool:
    """Tell whether the other side names the same document by more or fewer words."""
    return any(
        in_order(*sorted((two.value, one.value), key=len))
        and generation(two.value) == generation(one.value)
        and min(len(two.value), len(one.value)) >= MOST * max(len(two.value), len(one.value))
        for two in other.of("basis")
    )
