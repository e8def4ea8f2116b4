"""What a text itself says was renamed: 乙(原甲), 甲更名为乙, 由甲改称乙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.facts.fronts import front
from compare.facts.names import before
from compare.facts.plain import plain, squashed

LONGEST, SHORTEST = 24, 3  # characters of a name
NAME = rf"[^,。;:、()\s]{{{SHORTEST},{LONGEST}}}"
NOW = r"(?:现|已|现已|后|今)?"
RENAMED = r"(?:正式)?(?:改称(?:为|成)?|(?:更名|改名|易名)(?:为|成))"  # 命名更名管理 renames nothing
FORMER = re.compile(
    rf"\((?:原名|原称|原为|原(?![则有来因本先])|前身为|前身是|由)(?P<old>{NAME}?)(?:(?:更名|改名|改称)而来)?\)"
)
LATER = re.compile(rf"\({NOW}(?:{RENAMED}|现为|现名|现称)(?P<new>{NAME})\)")
SAID = re.compile(rf"{NOW}{RENAMED}(?P<new>{NAME})")
OPENS = re.compile(r"[,。;:、()\s]")
LED = ("由", "将", "把", "原")
UNNAMED = re.compile(r"[“”《》]")


@dataclass(frozen=True, slots=True)
class Renaming:
    """That one name became another, as a text says at ``text[start:end]``."""

    old: str
    new: str
    start: int
    end: int


def renamings(text: str) -> Iterator[Renaming]:
    """Yield what a text says was renamed, in order."""
    seen = plain(text)
    found: dict[int, Renaming] = {}
    for pattern in (FORMER, LATER, SAID):
        for match in pattern.finditer(seen):
            start = opening(seen, match.start())
            other = name_of(seen[start : match.start()])
            stated = name_of(match.groupdict().get("old") or match.groupdict().get("new") or "")
            old, new = (stated, other) if pattern is FORMER else (other, stated)
            enough = min(len(squashed(old)), len(squashed(new))) >= SHORTEST
            if enough and squashed(old) != squashed(new):
                found.setdefault(match.start(), Renaming(old, new, start, match.end()))
    yield from (found[at] for at in sorted(found))


def opening(seen: str, end: int) -> int:
    """Return where the clause begins that ends at a place, no further back than a name is long."""
    first = max(0, end - LONGEST - len("进一步规范"))
    return max((match.end() for match in OPENS.finditer(seen, first, end)), default=first)


def name_of(stretch: str) -> str:
    """Return the name in a stretch: without verbs before it, marks around it and what it leads."""
    words = next((stretch[len(one) :] for one in LED if stretch.startswith(one)), stretch)
    return UNNAMED.sub("", front(before().sub("", words))).removesuffix("已")
