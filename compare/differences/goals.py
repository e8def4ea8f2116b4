"""goal_changed: the same matter stands at another level of the ladder (试点 → 全面推开)."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio

from compare.differences.difference import difference
from compare.differences.side import TOGETHER, Pair
from compare.model import Difference, Fact, Span

ONE_MATTER = 70.0  # rapidfuzz partial ratio of two matters in clauses that correspond
ONE_MATTER_APART = 85.0  # the same, of clauses that do not
NEARLY = 5.0  # of two matters as alike as that, either may be the counterpart
SHORTEST_APART = 5  # characters of the shorter matter


def goals(pair: Pair) -> Iterator[Difference]:
    """Yield the matters of which the two sides say that they have come to another level."""
    told: set[tuple[Span, Span]] = set()
    for one, other in counterparts(pair):
        clauses = pair.left.clause_of(one), pair.right.clause_of(other)
        if one.value != other.value and clauses not in told:
            told.add(clauses)
            about = min(one.subject, other.subject, key=len)
            yield difference(pair, "goal_changed", about, *clauses, one.text, other.text)


def counterparts(pair: Pair) -> list[tuple[Fact, Fact]]:
    """Return the stages of one matter, each the nearest to the other.

    Where several are as near, one at the same level is the counterpart: that is no change.
    """
    scores = {
        (one, other): likeness(one, other)
        for one in pair.left.of("stage")
        for other in pair.right.of("stage")
        if one_matter(pair, one, other)
    }
    nearest: dict[tuple[int, Fact], float] = {}
    level: set[tuple[int, Fact]] = set()
    for two, score in scores.items():
        for key in enumerate(two):
            nearest[key] = max(nearest.get(key, 0.0), score)
    near = [
        two
        for two, score in scores.items()
        if all(score >= nearest[key] - NEARLY for key in enumerate(two))
    ]
    for two in near:
        if two[0].value == two[1].value:
            level.update(enumerate(two))
    return [two for two in near if not any(key in level for key in enumerate(two))]


def one_matter(pair: Pair, one: Fact, other: Fact) -> bool:
    """Tell whether two stages are of one matter."""
    if one.role != other.role or not likeness(one, other, least=ONE_MATTER):
        return False
    together = pair.likeness(pair.left.clause_of(one), pair.right.clause_of(other))
    if together >= TOGETHER:
        return True
    shorter = min(len(one.subject), len(other.subject))
    enough = together > 0 or shorter >= SHORTEST_APART
    return enough and likeness(one, other) >= ONE_MATTER_APART


def likeness(one: Fact, other: Fact, least: float = 0.0) -> float:
    """Return how much of the shorter of two matters the longer has, 0 to 100; 0 below ``least``."""
    return float(partial_ratio(one.subject, other.subject, score_cutoff=least))
