"""Vectors of articles and statements of both sides, whatever they are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.similarity.sides import Matrix, Side


@dataclass(frozen=True)
class Vectors:
    """Rows of one length or zero, by which articles and statements of two sides compare."""

    left: Matrix
    right: Matrix
    left_statements: Matrix
    right_statements: Matrix

    @property
    def turned(self) -> Vectors:
        """The same with left and right swapped."""
        return Vectors(self.right, self.left, self.right_statements, self.left_statements)


def stacked_texts(left: Side, right: Side) -> list[str]:
    """Return the texts of all rows: articles left and right, then statements left and right."""
    return [*left.texts, *right.texts, *left.statements, *right.statements]


def cut_rows(rows: Matrix, left: Side, right: Side) -> Vectors:
    """Return the vectors of rows that are stacked as in ``stacked_texts``."""
    ends = np.cumsum([len(left.texts), len(right.texts), len(left.statements)])
    return Vectors(*np.split(rows, ends))


def stacked_rows(vectors: Vectors) -> Matrix:
    """Return the rows as they were before ``cut_rows``: the very same array where it is kept."""
    parts = (vectors.left, vectors.right, vectors.left_statements, vectors.right_statements)
    whole = vectors.left.base
    if whole is not None and whole.shape == (sum(map(len, parts)), vectors.left.shape[1]):
        return whole
    return np.vstack(parts)


def unit_rows(rows: Matrix) -> Matrix:
    """Return the rows scaled to length one; a zero row stays zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def centred(rows: Matrix, articles: int, faint: float = 0.0) -> Matrix:
    """Return rows of length one after taking away the mean of the articles (the first rows).

    What all articles of two plans have in common is the genre; without it the vectors differ
    by their matter. A row much shorter than ``faint`` stays near zero instead of being blown up.
    """
    rest = rows - rows[:articles].mean(axis=0)
    lengths = np.sqrt((rest**2).sum(axis=1, keepdims=True) + faint**2)
    return np.asarray(rest / np.where(lengths > 0, lengths, 1), dtype=np.float32)
