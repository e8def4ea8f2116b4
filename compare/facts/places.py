"""Where a measure holds: named places, and words for how far it reaches (跨省, 全市, 农村)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from compare.facts.fronts import front
from compare.facts.plain import JOINED, TEXTS_REMEMBERED, blank, masked, plain
from compare.knowledge.closed import any_of, tables, words
from compare.knowledge.divisions import is_listed
from compare.knowledge.regions import spellings
from compare.model import Fact

GENERAL = re.compile("[省市州盟县区旗乡镇村街社道城]+")  # 市县, 社区: places of a kind
TITLE = re.compile(r"《[^《》]*》")
BOTH = {"城乡": ("城市", "农村")}


@cache
def known() -> re.Pattern[str]:
    """Return the pattern of a known region, with its rank if it is written."""
    names = "|".join(sorted(spellings(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:{names})(?:(?:{any_of('places', 'ranks')})(?!划))?")


@cache
def ranked() -> re.Pattern[str]:
    """Return the pattern of a place known by its rank alone (咸安区, 在嘉鱼县): short and whole."""
    ranks = any_of("places", "ranks")
    return re.compile(
        rf"(?<![一-鿿])(?P<to>[以从到向])?(?P<name>(?![各每全本该相指在的部个])[一-鿿]{{1,3}}?(?:{ranks}))(?![一-鿿(])"
    )


@cache
def level_words() -> frozenset[str]:
    """Return the words for how far something reaches: 全省, 农村."""
    return frozenset(word for group in tables()["places"]["levels"] for word in group.split())


@cache
def levels() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of words for a reach, and the first word of the group of each."""
    groups = [group.split() for group in tables()["places"]["levels"]]
    first = {word: group[0] for group in groups for word in group}
    return re.compile("|".join(sorted(first, key=lambda word: (-len(word), word)))), first


@cache
def leading() -> re.Pattern[str]:
    """Return the pattern of words for a reach that open a name and are no part of it: 全省.

    In 全省性行业协会 it says of what kind the thing is.
    """
    naming = words("places", "naming")
    found = sorted(level_words() - {*naming}, key=lambda word: (-len(word), word))
    return re.compile(rf"^(?:{'|'.join(found)})(?!性)")


def without_opening_reach(name: str) -> str:
    """Return a name without the words at its beginning that only say how far it reaches."""
    return leading().sub("", name)


def without_reach(name: str) -> str:
    """Return a name without any words for how far it reaches."""
    return levels()[0].sub("", name)


def listed(match: re.Match[str]) -> str:
    """Return what is as long as a word that joins and is no letter."""
    return "、" * len(match[0])


def within(seen: str, match: re.Match[str]) -> bool:
    """Tell whether a word for a reach is the end of the name of a place: 越城区."""
    return match.start() > 0 and is_listed(seen[match.start() - 1 : match.end()])


def places(text: str) -> Iterator[Fact]:
    """Yield the places and reaches of a text in order."""
    seen = masked(plain(text))
    spans = {match.span(): match[0] for match in known().finditer(seen)}
    for match in ranked().finditer(JOINED.sub(listed, seen)):
        if is_listed(match[0]):  # 从江县, 向阳区
            spans.setdefault(match.span(), match[0])
        elif front(match["name"]) == match["name"] and not GENERAL.fullmatch(match["name"]):
            spans.setdefault(match.span("name"), match["name"])
    pattern, first = levels()
    titles = TITLE.sub(blank, plain(text))  # “省内通办” says how far it reaches
    reaches = {
        match.span(): match[0] for match in pattern.finditer(titles) if not within(seen, match)
    }
    for (start, end), word in sorted({**spans, **reaches}.items()):
        if (start, end) in reaches:
            group = first[word]
            yield Fact("place", start, end, text[start:end], group, subject=group, role="level")
        else:
            name = re.sub(rf"(?:{any_of('places', 'ranks')})$", "", word) if len(word) > 2 else word
            yield Fact("place", start, end, text[start:end], name, subject=name, role="named")


@lru_cache(maxsize=TEXTS_REMEMBERED)
def halves(text: str) -> frozenset[str]:
    """Return which of town and country a text names: both, of 城乡."""
    naming = words("places", "naming")
    named = (one.value for one in places(text) if one.text in naming)
    return frozenset(part for name in named for part in BOTH.get(name, (name,)))
