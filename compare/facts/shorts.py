"""Full names as the short forms that are used for them, so that both compare as one.

Of names in a list the noun that all share may stand once: 医疗、教育、住房等专项救助.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from compare.facts.plain import JOINED, TEXTS_REMEMBERED, squashed
from compare.knowledge.closed import tables
from compare.knowledge.words import tokens

LONGEST_ITEM, LONGEST_BETWEEN = 8, 4  # characters of an item of a list, and before its last noun
SHORTEST = 3  # characters of a short form that no other words have among theirs (人大 in 老人大学)
LONGEST_NOUN = 2  # characters in which members of one kind end


@cache
def full_names() -> re.Pattern[str]:
    """Return the pattern of a full name that has a short form."""
    return _any_of(tables()["short_forms"])


@cache
def full_and_short_names() -> re.Pattern[str]:
    """Return the pattern of a full name that has a short form, or of one of these."""
    names = tables()["short_forms"]
    return _any_of((*names, *(short for short in names.values() if len(short) >= SHORTEST)))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of these names, of two that begin alike the longer one."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def shortened(text: str) -> str:
    """Return the letters and digits of a text with short forms for full names."""
    short = tables()["short_forms"]
    return full_names().sub(lambda match: str(short[match[0]]), squashed(text))


def joint_shorts(name: str) -> tuple[str, ...]:
    """Return the short forms of full names in a list of which a name is a member: 两补."""
    return tuple(short for members, short in joint_names() if name in members)


@cache
def joint_names() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the members of each full name that joins several of a kind, with its short form.

    They end in one noun: …生活补贴, …护理补贴; 发展和改革 are no two things with names.
    """
    parted = (
        (tuple(JOINED.split(name)), str(short)) for name, short in tables()["short_forms"].items()
    )
    return tuple(
        (members, short)
        for members, short in parted
        if len(members) > 1 and len({member[-LONGEST_NOUN:] for member in members}) == 1
    )


@lru_cache(maxsize=TEXTS_REMEMBERED)
def in_a_list(first: str, noun: str) -> re.Pattern[str]:
    """Return the pattern of a list with a member that leaves its noun to the last one."""
    item = rf"[、和及与][^、和及与,，。;；:：]{{1,{LONGEST_ITEM}}}"
    rest = rf"(?:{item}){{1,12}}?等?[一-鿿]{{0,{LONGEST_BETWEEN}}}"
    return re.compile(rf"{re.escape(first)}{rest}{re.escape(noun)}")


@lru_cache(maxsize=TEXTS_REMEMBERED)
def before_noun(name: str) -> tuple[str, str]:
    """Return what stands before the last word of a name, and that word."""
    *words, noun = tokens(name)
    return "".join(words), noun


def listed(name: str, text: str) -> str:
    """Return the list of a text of which a name is a member without its noun, if there is one.

    A name of one word leaves nothing to another. A look at both parts spares most of the patterns.
    """
    first, noun = before_noun(name)
    if not first or first not in text or noun not in text:
        return ""
    found = in_a_list(first, noun).search(text)
    return found[0] if found else ""
