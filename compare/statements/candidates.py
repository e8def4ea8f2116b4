"""Which pairs of statements are worth judging: alike, or in articles that are.

Two plans have some forty thousand pairs of statements and two long laws a hundred million, of
which hardly any treat one matter.
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


@dataclass(frozen=True)
class Candidates:
    """Pairs of statements by their places on the two sides, in order, and their articles'.

    All arrays have one entry a pair; ``rows`` and ``columns`` are places among ``statements``
    of the sides, ``left`` and ``right`` the places of the articles around them.
    """

    rows: Index
    columns: Index
    left: Index
    right: Index

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
    keys = [
        *(rows * width + columns for rows, columns in _nearest(parts)),
        *(columns * width + rows for rows, columns in _nearest(turned)),
        *(rows * width + columns for rows, columns in _inside(left, right, linked >= PLAUSIBLE)),
    ]
    rows, columns = np.divmod(np.unique(np.concatenate(keys)), width)
    stated = _are_measures(left)[rows] & _are_measures(right)[columns]
    rows, columns = rows[stated], columns[stated]
    return Candidates(rows, columns, left.owner[rows], right.owner[columns])


def _are_measures(side: Side) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([bool(name) for name in side.measure_ids])


def _nearest(parts: Sequence[Vectors]) -> Iterator[tuple[Index, Index]]:
    """Yield each left statement with the right ones most like it."""
    others = len(parts[0].right_statements)
    count = min(NEAREST, others)
    for start in range(0, len(parts[0].left_statements), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        block = mean_likeness([(p.left_statements[rows], p.right_statements) for p in parts])
        nearest = np.argsort(-block, axis=1, kind="stable")[:, :count]
        yield np.repeat(np.arange(start, start + len(block)), count), nearest.ravel()


def _inside(left: Side, right: Side, plausible: np.ndarray) -> Iterator[tuple[Index, Index]]:
    """Yield all pairs of statements of each plausible pair of articles."""
    yield np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    starts = [*left.starts.tolist(), len(left.statements)]
    others = [*right.starts.tolist(), len(right.statements)]
    for i, j in np.argwhere(plausible).tolist():
        rows = np.arange(starts[i], starts[i + 1])
        columns = np.arange(others[j], others[j + 1])
        yield np.repeat(rows, len(columns)), np.tile(columns, len(rows))
