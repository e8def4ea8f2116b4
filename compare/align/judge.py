"""The judge: from the views of a pair of articles to the probability that an analyst links them.

A logistic model with learned weights (``data/weights.toml``, made by ``compare.training.weights``).
It reads every view two ways: its own value, and how far it stands out among what competes for the
same counterpart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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
    """Weights by ``<view>: <reading>``, and the constant."""

    weights: dict[str, float]
    constant: float


def readings(views: Mapping[str, Matrix]) -> dict[str, Matrix]:
    """Return all readings of all views by ``<view>: <reading>``, in the order of their names."""
    found: dict[str, Matrix] = {}
    for name in sorted(views):
        view = views[name].astype(np.float64)
        found[f"{name}: own"] = view
        found[f"{name}: standing"] = standing(view)
    return found


def probability(judge: Judge, found: Mapping[str, Matrix]) -> Matrix:
    """Return the probability of a link for each pair of articles, rounded to four digits."""
    logit = sum(weight * found[name] for name, weight in judge.weights.items()) + judge.constant
    chance = 1 / (1 + np.exp(-np.clip(logit, -STEEPEST, STEEPEST)))
    return np.asarray(np.round(chance, 4))


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
            question: Judge(dict(judge["weights"]), judge["constant"])
            for question, judge in judges.items()
        }
        for name, judges in table.items()
    }
