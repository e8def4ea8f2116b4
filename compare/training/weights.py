"""Learn the judges of links from pairs of documents that analysts have linked.

Logistic regression with weights of zero and up (more likeness never speaks against a link) and
a penalty on their squares, by accelerated projected gradient descent (Beck & Teboulle 2009).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.align.judge import Judge, probability, readings
from compare.similarity.sides import Matrix

Floats = npt.NDArray[np.float64]
STEPS = 3000
PENALTY = 10.0


@dataclass(frozen=True)
class Lesson:
    """The views of a pair of documents and what analysts said of every pair of articles.

    ``truth`` is 1 linked, 0 not linked, NaN where they differ and nothing is to be learned.
    """

    views: Mapping[str, Matrix]
    truth: Floats


def teach(lessons: Sequence[Lesson], penalty: float = PENALTY) -> Judge:
    """Return the judge learned from all lessons. They must have the same views."""
    found = [readings(lesson.views) for lesson in lessons]
    names = list(found[0])
    table = np.vstack([np.stack([one[n].ravel() for n in names], axis=1) for one in found])
    truth = np.concatenate([lesson.truth.ravel() for lesson in lessons])
    known = ~np.isnan(truth)
    table, truth = table[known], truth[known]
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    solution = descend((table - mean) / spread, truth, penalty)
    weights = solution[:-1] / spread
    kept = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True) if w > 1e-4}
    constant = float(solution[-1] - weights @ mean)
    judge = Judge(kept, round(constant, 4), 0.5)
    return Judge(judge.weights, judge.constant, best_limit(judge, lessons))


def descend(table: Floats, truth: Floats, penalty: float) -> Floats:
    """Return the weights of the columns (zero and up) and the constant last."""
    rows = np.hstack([table, np.ones((len(table), 1))])
    shrink = np.append(np.full(table.shape[1], penalty), 0.0)
    step = 1 / (0.25 * np.linalg.norm(rows, 2) ** 2 + penalty)
    here = ahead = np.zeros(rows.shape[1])
    for count in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ ahead))
        there = ahead - step * (rows.T @ (chance - truth) + shrink * ahead)
        there[:-1] = np.maximum(there[:-1], 0)
        ahead = there + count / (count + 3) * (there - here)
        here = there
    return here


def best_limit(judge: Judge, lessons: Sequence[Lesson]) -> float:
    """Return from which probability on to link for the best F1 on average over the lessons.

    The middle of all limits that come close to the best: the best one itself is chance.
    """
    limits = np.linspace(0.1, 0.9, 81)
    found = [(probability(judge, readings(one.views)), one.truth) for one in lessons]
    quality = np.mean([[f1(p >= limit, t) for limit in limits] for p, t in found], axis=0)
    return round(float(limits[quality >= quality.max() - 0.01].mean()), 2)


def f1(linked: npt.NDArray[np.bool_], truth: Floats) -> float:
    """Return the harmonic mean of precision and recall where the truth is known."""
    hits = float((linked & (truth == 1)).sum())
    return 2 * hits / max(1.0, float((linked & ~np.isnan(truth)).sum() + (truth == 1).sum()))


def as_toml(judges: Mapping[str, Mapping[str, Judge]]) -> str:
    """Return the judges by setting and strength as a readable TOML text."""
    lines = ["# What the judge of links has learned; made by `python -m tests.bench.weights`."]
    for setting, strengths in judges.items():
        for strength, judge in strengths.items():
            lines += ["", f"[{setting}.{strength}]", f"constant = {judge.constant}"]
            lines += [f"decide_at = {judge.decide_at}", f"[{setting}.{strength}.weights]"]
            lines += [f'"{name}" = {weight}' for name, weight in judge.weights.items()]
    return "\n".join(lines) + "\n"
