"""How a pair of statements stands among those that compete with it for the same counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.similarity.sides import Index, Matrix
from compare.statements.candidates import Candidates

CALM = 0.02
IMAGINED, THEIR_DEVIATION = 5, 0.1
MOST = 8.0


def readings(name: str, values: Matrix, pairs: Candidates) -> Iterator[tuple[str, Matrix]]:
    """Yield a view's own values and how they stand among a row's, a column's, two articles'."""
    yield f"{name}: own", values
    groups = (pairs.rows, pairs.columns)
    yield f"{name}: standing", _mean([above_others(values, group) for group in groups])
    inside = [
        values - best(values, group * (1 + other.max(initial=0)) + other)
        for group, other in ((pairs.rows, pairs.right), (pairs.columns, pairs.left))
    ]
    yield f"{name}: within articles", _mean(inside)


def above_others(values: Matrix, group: Index) -> Matrix:
    """Return how many deviations each value lies above the mean of the others of its group.

    As ``similarity.standing``: the value itself is left out, and a few imagined others near
    zero stand in where a group is small.
    """
    others = np.bincount(group)[group] - 1 + IMAGINED
    mean = (np.bincount(group, values)[group] - values) / others
    squares = np.bincount(group, values**2)[group] - values**2 + IMAGINED * THEIR_DEVIATION**2
    deviation = np.sqrt(np.maximum(squares / others - mean**2, 0))
    above = np.maximum((values - mean) / (deviation + CALM), -1)
    return np.asarray(MOST * above / (above + MOST))


def best(values: Matrix, group: Index) -> Matrix:
    """Return the highest value of each one's group."""
    order = np.argsort(group, kind="stable")
    first = np.flatnonzero(np.diff(group[order], prepend=-1))
    sizes = np.diff(np.append(first, len(order)))
    found = np.empty(len(values))
    found[order] = np.repeat(np.maximum.reduceat(values[order], first), sizes)
    return found


def _mean(pair: Sequence[Matrix]) -> Matrix:
    return np.asarray((pair[0] + pair[1]) / 2)
