"""Shared terms, citations and numbers: the few things that only texts on one matter both have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from compare.similarity.bags import telling_weights
from compare.similarity.sides import Matrix, Side
from compare.words import content_words

CITATION = re.compile(r"《([^《》]{2,60})》")
NUMBER = re.compile(r"\d+(?:\.\d+)?\s*(?:%|％|[元张所个名人家户万亿])")
ENOUGH = 20.0


def citations(text: str) -> list[str]:
    """Return the titles in 《》 of a text."""
    return CITATION.findall(text)


def numbers(text: str) -> list[str]:
    """Return the numbers of a text that count something, with their unit."""
    return [re.sub(r"\s", "", found) for found in NUMBER.findall(text)]


def shared_terms(left: Side, right: Side) -> Matrix:
    """Return how much telling is shared: the squared weights of common words, 0 to 1."""
    return _shared(left.texts, right.texts, content_words)


def shared_references(left: Side, right: Side) -> Matrix:
    """Return how many citations and counted numbers are shared, rare ones more, 0 to 1."""
    return _shared(left.texts, right.texts, lambda text: [*citations(text), *numbers(text)])


def _shared(
    left: Sequence[str], right: Sequence[str], take: Callable[[str], Iterable[str]]
) -> Matrix:
    bags = [Counter(set(take(text))) for text in (*left, *right)]
    weight = telling_weights(bags[: len(left)], bags[len(left) :])
    place = {term: column for column, term in enumerate(sorted(weight))}
    rows = np.zeros((len(bags), len(place)), dtype=np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for term in bag:
            if term in place:
                row[place[term]] = weight[term] - 1
    mass = rows[: len(left)] @ rows[len(left) :].T
    return np.asarray(mass / (mass + ENOUGH))
