"""The judge: from the views of a pair of articles to the probability that an analyst links them.

A logistic model with learned weights (``data/weights.toml``, made by ``compare.training.weights``).
It reads every view two ways: its own value, and how far it stands out among what competes for the
same counterpart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from compare.similarity.sides import Matrix
from compare.similarity.standing import standing

Question = Literal["main", "any", "measure"]

STEEPEST = 30.0


@dataclass(frozen=True)
class Judge:
    """Weights by ``<view>: <reading>``, the constant, and how many of the lessons were links."""

    weights: dict[str, float]
    constant: float
    share: float


def readings(views: Mapping[str, Matrix]) -> Iterator[tuple[str, Matrix]]:
    """Yield all readings of all views with their names, in the order of the views' names."""
    for name in sorted(views):
        view = views[name].astype(np.float64)
        yield f"{name}: own", view
        yield f"{name}: standing", standing(view)


def probability(judge: Judge, found: Iterable[tuple[str, Matrix]]) -> Matrix:
    """Return the probability of a link for each pair of units, rounded to four digits."""
    return probabilities([judge], found)[0]


def probabilities(judges: Sequence[Judge], found: Iterable[tuple[str, Matrix]]) -> list[Matrix]:
    """Return the probabilities by several judges; no more than one reading is held at a time."""
    logits: list[Matrix] = [np.zeros(())] * len(judges)
    for name, reading in found:
        for number, judge in enumerate(judges):
            logits[number] = logits[number] + judge.weights.get(name, 0.0) * reading
    return [_chance(logit + judge.constant) for logit, judge in zip(logits, judges, strict=True)]


def _chance(logit: Matrix) -> Matrix:
    return np.asarray(np.round(1 / (1 + np.exp(-np.clip(logit, -STEEPEST, STEEPEST))), 4))


def judge_of(views: Mapping[str, Matrix], question: Question) -> Judge:
    """Return the judge of main links, any links or measure links taught with these views."""
    return _taught()[setting(views)][question]


def setting(views: Mapping[str, Matrix]) -> str:
    """Return which set of weights belongs to these views."""
    parts = [name for name in ("meaning", "matters") if name in views]
    return "_".join(["texts", *parts])


@cache
def _taught() -> dict[str, dict[str, Judge]]:
    path = files("compare") / "data" / "weights.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: {
            question: Judge(judge["weights"], judge["constant"], judge["share"])
            for question, judge in judges.items()
        }
        for name, judges in table.items()
    }
