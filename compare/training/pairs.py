"""Pairs of texts that treat the same matter, drawn from the training text.

Two kinds: neighbouring paragraphs of a document and the two halves of a paragraph. How likely
a pair is drawn follows from how much it speaks of civil affairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from compare.training.library import Floats, Library, Numbers

LEAST_TOKENS = 8
LEAST_TO_HALVE = 20
MOST_TOKENS = 128
MOST_TOGETHER = 100
SHARE_DROPPED = 0.4

NO_THEMES: Numbers = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Pair:
    """Two texts as tokens, and the numbers of the themes they are known to treat."""

    left: Numbers
    right: Numbers
    themes: Numbers = field(default_factory=lambda: NO_THEMES)


@dataclass(frozen=True)
class Kind:
    """A kind of pairs: the paragraphs on both sides and the running sum of their chances.

    Where both sides are the same paragraph, its halves are the pair.
    """

    left: Numbers
    right: Numbers
    chances: Floats


def neighbours(library: Library) -> Kind:
    """Return pairs of short paragraphs that follow each other in a document.

    A long paragraph is an article of its own, and the next one may treat another matter.
    """
    long = library.lengths >= LEAST_TOKENS
    together = library.document[:-1] == library.document[1:]
    short = library.lengths[:-1] + library.lengths[1:] < MOST_TOGETHER
    left = np.flatnonzero(long[:-1] & long[1:] & together & short)
    return _kind(library, left, left + 1)


def halves(library: Library) -> Kind:
    """Return paragraphs that are long enough to be halved."""
    whole = np.flatnonzero(library.lengths >= LEAST_TO_HALVE)
    return _kind(library, whole, whole)


def draw(
    library: Library, kinds: Sequence[Kind], number: int, chance: np.random.Generator
) -> list[Pair]:
    """Return ``number`` pairs, as many of each kind as of any other, with tokens left out."""
    pairs: list[Pair] = []
    for order, kind in enumerate(kinds):
        wanted = (number - len(pairs)) // (len(kinds) - order)
        drawn = np.searchsorted(kind.chances, chance.random(wanted) * kind.chances[-1])
        for left, right in zip(kind.left[drawn], kind.right[drawn], strict=True):
            one, other = _sides(library, left, right, chance)
            pairs.append(Pair(thinned(one, chance), thinned(other, chance)))
    return pairs


def _kind(library: Library, left: Numbers, right: Numbers) -> Kind:
    weights = np.sqrt(library.interest[left] * library.interest[right])
    return Kind(left, right, np.cumsum(weights, dtype=np.float64))


def _sides(
    library: Library, left: int, right: int, chance: np.random.Generator
) -> tuple[Numbers, Numbers]:
    if left != right:
        return library.paragraph(left), library.paragraph(right)
    whole = library.paragraph(left)
    middle = int(len(whole) * chance.uniform(0.35, 0.65))
    return whole[:middle], whole[middle:]


def thinned(tokens: Numbers, chance: np.random.Generator) -> Numbers:
    """Leave out a random share of the tokens, so that no single word decides."""
    tokens = tokens[:MOST_TOKENS]
    kept = tokens[chance.random(len(tokens)) >= SHARE_DROPPED * chance.random()]
    return kept if len(kept) else tokens
