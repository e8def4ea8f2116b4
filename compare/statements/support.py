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
            yield f"measures {name} {view}: standing", standing(np.minimum(values, 1))


def _of_articles(
    left: Side, right: Side, pairs: Candidates, chance: Matrix
) -> Iterator[tuple[str, Matrix]]:
    """Yield the views one after another, so that no more than one is held."""
    shape = len(left.texts), len(right.texts)
    place = pairs.left * shape[1] + pairs.right
    size = shape[0] * shape[1]
    yield "likeliest", _highest(place, chance, size).reshape(shape)
    total = np.bincount(place, chance, minlength=size).reshape(shape)
    yield "sum", np.asarray(np.log1p(total))
    sums = total.sum(axis=1, keepdims=True) * total.sum(axis=0, keepdims=True)
    yield "share", np.asarray(total / np.sqrt(sums + FAINT))
    del total, sums
    covered = (
        _covered(pairs.rows, pairs.right, chance, left, shape[1]),
        _covered(pairs.columns, pairs.left, chance, right, shape[0]).T,
    )
    yield "covered", np.minimum(*covered)
    yield "most covered", np.maximum(*covered)


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
    return np.asarray(total.reshape(shape) / sizes[:, None])
