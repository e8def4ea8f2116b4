"""Statement by statement: how well what one article says finds its place in the other.

A long article on many matters is like no other article as a whole. Each of its statements may
still single out one article of the other side, and this is what these views read.
"""

from __future__ import annotations

import numpy as np

from compare.similarity.sides import Matrix, Side
from compare.similarity.standing import above_mean
from compare.similarity.vectors import Vectors

CALM = 0.03
HALF = 2.0


def statement_views(vectors: Vectors, left: Side, right: Side) -> dict[str, Matrix]:
    """Return the views of statements against articles.

    ``placed``: the article's statements on the whole belong to the other article; ``mutual``:
    on both sides at least one statement does; ``one``: on either side one statement does.
    """
    there = _places(vectors.left_statements, vectors.right)
    back = _places(vectors.right_statements, vectors.left)
    best_there = np.maximum.reduceat(there, left.starts, axis=0)
    best_back = np.maximum.reduceat(back, right.starts, axis=0).T
    whole = np.maximum(_mean(there, left), _mean(back, right).T)
    return {
        "placed": squash(whole),
        "mutual": squash(np.minimum(best_there, best_back)),
        "one": squash(np.maximum(best_there, best_back)),
    }


def _places(statements: Matrix, articles: Matrix) -> Matrix:
    """Return how each statement stands out for each article, and each article for it."""
    likeness = np.clip(statements @ articles.T, 0, 1)
    return above_mean(likeness, 1, CALM) + above_mean(likeness, 0, CALM)


def _mean(places: Matrix, side: Side) -> Matrix:
    """Return the mean of an article's statements; a long statement counts for more."""
    weight = np.sqrt([len(text) for text in side.statements])[:, None].astype(np.float32)
    total = np.add.reduceat(places * weight, side.starts, axis=0)
    return np.asarray(total / np.add.reduceat(weight, side.starts, axis=0))


def squash(deviations: Matrix) -> Matrix:
    """Return deviations above the mean as 0 to 1; ``HALF`` deviations are one half."""
    above = np.maximum(deviations, 0)
    return np.asarray(above / (above + HALF))
