"""The laws, plans and documents that a measure rests on, or that it is to draw up.

Known by 《》, by “十四五”… 规划, and by 关于…的意见. Who issued a title is no part of its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.facts.fronts import front
from compare.facts.plain import MARKED, clause_at, plain, squashed
from compare.facts.words import any_of, words
from compare.model import Fact

TITLE = re.compile(
    r"《((?:[^《》]|《[^《》]*》)+)》(?:\s*\((?:[^()]*?号|[^()]{0,30}?年[^()]{0,12})\))?"
)
PLAN = re.compile(
    r"[^,。;:、《》\0]{0,40}?“?[十五六七八九][一二三四五六七八九]?五”?[^,。;:、《》“”]{0,12}?(?:规划|普法)"
)
GENERATION = re.compile(r"“?(?P<number>十[一二三四五六七八九]五|[五六七八九]五)”?")
LONE_NUMBER = re.compile(r"[一-鿿]{1,8}[〔\[(]\d{4}[〕\])]\d+号")
ISSUER = re.compile(r"^.{0,24}?(?=关于)")
SHORTEST = 4


@cache
def unquoted() -> re.Pattern[str]:
    """Return the pattern of a title without 《》: 关于…的意见, with who issued it."""
    heads = any_of("bases", "heads")
    return re.compile(rf"(?P<by>[一-鿿、]{{0,14}}?)关于[^,。;:《》]{{4,60}}?(?:{heads})")


@cache
def verbs() -> re.Pattern[str]:
    """Return the pattern of what stands before an issuer, up to the last verb."""
    return re.compile(rf"^.*(?:{any_of('bases', 'drafted')}|{any_of('bases', 'relied')})")


@cache
def drafting() -> re.Pattern[str]:
    """Return the pattern of a word for drawing up; 新修订的 says it of a paper that is there."""
    return re.compile(rf"(?:{any_of('bases', 'drafted')})(?!的)")


def bases(text: str) -> Iterator[Fact]:
    """Yield the laws, plans and documents of a text in order."""
    seen = plain(text)
    found: dict[tuple[int, int], Fact] = {}
    for match in TITLE.finditer(seen):
        if not squashed(match[1]) or match[1].endswith(words("bases", "none")):
            continue
        found[match.span()] = fact_of(text, match.start(), match.end(), match[1])
    bare = re.sub(r"《(?:[^《》]|《[^《》]*》)+》", lambda match: "\0" * len(match[0]), seen)
    for match in LONE_NUMBER.finditer(bare):
        start = match.end() - len(front(verbs().sub("", match[0])))
        if not seen[:start].rstrip("( ").endswith("》"):
            found[start, match.end()] = fact_of(text, start, match.end(), text[start : match.end()])
    for match in unquoted().finditer(bare):
        by = front(verbs().sub("", match["by"]))
        start = match.end("by") - len(by)
        found[start, match.end()] = fact_of(text, start, match.end(), match[0])
    for match in PLAN.finditer(bare):
        if GENERATION.search(match[0]) and not overlaps(match.span(), found):
            start = match.end() - len(front(match[0]))
            found[start, match.end()] = fact_of(text, start, match.end(), text[start : match.end()])
    yield from (found[span] for span in sorted(found))


def overlaps(span: tuple[int, int], found: dict[tuple[int, int], Fact]) -> bool:
    """Tell whether a span shares characters with one that is known."""
    return any(span[0] < end and start < span[1] for start, end in found)


def fact_of(text: str, start: int, end: int, title: str) -> Fact:
    """Return the fact of a document with this title."""
    value = normal(title)
    seen = plain(text)
    first, last = clause_at(text, start)
    around = MARKED.sub("", seen[first:start]) + MARKED.sub("", seen[end:last])
    role = "drafted" if drafting().search(around) else "relied"
    return Fact("basis", start, end, text[start:end], value, subject=value, role=role)


def normal(title: str) -> str:
    """Return a title without issuer, marks and the country's name."""
    return squashed(ISSUER.sub("", plain(title))).removeprefix("中华人民共和国")


def generation(value: str) -> str:
    """Return which five-year plan a title is of, empty if of none."""
    match = GENERATION.search(value)
    return match["number"] if match else ""
