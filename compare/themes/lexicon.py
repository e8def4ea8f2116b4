"""What is known of civil affairs: themes, their words, names, departments and laws over time.

The facts stand in ``data/lexicon.toml``, which an analyst can edit; its head explains the keys.
Nothing in it is guessed: an entry or a fact without a source does not load.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from operator import add
from pathlib import Path
from typing import Literal

from compare.tables import Table, parse_tables, read_text
from compare.themes.particulars import NONE, Particulars, load_particulars

TERM_WEIGHT = 1.0
WEAK_WEIGHT = 0.4
LONGEST_NOUN = 2  # characters of a noun behind a known name: 残疾人两项补贴|制度
IGNORE = "ignore"
Words = tuple[tuple[str, str], ...]
"""Texts that add to the lexicon of the package, each with the name of its file."""
FACTS = ("name", "duty", "law", "practice")
KEYS = {
    "theme": {"english", "source", "terms", "weak", "under", "background", *FACTS},
    "name": {
        *("name", "english", "of", "words", "since", "until", "source", "confirmed"),
        "successor",
    },
    "duty": {"left", "local", "back", "to", "to_english", "source", "confirmed"},
    "law": {"title", "english", "number", "since", "replaces", "source", "confirmed"},
    "practice": {"name", "before", "after", "since", "source", "confirmed"},
}


@dataclass(frozen=True, slots=True)
class Name:
    """What a matter was called from ``since`` to ``until`` (years, included); words show it.

    ``of`` is the part of the matter that has this name, empty if it is the whole. A ``successor``
    is a policy of its own that followed the one before.
    """

    name: str
    of: str
    words: tuple[str, ...]
    since: int | None
    until: int | None
    source: str
    english: str = ""
    successor: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """The duty left civil affairs in the year ``left`` and, if it did, returned in ``back``.

    Provinces, cities and counties were to follow by the end of the year ``local``.
    """

    left: int
    back: int | None
    to: str
    to_english: str
    source: str
    local: int | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """A legal basis in force since a year; ``replaces`` is the title and number before it."""

    title: str
    number: str
    since: int
    replaces: str
    source: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """What is done in another way since a year, by its ``name``.

    Words show either way, that ``before`` and that ``after``.
    """

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    since: int
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One theme of the lexicon, or one born of the texts, which has no source."""

    id: str
    terms: tuple[str, ...]
    weak: tuple[str, ...]
    under: str
    background: bool
    names: tuple[Name, ...]
    duties: tuple[Duty, ...]
    laws: tuple[Law, ...]
    source: str
    english: str = ""
    practices: tuple[Practice, ...] = ()

    @property
    def origin(self) -> Literal["lexicon", "text"]:
        """Where the theme is from."""
        return "lexicon" if self.source else "text"


