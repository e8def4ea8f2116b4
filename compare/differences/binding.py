"""goal_changed: what one side binds more than the other (力争 → 确保, 可以 → 应当, 可以 → 不得).

Only where the clauses say the same beside that word: what is on another matter binds otherwise.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Indel

from compare.differences.difference import difference
from compare.differences.side import Pair
from compare.facts.dates import without_dates
from compare.facts.fronts import front
from compare.facts.plain import plain, squashed
from compare.knowledge.closed import any_of, words
from compare.model import Difference

LEVELS = ("forbidden", "must", "tries", "may")  # keys of the table of words that bind
SAME_REST = 0.8  # how much of two clauses is the same beside the words that bind
SHORTEST_REST = 4  # letters of what is bound
FORBIDDEN = "forbidden"
NOT = re.compile("[未非不无没]")
OBJECTS = "对的"  # before a word that binds: 对支持养老的单位, 有关禁止的规定


@dataclass(frozen=True, slots=True)
class Bound:
    """The one word of a clause that says how it binds, to what, and the rest of the clause."""

    word: str
    matter: str
    rest: str

    @property
    def level(self) -> str:
        """How the word binds."""
        return next(key for key in LEVELS if self.word in words("binding", key))


def binding(pair: Pair) -> Iterator[Difference]:
    """Yield the clauses that say the same and bind more or less."""
    for two in pair.together:
        one, other = bound(pair.left.words(two.left)), bound(pair.right.words(two.right))
        if one and other and one.level != other.level and of_one_case(pair, one, other):
            about = min(one.matter, other.matter, key=len)
            yield difference(pair, "goal_changed", about, two.left, two.right, one.word, other.word)


def of_one_case(pair: Pair, one: Bound, other: Bound) -> bool:
    """Tell whether two clauses bind in one case: 未经批准的不得, 经批准的可以 are two.

    Where one forbids, their statements say the same but for that word.
    """
    if FORBIDDEN in (one.level, other.level):
        rests = (
            squashed(side.text).replace(found.word, "", 1)
            for side, found in ((pair.left, one), (pair.right, other))
        )
        return len({*rests}) == 1
    denied = (sorted(NOT.findall(found.rest)) for found in (one, other))
    alike = Indel.normalized_similarity(one.rest, other.rest) >= SAME_REST
    return alike and operator.eq(*denied)


def bound(clause: str) -> Bound | None:
    """Return the one word that says how a clause binds, which stands where it can; else nothing.

    It opens the clause or follows who is bound, before what is to be done: in 完善支持政策 it is a
    part of a name.
    """
    seen = plain(clause)
    found = list(pattern().finditer(seen))
    if len(found) != 1:
        return None
    start, end = found[0].span()
    before, behind = seen[:start].lstrip(" ,"), squashed(seen[end:])
    named = before and (front(before) != before or any(one in before for one in OBJECTS))
    if named or len(behind) < SHORTEST_REST:
        return None
    matter = front(squashed(without_dates(seen[end:], "")))
    return Bound(found[0][0], matter or behind, squashed(seen[:start] + seen[end:]))


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a word that says how a clause binds."""
    return re.compile("|".join(any_of("binding", key) for key in LEVELS))
