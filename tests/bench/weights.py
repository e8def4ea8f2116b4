"""Teach the judges of links from the gold and write ``compare/data/weights.toml``.

python -m tests.bench.weights
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

import compare
from compare.align.judge import Judge, readings, setting
from compare.align.measures import mutual_best
from compare.encoder import built_in
from compare.similarity import Scores, compare_pair
from compare.similarity.statements import statement_likeness
from compare.themes.lexicon import load
from compare.training.weights import Lesson, as_toml, teach
from tests.gold_documents import gold_document
from tests.gold_links import ANY, MAIN, gold_pairs, gold_weights, truth

WEIGHTS = Path(compare.__file__).parent / "data" / "weights.toml"
MEASURE_PENALTY = 0.1


def main() -> None:
    judges = {}
    for encoder in (None, built_in()):
        for lexicon in (None, load()):
            found = [
                (
                    compare_pair(gold_document(a), gold_document(b), encoder, lexicon),
                    gold_weights(a, b),
                )
                for a, b in gold_pairs()
            ]
            judges[setting(found[0][0].views)] = judges_of(found)
    WEIGHTS.write_text(as_toml(judges), encoding="utf-8")


def judges_of(pairs: list[tuple[Scores, np.ndarray]]) -> dict[str, Judge]:
    """Return the judges of main, any and measure links taught by these pairs of documents."""
    return {
        MAIN: teach([article_lesson(scores, weights, MAIN) for scores, weights in pairs]),
        ANY: teach([article_lesson(scores, weights, ANY) for scores, weights in pairs]),
        "measure": teach([measure_lesson(*pair) for pair in pairs], MEASURE_PENALTY),
    }


def article_lesson(scores: Scores, weights: np.ndarray, strength: str) -> Lesson:
    return Lesson(readings(scores.views), truth(weights, strength))


def measure_lesson(scores: Scores, weights: np.ndarray) -> Lesson:
    """Ask of statements that are each other's best how alike they are and if their articles link."""
    rows, columns = np.array(mutual_best(scores)).T
    likeness = statement_likeness(list(scores.vectors.values()), slice(None), slice(None))
    linked = truth(weights, ANY)[scores.left.owner[rows], scores.right.owner[columns]]
    return Lesson({"likeness": likeness[rows, columns]}, linked)


if __name__ == "__main__":
    main()
