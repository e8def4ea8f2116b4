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
        views = _of_articles(left, right, pairs, chance)
        for view, values in views.items():
            yield f"measures {name} {view}: own", values
            yield f"measures {name} {view}: standing", standing(np.minimum(values, 1))


def _of_articles(left: Side, right: Side, pairs: Candidates, chance: Matrix) -> dict[str, Matrix]:
    shape = len(left.texts), len(right.texts)
    place = pairs.left * shape[1] + pairs.right
    size = shape[0] * shape[1]
    likeliest = np.zeros(size)
    np.maximum.at(likeliest, place, chance)
    total = np.bincount(place, chance, minlength=size).reshape(shape)
    sums = total.sum(axis=1, keepdims=True) * total.sum(axis=0, keepdims=True)
    covered = (
        _covered(pairs.rows, pairs.right, chance, left, shape[1]),
        _covered(pairs.columns, pairs.left, chance, right, shape[0]).T,
    )
    return {
        "likeliest": likeliest.reshape(shape),
        "sum": np.asarray(np.log1p(total)),
        "share": np.asarray(total / np.sqrt(sums + FAINT)),
        "covered": np.minimum(*covered),
        "most covered": np.maximum(*covered),
    }


def _covered(statements: Index, others: Index, chance: Matrix, side: Side, count: int) -> Matrix:
    """Return for each article and each other one how much of its statements has a counterpart."""
    best = np.zeros(len(side.statements) * count)
    np.maximum.at(best, statements * count + others, chance)
    rows = best.reshape(len(side.statements), count)
    sizes = np.diff(np.append(side.starts, len(side.statements)))
    return np.asarray(np.add.reduceat(rows, side.starts, axis=0) / sizes[:, None])
