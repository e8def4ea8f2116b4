"""TOML files that a person edits, with the line of whatever is wrong in them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.errors import MzdiffError

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
        return MzdiffError(f"{self.path}:{self.line()}: [{self.header}] {problem}")

    def line(self) -> int:
        """Return the line of the table's header, 1 if it is written in another way."""
        keys = (rf"[\"']?{re.escape(key)}[\"']?" for key in self.header.split("."))
        header = r"\s*\.\s*".join(keys)
        found = list(re.finditer(rf"^\s*\[+\s*{header}\s*\]+", self.text, re.MULTILINE))
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
            raise self.error(f"has the unknown key {unknown[0]!r}; known are {known}")
        if not self.get(reason, str, ""):
            raise self.error(f'has no {reason}; say it in: {reason} = "…"')

    def get(self, key: str, kind: type, default: Any = ...) -> Any:  # noqa: ANN401 (kind says it)
        """Return the value of a key, which must be of this type and, without default, be there."""
        value = self.values.get(key, default)
        if value is ...:
            raise self.error(f"needs the key {key!r}")
        if value is not default and type(value) is not kind:
            raise self.error(f"{key} must be {TYPE_NAMES[kind]}, not {value!r}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words of two characters or more."""
        words = self.get(key, list, [])
        for word in words:
            if not isinstance(word, str) or len(word) < 2:
                raise self.error(f"{key} must hold words of two characters or more, not {word!r}")
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
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MzdiffError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise MzdiffError(f"{path}: is no UTF-8 text; save this TOML file as UTF-8") from error
    return text, parse_tables(str(path), text)


def parse_tables(path: str, text: str) -> dict[str, Any]:
    """Return the tables of a TOML text; ``path`` is for the error."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        line = place[1] if place else str(text.count("\n") + 1)
        raise MzdiffError(f"{path}:{line}: {error}; this file must be TOML") from error
