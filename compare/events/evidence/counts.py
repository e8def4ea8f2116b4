"""What two documents count, found by its statement, its thing, its worth and what it is set for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from compare.events.evidence.counted import COVERED, SHARED, Count, set_in, set_thing
from compare.knowledge.words import tokens
from compare.similarity.postings import Postings, postings
from compare.similarity.sides import Index
from compare.themes.lexicon import Lexicon

Chosen = npt.NDArray[np.bool_]
Named = tuple[tuple[str, ...], frozenset[str]]  # a noun, and themes
Amounts = dict[Named, dict[str, Count]]  # by the unit of the amount


@dataclass(frozen=True)
class Counts:
    """The numbers of two documents, each with what it counts; an index is made when it is asked."""

    left: tuple[Count, ...]
    right: tuple[Count, ...]
    lexicon: Lexicon

    @cached_property
    def at(self) -> dict[str, list[Count]]:
        """What both documents count, by the address of its statement."""
        found: dict[str, list[Count]] = {}
        for one in chain(self.left, self.right):
            found.setdefault(one.address, []).append(one)
        return found

    def likest(self, count: Count) -> Iterator[Count]:
        """Yield what the left document counts that shares a word for its thing with a count.

        It is on one thing by the words of its clause, too (``counted.likeness``), the likest first.
        """
        matters = self._matters.shared(count.matters)
        words = self._words.shared(count.words)
        fewer = np.minimum(self._sizes, len(count.words))
        alike = (words >= COVERED * fewer) & (words >= SHARED - (matters > 0))
        yield from self._in_order(alike & (self._called.shared(count.called) > 0), matters, words)

    def called_alike(self, count: Count) -> Iterator[Count]:
        """Yield what the left document counts that shares a word for its thing with a count.

        What is on the same matters comes first, then what shares most words.
        """
        matters = self._matters.shared(count.matters)
        words = self._words.shared(count.words)
        yield from self._in_order(self._called.shared(count.called) > 0, matters, words)

    def _in_order(self, chosen: Chosen, matters: Index, words: Index) -> Iterator[Count]:
        """Yield the chosen counts, those first that share most matters, then most words."""
        places = np.flatnonzero(chosen)
        for place in places[np.lexsort((places, -words[places], -matters[places]))]:
            yield self.left[place]

    @cached_property
    def _matters(self) -> Postings:
        return postings([one.matters for one in self.left])

    @cached_property
    def _words(self) -> Postings:
        return postings([one.words for one in self.left])

    @cached_property
    def _called(self) -> Postings:
        return postings([one.called for one in self.left])

    @cached_property
    def _sizes(self) -> Index:
        return np.array([len(one.words) for one in self.left], np.intp)

    @cached_property
    def words_beside(self) -> dict[tuple[str, str], set[str]]:
        """The words around each number of the left document, by its value and unit."""
        found: dict[tuple[str, str], set[str]] = {}
        for one in self.left:
            found.setdefault((one.fact.value, one.fact.unit), set()).update(one.words)
        return found

    @cached_property
    def amounts(self) -> Amounts:
        """The first amount of each unit that the left document sets for what is named alike."""
        found: Amounts = {}
        for one in self.left:
            if unit := set_in(one.fact):
                found.setdefault(self.named(one), {}).setdefault(unit, one)
        return found

    def named(self, count: Count) -> Named:
        """Return the noun for what a number is set for, and the themes whose names it has.

        低保边缘家庭认定标准 has that of another one than 城市低保标准.
        """
        thing = set_thing(count.fact)
        return tokens(thing)[-1:], self._named_in(thing)

    def _named_in(self, words: str) -> frozenset[str]:
        if words not in self._themes_named:
            entries = self.lexicon.entries.values()
            found = (one.id for one in entries if any(term in words for term in one.terms))
            self._themes_named[words] = frozenset(found)
        return self._themes_named[words]

    @cached_property
    def _themes_named(self) -> dict[str, frozenset[str]]:
        """The themes that were asked for already, by the words that name them."""
        return {}
