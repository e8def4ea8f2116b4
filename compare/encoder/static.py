"""The fast path for static token embeddings: numpy and tokenizers, no torch.

A static embedding gives each token of the vocabulary one vector; the vector of a text is the
mean over its tokens, scaled to length 1. The folder is the one that sentence-transformers
writes for its modules ``StaticEmbedding`` and ``Normalize``, so the same model can be loaded
there: https://sbert.net/docs/package_reference/sentence_transformer/models.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from compare.encoder.protocol import Vectors
from compare.encoder.rows import Rows, rows_of

PIECE = 100_000  # characters; what the tokenizer notes of a text takes a kilobyte each


@dataclass(frozen=True)
class StaticEncoder:
    """A static embedding: one row of ``vectors`` for each token of the tokenizer."""

    name: str
    tokenizer: Tokenizer
    vectors: Rows

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; see ``Encoder``."""
        tokens = [(row, ids) for row, text in enumerate(texts) for ids in self._tokens(text)]
        used = sorted({token for _, ids in tokens for token in ids})
        vectors, place = self.vectors[used], {token: at for at, token in enumerate(used)}
        sums = np.zeros((len(texts), self.vectors.width))
        for row, ids in tokens:
            sums[row] += vectors[[place[token] for token in ids]].sum(axis=0, dtype=np.float64)
        rows = np.zeros(sums.shape, dtype=np.float32)
        for row, vector in enumerate(sums):
            rows[row] = unit(vector)
        return rows

    def _tokens(self, text: str) -> Iterator[Sequence[int]]:
        """Yield the tokens of a text, a long one in pieces.

        Several texts at once would be read by threads, each with memory of its own.
        """
        for start in range(0, len(text) or 1, PIECE):
            piece = [text[start : start + PIECE]]
            yield self.tokenizer.encode_batch_fast(piece, add_special_tokens=False)[0].ids


def read_static(folder: Path, name: str) -> StaticEncoder:
    """Read a static model from its folder (``tokenizer.json`` and ``model.safetensors``)."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    vectors = rows_of(folder / "model.safetensors", "embedding.weight")
    return StaticEncoder(name, tokenizer, vectors)


def unit(vector: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Vectors:
    """Return the vector at length 1, or zeros if it has no length."""
    length = float(np.linalg.norm(vector))
    return (vector / length if length else vector).astype(np.float32)
