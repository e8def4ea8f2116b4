"""Which statements of the other side are most like each one, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.similarity.sides import Index, Matrix
from compare.similarity.statements import statement_blocks
from compare.similarity.vectors import Vectors

NEAREST = 10  # of each statement are looked at


@dataclass(frozen=True)
class Likest:
    """What is most like the statements of one side.

    ``places`` has a row for each statement, with the places of those of the other side that are
    most like it, in their order; ``best`` says how alike the likest one is.
    """

    places: Index
    best: Matrix


def likest_statements(parts: Sequence[Vectors]) -> tuple[Likest, Likest]:
    """Return what is most like the statements of the left and of the right side."""
    places, best_right, best_left = [], [], []
    for _, block in statement_blocks(parts):
        places.append(largest(block, NEAREST))
        best_right.append(block.max(axis=1))
        best_left.append(block.max(axis=0))
    back = [largest(block, NEAREST) for _, block in statement_blocks([p.turned for p in parts])]
    return (
        Likest(np.concatenate(places), np.concatenate(best_right)),
        Likest(np.concatenate(back), np.max(best_left, axis=0)),
    )


def largest(values: Matrix, most: int) -> Index:
    """Return the places of the ``most`` largest values of each row, of equal ones the first."""
    count = min(most, values.shape[1])
    least = np.partition(values, -count, axis=1)[:, -count, None]
    above, level = values > least, values == least
    wanted = count - above.sum(axis=1, keepdims=True)
    found = above | (level & (np.cumsum(level, axis=1) <= wanted))
    return np.nonzero(found)[1].reshape(len(values), count)
