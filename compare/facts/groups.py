"""Which of the groups that are told apart by how they are cared for some words name.

机构养育孤儿 are 集中供养孤儿 by another name, and 社会散居孤儿 are others: what is set for either
is not set for the other, whichever a text names first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compare.facts.people import people
from compare.facts.plain import TEXTS_REMEMBERED, plain
from compare.knowledge.closed import tables

Group = tuple[int, int]
"""The number of a kind of groups, and of the group in it."""


@lru_cache(maxsize=TEXTS_REMEMBERED)  # numbers that are held against each other ask again
def groups(text: str) -> frozenset[Group]:
    """Return the groups that a text names."""
    known = names()
    return frozenset(known[match[0]] for match in pattern().finditer(plain(text)))


def of_two_groups(one: str, other: str) -> bool:
    """Tell whether two texts name groups of one kind, and none of them in both."""
    left, right = groups(one), groups(other)
    kinds = {kind for kind, _ in left} & {kind for kind, _ in right}
    return any(
        {two for two in left if two[0] == kind}.isdisjoint(two for two in right if two[0] == kind)
        for kind in kinds
    )


def of_one_group(one: str, other: str) -> bool:
    """Tell whether a text names groups, and the other all of them, of the same people.

    集中供养特困人员 and 集中供养孤儿 are two.
    """
    same = bool(groups(one)) and groups(one) <= groups(other)
    return same and all(name in plain(other) for name in whose(one))


def whose(text: str) -> set[str]:
    """Return the people of whom a text names a group: 孤儿, of 集中养育孤儿."""
    named = (pattern().sub("", plain(group.value)) for group in people(text))
    return {name for name in named if name}


@cache
def names() -> dict[str, Group]:
    """Return the groups by the words for them."""
    kinds = tables()["groups"]["kinds"]
    return {
        word: (kind, place)
        for kind, those in enumerate(kinds)
        for place, words in enumerate(those)
        for word in words.split()
    }


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a word for a group, the longest first."""
    return re.compile("|".join(sorted(names(), key=lambda word: (-len(word), word))))
