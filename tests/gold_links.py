"""The hand-made links of the gold as matrices, and how the gold scores links."""

from __future__ import annotations

import json

import numpy as np

from tests.gold_documents import GOLD, gold_document

MAIN, ANY = "main", "any"


def gold_pairs() -> list[tuple[str, str]]:
    """Return the names of the linked pairs of documents."""
    links = json.loads((GOLD / "links.json").read_text("utf-8"))
    return [tuple(pair.split("|")) for pair in links]


def gold_weights(left: str, right: str) -> np.ndarray:
    """Return the weight of each pair of articles: 2 main, 1 partial, 1.5 and 0.5 doubtful."""
    links = json.loads((GOLD / "links.json").read_text("utf-8"))[f"{left}|{right}"]
    weights = np.zeros((len(gold_document(left).articles), len(gold_document(right).articles)))
    for one, other, weight in links:
        weights[int(one.split("#")[1]) - 1, int(other.split("#")[1]) - 1] = weight
    return weights


def truth(weights: np.ndarray, strength: str) -> np.ndarray:
    """Return 1 linked, 0 not linked, NaN doubtful, for main links or any links."""
    doubtful, least = (1.5, 2) if strength == MAIN else (0.5, 1)
    return np.where(weights == doubtful, np.nan, weights >= least).astype(float)


def average_precision(scores: np.ndarray, wanted: np.ndarray) -> float:
    """Return the mean precision at each wanted pair, by falling score."""
    known = ~np.isnan(wanted)
    order = np.argsort(-scores[known], kind="stable")
    hits = wanted[known][order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits > 0].mean())
