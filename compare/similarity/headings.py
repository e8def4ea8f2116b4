"""Headings: how much of what a heading names is also said in the other article."""

from __future__ import annotations

import numpy as np

from compare.knowledge.words import content_words
from compare.similarity.bags import telling_weights
from compare.similarity.sides import Matrix, Side


def heading_words(left: Side, right: Side) -> Matrix:
    """Return the share of a heading's telling words found in the other text, worse of both ways."""
    said = [set(content_words(text)) for text in (*left.texts, *right.texts)]
    weight = telling_weights(said)
    named = [_shares(text, weight) for text in (*left.headings, *right.headings)]
    place = {word: n for n, word in enumerate(sorted({w for shares in named for w in shares}))}
    asks, has = np.zeros((2, len(said), len(place)), dtype=np.float32)
    for row, shares in zip(asks, named, strict=True):
        row[[place[word] for word in shares]] = list(shares.values())
    for row, words in zip(has, said, strict=True):
        row[[place[word] for word in words if word in place]] = 1
    n = len(left.texts)
    return np.asarray(np.minimum(asks[:n] @ has[n:].T, has[:n] @ asks[n:].T))


def _shares(heading: str, weight: dict[str, float]) -> dict[str, float]:
    """Return the part of what a heading tells that each of its telling words has."""
    telling = {word: weight[word] for word in content_words(heading) if word in weight}
    return {word: value / sum(telling.values()) for word, value in telling.items()}
