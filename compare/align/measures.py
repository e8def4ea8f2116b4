"""Links of measures: many to many, in whatever articles they stand, and nothing forced.

A measure repeated word for word has no other link, and one that was only edited has no looser one
to a measure that has such a counterpart too: what each side keeps almost as it was is explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from compare.align.chances import Chances
from compare.align.literal import Pair
from compare.align.reasons import Evidence, text_reasons
from compare.model import Document, Link, Strength
from compare.similarity import Scores
from compare.similarity.fuzzy import ratio

MAIN_AT = 0.4  # seven main links in ten are right (tests.bench.alignment)
LINKED_AT = 0.3  # of the best mean F1
EDITED = 0.75  # the ratio of two statements from which one is the other, edited

Likely = tuple[int, int, float, float]


def measure_links(left: Document, right: Document, scores: Scores, chances: Chances) -> list[Link]:
    """Return the links of measures of two related documents."""
    evidence = Evidence(left, right, scores)
    same = chances.same_statements
    found = [_link(evidence, pair, "main", 1.0) for pair in same]
    rows, columns = {i for i, _ in same}, {j for _, j in same}
    judged = [one for one in likely(chances) if one[0] not in rows and one[1] not in columns]
    for i, j, main, linked in unexplained(scores, same, judged):
        strength: Strength = "main" if main >= MAIN_AT else "partial"
        found.append(_link(evidence, (i, j), strength, max(main, linked)))
    return found


def likely(chances: Chances) -> list[Likely]:
    """Return the pairs to link: places, the chance of a main link and of any."""
    pairs, measures = chances.judged.pairs, chances.judged.measures
    main, linked = measures["main"], measures["linked"]
    kept = np.flatnonzero((main >= MAIN_AT) | (linked >= LINKED_AT))
    return list(
        zip(
            pairs.rows[kept].tolist(),
            pairs.columns[kept].tolist(),
            main[kept].tolist(),
            linked[kept].tolist(),
            strict=True,
        )
    )


def unexplained(scores: Scores, same: Iterable[Pair], judged: Sequence[Likely]) -> list[Likely]:
    """Return the pairs without those of which each end has a counterpart that is its own edit.

    A pair that is an edit itself stays, but not one of an annex and a text proper.
    """
    edits = set(same)
    for i, j, _, _ in judged:
        alike = ratio(scores.left.statements[i], scores.right.statements[j])
        if alike >= EDITED and not _across(scores, i, j):
            edits.add((i, j))
    rows, columns = {i for i, _ in edits}, {j for _, j in edits}
    return [
        one
        for one in judged
        if (one[0], one[1]) in edits or one[0] not in rows or one[1] not in columns
    ]


def _across(scores: Scores, i: int, j: int) -> bool:
    """Tell whether one of two statements stands in an annex and the other in a text proper."""
    left, right = scores.left, scores.right
    return bool(left.annex[left.owner[i]] != right.annex[right.owner[j]])


def _link(evidence: Evidence, pair: Pair, strength: Strength, chance: float) -> Link:
    i, j = pair
    scores = evidence.scores
    one, other = scores.left.statements[i], scores.right.statements[j]
    return Link(
        left=f"{evidence.left.id}/{scores.left.measure_ids[i]}",
        right=f"{evidence.right.id}/{scores.right.measure_ids[j]}",
        level="measure",
        strength=strength,
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
