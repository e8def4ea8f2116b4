"""The words of one document, as events look for what it says and calls things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from compare.facts.plain import plain, squashed
from compare.facts.shorts import listed, shortened
from compare.knowledge.words import content_words
from compare.model import Measure
from compare.themes.particulars import clauses
from compare.themes.side import Side

LONG_WORD = 4  # letters of a word that is a name by itself, whatever noun follows
TEXTS_REMEMBERED = 1 << 12
ROLLING = re.compile(r"第[一二三四五六七八九十百\d]+届|(?:19|20)\d\d年?度?")
QUOTED = re.compile("“([^“”]{4,30})”")
Places = dict[str, frozenset[int]]


@lru_cache(maxsize=TEXTS_REMEMBERED)
def steady(text: str) -> str:
    """Return the letters of a text without what rolls on with the years: 2021年, 第七届."""
    return squashed(ROLLING.sub("", plain(text)))


@dataclass(frozen=True)
class Wording:
    """A document with where its words stand; each index is made when it is first asked."""

    side: Side

    def says(self, words: str) -> bool:
        """Tell whether the document has some words, marks, years and numbers of a turn aside.

        Most that it lacks have two letters that nowhere follow each other in it.
        """
        letters = steady(words)
        known = self._neighbours
        return all(two in known for two in pairwise(letters)) and letters in self._steady

    def says_in_short(self, words: str) -> bool:
        """Tell whether the document has some words, full names read as short ones."""
        return shortened(words) in self._in_short

    def names_end(self, name: str) -> bool:
        """Tell whether the document names by its end what has a name: 手术康复“明天计划”."""
        letters = steady(name)
        return any(letters.endswith(one) and one != letters for one in self._quoted)

    def lists(self, name: str) -> bool:
        """Tell whether a list of the document has a name whose noun its members share."""
        return bool(listed(name, self.side.everything))

    def names_in_other_words(self, words: str) -> bool:
        """Tell whether the words of a name stand in one clause of the document, in any order.

        A name of a single short word says too little for that.
        """
        telling = set(content_words(words))
        found = [self._clauses_with.get(word, frozenset[int]()) for word in telling]
        enough = len(telling) > 1 or any(len(word) >= LONG_WORD for word in telling)
        return enough and bool(frozenset.intersection(*found))

    def often(self, word: str) -> int:
        """Return in how many clauses of the document a word stands."""
        return len(self._clauses_with.get(word, ()))

    @cached_property
    def statements(self) -> tuple[Measure, ...]:
        """All statements of the document."""
        articles = self.side.document.articles
        return tuple(one for article in articles for one in article.statements)

    def stating(self, words: Collection[str]) -> list[Measure]:
        """Return the statements that have two of some words, or one that is a name."""
        known = self._statements_with
        found = Counter(number for word in words for number in known.get(word, ()))
        long = {n for word in words if len(word) >= LONG_WORD for n in known.get(word, ())}
        kept = sorted(number for number, times in found.items() if times > 1 or number in long)
        return [self.statements[number] for number in kept]

    @cached_property
    def _steady(self) -> str:
        return steady(self.side.everything)

    @cached_property
    def _neighbours(self) -> frozenset[tuple[str, str]]:
        """The letters of which one stands right behind the other."""
        return frozenset(pairwise(self._steady))

    @cached_property
    def _in_short(self) -> str:
        return shortened(self.side.everything)

    @cached_property
    def _quoted(self) -> frozenset[str]:
        """The letters of names in quotes that are long enough to be a name by themselves."""
        names = (one[1] for one in QUOTED.finditer(plain(self.side.everything)))
        return frozenset(letters for one in names if len(letters := steady(one)) >= LONG_WORD)

    @cached_property
    def _clauses_with(self) -> Places:
        return index(clauses(self.side.everything))

    @cached_property
    def _statements_with(self) -> Places:
        return index(statement.text for statement in self.statements)


def index(texts: Iterable[str]) -> Places:
    """Return the numbers of the texts that have a word, by the word."""
    found: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for word in content_words(text):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
