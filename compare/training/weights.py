"""Learn the judges of links from pairs of documents that analysts have linked.

Logistic regression with a penalty on the squares of the standardised weights, by Newton's method
(iteratively reweighted least squares; Hastie, Tibshirani & Friedman 2009, section 4.4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.align.judge import Judge, Judges
from compare.similarity.sides import Matrix

Floats = npt.NDArray[np.float64]
ROUNDS = 30
STILL = 1e-6
PENALTY = 20.0
FAINT = 0.01  # a weight that moves the log odds by less for a usual difference is left out


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
    table, truth, weight = table[known].astype(np.float64), truth[known], weight[known]
    mean = np.average(table, axis=0, weights=weight)
    spread = np.sqrt(np.average((table - mean) ** 2, axis=0, weights=weight)) + 1e-9
    solution = solved((table - mean) / spread, truth, weight, penalty)
    kept = {
        name: round(float(w), 4)
        for name, w, by in zip(names, solution[:-1] / spread, solution[:-1], strict=True)
        if abs(by) > FAINT
    }
    constant = solution[-1] - sum(
        kept[name] * mean[place] for place, name in enumerate(names) if name in kept
    )
    return Judge(kept, round(float(constant), 4))


def solved(table: Floats, truth: Floats, weight: Floats, penalty: float) -> Floats:
    """Return the weights of the columns and the constant last."""
    rows = np.hstack([table, np.ones((len(table), 1))])
    shrink = np.append(np.full(table.shape[1], penalty), 1e-6)
    here = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ here))
        slope = rows.T @ (weight * (truth - chance)) - shrink * here
        curve = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.diag(shrink)
        step = np.linalg.solve(curve, slope)
        here = here + step * min(1.0, 5.0 / max(1e-9, float(np.abs(step).max())))
        if np.abs(step).max() < STILL:
            break
    return here


def as_toml(judges: Mapping[str, Mapping[str, Judges]]) -> str:
    """Return the judges by setting, stage and question as a readable TOML text."""
    lines = ["# What the judge of links has learned; made by `python -m tests.bench.weights`."]
    for setting, stages in judges.items():
        for stage, questions in stages.items():
            for question, judge in questions.items():
                table = f'{setting}."{stage}".{question}'
                lines += ["", f"[{table}]", f"constant = {judge.constant}"]
                lines += [f"[{table}.weights]"]
                lines += [f'"{name}" = {weight}' for name, weight in judge.weights.items()]
    return "\n".join(lines) + "\n"
