"""How far a value stands out in its row and column: what competes for the same counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.similarity.sides import Matrix

CALM = 0.02
IMAGINED, THEIR_DEVIATION = 3, 0.1
MOST = 8.0
FEW = 0.15  # of all values that are not 0, below which these are worth being treated apart
AT_ONCE = 1 << 14  # values; so many and what is made of them stay in the processor's cache


def standing(values: Matrix, calm: float = CALM) -> Matrix:
    """Return how far each value stands out among its row and among its column, on average."""
    if np.count_nonzero(values) < FEW * values.size:
        return _standing_of_few(values, calm)
    found = np.empty_like(values)
    for rows, (among_row, among_column) in _in_blocks(values, (1, 0), calm):
        found[rows] = (among_row + among_column) / 2
    return found


def _standing_of_few(values: Matrix, calm: float) -> Matrix:
    """Return the same of values most of which are 0: these stand alike in a row or a column."""
    places = np.nonzero(values)
    nothing, something = [], []
    for axis, place in zip((1, 0), places, strict=True):
        total, squares = values.sum(axis=axis), (values**2).sum(axis=axis)
        others = values.shape[axis] - 1 + IMAGINED
        nothing.append(_above(np.zeros_like(total), total, squares, others, calm))
        something.append(_above(values[places], total[place], squares[place], others, calm))
    found = np.add.outer(*nothing) / 2
    found[places] = (something[0] + something[1]) / 2
    return np.asarray(found)


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
    """Return what ``above_others`` does of values whose sums and those of their squares are known.

    Three arrays are worked on in place: new ones for each step would not stay in the cache.
    """
    mean = total - values
    mean /= others
    deviation = squares - values**2
    deviation += IMAGINED * THEIR_DEVIATION**2
    deviation /= others
    deviation -= mean**2
    np.sqrt(np.maximum(deviation, 0, out=deviation), out=deviation)
    deviation += calm
    above = np.subtract(values, mean, out=mean)
    above /= deviation
    np.maximum(above, -1, out=above)
    bound = np.add(above, MOST, out=deviation)
    above *= MOST
    above /= bound
    return above
