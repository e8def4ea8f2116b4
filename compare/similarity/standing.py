"""How far a value stands out in its row and column: what competes for the same counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.similarity.sides import Matrix

CALM = 0.02
IMAGINED, THEIR_DEVIATION = 3, 0.1
MOST = 8.0
AT_ONCE = 1 << 16  # values; so many and what is made of them stay in the processor's cache


def standing(values: Matrix, calm: float = CALM) -> Matrix:
    """Return how far each value stands out among its row and among its column, on average."""
    found = np.empty_like(values)
    for rows, (among_row, among_column) in _in_blocks(values, (1, 0), calm):
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
    for rows, (above,) in _in_blocks(values, (axis,), calm):
        found[rows] = above
    return found


def _in_blocks(
    values: Matrix, axes: Sequence[int], calm: float
) -> Iterator[tuple[slice, list[Matrix]]]:
    """Yield a few rows at a time, and what ``above_others`` returns of them along each axis."""
    squared = values**2
    along = [
        (_sums(values, axis), _sums(squared, axis), values.shape[axis] - 1 + IMAGINED)
        for axis in axes
    ]
    del squared
    height = max(1, AT_ONCE // max(1, values.shape[1]))
    for start in range(0, len(values), height):
        rows = slice(start, start + height)
        yield (
            rows,
            [
                _above(values[rows], total[rows], squares[rows], others, calm)
                for total, squares, others in along
            ],
        )


def _sums(values: Matrix, axis: int) -> Matrix:
    """Return the sum along an axis in the place of each value."""
    return np.broadcast_to(values.sum(axis=axis, keepdims=True), values.shape)


def _above(values: Matrix, total: Matrix, squares: Matrix, others: int, calm: float) -> Matrix:
    mean = (total - values) / others
    rest = squares - values**2 + IMAGINED * THEIR_DEVIATION**2
    deviation = np.sqrt(np.maximum(rest / others - mean**2, 0))
    above = np.maximum((values - mean) / (deviation + calm), -1)
    return np.asarray(MOST * above / (above + MOST))
