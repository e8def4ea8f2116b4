"""Views by name, each made when it is asked for: all of two long documents are 200 MB."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from compare.similarity.sides import Matrix

Maker = Callable[[], Matrix]


@dataclass(frozen=True)
class Views(Mapping[str, Matrix]):
    """Matrices of 0 to 1 by name; who reads one twice keeps it."""

    makers: Mapping[str, Maker]

    def __getitem__(self, name: str) -> Matrix:
        """Make a view."""
        view = self.makers[name]()
        return np.clip(view, 0, 1, out=view)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a view, without making it."""
        return name in self.makers

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.makers)

    def __len__(self) -> int:
        """Return how many views there are."""
        return len(self.makers)

    @property
    def turned(self) -> Views:
        """The same views with left and right swapped."""
        return Views({name: partial(self._turned, name) for name in self.makers})

    def _turned(self, name: str) -> Matrix:
        return self[name].T
