"""goal_changed: what one side ends and the other does (停止发放高龄津贴 → 发放高龄津贴)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.differences.difference import difference
from compare.differences.side import TOGETHER, Pair
from compare.facts.ladders import ENDED, words_at
from compare.facts.plain import plain, squashed
from compare.knowledge.closed import any_of
from compare.model import Difference

ENDS = re.compile(rf"(?:全面|全部|一律|依法|正式)?(?:{words_at(ENDED)}|不再)(?P<matter>.+)")
SHORTEST = 3  # characters of a matter


def ended(pair: Pair) -> Iterator[Difference]:
    """Yield the clauses of which one ends what the one that corresponds to it has to be done."""
    for two in pair.together:
        spans = two.left, two.right
        words = pair.left.words(two.left), pair.right.words(two.right)
        matter = reverses(*words) or reverses(*reversed(words))
        if matter and two.likeness >= TOGETHER:
            yield difference(pair, "goal_changed", matter, *spans, *words)


def reverses(ending: str, doing: str) -> str:
    """Return the matter that one clause opens with the end of and the other has, as one to do."""
    found = ENDS.fullmatch(plain(ending))
    matter = squashed(found["matter"]) if found else ""
    before, has, _ = squashed(doing).partition(matter) if matter else ("", "", "")
    return matter if has and len(matter) >= SHORTEST and not against().search(before) else ""


@cache
def against() -> re.Pattern[str]:
    """Return the pattern of what says, before a matter, that it is to be none."""
    return re.compile(f"{words_at(ENDED)}|{any_of('names', 'denied')}|{any_of('names', 'against')}")
