"""Meaning: vectors of an encoder, without what all articles of the two documents have in common."""

from __future__ import annotations

import numpy as np

from compare.encoder import Encoder
from compare.similarity.sides import Side
from compare.similarity.vectors import Vectors, centred, cut_rows, stacked_texts


def meaning_vectors(left: Side, right: Side, encoder: Encoder) -> Vectors:
    """Return the encoder's vectors of articles and statements, centred."""
    texts = stacked_texts(left, right)
    place = {text: n for n, text in enumerate(dict.fromkeys(texts))}
    rows = np.asarray(encoder.encode(list(place)), dtype=np.float32)[[place[t] for t in texts]]
    return cut_rows(centred(rows, len(left.texts) + len(right.texts)), left, right)
