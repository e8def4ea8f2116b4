"""What every encoder offers: a name for the report, and vectors for texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors whose inner product is their cosine similarity."""

    @property
    def name(self) -> str:
        """The name that settings and reports show."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 vectors of shape (number of texts, dimensions).

        Every row has length 1; the row of a text without words is zero. A row depends on its
        own text only, not on the texts around it.
        """
