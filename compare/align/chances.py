"""How likely each pair of articles and of measures is to be linked, and whether the documents are
related at all.

Any two laws end with the day from which they are in force, and any two plans call for leadership.
Such pairs are as alike as pairs on one matter; what tells them apart is the rest of the documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from compare.align.judge import Judges, Question, Stage, judges_of
from compare.align.literal import Pair, literal_pairs
from compare.align.stages import Judged, judged
from compare.similarity import Scores
from compare.similarity.sides import Matrix

Decision = npt.NDArray[np.bool_]

# Pairs of laws on unrelated matters stay at 0.05 and below (tests.bench.unrelated); laws on two
# matters of one field reach 0.38, two versions of a law 0.77 and more, two plans 0.6 and more.
RELATED, RELATED_BY_TEXT_ALONE = 0.2, 0.35
SURE = 0.7
LONGEST_CELL = 12  # characters
ONE_MATTER = 2.5  # at home in the same part, and more likely than not of one matter


@dataclass(frozen=True)
class Chances:
    """What is likely before anything is decided.

    An annex often says again what the text proper says: a statement that both have is a repetition
    where it stands in the same of the two on both sides.

    ``judged`` holds the chances of articles, a row a left and a column a right one, and those of
    measures; ``same`` are the places of articles, ``same_statements`` of statements, repeated
    word for word. ``related`` tells whether the documents are.
    """

    judged: Judged
    same: list[Pair]
    same_statements: list[Pair]
    related: bool

    @property
    def main(self) -> Matrix:
        """The probability of a main link of each pair of articles."""
        return self.judged.articles["main"]

    @property
    def linked(self) -> Matrix:
        """The probability of any link of each pair of articles."""
        return self.judged.articles["linked"]


def chances_of(scores: Scores, judges: Callable[[Stage], Judges] | None = None) -> Chances:
    """Return the chances of all pairs; both documents must have articles.

    ``judges`` are the shipped ones unless others are given.
    """
    found = judged(scores, judges or (lambda stage: judges_of(scores.views, stage)))
    main, linked = found.articles["main"], found.articles["linked"]
    same = literal_pairs(
        scores.left.texts, scores.right.texts, lambda i, j: float(at_home(scores, i, j))
    )
    repeated = repeated_statements(scores, main, set(same))
    least = RELATED if "main matter" in scores.views else RELATED_BY_TEXT_ALONE
    if relatedness(main, same) >= least:
        return Chances(found, same, repeated, related=True)
    known = known_matter(scores)
    articles: dict[Question, Matrix] = {
        "main": np.where(known & (main >= SURE), main, 0.0),
        "linked": np.where(known, linked, 0.0),
    }
    return Chances(
        replace(found, articles=articles),
        [(i, j) for i, j in same if known[i, j]],
        [],
        related=False,
    )


def repeated_statements(scores: Scores, main: Matrix, same: set[Pair]) -> list[Pair]:
    """Return the statements repeated word for word where both stand in an annex or neither does.

    Of several copies those belong together whose articles do: one more that stands under another
    matter, as 11月底前 does in the rows of a table, is none of them, nor is a cell that happens to
    stand once in each.
    """
    left, right = scores.left, scores.right
    often = {
        text
        for statements in (left.statements, right.statements)
        for text, times in Counter(statements).items()
        if times > 1
    }

    def preference(i: int, j: int) -> float:
        articles = left.owner[i], right.owner[j]
        return float(main[articles]) + (articles in same) + 2 * at_home(scores, *articles)

    return [
        (i, j)
        for i, j in literal_pairs(left.statements, right.statements, preference)
        if left.measure_ids[i] and right.measure_ids[j]
        if at_home(scores, left.owner[i], right.owner[j])
        if not (left.statements[i] in often or is_cell(scores, i)) or preference(i, j) >= ONE_MATTER
    ]


def is_cell(scores: Scores, statement: int) -> bool:
    """Tell whether a left statement is as short as a cell in a row of an annex: 10月底."""
    left = scores.left
    return len(left.statements[statement]) <= LONGEST_CELL and left.annex[left.owner[statement]]


def at_home(scores: Scores, i: int, j: int) -> bool:
    """Tell whether two articles both stand in an annex, or neither does."""
    return bool(scores.left.annex[i] == scores.right.annex[j])


def relatedness(main: Matrix, same: list[Pair]) -> float:
    """Return how much of the document with fewer articles is likely to have a main link."""
    chance = main.copy()
    for i, j in same:
        chance[i, j] = 1.0
    few = int(chance.shape[0] <= chance.shape[1])
    return float(chance.max(axis=few).mean())


def known_matter(scores: Scores) -> Decision:
    """Return which pairs treat a known matter that one of them is mainly about."""
    if "main matter" not in scores.views:
        return np.zeros((len(scores.left.texts), len(scores.right.texts)), dtype=bool)
    return np.asarray(scores.views["main matter"] > 0)
