"""How far a value stands out in its row and column: what competes for the same counterpart."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from compare.similarity.sides import Matrix

CALM = 0.02
IMAGINED, THEIR_DEVIATION = 3, 0.1
MOST = 8.0
AT_ONCE = 1 << 16  # values; so many and what is made of them stay in the processor's cache


def standing(values: Matrix, calm: float = CALM) -> Matrix:
    """Return how far each value stands out among its row and among its column, on average."""
    found = np.empty_like(values)
    both = zip(_in_blocks(values, 1, calm), _in_blocks(values, 0, calm), strict=True)
    for (rows, among_row), (_, among_column) in both:
        found[rows] = (among_row + among_column) / 2
    return found


def above_others(values: Matrix, axis: int, calm: float = CALM) -> Matrix:
    """Return how many deviations each value lies above the mean of the others along an axis.

    The result runs from about -1 towards ``MOST``. It does not depend on how many others there
    are: the value itself is left out, and a few imagined others near zero stand in for those
    that a short document lacks. ``calm`` is added to the deviation: where all values are nearly
    alike none stands out.
    """
    found = np.empty_like(values)
    for rows, above in _in_blocks(values, axis, calm):
        found[rows] = above
    return found


def _in_blocks(values: Matrix, axis: int, calm: float) -> Iterator[tuple[slice, Matrix]]:
    """Yield what ``above_others`` returns, a few rows at a time, and which rows these are."""
    others = values.shape[axis] - 1 + IMAGINED
    total = values.sum(axis=axis, keepdims=True)
    squares = (values**2).sum(axis=axis, keepdims=True)
    height = max(1, AT_ONCE // max(1, values.shape[1]))
    for start in range(0, len(values), height):
        rows = slice(start, start + height)
        sums = (total, squares) if axis == 0 else (total[rows], squares[rows])
        yield rows, _above(values[rows], *sums, others, calm)


def _above(values: Matrix, total: Matrix, squares: Matrix, others: int, calm: float) -> Matrix:
    mean = (total - values) / others
    rest = squares - values**2 + IMAGINED * THEIR_DEVIATION**2
    deviation = np.sqrt(np.maximum(rest / others - mean**2, 0))
    above = np.maximum((values - mean) / (deviation + calm), -1)
    return np.asarray(MOST * above / (above + MOST))
