"""Teach the judges of links from the gold and write ``compare/data/weights.toml``.

    python -m tests.bench.weights

A stage learns from what the stages before it made of pairs that they had not seen: each pair of
the lessons is judged by the others before the next stage learns from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

import compare
from compare.align.judge import QUESTIONS, STAGES, Judges, Stage, probabilities, readings, setting
from compare.align.stages import Chance, Readings, article_readings, first_readings, last_readings
from compare.encoder import Encoder, built_in
from compare.similarity import Scores, compare_pair
from compare.statements.candidates import Candidates, candidates
from compare.statements.views import statement_readings
from compare.themes.lexicon import Lexicon, load
from compare.training.weights import Lesson, as_toml, teach
from tests.gold_documents import gold_document
from tests.gold_links import gold_pairs, gold_weights, measure_weights, truth, unrelated_parts

WEIGHTS = Path(compare.__file__).parent / "data" / "weights.toml"
UNRELATED_WEIGHT = 0.05
MEASURES = ("measures first", "measures")
Taught = dict[Stage, Judges]
Kept = Callable[[str], bool]


@dataclass(frozen=True)
class Pair:
    """Two gold documents compared, what the gold says, and the views of parts without a link.

    ``weights`` are those of all pairs of articles, ``measures`` those of all pairs of statements
    (rows and columns as in ``scores``).
    """

    names: tuple[str, str]
    scores: Scores
    weights: np.ndarray
    measures: np.ndarray
    unrelated: tuple[dict[str, np.ndarray], ...]

    @cached_property
    def readings(self) -> Readings:
        return dict(readings(self.scores.views))


@dataclass(frozen=True)
class Lessons:
    """A pair and what each stage reads of it, given what the stages before made of it."""

    pair: Pair
    read: dict[Stage, Readings]
    pairs: Candidates | None = None
    seen: Readings | None = None
    chances: tuple[tuple[Stage, Chance], ...] = ()


def main() -> None:
    judges = {}
    for encoder in (None, built_in()):
        for lexicon in (None, load()):
            pairs = gold_lessons(encoder, lexicon)
            judges[setting(pairs[0].scores.views)] = taught(pairs)
    WEIGHTS.write_text(as_toml(judges), encoding="utf-8")


def gold_lessons(encoder: Encoder | None, lexicon: Lexicon | None) -> list[Pair]:
    """Return all linked pairs of the gold as seen with this encoder and lexicon."""
    return [gold_lesson(*names, encoder, lexicon) for names in gold_pairs()]


def gold_lesson(left: str, right: str, encoder: Encoder | None, lexicon: Lexicon | None) -> Pair:
    scores = compare_pair(gold_document(left), gold_document(right), encoder, lexicon)
    return Pair(
        (left, right),
        scores,
        gold_weights(left, right),
        measure_weights(left, right, scores),
        tuple(
            compare_pair(one, other, encoder, lexicon).views
            for one, other in unrelated_parts(left, right)
        ),
    )


def every(_: str) -> bool:
    return True


def taught(pairs: Sequence[Pair], kept: Kept = every) -> Taught:
    """Return the judges of all stages taught by these pairs of documents.

    Of measures they read only the readings whose names are ``kept``.
    """
    lessons = [begun(pair) for pair in pairs]
    found: Taught = {}
    for stage in STAGES:
        found[stage] = stage_judges(lessons, stage, kept)
        lessons = [advanced(one, stage, unseen(lessons, one, stage, kept)) for one in lessons]
    return found


def unseen(lessons: Sequence[Lessons], one: Lessons, stage: Stage, kept: Kept) -> Judges:
    """Return the judges of a stage taught without one of the lessons."""
    return stage_judges([other for other in lessons if other is not one], stage, kept)


def stage_judges(lessons: Sequence[Lessons], stage: Stage, kept: Kept) -> Judges:
    return {
        question: teach([part for one in lessons for part in parts(one, stage, question, kept)])
        for question in QUESTIONS
    }


def parts(one: Lessons, stage: Stage, question: str, kept: Kept) -> list[Lesson]:
    if stage in MEASURES:
        at = one.pairs.rows, one.pairs.columns
        read = {name: reading for name, reading in one.read[stage].items() if kept(name)}
        return [Lesson(read, truth(one.pair.measures, question)[at])]
    found = [Lesson(one.read[stage], truth(one.pair.weights, question))]
    if stage == "articles alone":
        found += [
            Lesson(dict(readings(views)), np.zeros(views["words"].shape), UNRELATED_WEIGHT)
            for views in one.pair.unrelated
        ]
    return found


def begun(pair: Pair) -> Lessons:
    return Lessons(pair, {"articles alone": pair.readings})


def advanced(one: Lessons, stage: Stage, judges: Judges) -> Lessons:
    """Return the lessons with what the next stage reads after a stage's judges have judged."""
    chance = probabilities(judges, one.read[stage].items())
    chances = (*one.chances, (stage, chance))
    known = dict(chances)
    scores, read = one.pair.scores, dict(one.read)
    pairs, seen = one.pairs, one.seen
    if stage == "articles alone":
        pairs = candidates(scores, chance["linked"])
        seen = statement_readings(scores, pairs)
        read["measures first"] = first_readings(seen, chance, pairs)
    elif stage == "measures first":
        read["articles"] = dict(article_readings(scores, known["articles alone"], pairs, chance))
    elif stage == "articles":
        read["measures"] = last_readings(seen, chance, known["measures first"], pairs)
    return Lessons(one.pair, read, pairs, seen, chances)


def judged_without(
    pairs: Sequence[Pair], one: Pair, kept: Kept = every
) -> Callable[[Stage], Judges]:
    """Return the judges of all stages taught by the other pairs alone."""
    found = taught([pair for pair in pairs if pair is not one], kept)
    return lambda stage: found[stage]


if __name__ == "__main__":
    main()
