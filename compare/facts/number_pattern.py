"""How numbers are written: the pattern of one with its bound, unit and what it is for each of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from compare.facts.numerals import ARABIC, CHINESE
from compare.knowledge.closed import any_of, tables, words

TIMES = ("年", "个月", "日", "天", "小时", "分钟", "工作日", "个工作日")


@cache
def number() -> re.Pattern[str]:
    """Return the pattern of a number: bound and 每人 before it, scale, unit and bound after it."""
    numeral = rf"(?:{ARABIC}|{CHINESE})"
    digit = "[一二两三四五六七八九]"
    each = rf"(?:(?:每(?:{any_of('numbers', 'per')})){{1,3}}|[年月]人均|人均每?[年月])"
    share = rf"百分之(?P<share>{numeral})"
    tenth = r"成(?![立为员果功效就本年分])"
    tenths = rf"(?P<tenths>{digit})(?:{tenth}?[-—~至到](?P<to_tenths>{digit}))?"
    tenths += rf"{tenth}(?P<half>{digit})?"  # 三成, 六成五, 两成至三成
    sliced = r"(?P<above>\d{1,3})/(?P<below>\d{1,3})(?![\d/])"
    part = rf"(?P<parts>{CHINESE})分之(?P<of>{CHINESE})|{sliced}"
    # 5-10张, 5张至10张 (but for 由5张到10张), 3万至5万元
    between = rf"(?P<of_low>[万亿])?(?:(?(from)(?!))(?P<unit_of_low>%|{units()}))?[-—~至到]"
    same_unit = r"(?(unit_of_low)(?=[十百千万亿]{0,2}(?P=unit_of_low)))"
    value = rf"(?P<low>{numeral})(?:{between}(?P<high>{numeral}){same_unit})?"
    scale = r"[多余]?(?P<scale>[十百千万亿]{0,2})\s*[多余]?"
    unit = rf"(?:(?!{any_of('not_units')})(?P<unit>%|个百分点|{units()}))?"
    halves = "|".join(longest_first(tables()["halves"]))
    halved = rf"(?P<halved>(?<![上下每大前后])(?:{halves}))(?![度报])"
    rate = rf"(?P<rate>(?:[/·]每?(?:{any_of('numbers', 'per')})){{0,2}})"
    after = "|".join(any_of("bounds_after", sign) for sign in tables()["bounds_after"])
    return re.compile(
        rf"(?P<from>[由从自])?(?P<per>{each})?(?P<before>{bounds()})?(?P<each>{each})?(?<![\d.·])"
        rf"(?:{share}|{part}|{tenths}|{halved}|{value}{scale}{unit}){rate}(?P<after>{after})?"
    )


def bounds() -> str:
    """Return a regular expression for what bounds a number that follows."""
    signs = (words("bounds", sign) for sign in tables()["bounds"] if sign != "round")
    plain_words = "|".join(longest_first(word for those in signs for word in those))
    before_round = f"(?:{any_of('bounds', 'round')})(?=[百千万])"
    return rf"(?:最[长短高低多少])?(?:{plain_words})|至少[一-鿿]{{0,6}}?|{before_round}"


def units() -> str:
    """Return a regular expression for a measure word."""
    return "|".join(longest_first(words("numbers", "counted") + words("numbers", "loose")))


def longest_first(those: Iterable[str]) -> list[str]:
    """Return words so that of two that fit at a place the longer one is tried first."""
    return sorted(those, key=lambda word: (-len(word), word))
