"""Take out of the token vectors what all paragraphs on civil affairs have in common.

The strongest directions of such paragraphs say "this is an official text", not which matter it
treats; without them texts on different matters stand apart (Mu & Viswanath 2018, "All-but-the-
top: simple and effective postprocessing for word representations"). A text is a sum of tokens,
so it is enough to take the directions out of the tokens.
"""

from __future__ import annotations

import numpy as np

from compare.training.contrast import rows
from compare.training.library import Floats, Library

LEAST_INTEREST = 1.0
LEAST_TOKENS = 15
DIRECTIONS = 4


def without_common(vectors: Floats, library: Library) -> Floats:
    """Return the vectors without the directions common to paragraphs on civil affairs."""
    some = np.flatnonzero((library.interest >= LEAST_INTEREST) & (library.lengths >= LEAST_TOKENS))
    texts = rows(vectors, library, some) * library.interest[some, None] ** 0.25
    found, _, _ = np.linalg.svd(texts.T @ texts)
    common = found[:, :DIRECTIONS]
    return np.asarray(vectors - vectors @ common @ common.T, dtype=np.float32)
