"""What is known of civil affairs: themes, their words, names, departments and laws over time.

The facts stand in ``data/lexicon.toml``, which an analyst can edit; its head explains the keys.
Nothing in it is guessed: an entry or a fact without a source does not load.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from compare.errors import MzdiffError

TERM_WEIGHT = 1.0
WEAK_WEIGHT = 0.4
IGNORE = "ignore"
KEYS = {
    "theme": {"source", "terms", "weak", "under", "background", "name", "duty", "law"},
    "name": {"name", "of", "words", "since", "until", "source", "confirmed"},
    "duty": {"left", "back", "to", "to_english", "source", "confirmed"},
    "law": {"title", "number", "since", "replaces", "source", "confirmed"},
}


@dataclass(frozen=True, slots=True)
class Name:
    """What a matter was called from ``since`` to ``until`` (years, included); words show it.

    ``of`` is the part of the matter that has this name, empty if it is the whole.
    """

    name: str
    of: str
    words: tuple[str, ...]
    since: int | None
    until: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Duty:
    """The duty left civil affairs in the year ``left`` and, if it did, returned in ``back``."""

    left: int
    back: int | None
    to: str
    to_english: str
    source: str


@dataclass(frozen=True, slots=True)
class Law:
    """A legal basis in force since a year; ``replaces`` is the title and number before it."""

    title: str
    number: str
    since: int
    replaces: str
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

    @property
    def origin(self) -> Literal["lexicon", "text"]:
        """Where the theme is from."""
        return "lexicon" if self.source else "text"


@dataclass(frozen=True)
class Lexicon:
    """All entries by theme, and words that look like a term and are none."""

    name: str
    entries: dict[str, Entry]
    ignored: tuple[str, ...] = ()

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

    def occurrences(self, text: str) -> list[tuple[int, str]]:
        """Return the place and word of every term in a text, from the left, the longest first."""
        found, at = [], 0
        while at < len(text):
            candidates = self.by_start.get(text[at : at + 2], ())
            term = next((term for term in candidates if text.startswith(term, at)), "")
            if term:
                found.append((at, term))
            at += len(term) or 1
        return found

    def parents(self, theme: str) -> tuple[str, ...]:
        """Return the themes above a theme, the nearest first."""
        entry = self.entries.get(theme)
        if entry is None or not entry.under:
            return ()
        return (entry.under, *self.parents(entry.under))


NONE = Lexicon("none", {})


def load(*added: Path) -> Lexicon:
    """Return the lexicon of the package with the entries of further files added or replaced.

    Raises ``MzdiffError`` naming file and line for what cannot be read, is no lexicon, or has no
    source.
    """
    own = files("compare") / "data" / "lexicon.toml"
    texts = [("lexicon.toml", own.read_text(encoding="utf-8"))]
    texts += [(str(path), read(path)) for path in added]
    entries: dict[str, Entry] = {}
    ignored: tuple[str, ...] = ()
    for path, text in texts:
        more, words = parse(path, text)
        entries |= more
        ignored += words
    check_parents(texts, entries)
    return Lexicon(" + ".join(Path(path).name for path, _ in texts), entries, ignored)


def read(path: Path) -> str:
    """Return a lexicon file's text; raises ``MzdiffError`` if it cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MzdiffError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise MzdiffError(f"{path}: is no UTF-8 text; save it as UTF-8") from error


