"""The likeliest counterpart of each measure that was left without a link.

Of measures that no link joins to another the more have a counterpart for a reader the likelier
their nearest one is: what is told of their absence must know that chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from compare.align.chances import Chances
from compare.model import Document, Link, Near
from compare.similarity import Scores
from compare.similarity.sides import Index, Matrix

LEAST = 0.01  # a smaller chance is none


def nearest(
    left: Document, right: Document, scores: Scores, chances: Chances, links: Iterable[Link]
) -> tuple[Near, ...]:
    """Return each measure that has no link beside its likeliest counterpart, in order, once."""
    pairs, measures = chances.judged.pairs, chances.judged.measures
    chance = np.maximum(measures["main"], measures["linked"])
    ends = {end for link in links if link.level == "measure" for end in (link.left, link.right)}
    lefts = [f"{left.id}/{one}" for one in scores.left.measure_ids]
    rights = [f"{right.id}/{one}" for one in scores.right.measure_ids]
    found = {
        place
        for names, own in ((lefts, pairs.rows), (rights, pairs.columns))
        for place in likeliest(own, chance)
        if names[own[place]] not in ends
    }
    return tuple(
        Near(lefts[pairs.rows[place]], rights[pairs.columns[place]], float(chance[place]))
        for place in sorted(found)
    )


def likeliest(own: Index, chance: Matrix) -> Iterator[int]:
    """Yield the place of the likeliest pair of each statement, by the statement of each pair."""
    order = np.lexsort((-chance, own))
    _, first = np.unique(own[order], return_index=True)
    for place in order[first].tolist():
        if chance[place] >= LEAST:
            yield place
