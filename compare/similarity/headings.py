"""Headings: how much of what a heading names is also said in the other article."""

from __future__ import annotations

import numpy as np

from compare.similarity.bags import telling_weights
from compare.similarity.sides import Matrix, Side
from compare.words import content_words


def heading_words(left: Side, right: Side) -> Matrix:
    """Return the share of a heading's telling words found in the other text, worse of both ways."""
    said = [set(content_words(text)) for text in (*left.texts, *right.texts)]
    weight = telling_weights(said)
    named = [_shares(text, weight) for text in (*left.headings, *right.headings)]
    columns = sorted({word for shares in named for word in shares})
    asks = np.array([[shares.get(word, 0.0) for word in columns] for shares in named])
    has = np.array([[word in words for word in columns] for words in said], dtype=np.float32)
    asks, n = asks.reshape(has.shape).astype(np.float32), len(left.texts)
    return np.asarray(np.minimum(asks[:n] @ has[n:].T, has[:n] @ asks[n:].T))


def _shares(heading: str, weight: dict[str, float]) -> dict[str, float]:
    """Return the part of what a heading tells that each of its telling words has."""
    telling = {word: weight[word] for word in content_words(heading) if word in weight}
    return {word: value / sum(telling.values()) for word, value in telling.items()}
