"""Matters: which known themes two articles treat, by whatever name (五保 and 特困人员 are one)."""

from __future__ import annotations

import math

import numpy as np

from compare.model import Document
from compare.similarity.sides import Matrix
from compare.themes.assign import Treatment, assign
from compare.themes.lexicon import Lexicon

PRIMARY_COUNTS = 2.0


def matter_views(left: Document, right: Document, lexicon: Lexicon) -> dict[str, Matrix]:
    """Return the views of known themes.

    ``matters``: how much of the attention goes to the same themes; ``matter``: the rarest theme
    that both give a measure.
    """
    treatments = [*assign(left, lexicon), *assign(right, lexicon)]
    rows = [attention(treatment) for treatment in treatments]
    themes = sorted({theme for row in rows for theme in row})
    table = np.zeros((len(rows), len(themes)), dtype=np.float32)
    for line, row in zip(table, rows, strict=True):
        line[[themes.index(theme) for theme in row]] = list(row.values())
    n = len(left.articles)
    share = table / np.maximum(table.sum(axis=1, keepdims=True), 1e-9)
    return {
        "matters": _overlap(share[:n], share[n:]),
        "matter": _rarest_common(table[:n], table[n:], _rarity(table)),
    }


def attention(treatment: Treatment) -> dict[str, float]:
    """Return for each theme of an article how many measures treat it; the primary one has more."""
    counts = {theme: float(len(units)) for theme, units in treatment.measures.items()}
    if treatment.primary:
        counts[treatment.primary] = counts.get(treatment.primary, 0.0) + PRIMARY_COUNTS
    return counts


def _rarity(table: Matrix) -> Matrix:
    """Return 0 to 1 for each theme: one that few articles speak of is nearly 1."""
    count = (table > 0).sum(axis=0)
    return np.asarray(np.log((1 + len(table)) / (1 + count)) / math.log(1 + len(table)))


def _overlap(left: Matrix, right: Matrix) -> Matrix:
    """Return the sum over the themes of the smaller share."""
    total = np.zeros((len(left), len(right)), dtype=np.float32)
    for mine, yours in zip(left.T, right.T, strict=True):
        total += np.minimum(mine[:, None], yours[None, :])
    return total


def _rarest_common(left: Matrix, right: Matrix, rarity: Matrix) -> Matrix:
    best = np.zeros((len(left), len(right)), dtype=np.float32)
    for mine, yours, rare in zip(left.T, right.T, rarity, strict=True):
        both = np.minimum(np.minimum(mine[:, None], yours[None, :]), 1)
        np.maximum(best, both * rare, out=best)
    return best
