"""Fuzzy: how much of the characters of two texts runs alike, whatever they mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from compare.similarity.sides import Matrix, Side

LONGEST = 30_000  # characters: some tenths of a second


def heading_ratio(left: Side, right: Side) -> Matrix:
    """Return rapidfuzz's ratio (normalised insertions and deletions) of the articles' headings."""
    return ratios(left.headings, right.headings)


def ratios(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Return the ratio of every left with every right text, 0 to 1."""
    return np.asarray(cdist(left, right, scorer=fuzz.ratio, dtype=np.float32) / 100)


def ratio(left: str, right: str) -> float:
    """Return the ratio of two texts, 0 to 1, to three digits.

    Its time grows with the product of their lengths: of very long ones the openings are compared.
    """
    return round(fuzz.ratio(left[:LONGEST], right[:LONGEST]) / 100, 3)


def too_long(left: str, right: str) -> bool:
    """Tell whether of two texts only the openings are compared by ``ratio``."""
    return max(len(left), len(right)) > LONGEST
