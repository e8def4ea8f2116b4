"""Fuzzy: how much of the characters of two texts runs alike, whatever they mean."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from compare.similarity.sides import Matrix, Side

LONGEST = 30_000  # characters: some tenths of a second
SHORTEST = 1_000
MOST = 40_000_000_000  # characters of all left times those of all right texts: some ten seconds


def heading_ratio(left: Side, right: Side) -> Matrix:
    """Return rapidfuzz's ratio (normalised insertions and deletions) of the articles' headings."""
    return ratios(left.headings, right.headings)


def ratios(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Return the ratio of every left with every right text, 0 to 1."""
    return np.asarray(cdist(left, right, scorer=fuzz.ratio, dtype=np.float32) / 100)


def ratio(left: str, right: str, most: int = LONGEST) -> float:
    """Return the ratio of two texts, 0 to 1, to three digits.

    Its time grows with the product of their lengths: of very long ones the openings of ``most``
    characters are compared.
    """
    return round(fuzz.ratio(left[:most], right[:most]) / 100, 3)


def opening(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many characters of each text are compared, of any left with any right one.

    Long texts of many articles, of which any two may be linked, are compared by shorter openings.
    """
    if sum(map(len, left)) * sum(map(len, right)) <= MOST:
        return LONGEST
    return min(LONGEST, max(SHORTEST, math.isqrt(MOST // (len(left) * len(right)))))
