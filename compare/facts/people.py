"""Whom a measure covers: a noun for people with all that stands before it in its item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.facts.fronts import front, openers
from compare.facts.numbers import ORDINAL
from compare.facts.plain import JOINED, masked, plain, squashed
from compare.knowledge.closed import any_of, begun, words
from compare.knowledge.words import tokens
from compare.model import Fact

LONGEST = 20
HAN = "[一二两三四五六七八九十百千万]"
COUNT = re.compile(rf"(?<!{HAN}){HAN}++[名位户对]")  # 每处落实一名看护人员
OLD = re.compile("老年人(?!口)")


@cache
def reaching() -> re.Pattern[str]:
    """Return the pattern of what stands before a group in its item, up to the last such word."""
    within = any_of("people", "within")
    words = rf"(?!为民[办实服])(?:{any_of('people', 'reaching')})|对(?!象)|在(?!{within})"
    return re.compile(rf"^.*(?:{words})")


def thing(stretch: str) -> str:
    """Return the people or thing at the end of a stretch, without what is done for them."""
    rest = ORDINAL.sub("", front(reaching().sub("", stretch)))
    served = (verb for verb in words("people", "served") if rest.startswith(verb))
    return rest.removeprefix(next(served, ""))


def behind_verbs(name: str) -> str:
    """Return the end of a name behind the last verb of planning: 残联进一步落实困难残疾人.

    What names nobody without its verb (培训对象), or tells by it who they are (需要帮助的老年人),
    stays.
    """
    cut = tokens(name)
    for place in range(len(cut) - 1, 0, -1):
        verb, rest = cut[place - 1], "".join(cut[place:])
        if "的" in rest or rest in words("people", "heads"):
            continue
        if verb in openers().get(verb[:1], ()) and verb not in words("setting_out", "attributes"):
            return rest
    return name


@cache
def unit() -> re.Pattern[str]:
    """Return the pattern of a measure word at the front of a stretch."""
    return re.compile(rf"^[多余]?(?:{any_of('numbers', 'counted')}|{any_of('numbers', 'loose')})")


@cache
def group() -> re.Pattern[str]:
    """Return the pattern of a group of people: up to 20 characters of one item, and the noun."""
    heads = begun("people", "heads")
    stretch = rf"[^、,;:。()\0 \d%]{{0,{LONGEST}}}"
    visited = r"(?<![入到逐挨进落开销分账门商用客]户)"  # 进村入户 names nobody
    return re.compile(
        rf"{stretch}{heads}{visited}(?![一-鿿]?(?:会|部|局|办|工作)|口|籍|身份|证|经济)"
    )


@cache
def noun() -> re.Pattern[str]:
    """Return the pattern of the nouns for people: a look at these tells texts without a group."""
    return re.compile(any_of("people", "heads"))


def people(text: str) -> Iterator[Fact]:
    """Yield the groups of people of a text in order."""
    seen = masked(plain(text))
    if not noun().search(seen):
        return
    apart = JOINED.sub(lambda match: "、" * len(match[0]), seen)
    for match in group().finditer(apart):
        counted = seen[: match.start()][-1:].isdigit()  # 20名 …: the measure word goes
        stretch = unit().sub("", match[0]) if counted else match[0]
        cuts = (*ORDINAL.finditer(stretch), *COUNT.finditer(stretch))
        begins = max((one.end() for one in cuts), default=0)
        name = thing(stretch[begins:])  # 办好第三届…: which one it is names nobody
        name = behind_verbs(name)
        for condition in words("people", "conditions"):
            name = name.removeprefix(condition)
        start = match.end() - len(name)
        head = next((one for one in words("people", "heads") if name.endswith(one)), "")
        if name.endswith(words("people", "nobody")):
            continue
        if head and (len(name) > len(head) or head not in words("people", "bare")):
            value = OLD.sub("老人", squashed(name))
            yield Fact(
                "people", start, match.end(), text[start : match.end()], value, "", "", value, head
            )
