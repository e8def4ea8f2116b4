"""How likely each pair of articles is to be linked, and whether the documents are related at all.

Any two laws end with the day from which they are in force, and any two plans call for leadership.
Such pairs are as alike as pairs on one matter; what tells them apart is the rest of the documents.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.align.judge import judge_of, probabilities, readings
from compare.align.prevalence import adapted
from compare.align.repeated import repeated
from compare.similarity import Scores
from compare.similarity.sides import Matrix

Decision = npt.NDArray[np.bool_]

# Pairs of laws and notices on unrelated matters stay below (see tests/bench/unrelated.py); two
# laws on one matter from different places or times reach 0.28 and more, two plans 0.6 and more.
# Judges without a lexicon lean more on such phrases: up to 0.33, from 0.41, from 0.56.
RELATED, RELATED_BY_TEXT_ALONE = 0.2, 0.35
SURE = 0.7


@dataclass(frozen=True)
class Chances:
    """What is likely before anything is decided, a row a left and a column a right article.

    ``main`` and ``linked`` are the probabilities of a main link and of any link, ``same`` the
    places of articles repeated word for word. ``related`` tells whether the documents are.
    """

    main: Matrix
    linked: Matrix
    same: list[tuple[int, int]]
    related: bool


def chances_of(scores: Scores) -> Chances:
    """Return the chances of all pairs of articles; both documents must have articles."""
    judges = [judge_of(scores.views, "main"), judge_of(scores.views, "any")]
    main, linked = probabilities(judges, readings(scores.views))
    linked = adapted(linked, judges[1].share)
    same = repeated(scores.left.texts, scores.right.texts)
    least = RELATED if "main matter" in scores.views else RELATED_BY_TEXT_ALONE
    if relatedness(main, same) >= least:
        return Chances(main, linked, same, related=True)
    known = known_matter(scores)
    return Chances(
        np.where(known & (main >= SURE), main, 0.0),
        np.where(known, linked, 0.0),
        [(i, j) for i, j in same if known[i, j]],
        related=False,
    )


def relatedness(main: Matrix, same: list[tuple[int, int]]) -> float:
    """Return how much of the document with fewer articles is likely to have a main link."""
    chance = main.copy()
    for i, j in same:
        chance[i, j] = 1.0
    few = int(chance.shape[0] <= chance.shape[1])
    return float(chance.max(axis=few).mean())


def known_matter(scores: Scores) -> Decision:
    """Return which pairs treat a known matter that one of them is mainly about."""
    if "main matter" not in scores.views:
        return np.zeros(scores.views["words"].shape, dtype=bool)
    return np.asarray(scores.views["main matter"] > 0)
