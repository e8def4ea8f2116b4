"""actor_changed: another office is in charge or works along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.differences.difference import difference
from compare.differences.names import one_name
from compare.differences.side import Pair, Side
from compare.facts.shorts import shortened
from compare.model import Difference, Fact, Span


def actors(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the offices of clauses that correspond, and of those beside them.

    Who leads stands in one clause and who helps in the next: clauses side by side are told as one.
    """
    for group in side_by_side(pair, list(changes(pair))):
        yield told(pair, group)


@dataclass(frozen=True, slots=True)
class Change:
    """The offices that only one of two clauses has, or each of them in place of the other's."""

    old: tuple[Fact, ...]
    new: tuple[Fact, ...]
    left: Span
    right: Span


def changes(pair: Pair) -> Iterator[Change]:
    """Yield the changes of offices clause by clause.

    That an office ``acts`` is told only beside another that stands in its place.
    """
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
        old = old or handed_on(pair.left.of("office", clauses.left), new)
        new = new or handed_on(pair.right.of("office", clauses.right), old)
        if (old and new) or any(one.role != "acts" for one in (*old, *new)):
            yield Change(
                tuple(old),
                tuple(new),
                pair.left.clause_of(old[0]) if old else clauses.left,
                pair.right.clause_of(new[0]) if new else clauses.right,
            )
        before = [one for one in before if one not in old]
        after = [one for one in after if one not in new]


def handed_on(acting: list[Fact], others: list[Fact]) -> list[Fact]:
    """Return the offices that had what is handed to others now."""
    return acting if others and all(one.role == "given" for one in others) else []


def side_by_side(pair: Pair, found: list[Change]) -> Iterator[list[Change]]:
    """Yield changes in groups; each stands in the clauses behind those of the one before it."""
    group: list[Change] = []
    for one in found:
        if group and not follows(pair, group[-1], one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def follows(pair: Pair, one: Change, other: Change) -> bool:
    """Tell whether both clauses of a change stand right behind those of another."""
    return next_to(pair.left, one.left, other.left) and next_to(pair.right, one.right, other.right)


def next_to(side: Side, first: Span, second: Span) -> bool:
    """Tell whether a clause of a statement stands right behind another."""
    if not {first, second} <= set(side.clauses):
        return False
    return side.clauses.index(second) - side.clauses.index(first) == 1


def told(pair: Pair, group: list[Change]) -> Difference:
    """Return the difference of the offices of some clauses that stand side by side.

    Of several clauses all offices are told, so that nobody seems gone who only has another part.
    """
    first, last = group[0], group[-1]
    left, right = (first.left[0], last.left[1]), (first.right[0], last.right[1])
    old = pair.left.of("office", left) if len(group) > 1 else list(first.old)
    new = pair.right.of("office", right) if len(group) > 1 else list(first.new)
    before, after = ("、".join(one.subject for one in offices) for offices in (old, new))
    return difference(pair, "actor_changed", (old or new)[0].text, left, right, before, after)


def same(one: Fact, other: Fact) -> bool:
    """Tell whether two offices are one and have one part; one that acts may be said to lead."""
    if one.role == other.role:
        return one_name(one.value, other.value)
    return {one.role, other.role} == {"acts", "lead"} and shortened(one.value) == shortened(
        other.value
    )
