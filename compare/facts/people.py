"""Whom a measure covers: a noun for people with all that stands before it in its item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.facts.fronts import front
from compare.facts.plain import masked, plain, squashed
from compare.facts.words import any_of, words
from compare.model import Fact

ITEM = re.compile(r"[、,;:。()和与及或\0 ]")
LONGEST = 20
REACHING = re.compile(
    r"^.*(?:纳入|包括|覆盖|针对|面向|扩大到|延伸到|为|对(?!象)|将|把|向|给|让|使)"
)


@cache
def group() -> re.Pattern[str]:
    """Return the pattern of a group of people: up to 20 characters of one item, and the noun."""
    heads = any_of("people", "heads")
    stretch = rf"[^、,;:。()和与及或\0 ]{{0,{LONGEST}}}"
    return re.compile(rf"{stretch}(?:{heads})(?![一-鿿]?(?:会|部|局|办|工作))")


def people(text: str) -> Iterator[Fact]:
    """Yield the groups of people of a text in order."""
    seen = masked(plain(text))
    for match in group().finditer(seen):
        name = front(REACHING.sub("", match[0]))
        for verb in words("people", "served"):
            name = name.removeprefix(verb)
        for condition in words("people", "conditions"):
            name = name.removeprefix(condition)
        start = match.end() - len(name)
        head = next((one for one in words("people", "heads") if name.endswith(one)), "")
        if head and (len(name) > len(head) or head not in words("people", "bare")):
            value = squashed(name).replace("老年人", "老人")
            yield Fact(
                "people", start, match.end(), text[start : match.end()], value, "", "", value, head
            )
