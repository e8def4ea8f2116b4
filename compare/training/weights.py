"""Learn the judges of links from pairs of documents that analysts have linked.

Logistic regression with weights of zero and up (more likeness never speaks against a link) and
a penalty on their squares, by accelerated projected gradient descent (Beck & Teboulle 2009).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.align.judge import Judge
from compare.similarity.sides import Matrix

Floats = npt.NDArray[np.float64]
STEPS = 3000
PENALTY = 10.0


@dataclass(frozen=True)
class Lesson:
    """What the judge reads of pairs of units, and what analysts said of each pair.

    ``truth`` is 1 linked, 0 not linked, NaN where they differ and nothing is to be learned;
    ``weight`` is what one pair of this lesson counts.
    """

    readings: Mapping[str, Matrix]
    truth: Floats
    weight: float = 1.0


def teach(lessons: Sequence[Lesson], penalty: float = PENALTY) -> Judge:
    """Return the judge learned from all lessons. They must have the same readings."""
    names = list(lessons[0].readings)
    table = np.vstack([np.stack([one.readings[n].ravel() for n in names], 1) for one in lessons])
    truth = np.concatenate([lesson.truth.ravel() for lesson in lessons])
    weight = np.concatenate([np.full(lesson.truth.size, lesson.weight) for lesson in lessons])
    known = ~np.isnan(truth)
    table, truth, weight = table[known], truth[known], weight[known]
    mean = np.average(table, axis=0, weights=weight)
    spread = np.sqrt(np.average((table - mean) ** 2, axis=0, weights=weight)) + 1e-9
    solution = descend((table - mean) / spread, truth, weight, penalty)
    weights = solution[:-1] / spread
    kept = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True) if w > 1e-4}
    share = round(float(np.average(truth, weights=weight)), 4)
    return Judge(kept, round(float(solution[-1] - weights @ mean), 4), share)


def descend(table: Floats, truth: Floats, weight: Floats, penalty: float) -> Floats:
    """Return the weights of the columns (zero and up) and the constant last."""
    rows = np.hstack([table, np.ones((len(table), 1))])
    shrink = np.append(np.full(table.shape[1], penalty), 0.0)
    step = 1 / (0.25 * np.linalg.norm(rows * np.sqrt(weight)[:, None], 2) ** 2 + penalty)
    here = ahead = np.zeros(rows.shape[1])
    for count in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ ahead))
        there = ahead - step * (rows.T @ (weight * (chance - truth)) + shrink * ahead)
        there[:-1] = np.maximum(there[:-1], 0)
        ahead = there + count / (count + 3) * (there - here)
        here = there
    return here


def as_toml(judges: Mapping[str, Mapping[str, Judge]]) -> str:
    """Return the judges by setting and question as a readable TOML text."""
    lines = ["# What the judge of links has learned; made by `python -m tests.bench.weights`."]
    for setting, questions in judges.items():
        for question, judge in questions.items():
            lines += ["", f"[{setting}.{question}]", f"constant = {judge.constant}"]
            lines += [f"share = {judge.share}"]
            lines += [f"[{setting}.{question}.weights]"]
            lines += [f'"{name}" = {weight}' for name, weight in judge.weights.items()]
    return "\n".join(lines) + "\n"
