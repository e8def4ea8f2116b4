"""Which pairs of statements are worth judging: alike, or in articles that are.

Two plans have some forty thousand pairs of statements and two long laws a hundred million, of
which hardly any treat one matter. How many are judged grows with the statements, not with their
pairs: of articles that are alike only the likeliest pairs are looked into, as many as ``MOST`` and
``MOST_CHARACTERS`` allow.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.similarity import Scores
from compare.similarity.sides import Index, Matrix, Side

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
    of_left, of_right = (side.places for side in scores.likest)
    width = len(right.statements)
    of_rows, of_columns, left_out = _inside(left, right, linked)
    keys = [
        (np.arange(len(of_left))[:, None] * width + of_left).ravel(),
        (np.arange(len(of_right))[:, None] + of_right * width).ravel(),
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
