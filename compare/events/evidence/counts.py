"""What two documents count, found by its statement, its thing, its worth and what it is set for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from compare.events.evidence.counted import SET, Count, family, set_thing
from compare.knowledge.words import tokens
from compare.themes.lexicon import Lexicon

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

    def named_like(self, count: Count) -> list[Count]:
        """Return what the left document counts that has a word for its thing in common with one."""
        places = {place for word in count.called for place in self._called.get(word, ())}
        return [self.left[place] for place in sorted(places)]

    @cached_property
    def _called(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, one in enumerate(self.left):
            for word in one.called:
                found.setdefault(word, []).append(place)
        return found

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
            if family(one.fact) in SET:
                found.setdefault(self.named(one), {}).setdefault(family(one.fact), one)
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
