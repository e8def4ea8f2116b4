"""Sections: articles of two parts that on the whole treat the same matter are likelier alike."""

from __future__ import annotations

import numpy as np

from compare.similarity.sides import Matrix, Side


def section_view(likeness: Matrix, left: Side, right: Side) -> Matrix:
    """Return for each pair of articles how alike their sections are.

    Two sections are as alike as the articles of each find counterparts in the other, on average.
    """
    by_right = _mean_of_groups(_best_of_groups(likeness.T, right.section).T, left.section)
    by_left = _mean_of_groups(_best_of_groups(likeness, left.section).T, right.section).T
    return np.asarray((by_right + by_left) / 2)[np.ix_(left.section, right.section)]


def _best_of_groups(rows: Matrix, group: np.ndarray) -> Matrix:
    """Return the best row value of each group in every column: (groups, columns)."""
    return np.stack([rows[group == number].max(axis=0) for number in range(group.max() + 1)])


def _mean_of_groups(rows: Matrix, group: np.ndarray) -> Matrix:
    return np.stack([rows[group == number].mean(axis=0) for number in range(group.max() + 1)])
