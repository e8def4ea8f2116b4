"""Statement by statement: how well what one article says finds its place in the other.

A long article on many matters is like no other article as a whole. Each of its statements may
still single out one article of the other side, and this is what these views read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.similarity.sides import Index, Matrix, Side
from compare.similarity.standing import above_others
from compare.similarity.vectors import Vectors

CALM = 0.03
HALF = 3.0
PREFERENCE = 4
LEAST = 1e-9
AT_ONCE = 512


def statement_views(parts: Sequence[Vectors], left: Side, right: Side) -> dict[str, Matrix]:
    """Return the views of statements against articles, from the mean of several likenesses.

    ``found``: how well a statement of either side belongs to the other article, on the mean of
    both sides; ``closest``: the likeness of the two statements that are most each other's
    counterpart.
    """
    there = mean_likeness([(part.left_statements, part.right) for part in parts])
    back = mean_likeness([(part.right_statements, part.left) for part in parts])
    best_there = soft_best(places(there), left.starts)
    best_back = soft_best(places(back), right.starts).T
    return {
        "found": squashed((best_there + best_back) / 2),
        "closest": closest_statements(parts, left, right),
    }


def closest_statements(parts: Sequence[Vectors], left: Side, right: Side) -> Matrix:
    """Return the best likeness of two statements, less where either has a better counterpart."""
    bests = [(block.max(axis=1), block.max(axis=0)) for _, block in statement_blocks(parts)]
    best_right = np.concatenate([rows for rows, _ in bests])
    best_left = np.max([columns for _, columns in bests], axis=0)
    lines = []
    for rows, block in statement_blocks(parts):
        best = np.maximum(np.maximum(best_right[rows, None], best_left[None, :]), LEAST)
        preferred = block * (block / best) ** PREFERENCE
        lines.append(np.maximum.reduceat(preferred, right.starts, axis=1))
    return np.asarray(np.maximum.reduceat(np.vstack(lines), left.starts, axis=0))


def statement_blocks(parts: Sequence[Vectors]) -> Iterator[tuple[slice, Matrix]]:
    """Yield the likeness of left statements with all right ones, as many rows as fit memory."""
    for start in range(0, len(parts[0].left_statements), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        yield rows, statement_likeness(parts, rows, slice(None))


def statement_likeness(parts: Sequence[Vectors], rows: slice, columns: slice) -> Matrix:
    """Return how alike some left and some right statements are, 0 to 1."""
    return mean_likeness([(p.left_statements[rows], p.right_statements[columns]) for p in parts])


def mean_likeness(pairs: Sequence[tuple[Matrix, Matrix]]) -> Matrix:
    """Return the mean of the cosines (below zero counts as zero) of rows with rows."""
    total = sum(np.clip(rows @ others.T, 0, 1) for rows, others in pairs)
    return np.asarray(total / len(pairs))


def places(likeness: Matrix) -> Matrix:
    """Return how each statement stands out for each article, and each article for it."""
    return above_others(likeness, 1, CALM) + above_others(likeness, 0, CALM)


def soft_best(rows: Matrix, starts: Index) -> Matrix:
    """Return the best row of each group; several good ones count for a little more than one."""
    return np.asarray(np.log(np.add.reduceat(np.exp(rows), starts, axis=0)))


def squashed(deviations: Matrix) -> Matrix:
    """Return deviations above the mean as 0 to 1; ``HALF`` deviations are one half."""
    above = np.maximum(deviations, 0)
    return np.asarray(above / (above + HALF))
