"""The ladders of ``data/ladder.toml``: how far a matter has come, by the words that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import tomli

LADDERS = ("paper", "matter")
ENDED = "ended"  # the level of what is 取消


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels from the lowest, the words of each, and which levels count wherever they stand."""

    name: str
    level_of: dict[str, str]
    order: tuple[str, ...]
    trials: frozenset[str]
    pattern: re.Pattern[str]
    objects: tuple[str, ...]
    guard: str  # what a word must not stand before


@cache
def ladders() -> tuple[Ladder, ...]:
    """Return the ladders of the data file: that of papers first, as it asks for more."""
    text = (files("compare") / "data" / "ladder.toml").read_text(encoding="utf-8")
    tables = tomli.loads(text)
    return tuple(ladder_of(name, tables[name]) for name in LADDERS)


def words_at(level: str) -> str:
    """Return a regular expression for the words of a level of the ladder of matters."""
    ladder = next(one for one in ladders() if one.name == "matter")
    found = (word for word, one in ladder.level_of.items() if one == level)
    alternatives = "|".join(sorted(found, key=lambda word: (-len(word), word)))
    return f"(?:{alternatives}){ladder.guard}"


def past_trial(word: str, other: str) -> bool:
    """Tell whether one of two words of a ladder is of a trial or a draft and the other is not."""
    return any(
        (ladder.level_of[word] in ladder.trials) != (ladder.level_of[other] in ladder.trials)
        for ladder in ladders()
        if {word, other} <= ladder.level_of.keys()
    )


@cache
def nouns() -> re.Pattern[str]:
    """Return the pattern of nouns that hold a ladder's word and say nothing of a stage."""
    text = (files("compare") / "data" / "ladder.toml").read_text(encoding="utf-8")
    return re.compile("|".join(tomli.loads(text)["nouns"]["words"].split()))


def ladder_of(name: str, table: dict[str, str]) -> Ladder:
    """Return one ladder of the data file."""
    level_of = {word: level for level in table["order"] for word in table[level].split()}
    after = "|".join(table.get("not_before", "").split())
    alternatives = "|".join(sorted(level_of, key=lambda word: (-len(word), word)))
    guard = f"(?!(?:{after}))" if after else ""
    return Ladder(
        name,
        level_of,
        tuple(table["order"]),
        frozenset(table["trials"]),
        re.compile(f"(?:{alternatives}){guard}"),
        tuple(table.get("objects", "").split()),
        guard,
    )
