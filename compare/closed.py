"""The closed classes of words of the language, from ``data/facts.toml``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def tables() -> dict[str, Any]:
    """Return all tables of the file."""
    text = (files("compare") / "data" / "facts.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


@cache
def words(table: str, key: str = "words") -> tuple[str, ...]:
    """Return the words of a key of a table, the longest first."""
    return tuple(sorted(tables()[table][key].split(), key=lambda word: (-len(word), word)))


@cache
def any_of(table: str, key: str = "words") -> str:
    """Return a regular expression for any word of a key, where two fit the longer one."""
    return "|".join(map(re.escape, words(table, key)))


@cache
def planning() -> str:
    """Return a regular expression for any verb or adverb of planning of two characters or more."""
    keys = ("words", "inside", "aims")
    found = {word for key in keys for word in words("setting_out", key) if len(word) > 1}
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))
