"""How widely something is done: in some places first, or everywhere.

在甲县、乙县试行, 先在甲区编制方案: in some. 全部下放到各乡镇, 在全市推行, 全面铺开,
在全市3个县全部铺开, 下放至全市所有乡镇: everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from compare.facts.ladders import words_at
from compare.facts.numerals import ANY_NUMERAL
from compare.facts.plain import TEXTS_REMEMBERED, clauses, masked, plain
from compare.knowledge.closed import any_of
from compare.model import Fact, Span

KIND = r"(?:街道|社区|[省市州盟县区旗乡镇村街]){1,4}(?:\([^()]{1,8}\))?"  # 县(市、区), 乡镇(街道)
ALL = rf"(?:全[国省市州县区旗镇域]|(?:各|所有|每个)(?:城市|农村|城乡|建制|行政)?(?:{KIND}))"
BY_WHEN = "(?:[今本当]?年(?:底前|内)?)?"
NAMED = rf"(?!{ALL})[^,;:。]{{1,12}}?{KIND}(?:[、和及与][^,;:。、]{{1,8}}?{KIND}){{0,8}}"
SOME = rf"在{NAMED}|{ANY_NUMERAL.pattern}{{1,8}}个{KIND}"
PART = rf"的?(?:[^,;。]{{0,4}}(?:{ANY_NUMERAL.pattern}|部分)|一半|半数)"  # 覆盖全市60%的社区
PLACES = re.compile(KIND)
TRIED, WHOLE = "trial", "whole"
Width = Literal["some", "everywhere"]


@dataclass(frozen=True, slots=True)
class Spread:
    """How widely something is done, the words that say so, and their clause."""

    width: Width
    words: Span
    clause: Span


@cache
def first_in() -> re.Pattern[str]:
    """Return the pattern of some places in which something is done before it is elsewhere."""
    return re.compile(rf"(?:{any_of('spread', 'first')})在{NAMED}")


@cache
def tried_in() -> re.Pattern[str]:
    """Return the pattern of some places with the word for a trial in them."""
    return re.compile(rf"(?:{SOME})[^,;:。]{{0,30}}?{words_at(TRIED)}")


@cache
def denied() -> re.Pattern[str]:
    """Return the pattern of a word for not, before where something would be done."""
    return re.compile(rf"(?:{any_of('spread', 'not')})[再曾]?在?$")


@cache
def everywhere() -> re.Pattern[str]:
    """Return the pattern of what is done in all places."""
    wholly, verbs = any_of("spread", "wholly"), any_of("spread", "verbs")
    handing = any_of("offices", "handing")
    return re.compile(
        rf"(?:{wholly})[^,;:。]{{0,14}}?[到至在]{ALL}"
        rf"|[到至在]?{ALL}(?:{ANY_NUMERAL.pattern}{{1,8}}个{KIND})?{BY_WHEN}(?:{wholly})(?!衡)"
        rf"|(?:推向|(?:{any_of('spread', 'widening')})[到至]){ALL}|覆盖{ALL}(?!{PART})"
        rf"|(?:{wholly})(?:{handing})|(?:在|转为){ALL}(?:范围内?)?(?:{verbs})|(?:在[^,;:。]{{1,16}})?{words_at(WHOLE)}"
    )


@lru_cache(maxsize=TEXTS_REMEMBERED)
def spreads(text: str) -> tuple[Spread, ...]:
    """Return how widely the clauses of a text say that something is done, in their order."""
    return tuple(found_in(masked(plain(text)), clauses(text)))


def found_in(seen: str, spans: tuple[Span, ...]) -> Iterator[Spread]:
    """Yield how widely each clause of a plain text says that something is done."""
    for clause in spans:
        some = first_in().search(seen, *clause) or tried_in().search(seen, *clause)
        found = everywhere().search(seen, *clause) or some
        if found and not denied().search(seen, clause[0], found.start()):
            yield Spread("some" if found is some else "everywhere", found.span(), clause)


def counts_places(text: str, number: Fact) -> bool:
    """Tell whether a number only counts where something is done: 在甲县、乙县等6个县试点."""
    return any(
        one.width == "some"
        and one.words[0] <= number.start < one.words[1]
        and PLACES.match(text, number.end)
        for one in spreads(text)
    )


def widths(words: str) -> set[Width]:
    """Return how widely some words say that something is done."""
    return {one.width for one in spreads(words)}
