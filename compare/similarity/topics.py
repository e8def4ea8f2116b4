"""Topics: characters that go together in these two documents (latent semantic analysis).

After Deerwester et al. 1990: the character vectors of articles and statements in the directions
of greatest variance, so that texts may be alike that share only the company their words keep.
"""

from __future__ import annotations

import numpy as np

from compare.similarity.sides import Matrix
from compare.similarity.vectors import Vectors, centred, stacked_rows

TOPICS = 50
FAINT = 0.3
ROUNDS = 4
SPARE = 10
TINY = 1e-12


def topic_vectors(characters: Vectors) -> Vectors:
    """Return vectors of at most ``TOPICS`` numbers from the vectors of characters."""
    rows = stacked_rows(characters)
    topics = rows @ leading_directions(rows, TOPICS)
    left, right = len(characters.left), len(characters.right)
    ends = np.cumsum([left, right, len(characters.left_statements)])
    return Vectors(*np.split(centred(topics, left + right, FAINT), ends))


def leading_directions(rows: Matrix, count: int) -> Matrix:
    """Return up to ``count`` right singular vectors as columns, largest first.

    By subspace iteration (Halko, Martinsson & Tropp 2011), from a fixed start; a full
    decomposition would cost more than all other views together. The subspace is kept orthogonal
    among the rows, which are far fewer than the characters.
    """
    count = min(count, *rows.shape)
    start = np.random.default_rng(0).standard_normal((len(rows), count + SPARE))
    basis = start.astype(np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(rows @ (rows.T @ basis))
    spread = rows.T @ basis
    values, turn = np.linalg.eigh(spread.T @ spread)
    largest = values.argsort()[::-1][:count]
    return np.asarray(spread @ turn[:, largest] / np.sqrt(np.maximum(values[largest], TINY)))
