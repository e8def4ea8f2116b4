"""Statement by statement: how well what one article says finds its place in the other.

A long article on many matters is like no other article as a whole. Each of its statements may
still single out one article of the other side, and this is what these views read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from compare.similarity.sides import Index, Matrix, Side
from compare.similarity.standing import above_others
from compare.similarity.vectors import Vectors

CALM = 0.03
HALF = 3.0
PREFERENCE = 4
LEAST = 1e-9
AT_ONCE = 512


def found_statements(parts: Sequence[Vectors], left: Side, right: Side) -> Matrix:
    """Return how well a statement of either side belongs to the other article, on the mean."""
    there = best_places([(part.left_statements, part.right) for part in parts], left.starts)
    back = best_places([(part.right_statements, part.left) for part in parts], right.starts)
    return squashed((there + back.T) / 2)


def closest_statements(
    parts: Sequence[Vectors], left: Side, right: Side, best_right: Matrix, best_left: Matrix
) -> Matrix:
    """Return the best likeness of two statements, less where either has a better counterpart.

    ``best_right`` says how alike the likest right one is of each left one.
    """
    found = np.zeros((len(left.starts), len(right.starts)), dtype=np.float32)
    for rows, block in statement_blocks(parts):
        best = np.maximum(best_right[rows, None], best_left[None, :])
        preferred = block / np.maximum(best, LEAST, out=best)
        preferred **= PREFERENCE
        preferred *= block
        owner = left.owner[rows]
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        of_articles = np.maximum.reduceat(preferred, right.starts, axis=1)
        highest = np.maximum.reduceat(of_articles, first, axis=0)
        found[owner[first]] = np.maximum(found[owner[first]], highest)
    return found


def statement_blocks(parts: Sequence[Vectors]) -> Iterator[tuple[slice, Matrix]]:
    """Yield the likeness of left statements with all right ones, as many rows as fit memory."""
    for start in range(0, len(parts[0].left_statements), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        yield rows, mean_likeness([(p.left_statements[rows], p.right_statements) for p in parts])


def mean_likeness(pairs: Sequence[tuple[Matrix, Matrix]]) -> Matrix:
    """Return the mean of the cosines (below zero counts as zero) of rows with rows."""
    return mean_of(cosines(rows, others) for rows, others in pairs)


def cosines(rows: Matrix, others: Matrix) -> Matrix:
    """Return the cosines of rows with rows; below zero counts as zero."""
    found = rows @ others.T
    return np.clip(found, 0, 1, out=found)


def mean_of(views: Iterable[Matrix]) -> Matrix:
    """Return the mean of several views, of which no more than one need be held."""
    rest = iter(views)
    total, count = next(rest).copy(), 1
    for view in rest:
        total += view
        count += 1
    total /= count
    return total


def best_places(pairs: Sequence[tuple[Matrix, Matrix]], starts: Index) -> Matrix:
    """Return how the statement of each article that does so most stands out for each other one.

    ``pairs`` are the vectors of the statements and of the other articles.
    """
    likeness = mean_likeness(pairs)
    places = above_others(likeness, 1, CALM)
    places += above_others(likeness, 0, CALM)
    return soft_best(places, starts)


def soft_best(rows: Matrix, starts: Index) -> Matrix:
    """Return the best row of each group; several good ones count for a little more than one."""
    return np.asarray(np.log(np.add.reduceat(np.exp(rows, out=rows), starts, axis=0)))


def squashed(deviations: Matrix) -> Matrix:
    """Return deviations above the mean as 0 to 1; ``HALF`` deviations are one half."""
    above = np.maximum(deviations, 0)
    return np.asarray(above / (above + HALF))
