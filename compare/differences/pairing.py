"""Which clauses of two statements correspond."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from compare.differences.side import BETWEEN, TOGETHER, Pair, Side, Together
from compare.facts.plain import squashed
from compare.model import Span

BY = "由"
Likenesses = npt.NDArray[np.float64]
Scored = tuple[float, int, int]  # likeness of two clauses, and which ones


def pair(left: Side, right: Side) -> Pair:
    """Return two statements with their clauses put together.

    First the most alike, each with at most one, then what is left over on both sides between
    neighbours that correspond.
    """
    scores = likenesses(left, right)
    alike = [(scores[i][j], i, j) for i, j in np.argwhere(scores >= TOGETHER).tolist()]
    matched = best_first(alike, set(), set())
    lefts, rights = {i for _, i, _ in matched}, {j for _, _, j in matched}
    matched += best_first(between(scores, matched, left, right), lefts, rights)
    together = [Together(left.clauses[i], right.clauses[j], score) for score, i, j in matched]
    together.sort(key=lambda one: (one.left, one.right))
    return Pair(
        left,
        right,
        tuple(one for one in together if one.likeness < 1.0),
        tuple(one for one in together if one.likeness == 1.0),
        tuple(one for one in left.clauses if one not in {two.left for two in together}),
        tuple(one for one in right.clauses if one not in {two.right for two in together}),
        {(one.left, one.right): one.likeness for one in together},
    )


def likenesses(left: Side, right: Side) -> Likenesses:
    """Return how much of each two clauses is the same: one row a clause of the left."""
    words = [[squashed(side.words(span)) for span in side.clauses] for side in (left, right)]
    scores = cdist(*words, scorer=Indel.normalized_similarity, dtype=np.float64)
    return np.asarray(scores).reshape(len(left.clauses), len(right.clauses))


def between(scores: Likenesses, matched: list[Scored], left: Side, right: Side) -> list[Scored]:
    """Return the clauses beside a pair that corresponds, or at the ends of both texts.

    Of two that say by whom something is done the names may share nothing.
    """
    rows, columns = scores.shape
    partner = {i: j for _, i, j in matched}
    places = {(0, 0), (rows - 1, columns - 1)}
    places |= {(i + step, j + step) for i, j in partner.items() for step in (-1, 1)}
    inside = ((i, j) for i, j in places if 0 <= i < rows and 0 <= j < columns)
    return [
        (float(scores[i][j]), i, j)
        for i, j in inside
        if scores[i][j] >= BETWEEN
        or (says_by_whom(left, left.clauses[i]) and says_by_whom(right, right.clauses[j]))
    ]


def says_by_whom(side: Side, clause: Span) -> bool:
    """Tell whether a clause opens with the office by which something is done: 由A中心承办."""
    offices = side.of("office", clause)
    return side.words(clause).startswith(BY) and bool(offices)


def best_first(scored: Iterable[Scored], lefts: set[int], rights: set[int]) -> list[Scored]:
    """Return the most alike of clauses that are not taken yet, each in one pair at most.

    Of pairs as alike, those at the nearest places come first, and the order does not hang on
    which side is which.
    """
    found: list[Scored] = []
    lefts, rights = set(lefts), set(rights)
    for score, i, j in sorted(
        scored, key=lambda one: (-one[0], abs(one[1] - one[2]), sum(one[1:]))
    ):
        if i not in lefts and j not in rights:
            found.append((float(score), i, j))
            lefts.add(i)
            rights.add(j)
    return found
