"""Which pairs of statements are worth judging: alike, or in articles that are.

Two plans have some forty thousand pairs of statements and two long laws a hundred million, of
which hardly any treat one matter. How many are judged grows with the statements, not with their
pairs: of articles that are alike only the likeliest pairs are looked into, as many as ``MOST`` and
``MOST_CHARACTERS`` allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from compare.similarity import Scores
from compare.similarity.sides import Index, Matrix, Side
from compare.similarity.statements import AT_ONCE, mean_likeness
from compare.similarity.vectors import Vectors

NEAREST = 10  # of each statement are looked at, in whatever article they stand
PLAUSIBLE = 0.02  # the chance of a link from which all statements of two articles are looked at
MOST = 100_000  # pairs of statements of such articles; two laws of a hundred articles have 85,000
MOST_CHARACTERS = 10**10  # of left times right ones in these pairs: statements of 300 each


@dataclass(frozen=True)
class Candidates:
    """Pairs of statements by their places on the two sides, in order, and their articles'.

    All arrays have one entry a pair; ``rows`` and ``columns`` are places among ``statements``
    of the sides, ``left`` and ``right`` the places of the articles around them. ``left_out`` is
    how many plausible pairs of articles had more pairs of statements than could all be looked at.
    """

    rows: Index
    columns: Index
    left: Index
    right: Index
    left_out: int = 0

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.rows)


def candidates(scores: Scores, linked: Matrix) -> Candidates:
    """Return the pairs to judge, given the chance of a link of each pair of articles."""
    left, right = scores.left, scores.right
    parts = list(scores.vectors.values())
    turned = [
        Vectors(part.right, part.left, part.right_statements, part.left_statements)
        for part in parts
    ]
    width = len(right.statements)
    of_rows, of_columns, left_out = _inside(left, right, linked)
    keys = [
        *(rows * width + columns for rows, columns in _nearest(parts)),
        *(columns * width + rows for rows, columns in _nearest(turned)),
        of_rows * width + of_columns,
    ]
    sorted_keys = np.sort(np.concatenate(keys))  # np.unique would import masked arrays
    first = np.diff(sorted_keys, prepend=-1) > 0
    rows, columns = np.divmod(sorted_keys[first], width)
    stated = _are_measures(left)[rows] & _are_measures(right)[columns]
    rows, columns = rows[stated], columns[stated]
    return Candidates(rows, columns, left.owner[rows], right.owner[columns], left_out)


def _are_measures(side: Side) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([bool(name) for name in side.measure_ids])


def _nearest(parts: Sequence[Vectors]) -> Iterator[tuple[Index, Index]]:
    """Yield each left statement with the right ones most like it."""
    others = len(parts[0].right_statements)
    count = min(NEAREST, others)
    for start in range(0, len(parts[0].left_statements), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        block = mean_likeness([(p.left_statements[rows], p.right_statements) for p in parts])
        places, nearest = largest(block, count)
        yield places + start, nearest


def largest(values: Matrix, count: int) -> tuple[Index, Index]:
    """Return the places of the ``count`` largest values of each row, of equal ones the first."""
    least = np.partition(values, -count, axis=1)[:, -count, None]
    above, level = values > least, values == least
    wanted = count - above.sum(axis=1, keepdims=True)
    rows, columns = np.nonzero(above | (level & (np.cumsum(level, axis=1) <= wanted)))
    return rows, columns


def _inside(left: Side, right: Side, chance: Matrix) -> tuple[Index, Index, int]:
    """Return all pairs of statements of each plausible pair of articles, in no order.

    Third is how many plausible pairs of articles are left out.
    """
    sizes = np.diff([*left.starts, len(left.statements)])
    others = np.diff([*right.starts, len(right.statements)])
    lengths = [np.array([len(text) for text in side.texts]) for side in (left, right)]
    i, j = _likeliest(chance, (sizes, others), (lengths[0], lengths[1]))
    count = sizes[i] * others[j]
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    rows, columns = np.divmod(within, np.repeat(others[j], count))
    rows += np.repeat(left.starts[i], count)
    columns += np.repeat(right.starts[j], count)
    return rows, columns, int((chance >= PLAUSIBLE).sum()) - len(i)


def _likeliest(
    chance: Matrix, sizes: tuple[Index, Index], lengths: tuple[Index, Index]
) -> tuple[Index, Index]:
    """Return the plausible pairs of articles, the likeliest of them if all have too many pairs.

    ``sizes`` are the statements of the articles of both sides, ``lengths`` their characters.
    """
    i, j = np.nonzero(chance >= PLAUSIBLE)
    order = np.argsort(-chance[i, j], kind="stable")
    i, j = i[order], j[order]
    few = np.cumsum(sizes[0][i] * sizes[1][j]) <= MOST
    short = np.cumsum(lengths[0][i] * lengths[1][j]) <= MOST_CHARACTERS
    return i[few & short], j[few & short]
