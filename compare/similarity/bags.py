"""Words and characters: weighted bags of what a text is made of (TF-IDF, Salton & Buckley 1988).

Only what at least two articles have is counted: a word that stands in one article alone says
nothing about its likeness to another one, and would only shorten its other words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from compare.similarity.sides import Matrix, Side
from compare.similarity.vectors import Vectors, cut_rows, stacked_texts
from compare.words import words

NO_LETTER = re.compile(r"[\W\d_]+")
MOST_NUMBERS = 60_000_000


def word_vectors(left: Side, right: Side) -> Vectors:
    """Return vectors of the weighted words of articles and statements."""
    return _vectors(left, right, words)


def character_vectors(left: Side, right: Side) -> Vectors:
    """Return vectors of the weighted pairs of neighbouring characters."""
    return _vectors(left, right, character_pairs)


def character_pairs(text: str) -> list[str]:
    """Return every two letters that follow each other, without digits, space and punctuation."""
    letters = NO_LETTER.sub("", text)
    return [letters[i : i + 2] for i in range(len(letters) - 1)]


def _vectors(left: Side, right: Side, take: Callable[[str], Sequence[str]]) -> Vectors:
    bags = [Counter(take(text)) for text in stacked_texts(left, right)]
    weight = telling_weights(bags[: len(left.texts)], bags[len(left.texts) :][: len(right.texts)])
    lengths = np.array([[_length(bag, weight) or 1.0] for bag in bags], dtype=np.float32)
    shared = _shared(bags[: len(left.texts)], bags[len(left.texts) :][: len(right.texts)])
    columns = sorted(shared, key=lambda term: (-weight[term], term))
    columns = columns[-max(1, MOST_NUMBERS // max(1, len(bags))) :]
    return cut_rows(_rows(bags, columns, weight) / lengths, left, right)


def telling_weights(
    left: Sequence[Counter[str]], right: Sequence[Counter[str]]
) -> dict[str, float]:
    """Return for each term of two articles or more how telling it is: 1 and up, rare is more."""
    articles = [*left, *right]
    found = Counter(term for bag in articles for term in bag)
    return {
        term: math.log((1 + len(articles)) / (1 + count)) + 1
        for term, count in found.items()
        if count > 1
    }


def _shared(left: Sequence[Counter[str]], right: Sequence[Counter[str]]) -> set[str]:
    """Return the terms of both sides: no other term adds to a product of left and right."""
    return {term for bag in left for term in bag} & {term for bag in right for term in bag}


def _length(bag: Counter[str], weight: dict[str, float]) -> float:
    return math.sqrt(sum(_strength(bag, term, weight) ** 2 for term in bag if term in weight))


def _strength(bag: Counter[str], term: str, weight: dict[str, float]) -> float:
    return (1 + math.log(bag[term])) * weight[term]


def _rows(bags: Sequence[Counter[str]], columns: Sequence[str], weight: dict[str, float]) -> Matrix:
    place = {term: column for column, term in enumerate(columns)}
    rows = np.zeros((len(bags), len(columns)), dtype=np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for term in bag:
            if term in place:
                row[place[term]] = _strength(bag, term, weight)
    return rows
