"""Vectors kept on disk, so that a large model reads each text once: one file a text."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from compare.encoder.protocol import Vectors
from compare.system import kept

SINGLE = np.dtype("<f4")


def cache_folder() -> Path:
    """Return where this platform keeps vectors."""
    return kept.folder_of("vectors")


def recall(folder: Path, model: str, text: str) -> Vectors | None:
    """Return the vector kept for this text of this model, or ``None``."""
    numbers = kept.recall(_place(folder, model, text))
    if not numbers or len(numbers) % SINGLE.itemsize:
        return None
    vector = np.frombuffer(numbers, dtype=SINGLE)
    return vector if np.isfinite(vector).all() else None


def keep(folder: Path, model: str, text: str, vector: Vectors) -> None:
    """Keep the vector of a text; where that is not possible, do nothing."""
    kept.keep(_place(folder, model, text), vector.astype(SINGLE).tobytes())


def _place(folder: Path, model: str, text: str) -> Path:
    """Return the file of a text; its name is a digest of the model and the text."""
    return kept.place_of(folder, f"{model}\0{text}", "vector")
