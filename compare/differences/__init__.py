"""What differs in substance between two counterpart statements.

Clauses that correspond are compared fact by fact, then what is left over. What stands on both
sides is no difference, however it is written.
"""

from __future__ import annotations

from functools import lru_cache

from compare.differences.actors import actors
from compare.differences.binding import binding
from compare.differences.desks import desks
from compare.differences.goals import goals
from compare.differences.laws import laws
from compare.differences.numbers import numbers
from compare.differences.pairing import pair
from compare.differences.renames import renames
from compare.differences.scopes import scopes
from compare.differences.side import TEXTS_REMEMBERED, Pair, Side, side
from compare.differences.spreading import counts_places
from compare.differences.terms import terms
from compare.facts.ladders import past_trial
from compare.knowledge.closed import words
from compare.knowledge.words import tokens
from compare.model import Difference, Span

# A fact is told once: what an earlier reading tells, a later one does not.
READINGS = (numbers, laws, actors, desks, renames, terms, scopes, goals, binding)


SHORTEST_LIST = 200  # characters of a hundred clauses, at least
MOST = 10_000  # pairs of clauses, or of facts, of two statements that are compared


@lru_cache(maxsize=TEXTS_REMEMBERED)  # events and the texts side by side ask of the same ones
def differing(
    left: str, right: str, years: tuple[int, int] | None = None
) -> tuple[Difference, ...]:
    """Return what differs between two statements, in the order of the left text, then the right.

    ``years`` are the years of the two documents: what only rolled on with them is no difference.
    Of two lists that are ``too_long`` nothing is told.
    """
    first, second = years or (None, None)
    one, other = side(left, first), side(right, second)
    if too_long(one, other):
        return ()
    both = pair(one, other)
    found: list[Difference] = []
    for reading in READINGS:
        found += [one for one in reading(both) if not any(covered(one, two) for two in found)]
    found = [
        one
        for one in found
        if not (
            sums_up(both, one, found)
            or counts_places(both, one, found)
            or stands_elsewhere(both, one)
            or of_another_thing(one, found)
        )
    ]
    return tuple(sorted(found, key=lambda one: (one.left or one.right or (0, 0), one.kind)))


def apart(left: str, right: str) -> tuple[Span, ...]:
    """Return the spans of the clauses of the right statement that have no counterpart."""
    one, other = side(left, None), side(right, None)
    return () if too_long(one, other) else tuple(pair(one, other).only_right)


def too_long(left: Side, right: Side) -> bool:
    """Tell whether two statements have too many clauses or facts to compare each with each."""
    clauses = len(left.clauses) * len(right.clauses)
    return max(clauses, len(left.facts) * len(right.facts)) > MOST


def untold(left: str, right: str) -> bool:
    """Tell whether two statements are too long a list for their differences to be told."""
    if max(len(left), len(right)) < SHORTEST_LIST:
        return False
    return too_long(side(left, None), side(right, None))


def stands_elsewhere(both: Pair, one: Difference) -> bool:
    """Tell whether all words of an item that one statement seems to have alone are in the other.

    Whom a measure covers may stand in another order, with the verb before or behind it, but in one
    clause.
    """
    if one.kind != "scope_changed" or (one.before and one.after):
        return False
    other = both.right if one.before else both.left
    found = tokens(one.before or one.after)
    telling = [word for word in found if len(word) > 1 and word not in words("ways", "means")]
    clauses = (other.words(span) for span in other.clauses)
    return len(telling) > 1 and any(all(word in said for word in telling) for said in clauses)


def sums_up(both: Pair, one: Difference, found: list[Difference]) -> bool:
    """Tell whether a number only counts a list of which other items are told: 甲、乙等2种."""
    if one.kind != "number_changed" or not (one.before and one.after):
        return False
    where = one.near_left, one.near_right
    told = (two for two in found if two.kind == "scope_changed")
    return (
        any((two.near_left, two.near_right) == where for two in told)
        and counts(both.left, one.near_left, one.before)
        and counts(both.right, one.near_right, one.after)
    )


def of_another_thing(one: Difference, found: list[Difference]) -> bool:
    """Tell whether a stage is that of another paper, or of another one of a list, than before.

    完成甲乙边界联检 and 开展甲丙边界联检 are two checks: neither went further than the other.
    """
    if one.kind != "goal_changed":
        return False
    kinds = {"law_changed"} | (
        {"scope_changed"} if not past_trial(one.before, one.after) else set()
    )
    where = one.near_left, one.near_right
    others = (two for two in found if two.kind in kinds and two.before and two.after)
    return any((two.near_left, two.near_right) == where for two in others)


def counts(statement: Side, clause: Span | None, number: str) -> bool:
    """Tell whether a number stands behind a list in a clause: 等2种."""
    return clause is not None and f"等{number}" in statement.words(clause)


def covered(one: Difference, other: Difference) -> bool:
    """Tell whether another difference already tells the same words."""
    if one.kind == other.kind:
        return (one.before, one.after) == (other.before, other.after)
    if one.kind == "goal_changed":
        return False
    return inside(one.before, other.before) and inside(one.after, other.after)


def inside(words: str, told: str) -> bool:
    """Tell whether words that are told stand in those of another difference, or hold them."""
    return not words or (bool(told) and (words in told or told in words))
