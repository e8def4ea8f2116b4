"""Headings: how much of what a heading names is also said in the other article."""

from __future__ import annotations

from collections import Counter

import numpy as np

from compare.similarity.bags import telling_weights
from compare.similarity.sides import Matrix, Side
from compare.words import content_words


def heading_words(left: Side, right: Side) -> Matrix:
    """Return the share of a heading's telling words found in the other text, worse of both ways."""
    said = [Counter(content_words(text)) for text in (*left.texts, *right.texts)]
    named = [content_words(text) for text in (*left.headings, *right.headings)]
    weight = telling_weights(said[: len(left.texts)], said[len(left.texts) :])
    place = {word: column for column, word in enumerate(sorted(weight))}
    has = _table([list(bag) for bag in said], place)
    asks = _table([list(words) for words in named], place)
    asks *= np.array([weight[word] for word in sorted(weight)], dtype=np.float32)
    asks /= np.maximum(asks.sum(axis=1, keepdims=True), 1e-9)
    n = len(left.texts)
    return np.asarray(np.minimum(asks[:n] @ has[n:].T, has[:n] @ asks[n:].T))


def _table(rows: list[list[str]], place: dict[str, int]) -> Matrix:
    table = np.zeros((len(rows), len(place)), dtype=np.float32)
    for row, words in zip(table, rows, strict=True):
        row[[place[word] for word in words if word in place]] = 1
    return table
