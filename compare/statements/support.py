"""What the chances of measures say of the articles around them: how much of each they carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from compare.similarity.sides import Index, Matrix, Side
from compare.similarity.standing import standing
from compare.statements.candidates import Candidates

FAINT = 0.3


def support(
    left: Side, right: Side, pairs: Candidates, chances: Iterable[tuple[str, Matrix]]
) -> Iterator[tuple[str, Matrix]]:
    """Yield readings of all pairs of articles from chances of measures by name.

    The likeliest pair of measures, their sum, how much of the article that is covered less (more)
    finds a counterpart, and the sum beside those of the row and the column.
    """
    for name, chance in chances:
        for view, values in _of_articles(left, right, pairs, chance):
            yield f"measures {name} {view}: own", values
            yield f"measures {name} {view}: standing", standing(_bounded(values))


def _of_articles(
    left: Side, right: Side, pairs: Candidates, chance: Matrix
) -> Iterator[tuple[str, Matrix]]:
    """Yield the views one after another, so that no more are held than must be."""
    shape = len(left.texts), len(right.texts)
    place = pairs.left * shape[1] + pairs.right
    size = shape[0] * shape[1]
    yield "likeliest", _highest(place, chance, size).reshape(shape)
    total = np.bincount(place, chance, minlength=size).reshape(shape).astype(np.float64, copy=False)
    yield "sum", np.asarray(np.log1p(total))
    total /= np.sqrt(total.sum(axis=1, keepdims=True) * total.sum(axis=0, keepdims=True) + FAINT)
    yield "share", total
    del total
    of_left = _covered(pairs.rows, pairs.right, chance, left, shape[1])
    of_right = _covered(pairs.columns, pairs.left, chance, right, shape[0]).T
    less = np.minimum(of_left, of_right)
    more = np.maximum(of_left, of_right, out=of_left)
    del of_left, of_right
    yield "covered", less
    del less
    yield "most covered", more


def _bounded(values: Matrix) -> Matrix:
    """Return the values as 1 at most; a copy only where one is more."""
    return np.minimum(values, 1) if values.max(initial=0) > 1 else values


def _highest(place: Index, values: Matrix, size: int) -> Matrix:
    """Return the highest value of each place, 0 for a place without any."""
    found = np.zeros(size)
    np.maximum.at(found, place, values)
    return found


def _covered(statements: Index, others: Index, chance: Matrix, side: Side, count: int) -> Matrix:
    """Return for each article and each other one how much of its statements has a counterpart."""
    found, place = np.unique(statements * count + others, return_inverse=True)
    statement, other = np.divmod(found, count)
    shape = len(side.texts), count
    of_articles = side.owner[statement] * count + other
    total = np.bincount(of_articles, _highest(place, chance, len(found)), shape[0] * shape[1])
    sizes = np.diff(np.append(side.starts, len(side.statements)))
    share = total.reshape(shape).astype(np.float64, copy=False)
    share /= sizes[:, None]
    return share