def parse(path: str, text: str) -> tuple[dict[str, Entry], tuple[str, ...]]:
    """Return the entries and the ignored words of one lexicon file's text."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = place[1] if place else str(text.count("\n") + 1)
        raise MzdiffError(f"{path}:{line}: {error}; see the head of the built-in file") from error
    entries = {}
    for theme, table in tables.items():
        where = Table(path, text, theme, "theme", table)
        where.check(KEYS["theme"])
        if theme != IGNORE:
            entries[theme] = entry(where)
    return entries, tuple(tables.get(IGNORE, {}).get("terms", ()))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a lexicon file, and where it stands, for its errors."""

    path: str
    text: str
    theme: str
    kind: str
    values: Any
    order: int = 0

    def error(self, problem: str) -> MzdiffError:
        """Return the error that names file, line, table and problem."""
        return MzdiffError(f"{self.path}:{self.line()}: [{self.header()}] {problem}")

    def header(self) -> str:
        """Return the table's name as it stands in the file."""
        return self.theme if self.kind == "theme" else f"{self.theme}.{self.kind}"

    def line(self) -> int:
        """Return the line of the table's header, 1 if it is written in another way."""
        key = rf"[\"']?{re.escape(self.theme)}[\"']?"
        key += "" if self.kind == "theme" else rf"\s*\.\s*{self.kind}"
        found = list(re.finditer(rf"^\s*\[+\s*{key}\s*\]+", self.text, re.MULTILINE))
        if self.order >= len(found):
            return 1
        return self.text.count("\n", 0, found[self.order].end()) + 1

    def check(self, allowed: set[str]) -> None:
        """Raise the error for a table that is none, has unknown keys, or has no source."""
        if not isinstance(self.values, dict):
            raise self.error("is no table; write its keys below a [header]")
        unknown = sorted(set(self.values) - allowed)
        if unknown:
            known = ", ".join(sorted(allowed))
            raise self.error(f"has the unknown key {unknown[0]!r}; known are {known}")
        if not self.get("source", str, ""):
            raise self.error('has no source; say where it is from in: source = "…"')

    def get(self, key: str, kind: type, default: Any = None) -> Any:  # noqa: ANN401 (kind says it)
        """Return the value of a key, which must be of this type and, without default, be there."""
        value = self.values.get(key, default)
        if value is None and default is None and key not in OPTIONAL:
            raise self.error(f"needs the key {key!r}")
        if value is not None and type(value) is not kind:
            raise self.error(f"{key} must be {TYPE_NAMES[kind]}, not {value!r}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words of two characters or more."""
        for word in self.get(key, list, []):
            if not isinstance(word, str) or len(word) < 2:
                raise self.error(f"{key} must hold words of two characters or more, not {word!r}")
        return tuple(self.values.get(key, ()))

    def facts(self, kind: str, build: Callable[[Table], Any]) -> tuple[Any, ...]:
        """Return the facts of a kind, each built from its own table."""
        tables = self.get(kind, list, [])
        found = []
        for order, values in enumerate(tables):
            table = Table(self.path, self.text, self.theme, kind, values, order)
            table.check(KEYS[kind])
            found.append(build(table))
        return tuple(found)


OPTIONAL = {"since", "until", "back"}
TYPE_NAMES = {str: "a text", int: "a year", list: "a list", bool: "true or false"}


def entry(table: Table) -> Entry:
    """Return the entry that a table describes."""
    terms = table.words("terms")
    if not terms:
        raise table.error('has no terms; list the words that speak of it in: terms = ["…"]')
    return Entry(
        table.theme,
        terms,
        table.words("weak"),
        table.get("under", str, ""),
        table.get("background", bool, False),
        table.facts("name", name),
        table.facts("duty", duty),
        table.facts("law", law),
        table.get("source", str),
    )


def name(table: Table) -> Name:
    """Return the name that a table describes."""
    return Name(
        table.get("name", str),
        table.get("of", str, ""),
        table.words("words"),
        table.get("since", int),
        table.get("until", int),
        table.get("source", str),
    )


def duty(table: Table) -> Duty:
    """Return the change of duty that a table describes."""
    return Duty(
        table.get("left", int),
        table.get("back", int),
        table.get("to", str),
        table.get("to_english", str),
        table.get("source", str),
    )


def law(table: Table) -> Law:
    """Return the legal basis that a table describes."""
    return Law(
        table.get("title", str),
        table.get("number", str, ""),
        table.get("since", int, 0),
        table.get("replaces", str, ""),
        table.get("source", str),
    )


def check_parents(texts: list[tuple[str, str]], entries: dict[str, Entry]) -> None:
    """Raise the error for an entry that stands under an unknown theme or, at last, under itself."""
    for found in entries.values():
        above, seen = found.under, {found.id}
        while above:
            if above not in entries or above in seen:
                path, text = next(
                    (path, text) for path, text in reversed(texts) if f"{found.id}" in text
                )
                problem = "itself" if above in seen else f"the unknown theme {above!r}"
                raise Table(path, text, found.id, "theme", {}).error(f"stands under {problem}")
            seen.add(above)
            above = entries[above].under
