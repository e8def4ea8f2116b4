"""Links of measures: inside linked articles, and across where one sentence moved.

Measures have no labelled gold. Two are linked that are each other's best counterpart, in two linked
articles or in the whole pair of documents, and alike enough; how alike is enough was read off
such pairs of the gold's articles (see ``tests/bench/alignment.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from compare.align.reasons import Evidence, text_reasons
from compare.align.repeated import repeated
from compare.model import Document, Link
from compare.similarity import Scores
from compare.similarity.fuzzy import ratios
from compare.similarity.sides import Matrix, Side

AT_ONCE = 1024
STEEPNESS, MIDDLE = 12.0, 0.45
SAME_ARTICLE_BONUS = 0.12
DECIDE_AT = 0.5
SAME_STATEMENT = 0.9

Pair = tuple[int, int]


def measure_links(
    left: Document, right: Document, scores: Scores, linked: list[Link]
) -> list[Link]:
    """Return the links of measures, ``main`` where both are mainly the same statement."""
    if not left.articles or not right.articles:
        return []
    evidence = Evidence(left, right, scores)
    inside = {(link.left, link.right) for link in linked}
    same = _same_measures(scores)
    taken = {i for i, _ in same}, {j for _, j in same}
    found = [_link(evidence, pair, 1.0) for pair in same]
    for i, j in sorted(set(_candidates(left, right, scores, inside))):
        if i in taken[0] or j in taken[1]:
            continue
        chance = _chance(scores, i, j, _articles(left, right, scores, i, j) in inside)
        if chance >= DECIDE_AT:
            found.append(_link(evidence, (i, j), chance))
    return found


def likeness(scores: Scores, rows: slice, columns: slice) -> Matrix:
    """Return how alike statements are, 0 to 1: the mean of their cosines."""
    parts = [
        scores.vectors[name]
        for name in ("characters", "topics", "meaning")
        if name in scores.vectors
    ]
    return np.asarray(
        sum(np.clip(p.left_statements[rows] @ p.right_statements[columns].T, 0, 1) for p in parts)
        / len(parts)
    )


def _candidates(
    left: Document, right: Document, scores: Scores, inside: set[tuple[str, str]]
) -> Iterator[Pair]:
    """Yield the pairs of measures that are each other's best, overall or in linked articles."""
    yield from _measures_only(scores, mutual_best(scores))
    for i, article in enumerate(left.articles):
        for j, other in enumerate(right.articles):
            if (left.address(article), right.address(other)) in inside:
                rows, columns = _rows(scores.left, i), _rows(scores.right, j)
                block = likeness(scores, rows, columns)
                pairs = _mutual(block.argmax(axis=1), block.argmax(axis=0))
                shifted = ((rows.start + a, columns.start + b) for a, b in pairs)
                yield from _measures_only(scores, shifted)


def mutual_best(scores: Scores) -> list[Pair]:
    """Return the statements that are each other's best in the whole documents, block by block."""
    size, width = len(scores.left.statements), len(scores.right.statements)
    best_right = np.zeros(size, dtype=np.intp)
    best_left, best_value = np.zeros(width, dtype=np.intp), np.full(width, -1.0)
    for start in range(0, size, AT_ONCE):
        block = likeness(scores, slice(start, start + AT_ONCE), slice(0, width))
        best_right[start : start + AT_ONCE] = block.argmax(axis=1)
        better = block.max(axis=0) > best_value
        best_left[better] = start + block.argmax(axis=0)[better]
        best_value = np.maximum(best_value, block.max(axis=0))
    return _mutual(best_right, best_left)


def _mutual(best_right: np.ndarray, best_left: np.ndarray) -> list[Pair]:
    return [(i, int(j)) for i, j in enumerate(best_right) if best_left[j] == i]


def _measures_only(scores: Scores, pairs: list[Pair] | Iterator[Pair]) -> Iterator[Pair]:
    for i, j in pairs:
        if scores.left.measure_ids[i] and scores.right.measure_ids[j]:
            yield i, j


def _rows(side: Side, article: int) -> slice:
    start = int(side.starts[article])
    return slice(start, start + int((side.owner == article).sum()))


def _same_measures(scores: Scores) -> list[Pair]:
    pairs = repeated(scores.left.statements, scores.right.statements)
    return list(_measures_only(scores, pairs))


def _articles(left: Document, right: Document, scores: Scores, i: int, j: int) -> tuple[str, str]:
    one = left.articles[scores.left.owner[i]]
    other = right.articles[scores.right.owner[j]]
    return left.address(one), right.address(other)


def _chance(scores: Scores, i: int, j: int, inside: bool) -> float:
    value = float(likeness(scores, slice(i, i + 1), slice(j, j + 1))[0, 0])
    value += SAME_ARTICLE_BONUS if inside else 0.0
    return round(1 / (1 + float(np.exp(-STEEPNESS * (value - MIDDLE)))), 4)


def _link(evidence: Evidence, pair: Pair, chance: float) -> Link:
    i, j = pair
    scores = evidence.scores
    one, other = scores.left.statements[i], scores.right.statements[j]
    fuzzy = float(ratios([one], [other])[0, 0])
    return Link(
        left=f"{evidence.left.id}/{scores.left.measure_ids[i]}",
        right=f"{evidence.right.id}/{scores.right.measure_ids[j]}",
        level="measure",
        strength="main" if chance >= SAME_STATEMENT else "partial",
        score=chance,
        fuzzy=round(fuzzy, 3),
        semantic=_meaning(scores, i, j),
        reasons=tuple(text_reasons(evidence, one, other)),
    )


def _meaning(scores: Scores, i: int, j: int) -> float | None:
    vectors = scores.vectors.get("meaning")
    if vectors is None:
        return None
    return round(max(0.0, float(vectors.left_statements[i] @ vectors.right_statements[j])), 3)
