"""TOML files that a person edits, with the line of whatever is wrong in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from compare.errors import MzdiffError
from compare.system.input import bytes_of

MAX_BYTES = 1_000_000
MANY = 100  # parts of a key
MANY_PARTS = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MANY}}}"""
)
YEARS = range(1000, 10_000)
LONGEST_SHOWN = 120
TOO_LONG = "a number of thousands of digits"
TYPE_NAMES = {str: "a text", int: "a whole number", list: "a list", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file. ``header`` is its name there, ``order`` counts those of one name."""

    path: str
    text: str
    header: str
    values: Any
    order: int = 0

    def error(self, problem: str) -> MzdiffError:
        """Return the error that names file, line, table and problem."""
        header = _short(self.header)
        return MzdiffError(f"{self.path}:{self.line()}: [{header}] {problem}")

    def line(self) -> int:
        """Return the line of the table's header, 1 if it is written in another way."""
        keys = (rf"[\"']?{re.escape(key)}[\"']?" for key in self.header.split("."))
        header = r"[ \t]*\.[ \t]*".join(keys)
        found = list(re.finditer(rf"^[ \t]*\[+[ \t]*{header}[ \t]*\]+", self.text, re.MULTILINE))
        if self.order >= len(found):
            return 1
        return self.text.count("\n", 0, found[self.order].end()) + 1

    def check(self, allowed: set[str], reason: str) -> None:
        """Raise the error for a table that is none, has unknown keys, or lacks its ``reason``."""
        if not isinstance(self.values, dict):
            raise self.error("is no table; write its keys below a [header]")
        unknown = sorted(set(self.values) - allowed)
        if unknown:
            known = ", ".join(sorted(allowed))
            raise self.error(f"has the unknown key {shown(unknown[0])}; known are {known}")
        if not self.get(reason, str, ""):
            raise self.error(f'has no {reason}; say it in: {reason} = "…"')

    def get(self, key: str, kind: type, default: Any = ...) -> Any:  # noqa: ANN401 (kind says it)
        """Return the value of a key, which must be of this type and, without default, be there."""
        value = self.values.get(key, default)
        if value is ...:
            raise self.error(f"needs the key {key!r}")
        if value is not default and type(value) is not kind:
            raise self.error(f"{key} must be {TYPE_NAMES[kind]}, not {shown(value)}")
        return value

    def year(self, key: str, default: Any = ...) -> Any:  # noqa: ANN401 (as ``get``)
        """Return the value of a key as ``get`` does, which must be a year."""
        value = self.get(key, int, default)
        if value is not default and value not in YEARS:
            raise self.error(f"{key} must be a year of four digits, not {shown(value)}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words of two characters or more."""
        words = self.get(key, list, [])
        for word in words:
            if not isinstance(word, str) or len(word) < 2:
                raise self.error(
                    f"{key} must hold words of two characters or more, not {shown(word)}"
                )
        return tuple(words)

    def inner(self, key: str) -> list[Table]:
        """Return the tables of a list below this one, written ``[[header.key]]``."""
        tables = self.get(key, list, [])
        header = f"{self.header}.{key}"
        return [Table(self.path, self.text, header, v, i) for i, v in enumerate(tables)]


def read_tables(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text and the tables of a file.

    Raises ``MzdiffError`` naming the file, and the line of a mistake in its form.
    """
    text = read_text(path)
    return text, parse_tables(str(path), text)


def read_text(path: Path) -> str:
    """Return the text of a file. Raises ``MzdiffError`` naming it for one that is none."""
    try:
        data = bytes_of(path, MAX_BYTES)
    except OSError as error:
        raise MzdiffError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if len(data) > MAX_BYTES:
        raise MzdiffError(f"{path}: is over {MAX_BYTES // 1_000_000} MB; is it the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MzdiffError(f"{path}: is no UTF-8 text; save this TOML file as UTF-8") from error


def parse_tables(path: str, text: str) -> dict[str, Any]:
    """Return the tables of a TOML text; ``path`` is for the error."""
    deep = MANY_PARTS.search(text) if text.count(".") >= MANY else None
    if deep:  # the parser's time grows with the square of the parts
        number = text.count("\n", 0, deep.start()) + 1
        raise MzdiffError(f"{path}:{number}: a key has 100 parts or more; this file must be TOML")
    try:
        return tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", text.count("\n") + 1)
        problem = _short(str(error))
        raise MzdiffError(f"{path}:{line}: {problem}; this file must be TOML") from error
    except ValueError as error:
        raise MzdiffError(f"{path}: holds {TOO_LONG}; write a shorter one") from error


def shown(value: object) -> str:
    """Return a value as an error shows it: short, and on one line."""
    try:
        return _short(repr(value))
    except ValueError:  # Python writes out no number of thousands of digits
        return TOO_LONG


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
