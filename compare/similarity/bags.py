"""Words and characters: weighted bags of what a text is made of (TF-IDF, Salton & Buckley 1988).

What stands in one article alone counts little: it says that the article has something of its own,
but nothing about which other one it is like.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from compare.knowledge.words import words
from compare.similarity.sides import Matrix, Side
from compare.similarity.vectors import Vectors, cut_rows, stacked_texts

NO_LETTER = re.compile(r"[\W\d_]+")
LONE = 0.2
MOST_NUMBERS = 4_000_000


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
    texts = stacked_texts(left, right)
    bags = {text: Counter(take(text)) for text in dict.fromkeys(texts)}
    of_left, of_right = ([bags[text] for text in side.texts] for side in (left, right))
    weight = telling_weights([*of_left, *of_right])
    strengths = {text: _strengths(bag, weight) for text, bag in bags.items()}
    most = max(weight.values(), default=1.0)
    lengths = {
        text: _length(row, len(bags[text]) - len(row), most) for text, row in strengths.items()
    }
    shared = _shared(of_left, of_right, weight)
    rows = rows_of([strengths[text] for text in texts], shared, MOST_NUMBERS)
    rows /= np.array([lengths[text] for text in texts], dtype=np.float32)[:, None]
    return cut_rows(rows, left, right)


def telling_weights(articles: Sequence[Collection[str]]) -> dict[str, float]:
    """Return for each term of two articles or more how telling it is: 1 and up, rare is more."""
    found = Counter(term for article in articles for term in set(article))
    return {
        term: math.log((1 + len(articles)) / (1 + count)) + 1
        for term, count in found.items()
        if count > 1
    }


def _shared(
    left: Sequence[Counter[str]], right: Sequence[Counter[str]], weight: Mapping[str, float]
) -> list[str]:
    """Return the terms of both sides, the most common first.

    No other term adds to a product of left and right.
    """
    both = {term for bag in left for term in bag} & {term for bag in right for term in bag}
    return sorted(both, key=lambda term: (weight[term], term))


def _strengths(bag: Counter[str], weight: Mapping[str, float]) -> dict[str, float]:
    return {t: (1 + math.log(count)) * weight[t] for t, count in bag.items() if t in weight}


def _length(strengths: Mapping[str, float], alone: int, most: float) -> float:
    """Return the length of a row; of ``alone`` terms that no other article has ``LONE`` counts."""
    return math.sqrt(sum(s**2 for s in strengths.values()) + LONE * alone * most**2) or 1.0


def rows_of(strengths: Sequence[Mapping[str, float]], terms: Sequence[str], most: int) -> Matrix:
    """Return a row of strengths for each bag, one column for each term, ``most`` numbers in all.

    In very long documents several terms share a column, with opposite signs in turn, so that
    products keep their size on average (feature hashing, Weinberger et al. 2009).
    """
    width = max(1, min(len(terms), most // len(strengths)))
    place = {term: n for n, term in enumerate(terms)}
    held = [[term for term in known if term in place] for known in strengths]
    owner = np.repeat(np.arange(len(held)), [len(those) for those in held])
    places = np.fromiter((place[term] for those in held for term in those), dtype=np.intp)
    found = (known[term] for known, those in zip(strengths, held, strict=True) for term in those)
    values = np.fromiter(found, dtype=np.float32)
    rows = np.zeros((len(held), width), dtype=np.float32)
    np.add.at(rows, (owner, places % width), np.where(places // width % 2, -values, values))
    return rows
