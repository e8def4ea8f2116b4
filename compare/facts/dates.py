"""Dates and periods as plans and laws write them: 2021年9月底前, 上半年, 10月1日起, 到2025年."""

from __future__ import annotations

import re

# Every part may lack; what has only a year is a date of its own where a word makes it one.
# Looking at the first sign spares finding nothing at every other one.
DATE = re.compile(
    r"(?=[截到至于自从在今本当明次上下中第年底末之以前起开内\d一二三四五六七八九十])"
    r"(?P<lead>截至|截止|到|至|于|自|从|在)?"
    r"(?:(?P<year>(?:19|20)\d\d)年度?|(?P<this>今年|本年|当年)|(?P<next>明年|次年))?"
    r"(?:(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?P<share>份)?(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?"
    r"|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度)?"
    r"(?P<edge>年?[底末](?![^,。;、:)前之以]?层)|年?初|年内|[上中下]旬)?"
    r"(?P<side>之前|以前|前|起|开始|以内|之内)?"
)
MONTHS = {name: at for at, name in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


def month_number(name: str) -> int:
    """Return the number of a month, 0 for what is none."""
    number = int(name) if name.isdigit() else MONTHS.get(name, 0)
    return number if number <= 12 else 0


def is_dated(match: re.Match[str]) -> bool:
    """Tell whether what was matched names a date or period at all."""
    if match["year"] or match["this"] or match["next"] or match["month"] or match["half"]:
        return True
    return bool(match["quarter"] or (match["edge"] or "").startswith("年"))


def without_dates(text: str, blank: str) -> str:
    """Return a text as long as it was, with a sign for each character of its dates."""
    return DATE.sub(lambda match: blank * len(match[0]) if is_dated(match) else match[0], text)
