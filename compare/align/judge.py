"""The judge: from what is read of a pair of units to the probability that an analyst links them.

Logistic models with learned weights (``data/weights.toml``, made by ``tests.bench.weights``), one
for each stage and question. Articles are judged alone, their measures with these chances, the
articles again with what their measures carry, and the measures again with that: two rounds, no
more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

import numpy as np
import tomli

from compare.similarity.sides import Matrix
from compare.similarity.standing import AT_ONCE, standing

Stage = Literal["articles alone", "measures first", "articles", "measures"]
Question = Literal["main", "linked"]

STAGES: tuple[Stage, ...] = ("articles alone", "measures first", "articles", "measures")
QUESTIONS: tuple[Question, ...] = ("main", "linked")
STEEPEST = 30.0


@dataclass(frozen=True)
class Judge:
    """Weights by ``<view>: <reading>``, and the constant."""

    weights: dict[str, float]
    constant: float


Judges = Mapping[Question, Judge]
Of = TypeVar("Of", bound=Hashable)
NOTHING: Mapping[Any, Matrix] = {}


def readings(views: Mapping[str, Matrix]) -> Iterator[tuple[str, Matrix]]:
    """Yield all readings of all views with their names, in the order of the views' names."""
    for name in sorted(views):
        view = views[name].astype(np.float64)
        yield f"{name}: own", view
        yield f"{name}: standing", standing(view)


def probabilities(
    judges: Judges, found: Iterable[tuple[str, Matrix]], known: Mapping[Question, Matrix] = NOTHING
) -> dict[Question, Matrix]:
    """Return the probabilities by both judges, of whom each may know some readings ``weighed``.

    What is known is used up: its arrays become the probabilities. These are rounded to four
    digits, so that sums in another order give the same ones.
    """
    sums = weighed(judges, found, known)
    for question, judge in judges.items():
        sums[question] += judge.constant
    return {question: _chance(logit) for question, logit in sums.items()}


def weighed(
    judges: Mapping[Of, Judge],
    found: Iterable[tuple[str, Matrix]],
    known: Mapping[Of, Matrix] = NOTHING,
) -> dict[Of, Matrix]:
    """Return the weighted sums of readings by several judges; one reading at a time is held.

    They are added to what is known already, in place.
    """
    sums = {of: known[of] for of in judges if of in known}
    for name, reading in found:
        for of, judge in judges.items():
            weight = judge.weights.get(name, 0.0)
            if weight and of in sums:
                _add(sums[of], weight, reading)
            elif weight:
                sums[of] = weight * reading
    return {of: sums.get(of, np.zeros(())) for of in judges}


def _add(total: Matrix, weight: float, reading: Matrix) -> None:
    """Add a weighted reading to a sum in place, a few rows at a time: they stay in the cache."""
    height = max(1, AT_ONCE // max(1, reading[:1].size))
    for start in range(0, len(reading), height):
        rows = slice(start, start + height)
        total[rows] += weight * reading[rows]


def _chance(logit: Matrix) -> Matrix:
    """Turn sums into probabilities, in place."""
    np.clip(logit, -STEEPEST, STEEPEST, out=logit)
    np.exp(np.negative(logit, out=logit), out=logit)
    logit += 1
    return np.round(np.divide(1, logit, out=logit), 4, out=logit)


def judges_of(views: Mapping[str, Matrix], stage: Stage) -> Judges:
    """Return the judges of a stage that were taught with these views of articles."""
    return _taught()[setting(views)][stage]


def setting(views: Mapping[str, Matrix]) -> str:
    """Return which set of weights belongs to these views."""
    parts = [name for name in ("meaning", "matters") if name in views]
    return "_".join(["texts", *parts])


@cache
def _taught() -> dict[str, dict[Stage, Judges]]:
    path = files("compare") / "data" / "weights.toml"
    table = tomli.loads(path.read_text(encoding="utf-8"))
    return {
        name: {
            stage: {q: Judge(**judge) for q, judge in judges.items()}
            for stage, judges in of.items()
        }
        for name, of in table.items()
    }
