"""Links of articles: the judge's probabilities, decided for main, partial or none."""

from __future__ import annotations

import numpy as np

from compare.align.chances import SURE, Chances, Decision
from compare.align.literal import Pair
from compare.align.reasons import Evidence, article_reasons
from compare.model import Document, Link
from compare.similarity import Scores
from compare.similarity.fuzzy import opening, ratio
from compare.similarity.sides import Matrix

MAIN_AT = 0.4  # of the best mean F1, each pair judged by the others (tests.bench.alignment)
LINKED_AT = 0.5  # likelier than not
MAIN_IS_LINKED = 0.95  # so often, at least, a pair chosen as a main link is linked in the gold


def article_links(left: Document, right: Document, scores: Scores, chances: Chances) -> list[Link]:
    """Return the links of all articles; an article repeated word for word has no other link."""
    is_main = settled(chosen(chances.main), chances.same)
    is_linked = settled(chances.linked >= LINKED_AT, chances.same) | is_main
    places = np.nonzero(is_linked)
    score = graded(chances.main[places], chances.linked[places], is_main[places])
    same = set(chances.same)
    evidence = Evidence(left, right, scores)
    most = opening(scores.left.texts, scores.right.texts)
    return [
        Link(
            left=left.address(left.articles[i]),
            right=right.address(right.articles[j]),
            level="article",
            strength="main" if is_main[i, j] else "partial",
            score=1.0 if (i, j) in same else chance,
            fuzzy=ratio(scores.left.texts[i], scores.right.texts[j], most),
            semantic=meaning_of(evidence, i, j),
            reasons=article_reasons(evidence, i, j),
        )
        for i, j, chance in zip(*(found.tolist() for found in (*places, score)), strict=True)
    ]


def chosen(chance: Matrix) -> Decision:
    """Return which pairs are main links: likely and the best of either article, or surely one."""
    best = (chance == chance.max(axis=1, keepdims=True)) | (chance == chance.max(axis=0))
    return np.asarray((chance >= SURE) | ((chance >= MAIN_AT) & best))


def graded(main: Matrix, linked: Matrix, is_main: Decision) -> Matrix:
    """Return the probability of a link of any strength; main links come before partial ones."""
    surely = MAIN_IS_LINKED + (1 - MAIN_IS_LINKED) * main
    return np.asarray(np.round(np.where(is_main, surely, np.minimum(linked, MAIN_IS_LINKED)), 4))


def settled(decided: Decision, same: list[Pair]) -> Decision:
    """Return the decisions with each repeated article linked to its repetitions alone."""
    rows, columns = np.array(same, dtype=int).reshape(-1, 2).T
    settled = decided.copy()
    settled[rows, :] = False
    settled[:, columns] = False
    settled[rows, columns] = True
    return settled


def meaning_of(evidence: Evidence, i: int, j: int) -> float | None:
    """Return the cosine of two articles' meaning, or ``None`` without an encoder."""
    view = evidence.views.get("meaning")
    return None if view is None else round(float(view[i, j]), 3)
