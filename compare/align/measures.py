"""Links of measures: many to many, in whatever articles they stand, and nothing forced.

A measure repeated word for word has no other link, and one that was only edited has no looser one
to a measure that has such a counterpart too: what each side keeps almost as it was is explained.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from compare.align.chances import Chances, at_home
from compare.align.literal import Pair
from compare.align.reasons import Evidence, text_reasons
from compare.model import Document, Link, Strength
from compare.similarity import Scores
from compare.similarity.fuzzy import ratio

MAIN_AT = 0.46  # seven main links in ten are right (tests.bench.alignment)
LINKED_AT = 0.3  # of the best mean F1
EDITED = 0.75  # the ratio of two statements from which one is the other, edited

Likely = tuple[int, int, float, float]


def measure_links(
    left: Document, right: Document, scores: Scores, chances: Chances, laws: bool
) -> list[Link]:
    """Return the links of measures of two related documents, of plans or of ``laws``."""
    evidence = Evidence(left, right, scores)
    same = chances.same_statements
    found = [_link(evidence, pair, "main", 1.0) for pair in same]
    rows, columns = {i for i, _ in same}, {j for _, j in same}
    judged = [one for one in likely(chances) if one[0] not in rows and one[1] not in columns]
    known = edits_among(scores, chances, judged, laws)
    for i, j, main, linked in unexplained(known, judged, laws):
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


def edits_among(
    scores: Scores, chances: Chances, judged: Sequence[Likely], laws: bool
) -> set[Pair]:
    """Return which pairs are one statement, repeated or edited, but not across an annex.

    Statements of laws that have one form look like edits of each other; there only those count
    that are the most alike of both statements, in articles that are.
    """
    alike = {
        (i, j): ratio(scores.left.statements[i], scores.right.statements[j])
        for i, j, _, _ in judged
        if at_home(scores, scores.left.owner[i], scores.right.owner[j])
    }
    edits = {pair for pair, value in alike.items() if value >= EDITED}
    if laws:
        owners = scores.left.owner, scores.right.owner
        fit = {(i, j): alike[i, j] + chances.main[owners[0][i], owners[1][j]] for i, j in edits}
        rows, columns = _best_fit(fit, 0), _best_fit(fit, 1)
        edits = {(i, j) for (i, j), value in fit.items() if value == rows[i] == columns[j]}
    return edits | set(chances.same_statements)


def _best_fit(fit: Mapping[Pair, float], side: int) -> dict[int, float]:
    best: dict[int, float] = {}
    for pair, value in fit.items():
        best[pair[side]] = max(value, best.get(pair[side], value))
    return best


def unexplained(known: set[Pair], judged: Sequence[Likely], laws: bool) -> list[Likely]:
    """Return the pairs without those of which each end has a counterpart that is its own edit.

    In laws one such end is enough: what is left is only of the same form.
    """
    rows, columns = {i for i, _ in known}, {j for _, j in known}
    enough = any if laws else all
    return [
        one
        for one in judged
        if (one[0], one[1]) in known or not enough((one[0] in rows, one[1] in columns))
    ]


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
