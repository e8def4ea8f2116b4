"""Particular matters of civil-affairs work, finer than themes: what two statements are both about.

The words that show each stand in ``data/matters.toml``; its head explains the form. A word may
show several matters, and words joined by ``+`` show one only where they stand in one clause.
What stands within another word by chance shows nothing (民政 in 人民政府).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from compare.errors import MzdiffError
from compare.knowledge.words import content_words, tokens
from compare.tables import parse_tables

FILE = "matters.toml"
JOINED = "+"
BY_CHANCE = "碰巧相合"  # the table of words by those that contain them and mean another thing
CLAUSES_REMEMBERED = 1 << 14
TEXTS_REMEMBERED = 1 << 13
IN_BRACKETS = re.compile(r"[(（][^()（）]{1,6}[)）]")
AND = re.compile("[与和、]")
CLAUSE = re.compile(r"[^,，。;；:：!！?？\n]+")


@dataclass(frozen=True)
class Particulars:
    """The words of all particular matters, by the numbers of the matters in ``names``.

    ``together`` are words that show a matter only with each other, ``by_chance`` the words in
    which others stand by chance, by these others.
    """

    names: tuple[str, ...]
    alone: Mapping[str, tuple[int, ...]]
    together: tuple[tuple[tuple[str, ...], int], ...]
    by_chance: Mapping[str, tuple[str, ...]]

    def __bool__(self) -> bool:
        """Whether any matter is known."""
        return bool(self.names)

    def of(self, clause: str) -> frozenset[int]:
        """Return the numbers of the matters that a clause is about."""
        return self._remembered(clause)

    def of_clauses(self, text: str) -> frozenset[int]:
        """Return the numbers of the matters that the clauses of a text are about."""
        return self._remembered_together(text)

    @cached_property
    def _remembered(self) -> Callable[[str], frozenset[int]]:
        """``_shown``, which several stages ask of the same clauses."""
        return lru_cache(maxsize=CLAUSES_REMEMBERED)(self._shown)

    @cached_property
    def _remembered_together(self) -> Callable[[str], frozenset[int]]:
        return lru_cache(maxsize=TEXTS_REMEMBERED)(
            lambda text: frozenset[int]().union(*map(self.of, clauses(text)))
        )

    def _shown(self, clause: str) -> frozenset[int]:
        words = self._words_in(clause)
        shown = {number for word in words for number in self.alone.get(word, ())}
        shown.update(
            number
            for word in words
            for others, number in self._partners.get(word, ())
            if words.issuperset(others)
        )
        return frozenset(shown)

    def _words_in(self, clause: str) -> frozenset[str]:
        """Return the known words that stand in a clause, those inside longer ones too."""
        known, lengths = self._words, self._lengths
        return frozenset(
            word
            for at, letter in enumerate(clause)
            if letter in lengths
            for length in lengths[letter]
            if (word := clause[at : at + length]) in known and not self._by_chance(word, clause, at)
        )

    def _by_chance(self, word: str, clause: str, at: int) -> bool:
        """Return whether a word stands at a place only as a part of another word."""
        return word in self.by_chance and any(
            clause.startswith(longer, max(at - longer.index(word), 0))
            for longer in self.by_chance[word]
        )

    def named(self, number: int, text: str) -> bool:
        """Tell whether a text has a word of the name of a matter."""
        return any(word in text for word in content_words(self.names[number]))

    def borne_out(self, number: int, text: str) -> bool:
        """Tell whether a text has a word that tells the name of a matter from other names."""
        said = f"{text} {IN_BRACKETS.sub('', text)}"  # 村(居)务 is 村务, too
        return any(word in said for word in self._own_words[number])

    @cached_property
    def _own_words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each name that the fewest names have: 动态 of 低保动态管理."""
        cut = [whole_words(name) for name in self.names]
        often = Counter(word for words in cut for word in set(words))
        fewest = [min(often[word] for word in words) for words in cut]
        return tuple(
            tuple(word for word in words if often[word] == least)
            for words, least in zip(cut, fewest, strict=True)
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words, those that show a matter alone and those that do so together."""
        return frozenset({*self.alone, *(word for words, _ in self.together for word in words)})

    @cached_property
    def _lengths(self) -> dict[str, frozenset[int]]:
        """How long the words are that begin with each letter."""
        found: dict[str, set[int]] = {}
        for word in self._words:
            found.setdefault(word[0], set()).add(len(word))
        return {letter: frozenset(lengths) for letter, lengths in found.items()}

    @cached_property
    def _partners(self) -> dict[str, list[tuple[tuple[str, ...], int]]]:
        """Each group with the matter that it shows, by its word that is in the fewest groups."""
        often = Counter(word for words, _ in self.together for word in words)
        found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for words, number in self.together:
            found.setdefault(min(words, key=often.__getitem__), []).append((words, number))
        return found


NONE = Particulars((), {}, (), {})


def whole_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, each with the single letters behind it: 火化率, 火化区."""
    found: list[str] = []
    for word in (word for part in AND.split(name) for word in ("", *tokens(part))):
        if found and found[-1] and len(word) == 1:
            found[-1] += word
        else:
            found.append(word)
    return tuple(filter(None, found))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def clauses(text: str) -> tuple[str, ...]:
    """Return the clauses of a text that say something, or the whole text if there are none."""
    found = [match[0].strip() for match in CLAUSE.finditer(text)]
    return tuple(clause for clause in found if len(clause) > 1) or (text,)


@cache
def load_particulars() -> Particulars:
    """Return the particular matters of the package; ``MzdiffError`` for a field without source."""
    text = (files("compare") / "data" / FILE).read_text(encoding="utf-8")
    return particulars(parse_tables(FILE, text))


def particulars(tables: Mapping[str, Mapping[str, Iterable[str]]]) -> Particulars:
    """Return the matters of all fields, a table each, but one for words within others."""
    fields = {field: table for field, table in tables.items() if field != BY_CHANCE}
    for field, table in fields.items():
        if not table.get("source"):
            raise MzdiffError(
                f"{FILE}: [{field}] has no source; say where its matters are known from"
            )
    entries = [
        (name, words)
        for table in fields.values()
        for name, words in table.items()
        if name != "source"
    ]
    alone: dict[str, tuple[int, ...]] = {}
    together = []
    for number, (_, words) in enumerate(entries):
        for word in words:
            if JOINED in word:
                together.append((tuple(word.split(JOINED)), number))
            else:
                alone[word] = (*alone.get(word, ()), number)
    by_chance = {word: tuple(others) for word, others in tables.get(BY_CHANCE, {}).items()}
    return Particulars(tuple(name for name, _ in entries), alone, tuple(together), by_chance)
