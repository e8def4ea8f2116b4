"""How often something is done: 每季度, 按季, 每三个月, 每半年. How it is written does not matter.

What an amount is paid for (每人每月680元) is a part of its unit and no period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from compare.facts.numerals import worth, written
from compare.facts.plain import clause_at, masked, plain
from compare.knowledge.closed import going_on
from compare.model import Fact

NUMERAL = r"[一二两三四五六七八九十]{1,3}|\d{1,3}"
MONEY = r"[^,。;]{0,5}[\d十百千万亿]元"  # 每月发放300元, but not 每年元旦
LONGER_THAN_ONE = re.compile(rf"每(?:半|(?:{NUMERAL})个?)(?:季度|星期|年|季|月|周|旬|日|天)")
TIMES = re.compile(rf"({NUMERAL})次")
MONTHS = {"年": 12, "季度": 3, "季": 3, "月": 1}
DAYS = {"星期": 7, "周": 7, "旬": 10, "日": 1, "天": 1}


@cache
def period() -> re.Pattern[str]:
    """Return the pattern of a period: no amount behind it, and its unit no part of another word."""
    return re.compile(
        rf"(?:按|(?<!每人)(?<!每户)(?<!每床)每(?:(?P<half>半)|(?P<count>{NUMERAL}))?个?)"
        rf"(?P<unit>季度|星期|年|季(?!度)|月|周|旬|日|天)"
        rf"(?!{MONEY}|末|底|初|\d{{1,2}}[日号]|{going_on('periods', 'beyond')})"
    )


@cache
def span_of_time() -> re.Pattern[str]:
    """Return the pattern of a length of time in which something is done so many times.

    6月 is no length but a date, 6个月 is one.
    """
    return re.compile(
        rf"(?P<count>半|{NUMERAL})?(?:(?<![一二两三四五六七八九十半\d])月|个月|季度|年|季)"
    )


def says_how_often(words: str) -> bool:
    """Tell whether some words are a length of time or a number of times, and no more."""
    return bool(TIMES.fullmatch(words) or span_of_time().fullmatch(words.removeprefix("每")))


def times_a_year(clause: str) -> Decimal | None:
    """Return how often a year something is done: 每半年一次 and 一年两次 both twice.

    ``None`` where a clause does not say so.
    """
    seen = plain(clause)
    time, times = span_of_time().search(seen), TIMES.search(seen)
    if not (time and times):
        return None
    length = Decimal("0.5") if time["count"] == "半" else worth(time["count"] or "1")
    number = worth(times[1])
    unit = time[0].removeprefix(time["count"] or "").removeprefix("个")
    return 12 * number / (length * MONTHS[unit]) if length and number else None


def periods(text: str) -> Iterator[Fact]:
    """Yield the periods of a text in order; ``value`` is their length in months or days."""
    for match in period().finditer(masked(plain(text))):
        count = Decimal("0.5") if match["half"] else worth(match["count"] or "1")
        if count:
            unit = "个月" if match["unit"] in MONTHS else "天"
            value = written(count * (MONTHS | DAYS)[match["unit"]])
            start, end = match.span()
            first, last = clause_at(text, start)
            about = text[first:start] if start > first else text[end:last]
            yield Fact("period", start, end, text[start:end], value, unit, subject=about.strip())
