"""The hand-made links of the gold as matrices, and how the gold scores links."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np

from compare.model import Document
from compare.similarity import Scores
from compare.similarity.sides import Side
from tests.gold_documents import GOLD, gold_document

MAIN, ANY = "main", "linked"
LEAST_ARTICLES = 4


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


def measure_weights(left: str, right: str, scores: Scores) -> np.ndarray:
    """Return the weight of each pair of statements, rows and columns as in the scores."""
    links = json.loads((GOLD / "measures.json").read_text("utf-8"))[f"{left}|{right}"]
    rows = statement_places(left, scores.left)
    columns = statement_places(right, scores.right)
    weights = np.zeros((len(scores.left.statements), len(scores.right.statements)))
    for one, other, weight in links:
        weights[rows[one], columns[other]] = weight
    return weights


def statement_places(name: str, side: Side) -> dict[str, int]:
    """Return the place among a side's statements of each measure of the gold, by its id there."""
    places: dict[str, list[int]] = {}
    for place, (article, measure) in enumerate(zip(side.owner, side.measure_ids, strict=True)):
        if measure:
            places.setdefault(f"{name}#{article + 1:02}", []).append(place)
    return {
        f"{article}.{number}": place
        for article, mine in places.items()
        for number, place in enumerate(mine, 1)
    }


def truth(weights: np.ndarray, strength: str) -> np.ndarray:
    """Return 1 linked, 0 not linked, NaN doubtful, for main links or any links."""
    doubtful, least = (1.5, 2) if strength == MAIN else (0.5, 1)
    return np.where(weights == doubtful, np.nan, weights >= least).astype(float)


def unrelated_parts(left: str, right: str) -> list[tuple[Document, Document]]:
    """Return three sections of the left document with all of the right that no link joins to them."""
    one, other, weights = gold_document(left), gold_document(right), gold_weights(left, right)
    parts = []
    for number in range(len(one.sections)):
        names = [one.sections[(number + step) % len(one.sections)].id for step in range(3)]
        mine = np.array([article.section in names for article in one.articles])
        linked = np.flatnonzero(weights[mine].max(axis=0))
        touched = {other.articles[j].section for j in linked}
        theirs = np.array([article.section not in touched for article in other.articles])
        if theirs.sum() >= LEAST_ARTICLES:
            parts.append((part_of(one, mine), part_of(other, theirs)))
    return parts


def part_of(document: Document, kept: np.ndarray) -> Document:
    """Return a document with some of its articles."""
    articles = tuple(a for a, keep in zip(document.articles, kept, strict=True) if keep)
    return replace(document, articles=articles)


def f1(linked: np.ndarray, wanted: np.ndarray) -> float:
    """Return the harmonic mean of precision and recall where the gold is not in doubt."""
    hits = float((linked & (wanted == 1)).sum())
    found = (linked & ~np.isnan(wanted)).sum()
    return 2 * hits / max(1.0, float(found + (wanted == 1).sum()))


def average_precision(scores: np.ndarray, wanted: np.ndarray) -> float:
    """Return the mean precision at each wanted pair, by falling score."""
    known = ~np.isnan(wanted)
    order = np.argsort(-scores[known], kind="stable")
    hits = wanted[known][order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits > 0].mean())
