"""The judge: from the views of a pair of articles to the probability that an analyst links them.

A logistic model with learned weights (``data/weights.toml``, made by ``compare.training.weights``).
It reads every view three ways: its own value, how far it stands out among what competes for the
same counterpart, and its share of the best in its row and column.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from compare.similarity.sides import Matrix
from compare.similarity.standing import share_of_best, standing

STEEPEST = 30.0


@dataclass(frozen=True)
class Judge:
    """Weights by ``<view>: <reading>``, the constant, and from which probability on to decide."""

    weights: dict[str, float]
    constant: float
    decide_at: float


def readings(views: Mapping[str, Matrix]) -> dict[str, Matrix]:
    """Return all readings of all views by ``<view>: <reading>``, in the order of their names."""
    found: dict[str, Matrix] = {}
    for name in sorted(views):
        view = views[name].astype(np.float64)
        found[f"{name}: own"] = view
        found[f"{name}: standing"] = standing(view)
        found[f"{name}: share"] = share_of_best(view)
    return found


def probability(judge: Judge, found: Mapping[str, Matrix]) -> Matrix:
    """Return the probability of a link for each pair of articles, rounded to four digits."""
    logit = sum(weight * found[name] for name, weight in judge.weights.items()) + judge.constant
    chance = 1 / (1 + np.exp(-np.clip(logit, -STEEPEST, STEEPEST)))
    return np.asarray(np.round(chance, 4))


def judges(views: Mapping[str, Matrix]) -> tuple[Judge, Judge]:
    """Return the judges of main links and of any links that were taught with these views."""
    taught = _taught()[setting(views)]
    return taught["main"], taught["any"]


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
            strength: Judge(dict(judge["weights"]), judge["constant"], judge["decide_at"])
            for strength, judge in strengths.items()
        }
        for name, strengths in table.items()
    }
