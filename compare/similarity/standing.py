"""How far a value stands out in its row and column: what competes for the same counterpart."""

from __future__ import annotations

import numpy as np

from compare.similarity.sides import Matrix

CALM = 0.02


def standing(values: Matrix, calm: float = CALM) -> Matrix:
    """Return how many deviations a value lies above the mean of its row and of its column.

    ``calm`` is added to the deviations: where all values are nearly alike none stands out.
    """
    return np.asarray((above_mean(values, 1, calm) + above_mean(values, 0, calm)) / 2)


def above_mean(values: Matrix, axis: int, calm: float = CALM) -> Matrix:
    """Return how many deviations a value lies above the mean along an axis."""
    mean = values.mean(axis=axis, keepdims=True)
    return np.asarray((values - mean) / (values.std(axis=axis, keepdims=True) + calm))
