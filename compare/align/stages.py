"""What the judge reads of a pair of documents at each of its four stages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from compare.align.judge import Judges, Question, Stage, probabilities, readings, weighed
from compare.similarity import Scores
from compare.similarity.sides import Matrix
from compare.statements.candidates import Candidates, candidates
from compare.statements.support import support
from compare.statements.views import around, log_odds, statement_readings

Readings = Mapping[str, Matrix]
Chance = Mapping[Question, Matrix]


@dataclass(frozen=True)
class Judged:
    """The chances after both rounds: of articles as a matrix, of measures one a candidate."""

    articles: Chance
    pairs: Candidates
    measures: Chance


def judged(scores: Scores, judges: Callable[[Stage], Judges]) -> Judged:
    """Judge all articles and measures of a pair; both documents must have articles."""
    alone, at_last = _of_articles(scores, judges)
    pairs = candidates(scores, alone["linked"])
    seen = statement_readings(scores, pairs)
    first = probabilities(judges("measures first"), first_readings(seen, alone, pairs).items())
    carried = carried_readings(scores, alone, pairs, first)
    articles = probabilities(judges("articles"), carried, at_last)
    last = last_readings(seen, articles, first, pairs)
    return Judged(articles, pairs, probabilities(judges("measures"), last.items()))


def _of_articles(scores: Scores, judges: Callable[[Stage], Judges]) -> tuple[Chance, Chance]:
    """Return the chances of articles alone, and what the same readings weigh at their last stage.

    So they are read once for both stages.
    """
    stages: tuple[Stage, Stage] = ("articles alone", "articles")
    both = {(stage, asked): one for stage in stages for asked, one in judges(stage).items()}
    read = weighed(both, readings(scores.views))
    at_first, at_last = ({asked: read[stage, asked] for asked in judges(stage)} for stage in stages)
    return probabilities(judges("articles alone"), (), at_first), at_last


def first_readings(seen: Readings, alone: Chance, pairs: Candidates) -> Readings:
    """Return what is read of measures at first: their views and the chances of their articles."""
    return {**seen, **around(alone.items(), pairs)}


def article_readings(
    scores: Scores, alone: Chance, pairs: Candidates, measures: Chance
) -> Iterator[tuple[str, Matrix]]:
    """Yield what is read of articles with the chances of their measures, one at a time."""
    yield from readings(scores.views)
    yield from carried_readings(scores, alone, pairs, measures)


def carried_readings(
    scores: Scores, alone: Chance, pairs: Candidates, measures: Chance
) -> Iterator[tuple[str, Matrix]]:
    """Yield what their first chances and those of their measures say of articles."""
    for question, chance in alone.items():
        yield f"alone {question}: own", log_odds(chance)
    yield from support(scores.left, scores.right, pairs, measures.items())


def last_readings(
    seen: Readings, articles: Chance, measures: Chance, pairs: Candidates
) -> Readings:
    """Return what is read of measures at last: also their first chances and who competes."""
    before = {}
    for question, chance in measures.items():
        before[f"first {question}: own"] = log_odds(chance)
        for side, group in (("row", pairs.rows), ("column", pairs.columns)):
            total = np.bincount(group, chance)[group] if len(pairs) else chance
            before[f"first {question}: share of {side}"] = chance / (total + 1e-3)
    return {**seen, **around(articles.items(), pairs), **before}
