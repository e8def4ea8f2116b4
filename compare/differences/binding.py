"""goal_changed: what one side binds more than the other (力争 → 确保, 可以 → 应当, 可以 → 不得).

Only where the clauses say the same beside that word: what is said of another matter binds otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Indel

from compare.differences.difference import difference
from compare.differences.side import Pair
from compare.facts.plain import plain, squashed
from compare.knowledge.closed import any_of, words
from compare.model import Difference

LEVELS = ("forbidden", "must", "tries", "may")  # keys of the table of words that bind
SAME_REST = 0.8  # how much of two clauses is the same beside the words that bind


def binding(pair: Pair) -> Iterator[Difference]:
    """Yield the clauses that say the same and bind more or less."""
    for two in pair.together:
        (one, rest), (other, others) = (
            parted(side.words(span))
            for side, span in ((pair.left, two.left), (pair.right, two.right))
        )
        changed = one and other and level(one) != level(other)
        if changed and Indel.normalized_similarity(rest, others) >= SAME_REST:
            about = min(rest, others, key=len)
            yield difference(pair, "goal_changed", about, two.left, two.right, one, other)


def parted(clause: str) -> tuple[str, str]:
    """Return the one word of a clause that says how it binds, and the rest; none of several."""
    seen = plain(clause)
    found = list(pattern().finditer(seen))
    if len(found) != 1:
        return "", squashed(seen)
    start, end = found[0].span()
    return found[0][0], squashed(seen[:start] + seen[end:])


def level(word: str) -> str:
    """Return how a word binds."""
    return next(key for key in LEVELS if word in words("binding", key))


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a word that says how a clause binds."""
    return re.compile("|".join(any_of("binding", key) for key in LEVELS))
