"""Which of many statements have some words: asked of one article for each statement of another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

END = "\0"  # between statements, and in no word


class Statements:
    """The texts of some statements; each word is looked for once in all of them together."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Lay the texts behind each other."""
        self._together = END.join(texts)
        self._starts = [0]
        for text in texts:
            self._starts.append(self._starts[-1] + len(text) + len(END))
        self._having: dict[str, frozenset[int]] = {}

    def one_has(self, words: Collection[str]) -> bool:
        """Tell whether one statement has all of some words; of no words any statement has all."""
        if not words:
            return len(self._starts) > 1
        having = []
        for word in words:
            having.append(self._with(word))
            if not having[-1]:
                return False
        fewest, *others = sorted(having, key=len)  # whoever is among the fewest is soon looked up
        return bool(fewest.intersection(*others))

    def _with(self, word: str) -> frozenset[int]:
        """Return the places of the statements that have a word."""
        if word not in self._having:
            self._having[word] = frozenset(self._places(word))
        return self._having[word]

    def _places(self, word: str) -> Iterator[int]:
        at = self._together.find(word)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._together.find(word, self._starts[place + 1])
