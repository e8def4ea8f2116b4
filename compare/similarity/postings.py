"""Postings: in which of many bags a thing lies, to count what each has in common with another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from compare.similarity.sides import Index


@dataclass(frozen=True, slots=True)
class Postings:
    """In which of some bags each thing lies, by their places."""

    places: Mapping[Hashable, Index]
    bags: int

    def shared(self, bag: Iterable[Hashable]) -> Index:
        """Return of how many things in a bag each of the bags holds one too."""
        found = [self.places[thing] for thing in bag if thing in self.places]
        together = np.concatenate(found) if found else np.array([], np.intp)
        return np.bincount(together, minlength=self.bags)


def postings(bags: Sequence[Iterable[Hashable]]) -> Postings:
    """Return the postings of some bags, none of which holds a thing twice."""
    found: dict[Hashable, list[int]] = {}
    for place, bag in enumerate(bags):
        for thing in bag:
            found.setdefault(thing, []).append(place)
    return Postings({thing: np.array(at, np.intp) for thing, at in found.items()}, len(bags))
