"""The rows of a matrix in a safetensors file, read as they are asked for.

Two plans have a fifth of the vocabulary: the whole matrix in memory would be the largest thing of
a run. The form of such a file is https://huggingface.co/docs/safetensors.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from compare.encoder.protocol import Vectors

SIZE_OF_HEADER = 8  # bytes that say how many the header has


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix of single precision in a file, from the byte ``start`` on, row after row."""

    path: Path
    start: int
    width: int

    def __getitem__(self, places: Sequence[int]) -> Vectors:
        """Return the rows at these places, in their order."""
        found = np.empty((len(places), self.width), dtype=np.float32)
        with self.path.open("rb", buffering=0) as file:
            for row, place in zip(found, places, strict=True):
                file.seek(self.start + place * row.nbytes)
                file.readinto(row.data)
        return found


def rows_of(path: Path, name: str) -> Rows:
    """Return the rows of the matrix with a name."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(SIZE_OF_HEADER), "little")
        matrix = json.loads(file.read(size))[name]
    first, _ = matrix["data_offsets"]
    return Rows(path, SIZE_OF_HEADER + size + first, matrix["shape"][1])
