"""term_appears and term_disappears: a named programme, institution or method of one side only."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio

from compare.differences.difference import difference
from compare.differences.side import Pair, Side
from compare.facts.bases import generation
from compare.model import Difference, DifferenceKind, Fact, Span

SAME_THING = 67.0  # rapidfuzz partial ratio of a name without quotes and words of the other side


def terms(pair: Pair) -> Iterator[Difference]:
    """Yield the names that only one side has."""
    for one in lone(pair.left, pair.right, pair.only_left):
        span = pair.left.clause_of(one)
        yield told(pair, "term_disappears", one, span, pair.left_to_right().get(span))
    for one in lone(pair.right, pair.left, pair.only_right):
        span = pair.right.clause_of(one)
        yield told(pair, "term_appears", one, pair.right_to_left().get(span), span)


def lone(side: Side, other: Side, alone: tuple[Span, ...]) -> list[Fact]:
    """Return the names of a side, and the papers it is to draw up, that the other does not have."""
    papers = [one for one in side.of("basis") if one.role == "drafted"]
    return [
        one
        for one in (*side.of("name"), *papers)
        if not other.says(one.value) and (one.role == "quoted" or apart(one, side, other, alone))
    ]


def apart(one: Fact, side: Side, other: Side, alone: tuple[Span, ...]) -> bool:
    """Tell whether a name without quotes is new for sure.

    It must stand in a clause without counterpart, and be unlike all words of the other side; but
    a five-year plan is another than that of the five years before.
    """
    if side.clause_of(one) not in alone:
        return False
    plan = generation(one.value)
    if plan:
        return plan not in other.plain
    return partial_ratio(one.value, other.plain) < SAME_THING


def told(
    pair: Pair, kind: DifferenceKind, one: Fact, left: Span | None, right: Span | None
) -> Difference:
    """Return the difference of a name that one side has."""
    gone = kind == "term_disappears"
    before, after = (one.text, "") if gone else ("", one.text)
    return difference(pair, kind, one.text, left, right, before, after)
