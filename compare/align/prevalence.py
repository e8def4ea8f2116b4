"""How many pairs of articles are linked differs between documents; the judge knows one number.

Plans of two provinces may share half as much as those of a province and its city. The share is
read off the judge's own probabilities, which are then moved to it: expectation and maximisation
after Saerens, Latinne & Decaestecker 2002.
"""

from __future__ import annotations

import numpy as np

from compare.similarity.sides import Matrix

DIGITS = 10_000  # probabilities are rounded, so equal ones can be counted
EXPECTED = 300  # so many imagined pairs are linked as often as usual: short documents say little
LEAST = 1e-4
ROUNDS = 500
STILL = 1e-7


def adapted(chance: Matrix, usual: float) -> Matrix:
    """Return the probabilities for these documents from a judge who learned from a usual share."""
    places = np.round(chance * DIGITS).astype(np.intp)
    counts = np.bincount(places.ravel(), minlength=DIGITS + 1)
    steps = np.clip(np.arange(DIGITS + 1) / DIGITS, LEAST, 1 - LEAST)
    share = usual
    for _ in range(ROUNDS):
        before, moved = share, _moved(steps, usual, share)
        share = float((counts @ moved + EXPECTED * usual) / (counts.sum() + EXPECTED))
        if abs(share - before) < STILL:
            break
    return np.asarray(np.round(_moved(steps, usual, share), 4)[places])


def _moved(chance: Matrix, usual: float, share: float) -> Matrix:
    for_link = chance * share / usual
    return np.asarray(for_link / (for_link + (1 - chance) * (1 - share) / (1 - usual)))
