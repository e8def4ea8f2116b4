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
from compare.similarity.standing import standing

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

    They are rounded to four digits, so that sums in another order give the same ones.
    """
    sums = weighed(judges, found, known)
    return {question: _chance(sums[question] + judges[question].constant) for question in judges}


def weighed(
    judges: Mapping[Of, Judge],
    found: Iterable[tuple[str, Matrix]],
    known: Mapping[Of, Matrix] = NOTHING,
) -> dict[Of, Matrix]:
    """Return the weighted sums of readings by several judges; one reading at a time is held."""
    sums = {of: known.get(of, np.zeros(())) for of in judges}
    for name, reading in found:
        for of, judge in judges.items():
            weight = judge.weights.get(name, 0.0)
            if weight:
                sums[of] = sums[of] + weight * reading
    return sums


def _chance(logit: Matrix) -> Matrix:
    return np.asarray(np.round(1 / (1 + np.exp(-np.clip(logit, -STEEPEST, STEEPEST))), 4))


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
