"""The closed classes of words of the language, from ``data/facts.toml``.

Those that only reading needs stand in ``data/reading.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

FACTS, READING = "facts.toml", "reading.toml"


@cache
def tables(file: str = FACTS) -> dict[str, Any]:
    """Return all tables of a file."""
    return tomli.loads((files("compare") / "data" / file).read_text(encoding="utf-8"))


@cache
def words(table: str, key: str = "words", file: str = FACTS) -> tuple[str, ...]:
    """Return the words of a key of a table, the longest first."""
    return tuple(sorted(tables(file)[table][key].split(), key=lambda word: (-len(word), word)))


@cache
def any_of(table: str, key: str = "words", file: str = FACTS) -> str:
    """Return a regular expression for any word of a key, where two fit the longer one."""
    return "|".join(map(re.escape, words(table, key, file)))


@cache
def begun(table: str, key: str = "words", file: str = FACTS) -> str:
    """Return a regular expression for any word of a key, after a look at its first character.

    Where it is tried at every character of a text, this spares trying each word.
    """
    first = "".join(sorted({re.escape(word[0]) for word in words(table, key, file)}))
    return rf"(?=[{first}])(?:{any_of(table, key, file)})"


@cache
def going_on(table: str, *keys: str) -> str:
    """Return a regular expression for what makes the character before it begin a word of a key."""
    rests: dict[str, list[str]] = {}
    for word in (word for key in keys for word in words(table, key)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(rf"(?<={first})(?:{'|'.join(those)})" for first, those in rests.items())


@cache
def planning() -> str:
    """Return a regular expression for any verb or adverb of planning of two characters or more."""
    keys = ("words", "inside", "aims")
    found = {word for key in keys for word in words("setting_out", key) if len(word) > 1}
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))
