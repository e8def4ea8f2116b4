"""Shared terms, citations and numbers: the few things that only texts on one matter both have."""

from __future__ import annotations

import re
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
    one, other = [set(take(text)) for text in left], [set(take(text)) for text in right]
    weight = telling_weights([*one, *other])
    columns = sorted(set().union(*one) & set().union(*other))
    mass = _rows(one, columns, weight) @ _rows(other, columns, weight).T
    return np.asarray(mass / (mass + ENOUGH))


def _rows(sets: Sequence[set[str]], columns: Sequence[str], weight: dict[str, float]) -> Matrix:
    rows = np.array([[term in terms for term in columns] for terms in sets], dtype=np.float32)
    return np.asarray(rows.reshape(len(sets), len(columns)) * [weight[t] - 1 for t in columns])