@dataclass(frozen=True, eq=False)  # each is itself alone, so that what it says can be remembered
class Lexicon:
    """All entries by theme, words that look like a term and are none, and particular matters."""

    name: str
    entries: dict[str, Entry]
    ignored: tuple[str, ...] = ()
    particulars: Particulars = NONE

    @cached_property
    def meanings(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """``{term: ((theme, weight), …)}``; an ignored word has no theme."""
        found: dict[str, list[tuple[str, float]]] = {word: [] for word in self.ignored}
        for entry in self.entries.values():
            for words, weight in ((entry.terms, TERM_WEIGHT), (entry.weak, WEAK_WEIGHT)):
                for word in words:
                    found.setdefault(word, []).append((entry.id, weight))
        return {word: tuple(themes) for word, themes in found.items()}

    @cached_property
    def by_start(self) -> dict[str, tuple[str, ...]]:
        """Terms by their first two characters, the longest first."""
        found: dict[str, list[str]] = {}
        for term in sorted(self.meanings, key=lambda term: (-len(term), term)):
            found.setdefault(term[:2], []).append(term)
        return {start: tuple(terms) for start, terms in found.items()}

    @cached_property
    def english(self) -> dict[str, str]:
        """English names of themes, of their names over time and of laws, where they are given."""
        found = {law.title: law.english for entry in self.entries.values() for law in entry.laws}
        found |= {name.name: name.english for one in self.entries.values() for name in one.names}
        found |= {entry.id: entry.english for entry in self.entries.values()}
        return {name: english for name, english in found.items() if english}

    def called_otherwise(self, words: str) -> tuple[str, ...]:
        """Return the words of all names of the matter that some words name, empty if unknown.

        残疾人两项补贴制度 is in full 困难残疾人生活补贴和重度残疾人护理补贴. A noun may stand
        behind the name.
        """
        found = (
            names
            for shown, names in self._names
            if shown in words and len(words) - len(shown) <= LONGEST_NOUN
        )
        return next(found, ())

    @cached_property
    def _names(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each word of a name, the longest first, with those of all names of the same matter."""
        matters = (
            [one for one in entry.names if one.of == of and not one.successor]
            for entry in self.entries.values()
            for of in dict.fromkeys(one.of for one in entry.names)
        )
        together = (tuple(word for one in names for word in one.words) for names in matters)
        found = [(word, names) for names in together for word in names]
        return sorted(found, key=lambda one: (-len(one[0]), one[0]))

    def occurrences(self, text: str) -> list[tuple[int, str]]:
        """Return the place and word of every term in a text, from the left, the longest first."""
        found, end, starts = [], 0, self.by_start
        for at, start in enumerate(map(add, text, text[1:])):
            if start not in starts or at < end:
                continue
            term = next((term for term in starts[start] if text.startswith(term, at)), "")
            if term:
                found.append((at, term))
                end = at + len(term)
        return found

    def parents(self, theme: str) -> tuple[str, ...]:
        """Return the themes above a theme, the nearest first."""
        above: list[str] = []
        while (entry := self.entries.get(theme)) and entry.under:
            theme = entry.under
            above.append(theme)
        return tuple(above)


EMPTY = Lexicon("none", {})


def load(*added: Path) -> Lexicon:
    """Return the lexicon of the package with the entries of further files added or replaced.

    Raises ``MzdiffError`` naming file and line for what cannot be read, is no lexicon, or has no
    source.
    """
    return of_texts(*((str(path), read_text(path)) for path in added))


def of_texts(*added: tuple[str, str]) -> Lexicon:
    """Return the lexicon of the package with the entries of further texts, each with its name.

    Raises ``MzdiffError`` as ``load`` does.
    """
    own = (files("compare") / "data" / "lexicon.toml").read_text(encoding="utf-8")
    read = [("lexicon.toml", own), *added]
    tables = [
        Table(path, text, theme, values)
        for path, text in read
        for theme, values in parse_tables(path, text).items()
    ]
    entries: dict[str, Entry] = {}
    ignored: tuple[str, ...] = ()
    for table in tables:
        table.check(KEYS["theme"], "source")
        if table.header == IGNORE:
            ignored += table.words("terms")
        else:
            entries[table.header] = entry(table)
    check_parents({table.header: table for table in tables}, entries)
    names = " + ".join(Path(path).name for path, _ in read)
    return Lexicon(names, entries, ignored, load_particulars())


def entry(table: Table) -> Entry:
    """Return the entry that a table describes."""
    terms = table.words("terms")
    if not terms:
        raise table.error('has no terms; list the words that speak of it in: terms = ["…"]')
    return Entry(
        table.header,
        terms,
        table.words("weak"),
        table.get("under", str, ""),
        table.get("background", bool, False),
        tuple(name(fact) for fact in facts(table, "name")),
        tuple(duty(fact) for fact in facts(table, "duty")),
        tuple(law(fact) for fact in facts(table, "law")),
        table.get("source", str),
        table.get("english", str, ""),
        tuple(practice(fact) for fact in facts(table, "practice")),
    )


def facts(table: Table, kind: str) -> list[Table]:
    """Return the tables of a kind of fact, each of which must have a source."""
    found = table.inner(kind)
    for fact in found:
        fact.check(KEYS[kind], "source")
    return found


def name(table: Table) -> Name:
    """Return the name that a table describes."""
    return Name(
        table.get("name", str),
        table.get("of", str, ""),
        table.words("words"),
        table.year("since", None),
        table.year("until", None),
        table.get("source", str),
        table.get("english", str, ""),
        table.get("successor", bool, False),
    )


def duty(table: Table) -> Duty:
    """Return the change of duty that a table describes."""
    return Duty(
        table.year("left"),
        table.year("back", None),
        table.get("to", str),
        table.get("to_english", str),
        table.get("source", str),
        table.year("local", None),
    )


def law(table: Table) -> Law:
    """Return the legal basis that a table describes."""
    return Law(
        table.get("title", str),
        table.get("number", str, ""),
        table.year("since", 0),
        table.get("replaces", str, ""),
        table.get("source", str),
        table.get("english", str, ""),
    )


def practice(table: Table) -> Practice:
    """Return the change of practice that a table describes."""
    return Practice(
        table.get("name", str),
        table.words("before"),
        table.words("after"),
        table.year("since"),
        table.get("source", str),
    )


def check_parents(tables: dict[str, Table], entries: dict[str, Entry]) -> None:
    """Raise the error for an entry that stands under an unknown theme or, at last, under itself."""
    sound: set[str] = set()  # what is known to end at the top, so that no way is gone twice
    for found in entries.values():
        above, seen = found.under, {found.id}
        while above and above not in sound:
            if above not in entries or above in seen:
                problem = "itself" if above in seen else f"the unknown theme {above!r}"
                raise tables[found.id].error(f"stands under {problem}")
            seen.add(above)
            above = entries[above].under
        sound |= seen
