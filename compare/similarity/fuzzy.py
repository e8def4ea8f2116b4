"""Fuzzy: how much of the characters of two texts runs alike, whatever they mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from compare.similarity.sides import Matrix, Side


def text_ratio(left: Side, right: Side) -> Matrix:
    """Return rapidfuzz's ratio (normalised insertions and deletions) of the articles' texts."""
    return ratios(left.texts, right.texts)


def heading_in_text(left: Side, right: Side) -> Matrix:
    """Return how well each heading is found inside the other text, the worse of both ways."""
    there = cdist(left.headings, right.texts, scorer=fuzz.partial_ratio, dtype=np.float32)
    back = cdist(left.texts, right.headings, scorer=fuzz.partial_ratio, dtype=np.float32)
    return np.asarray(np.minimum(there, back) / 100)


def ratios(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Return rapidfuzz's ratio of every left with every right text, 0 to 1."""
    return np.asarray(cdist(left, right, scorer=fuzz.ratio, dtype=np.float32) / 100)
