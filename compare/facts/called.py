"""What a text itself says was renamed: 乙(原甲), 甲更名为乙, 由甲改称乙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compare.facts.charged import is_office
from compare.facts.fronts import front
from compare.facts.names import before
from compare.facts.plain import plain, squashed
from compare.knowledge.closed import any_of, words

LONGEST, SHORTEST = 24, 3  # characters of a name
NAME = rf"[^,。;:、()\s]{{{SHORTEST},{LONGEST}}}"
NOW = r"(?:现|已|现已|后|今)?"
RENAMED = r"(?:正式)?(?:(?:更名|改名|易名)[为成]|改称[为成]?)"  # 更名登记 is a matter of its own
FORMER = re.compile(
    rf"\((?:(?:原名为?|原称|原为|原(?![则有来因本先])|前身为|前身是)(?P<old>{NAME})"
    rf"|由(?P<from>{NAME}?)(?:更名|改名|改称)而来)\)"
)
LATER = re.compile(rf"\({NOW}(?:{RENAMED}|现为|现名|现称)(?P<new>{NAME})\)")
SAID = re.compile(rf"{NOW}{RENAMED}(?P<new>{NAME})(?![^,。;:、()\s])")
OPENS = re.compile(r"[,。;:、()\s]")
LED = ("由", "将", "把", "原")
UNNAMED = re.compile(r"[“”《》]")
NOUNS = (("offices", "heads"), ("offices", "seats"), ("names", "heads"))
QUOTED = ("”", "》")
BEHIND = r"并|的|后(?!勤)|等|已|正式|挂牌|揭牌"  # what may follow a name in its clause


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
            other, stated = seen[start : match.start()], next(filter(None, match.groups()))
            old, new = map(name_of, (stated, other) if pattern is FORMER else (other, stated))
            enough = min(len(squashed(old)), len(squashed(new))) >= SHORTEST
            if enough and squashed(old) != squashed(new):
                found.setdefault(match.start(), Renaming(old, new, start, match.end()))
    yield from (found[at] for at in sorted(found))


def opening(seen: str, end: int) -> int:
    """Return where the clause begins that ends at a place, no further back than a name is long."""
    first = max(0, end - LONGEST - len("进一步规范"))
    return max((match.end() for match in OPENS.finditer(seen, first, end)), default=first)


def name_of(stretch: str) -> str:
    """Return the name in a stretch: without verbs before it, marks around it and what it leads.

    It is in quotes or ends in a noun for an office, an institution or a programme; without one
    what is renamed may be anything (地名更名), and there is no name.
    """
    rest = next((stretch[len(one) :] for one in LED if stretch.startswith(one)), stretch)
    rest = rest.removesuffix("已")
    end = ended().match(rest)
    name = rest[: end.end()] if end else rest
    if not name.endswith(QUOTED) and not noun_ended(name):
        return ""
    return UNNAMED.sub("", front(before().sub("", name)))


@cache
def ended() -> re.Pattern[str]:
    """Return the pattern of a stretch up to the first noun behind which its name cannot go on."""
    nouns = "|".join(any_of(*one) for one in NOUNS)
    return re.compile(rf"[^”》]*?(?:{nouns}|[”》])(?={BEHIND})")


def noun_ended(name: str) -> bool:
    """Tell whether a name ends in a noun for offices, institutions or programmes."""
    return is_office(name) or name.endswith(words("names", "heads"))
