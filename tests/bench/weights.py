"""Teach the judges of links from the gold and write ``compare/data/weights.toml``.

python -m tests.bench.weights
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

import compare
from compare.align.judge import Judge, readings, setting
from compare.align.measures import mutual_best
from compare.encoder import Encoder, built_in
from compare.similarity import Scores, compare_pair
from compare.similarity.statements import statement_likeness
from compare.themes.lexicon import Lexicon, load
from compare.training.weights import Lesson, as_toml, teach
from tests.gold_documents import gold_document
from tests.gold_links import ANY, MAIN, gold_pairs, gold_weights, truth, unrelated_parts

WEIGHTS = Path(compare.__file__).parent / "data" / "weights.toml"
MEASURE_PENALTY = 0.1
UNRELATED_WEIGHT = 0.05


@dataclass(frozen=True)
class Pair:
    """Two gold documents compared, what the gold says, and the views of parts without a link."""

    names: tuple[str, str]
    scores: Scores
    weights: np.ndarray
    unrelated: tuple[dict[str, np.ndarray], ...]


def main() -> None:
    judges = {}
    for encoder in (None, built_in()):
        for lexicon in (None, load()):
            pairs = gold_lessons(encoder, lexicon)
            judges[setting(pairs[0].scores.views)] = judges_of(pairs)
    WEIGHTS.write_text(as_toml(judges), encoding="utf-8")


def gold_lessons(encoder: Encoder | None, lexicon: Lexicon | None) -> list[Pair]:
    """Return all linked pairs of the gold as seen with this encoder and lexicon."""
    return [
        Pair(
            (left, right),
            compare_pair(gold_document(left), gold_document(right), encoder, lexicon),
            gold_weights(left, right),
            tuple(
                compare_pair(one, other, encoder, lexicon).views
                for one, other in unrelated_parts(left, right)
            ),
        )
        for left, right in gold_pairs()
    ]


def judges_of(pairs: list[Pair]) -> dict[str, Judge]:
    """Return the judges of main, any and measure links taught by these pairs of documents."""
    return {
        MAIN: teach([lesson for pair in pairs for lesson in article_lessons(pair, MAIN)]),
        ANY: teach([lesson for pair in pairs for lesson in article_lessons(pair, ANY)]),
        "measure": teach([measure_lesson(pair) for pair in pairs], MEASURE_PENALTY),
    }


def article_lessons(pair: Pair, strength: str) -> list[Lesson]:
    return [
        Lesson(dict(readings(pair.scores.views)), truth(pair.weights, strength)),
        *(
            Lesson(dict(readings(views)), np.zeros(views["words"].shape), UNRELATED_WEIGHT)
            for views in pair.unrelated
        ),
    ]


def measure_lesson(pair: Pair) -> Lesson:
    """Ask of statements that are each other's best how alike they are and if their articles link."""
    scores = pair.scores
    rows, columns = np.array(mutual_best(scores)).T
    likeness = statement_likeness(list(scores.vectors.values()), slice(None), slice(None))
    linked = truth(pair.weights, ANY)[scores.left.owner[rows], scores.right.owner[columns]]
    return Lesson({"likeness": likeness[rows, columns]}, linked)


if __name__ == "__main__":
    main()
