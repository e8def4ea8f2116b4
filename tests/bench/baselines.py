"""Simpler methods of linking, for the bench: one likeness, and a limit from the other pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from compare.model import Level
from compare.similarity.fuzzy import ratios
from tests.bench.figures import quality, show
from tests.bench.weights import Pair
from tests.gold_links import ANY, MAIN, f1, truth

HIGHEST = np.linspace(0.8, 1, 201)  # the quantiles of the likeness that are tried as limits

Score = Callable[[Pair, Level], np.ndarray]


def show_baselines(pairs: Sequence[Pair], level: Level) -> None:
    """Print what single likenesses reach, with the limit of the best F1 on the other pairs."""
    by_score("rapidfuzz ratio", pairs, level, fuzzy)
    by_assignment("rapidfuzz ratio, best assignment", pairs, level)
    by_score("character TF-IDF, cosine", pairs, level, by_vectors("characters"))
    by_score("built-in model, cosine", pairs, level, by_vectors("meaning"))


def fuzzy(pair: Pair, level: Level) -> np.ndarray:
    left, right = pair.scores.left, pair.scores.right
    if level == "article":
        return ratios(left.texts, right.texts)
    return ratios(left.statements, right.statements)


def by_vectors(name: str) -> Score:
    """Return the cosine of articles or statements by one kind of vector."""

    def score(pair: Pair, level: Level) -> np.ndarray:
        vectors = pair.scores.vectors[name]
        if level == "article":
            return vectors.left @ vectors.right.T
        return vectors.left_statements @ vectors.right_statements.T

    return score


def by_score(name: str, pairs: Sequence[Pair], level: Level, score: Score) -> None:
    found = [(weights(pair, level), score(pair, level)) for pair in pairs]
    lines = []
    for number, (wanted, values) in enumerate(found):
        others = [one for place, one in enumerate(found) if place != number]
        decided = [values >= best_limit(others, strength) for strength in (MAIN, ANY)]
        lines.append(quality(wanted, (values, values), decided))
    show(name, lines)


def best_limit(found: Sequence[tuple[np.ndarray, np.ndarray]], strength: str) -> float:
    limits = np.unique(np.concatenate([np.quantile(values, HIGHEST) for _, values in found]))
    wanted = [(values, truth(weights, strength)) for weights, values in found]
    return max(limits, key=lambda limit: sum(f1(values >= limit, want) for values, want in wanted))


def by_assignment(name: str, pairs: Sequence[Pair], level: Level) -> None:
    """Link each unit to at most one, so that the ratios add up to the most."""
    from scipy.optimize import linear_sum_assignment

    lines = []
    for pair in pairs:
        values = fuzzy(pair, level)
        decided = np.zeros(values.shape, dtype=bool)
        decided[linear_sum_assignment(-values)] = True
        lines.append(quality(weights(pair, level), (values * decided,) * 2, (decided, decided)))
    show(name, lines)


def weights(pair: Pair, level: Level) -> np.ndarray:
    return pair.weights if level == "article" else pair.measures
