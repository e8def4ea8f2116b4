"""The fast path for static token embeddings: numpy and tokenizers, no torch.

A static embedding gives each token of the vocabulary one vector; the vector of a text is the
mean over its tokens, scaled to length 1. The folder is the one that sentence-transformers
writes for its modules ``StaticEmbedding`` and ``Normalize``, so the same model can be loaded
there: https://sbert.net/docs/package_reference/sentence_transformer/models.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from compare.encoder.protocol import Vectors

AT_ONCE = 64  # texts; what the tokenizer notes of each takes more memory than the vectors


@dataclass(frozen=True)
class StaticEncoder:
    """A static embedding in memory: one row of ``vectors`` for each token of the tokenizer."""

    name: str
    tokenizer: Tokenizer
    vectors: Vectors

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; see ``Encoder``."""
        rows = np.zeros((len(texts), self.vectors.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), AT_ONCE):
            some = list(texts[start : start + AT_ONCE])
            encodings = self.tokenizer.encode_batch_fast(some, add_special_tokens=False)
            for row, encoding in zip(rows[start:], encodings, strict=False):
                row[:] = unit(self.vectors[encoding.ids].sum(axis=0, dtype=np.float64))
        return rows


def read_static(folder: Path, name: str) -> StaticEncoder:
    """Read a static model from its folder (``tokenizer.json`` and ``model.safetensors``)."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    vectors = load_file(folder / "model.safetensors")["embedding.weight"]
    return StaticEncoder(name, tokenizer, vectors)


def unit(vector: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Vectors:
    """Return the vector at length 1, or zeros if it has no length."""
    length = float(np.linalg.norm(vector))
    return (vector / length if length else vector).astype(np.float32)
