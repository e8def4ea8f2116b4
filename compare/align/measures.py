"""Links of measures: inside linked articles, and across where one sentence moved.

Two measures are linked that are each other's best counterpart, in two linked articles or in the
whole pair of documents, and alike enough. No analyst has linked measures; how alike is enough was
learned from whether the articles of such measures are linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from compare.align.judge import judge_of, probability
from compare.align.reasons import Evidence, text_reasons
from compare.align.repeated import repeated
from compare.model import Document, Link
from compare.similarity import Scores
from compare.similarity.fuzzy import ratio
from compare.similarity.sides import Index, Matrix, Side
from compare.similarity.statements import statement_blocks, statement_likeness

LINKED_AT = 0.5
SAME_STATEMENT = 0.9

Pair = tuple[int, int]


def measure_links(
    left: Document, right: Document, scores: Scores, linked: Iterable[Link]
) -> list[Link]:
    """Return the links of measures, ``main`` where both are mainly the same statement.

    A measure repeated word for word has no other link.
    """
    evidence = Evidence(left, right, scores)
    inside = {(link.left, link.right) for link in linked}
    same = measures_only(scores, repeated(scores.left.statements, scores.right.statements))
    rows, columns = {i for i, _ in same}, {j for _, j in same}
    pairs = {*mutual_best(scores), *_inside(left, right, scores, inside)}
    others = [(i, j) for i, j in sorted(pairs) if i not in rows and j not in columns]
    judge = judge_of(scores.views, "measure")
    found = [_link(evidence, pair, 1.0) for pair in same]
    for i, j in measures_only(scores, others):
        likeness = [("likeness", _likeness(scores, i, j))]
        chance = float(probability(judge, likeness)[0, 0])
        if chance >= LINKED_AT:
            found.append(_link(evidence, (i, j), chance))
    return found


def mutual_best(scores: Scores) -> list[Pair]:
    """Return the statements that are each other's best in the whole documents."""
    parts = list(scores.vectors.values())
    best_right: list[int] = []
    best_left = np.zeros(len(scores.right.statements), dtype=np.intp)
    value = np.full(len(best_left), -1.0)
    for rows, block in statement_blocks(parts):
        best_right += block.argmax(axis=1).tolist()
        better = block.max(axis=0) > value
        best_left[better] = rows.start + block.argmax(axis=0)[better]
        value = np.maximum(value, block.max(axis=0))
    return _mutual(np.array(best_right), best_left)


def measures_only(scores: Scores, pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs of statements of which none is a heading."""
    one, other = scores.left.measure_ids, scores.right.measure_ids
    return [(i, j) for i, j in pairs if one[i] and other[j]]


def _inside(
    left: Document, right: Document, scores: Scores, inside: set[tuple[str, str]]
) -> Iterator[Pair]:
    """Yield the statements that are each other's best in two linked articles."""
    parts = list(scores.vectors.values())
    place_left = {left.address(article): i for i, article in enumerate(left.articles)}
    place_right = {right.address(article): j for j, article in enumerate(right.articles)}
    for one, other in sorted(inside):
        rows, columns = _rows(scores.left, place_left[one]), _rows(scores.right, place_right[other])
        block = statement_likeness(parts, rows, columns)
        for i, j in _mutual(block.argmax(axis=1), block.argmax(axis=0)):
            yield rows.start + i, columns.start + j


def _mutual(best_right: Index, best_left: Index) -> list[Pair]:
    return [(i, int(j)) for i, j in enumerate(best_right) if best_left[j] == i]


def _rows(side: Side, article: int) -> slice:
    ends = [*side.starts.tolist(), len(side.statements)]
    return slice(ends[article], ends[article + 1])


def _likeness(scores: Scores, i: int, j: int) -> Matrix:
    parts = list(scores.vectors.values())
    return statement_likeness(parts, slice(i, i + 1), slice(j, j + 1))


def _link(evidence: Evidence, pair: Pair, chance: float) -> Link:
    i, j = pair
    scores = evidence.scores
    one, other = scores.left.statements[i], scores.right.statements[j]
    return Link(
        left=f"{evidence.left.id}/{scores.left.measure_ids[i]}",
        right=f"{evidence.right.id}/{scores.right.measure_ids[j]}",
        level="measure",
        strength="main" if chance >= SAME_STATEMENT else "partial",
        score=chance,
        fuzzy=ratio(one, other),
        semantic=_meaning(scores, i, j),
        reasons=tuple(text_reasons(evidence, one, other)),
    )


def _meaning(scores: Scores, i: int, j: int) -> float | None:
    vectors = scores.vectors.get("meaning")
    if vectors is None:
        return None
    return round(max(0.0, float(vectors.left_statements[i] @ vectors.right_statements[j])), 3)
