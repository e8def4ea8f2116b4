"""The laws, plans and documents that a measure rests on, or that it is to draw up.

Known by 《》, by “十四五”… 规划, and by 关于…的意见. Who issued a title is no part of its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.facts.fronts import front
from compare.facts.plain import MARKED, blank, clause_at, plain, squashed
from compare.knowledge.closed import any_of, words
from compare.model import Fact

TITLE = re.compile(
    r"《((?:[^《》]|《[^《》]*》)+)》(?:\s*\((?:[^()]*?号|[^()]{0,30}?年[^()]{0,12}|\d{4}修[订正])\))?"
)
PLAN = re.compile(r"[十五六七八九][一二三四五六七八九]?五”?[^,。;:、《》“”]{0,12}?(?:规划|普法)")
SERIES = re.compile(r"(?P<series>.*[〔\[(]\d{4}[〕\])])\d+号$")
ALSO = re.compile(r"[、和及与](?P<number>\d+号)(?![线楼院门])")  # 国发〔2016〕13号、36号
NO_ISSUER = re.compile(r"[^一-鿿、]")
STOP = re.compile(r"[,。;:、《》\0]")
GENERATION = re.compile(r"“?(?P<number>十[一二三四五六七八九]五|[五六七八九]五)”?")
LONE_NUMBER = re.compile(r"[一-鿿]{1,8}[〔\[(]\d{4}[〕\])]\d+号")
ISSUER = re.compile(r"^.{0,24}?(?=关于)")
SHORTEST = 4
LONGEST_AROUND = 400  # characters of a clause on either side of a title
LONGEST_FRONT, LONGEST_ISSUER = 40, 14  # characters
REPEALED = "废止"  # what only ends another document does not rest on it


@cache
def unquoted() -> re.Pattern[str]:
    """Return the pattern of a title without 《》: 关于…的意见."""
    heads = any_of("bases", "heads")
    return re.compile(rf"关于[^,。;:《》]{{4,60}}?(?:{heads})")


@cache
def verbs() -> re.Pattern[str]:
    """Return the pattern of what stands before an issuer, up to the last verb."""
    return re.compile(rf"^.*(?:{any_of('bases', 'drafted')}|{any_of('bases', 'relied')})")


@cache
def drafting() -> re.Pattern[str]:
    """Return the pattern of a word for drawing up; 新修订的 says it of a paper that is there."""
    return re.compile(rf"(?:{any_of('bases', 'drafted')})(?!的)")


@cache
def of_the_next() -> re.Pattern[str]:
    """Return the pattern of a word for drawing up that the title of another paper follows."""
    return re.compile(rf"(?:{any_of('bases', 'drafted')})(?=《)")


def bases(text: str) -> Iterator[Fact]:
    """Yield the laws, plans and documents of a text in order."""
    seen = plain(text)
    found: dict[tuple[int, int], Fact] = {}
    for match in TITLE.finditer(seen):
        if not squashed(match[1]) or match[1].endswith(words("bases", "none")):
            continue
        found[match.span()] = fact_of(text, match.start(), match.end(), match[1])
    bare = re.sub(r"《(?:[^《》]|《[^《》]*》)+》", blank, seen)
    for match in LONE_NUMBER.finditer(bare):
        named = verbs().sub("", match[0]).rpartition("的")[2]  # 今年印发的民发〔2018〕23号
        start = match.end() - len(front(named))
        if not seen[:start].rstrip("( ").endswith("》"):
            found[start, match.end()] = fact_of(text, start, match.end(), text[start : match.end()])
            found |= further(text, bare, start, match.end())
    for first, start, end in with_fronts(bare, unquoted(), NO_ISSUER, LONGEST_ISSUER):
        by = front(verbs().sub("", bare[first:start]))
        found[start - len(by), end] = fact_of(text, start - len(by), end, bare[first:end])
    covered = {place for span in found for place in range(*span)}
    for start, _, end in with_fronts(bare, PLAN, STOP, LONGEST_FRONT):
        if GENERATION.search(bare, start, end) and covered.isdisjoint(range(start, end)):
            start = end - len(front(bare[start:end]))
            found[start, end] = fact_of(text, start, end, text[start:end])
    yield from (found[span] for span in sorted(found))


def further(text: str, seen: str, start: int, end: int) -> dict[tuple[int, int], Fact]:
    """Return the documents of which only the number follows that of another of their series."""
    found: dict[tuple[int, int], Fact] = {}
    series = SERIES.match(seen[start:end])
    while series and (match := ALSO.match(seen, end)):
        span = match.span("number")
        found[span] = fact_of(text, *span, series["series"] + match["number"])
        end = match.end()
    return found


def with_fronts(
    text: str, pattern: re.Pattern[str], stop: re.Pattern[str], longest: int
) -> Iterator[tuple[int, int, int]]:
    """Yield where the words before each match begin, back to a stop, and where the match lies.

    An expression for both would try every length of the words before at every place.
    """
    last = 0
    for match in pattern.finditer(text):
        first = max(last, match.start() - longest)
        stops = [found.end() for found in stop.finditer(text, first, match.start())]
        yield (stops or [first])[-1], *match.span()
        last = match.end()


def fact_of(text: str, start: int, end: int, title: str) -> Fact:
    """Return the fact of a document with this title."""
    value = normal(title)
    seen = plain(text)
    first, last = clause_at(text, start)
    first, last = max(first, start - LONGEST_AROUND), min(last, end + LONGEST_AROUND)
    behind = of_the_next().sub("", seen[end:last])
    around = MARKED.sub("", seen[first:start]) + MARKED.sub("", behind)
    role = (
        "repealed" if REPEALED in around else "drafted" if drafting().search(around) else "relied"
    )
    if role == "relied" and seen.startswith(words("bases", "assessed"), end):
        role = "assessed"
    return Fact("basis", start, end, text[start:end], value, subject=value, role=role)


def normal(title: str) -> str:
    """Return a title without issuer, marks and the country's name."""
    return squashed(ISSUER.sub("", plain(title))).removeprefix("中华人民共和国")


def generation(value: str) -> str:
    """Return which five-year plan a title is of, empty if of none."""
    match = GENERATION.search(value)
    return match["number"] if match else ""
