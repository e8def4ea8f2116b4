"""Which office is in charge of a measure, and which ones work along.

An office is known by the noun its name ends in and by the word that gives it its part (由X牵头,
会同X, 配合X). 扶贫、人社、医保等部门 are so many offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.closed import any_of, words
from compare.facts.fronts import front
from compare.facts.plain import between, masked, plain, squashed
from compare.model import Fact

OTHERS = re.compile("等(?:多个|有关|相关)?(?:部门|单位)$")
WITHIN = re.compile("[一-鿿]")
CLAUSE = re.compile("[,;:。、并\0]")
REGION = re.compile(r"^国家|^(?:[一-鿿]{2,3}?[省市县区州]|[省市县区州我本国])(?=[一-鿿]{2})|^各级")


@cache
def along() -> re.Pattern[str]:
    """Return the pattern of offices after the word for their part.

    会同A、B等部门, where A and B may be short names, or 会同A局、B局.
    """
    verbs = "|".join((any_of("offices", "with"), any_of("offices", "help")))
    name = rf"[一-鿿]{{1,14}}?(?:{any_of('offices', 'heads')})(?![一-鿿]?[会员]|[合席动系网检防])"
    short = r"(?:[一-鿿]{1,14}?、){0,12}?[一-鿿]{1,14}?(?:部门|单位)"
    whole = rf"(?:{name}、){{0,12}}{name}(?![一-鿿]{{1,12}}?部门)"
    return re.compile(rf"(?P<verb>{verbs})(?:好|同)?(?P<names>{whole}|{short})")


@cache
def by() -> re.Pattern[str]:
    """Return the pattern of an office before the word for its part: 由A牵头, B配合."""
    heads = any_of("offices", "heads")
    verbs = "|".join(any_of("offices", key) for key in ("lead", "help"))
    of_an_office = r"(?![一-鿿]{1,16}的(?:机构|部门|单位))"  # 人民政府负责妇女儿童工作的机构
    return re.compile(
        rf"(?P<by>由)?(?P<names>(?:(?!由)[一-鿿]){{1,24}}?(?:{heads}))(?P<verb>{verbs}){of_an_office}"
    )


@cache
def giving_part() -> re.Pattern[str]:
    """Return the pattern of the words that give an office its part: without one it has none."""
    return re.compile("|".join(any_of("offices", key) for key in ("lead", "with", "help")))


def offices(text: str) -> Iterator[Fact]:
    """Yield each office that a text gives a part, in order."""
    seen = masked(plain(text))
    if not giving_part().search(seen):
        return
    found: dict[tuple[int, int], Fact] = {}
    for pattern in (by(), along()):
        for match in pattern.finditer(seen):
            if pattern is along() and not opens(seen, match.start()):
                continue
            if pattern is by() and not match["by"] and within_words(seen, match.start()):
                continue
            for fact in parts(text, match):
                if not any(fact.start < end and start < fact.end for start, end in found):
                    found[fact.start, fact.end] = fact
    yield from (found[span] for span in sorted(found))


def opens(seen: str, place: int) -> bool:
    """Tell whether a verb here is one of its clause: nothing or an office stands before it."""
    before = front(CLAUSE.split(seen[:place])[-1])
    return not before or before.endswith(words("offices", "heads"))


def within_words(seen: str, place: int) -> bool:
    """Tell whether a name here would begin in the middle of a long stretch of words."""
    return place > 0 and bool(WITHIN.match(seen, place - 1))


def parts(text: str, match: re.Match[str]) -> Iterator[Fact]:
    """Yield the offices of one match."""
    role = part_of(match["verb"])
    names = OTHERS.sub("", match["names"])
    for start, end in between(names):
        name, at = names[start:end], match.start("names") + start
        value = office(name)
        none = name.endswith(words("offices", "none")) or "的" in name or front(name) != name
        if len(value) > 1 and not none and not value.startswith(words("offices", "vague")):
            written = text[at : at + len(name)]
            whole = match[0] if name == match["names"] else written
            yield Fact("office", at, at + len(name), written, value, subject=whole, role=role)


def part_of(verb: str) -> str:
    """Return the part that a word gives: lead, with or help."""
    keys = ("lead", "with", "help")
    return next((key for key in keys if verb in words("offices", key)), "")


def office(name: str) -> str:
    """Return the name of an office without its region and the word for offices."""
    return squashed(REGION.sub("", name).removesuffix("部门"))
