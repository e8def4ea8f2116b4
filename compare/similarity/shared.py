"""Shared terms, citations and numbers: the few things that only texts on one matter both have."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from compare.knowledge.words import content_words
from compare.similarity.bags import telling_weights
from compare.similarity.sides import Matrix, Side

CITATION = re.compile(r"《([^《》]{2,60})》")
NUMBER = re.compile(r"(?<!\d)\d++(?:\.\d++)?\s*+(?:%|％|[元张所个名人家户万亿])")
ENOUGH = 20.0


def citations(text: str) -> list[str]:
    """Return the titles in 《》 of a text."""
    return CITATION.findall(text)


def numbers(text: str) -> list[str]:
    """Return the numbers of a text that count something, with their unit."""
    return [re.sub(r"\s", "", found) for found in NUMBER.findall(text)]


def shared_terms(left: Side, right: Side) -> Matrix:
    """Return how much telling is shared: the squared weights of common words, 0 to 1."""
    one = [set(content_words(text)) for text in left.texts]
    other = [set(content_words(text)) for text in right.texts]
    weight = telling_weights([*one, *other])
    columns = sorted(set().union(*one) & set().union(*other))
    mass = _rows(one, columns, weight) @ _rows(other, columns, weight).T
    return np.asarray(mass / (mass + ENOUGH))


def _rows(sets: Sequence[set[str]], columns: Sequence[str], weight: dict[str, float]) -> Matrix:
    place = {term: number for number, term in enumerate(columns)}
    rows = np.zeros((len(sets), len(columns)), dtype=np.float32)
    for row, terms in zip(rows, sets, strict=True):
        for term in terms & place.keys():
            row[place[term]] = weight[term] - 1
    return rows
