"""Links of articles: the judge's probabilities, decided for main, partial or none."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from compare.align.judge import judge_of, probability, readings
from compare.align.reasons import Evidence, article_reasons
from compare.align.repeated import repeated
from compare.model import Document, Link
from compare.similarity import Scores
from compare.similarity.sides import Matrix

Decision = npt.NDArray[np.bool_]

# For calibrated probabilities the limit of the best F1 is about half that F1 (Lipton et al. 2014).
MAIN_AT, LINKED_AT = 0.4, 0.35
SURE = 0.7
MAIN_IS_LINKED = 0.95  # so often, at least, a pair chosen as a main link is linked in the gold


def article_links(left: Document, right: Document, scores: Scores) -> list[Link]:
    """Return the links of all articles; an article repeated word for word has no other link."""
    if not left.articles or not right.articles:
        return []
    main_judge, any_judge = judge_of(scores.views, "main"), judge_of(scores.views, "any")
    found = readings(scores.views)
    main, linked = probability(main_judge, found), probability(any_judge, found)
    same = repeated(scores.left.texts, scores.right.texts)
    is_main = settled(chosen(main), same)
    is_linked = settled(linked >= LINKED_AT, same) | is_main
    chance = graded(main, linked, is_main)
    chance[tuple(np.array(same, dtype=int).reshape(-1, 2).T)] = 1.0
    evidence = Evidence(left, right, scores)
    return [
        Link(
            left=left.address(left.articles[i]),
            right=right.address(right.articles[j]),
            level="article",
            strength="main" if is_main[i, j] else "partial",
            score=float(chance[i, j]),
            fuzzy=round(float(scores.views["fuzzy"][i, j]), 3),
            semantic=meaning_of(scores, i, j),
            reasons=article_reasons(evidence, i, j),
        )
        for i, j in np.argwhere(is_linked).tolist()
    ]


def chosen(chance: Matrix) -> Decision:
    """Return which pairs are main links: likely and the best of either article, or surely one."""
    best = (chance == chance.max(axis=1, keepdims=True)) | (chance == chance.max(axis=0))
    return np.asarray((chance >= SURE) | ((chance >= MAIN_AT) & best))


def graded(main: Matrix, linked: Matrix, is_main: Decision) -> Matrix:
    """Return the probability of a link of any strength; main links come before partial ones."""
    surely = MAIN_IS_LINKED + (1 - MAIN_IS_LINKED) * main
    return np.asarray(np.round(np.where(is_main, surely, np.minimum(linked, MAIN_IS_LINKED)), 4))


def settled(decided: Decision, same: list[tuple[int, int]]) -> Decision:
    """Return the decisions with each repeated article linked to its repetition alone."""
    rows, columns = np.array(same, dtype=int).reshape(-1, 2).T
    settled = decided.copy()
    settled[rows, :] = False
    settled[:, columns] = False
    settled[rows, columns] = True
    return settled


def meaning_of(scores: Scores, i: int, j: int) -> float | None:
    """Return the cosine of two articles' meaning, or ``None`` without an encoder."""
    view = scores.views.get("meaning")
    return None if view is None else round(float(view[i, j]), 3)
