"""The year a document is of, and the period of one that is made for several years."""

from __future__ import annotations

import re

from compare.knowledge.headings import parse_number

Period = tuple[int, int]
YEAR = re.compile(r"(?<!\d)(?<!\([-—–])((?:19|20)\d{2})\s*(?:年|(?=\)))")
# A year whose word a title leaves out: 2022政府工作报告.
YEAR_ALONE = re.compile(
    r"(?<!\d)((?:19|20)\d{2}) ?(?=[一-鿿])(?![人元户个名件项万亿余多号届])"
    r"|(?<=[一-鿿])(?<!规划)(?<!纲要)(?<!目标)((?:19|20)\d{2})$"  # 某乡工作计划2025, 布局规划2035
)
YEAR_OF_NUMBER = re.compile(r"[〔\[(]([12]\d{3})[〕\])]")  # 民发〔2019〕12号
HAN_YEAR = re.compile(r"([一二][九〇○零oO0][〇○零oO0一二三四五六七八九]{2})(?=年)")
HAN_DAY = re.compile(r"(?<=年)([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
HAN_DIGITS = str.maketrans("〇○零oO一二三四五六七八九", "00000123456789")
YEARS = re.compile(
    r"((?:19|20)\d{2})\s*年?\s*(?:[-—–~至到]{1,2})\s*((?:19|20)\d{2})\s*(?:年|(?=\)))"
)
# The same whose dash was lost: 20162020年.
YEARS_RUN = re.compile(r"(?<!\d)((?:19|20)\d{2})((?:19|20)\d{2})年")
# A year for which something is done or told, not the one a text was renewed in (2016年修订), was
# sent out in (2022年印发) or looks forward to (和2025年发展目标).
YEAR_OF_WORK = re.compile(
    r"(?<![\d(到至和及与])((?:19|20)\d{2})年"
    r"(?!\d|底|前|末|起|开始|印发|远景|(?:发展)?目标(?!任务|责任)|[^()]{0,6}[修版])"
)
# 第十四个五年规划, “十四五”规划; 十五 alone is a number unless it is quoted or stands for a plan.
FIVE_YEARS = re.compile(
    r"第([一二三四五六七八九十]{1,3})个五年"
    r"|(?<![第一二三四五六七八九十])(十?[一二三四五六七八九十])五"
    r"(?=[”’\"']|规划|时期|期间|计划|民政|发展)"
    # without a word for it right behind: 十四五殡葬设施建设规划
    r"|(?<![第一二三四五六七八九十])(十[一二三四五六七八九])五(?!岁)(?=[一-鿿]{1,16}?(?:规划|计划|纲要|方案))"
)
FIRST_PLAN, THIRD_PLAN = 1953, 1966  # three years lay between the second and the third
REVIEW = re.compile(r"总结|回顾|情况|报告[和及与暨、](?:19|20)\d{2}年")
# A plan that another text carries out, in its own years: 某省贯彻落实《某“十三五”规划》工作方案.
CARRIED_OUT = re.compile(r"(?:贯彻|落实|实施|执行)[^《》〈〉]{0,8}[《〈][^《》〈〉]*[》〉](?=.)")
# What is written on a plan of five years, at any time of them: “十四五”规划中期评估报告.
ON_PLAN = re.compile(r"评估|(?:实施|执行|进展)情况")
# The same on a plan that its years name: 2011—2020年妇女发展规划终期评估报告.
ON_YEARS = re.compile(
    rf"{YEARS.pattern}[^,。;]{{0,24}}?(?:规划|纲要|计划)[^,。;]{{0,12}}?(?:评估|(?:实施|执行|进展)情况)"
)
LONGEST_PERIOD = 30


def with_digits(text: str) -> str:
    """Return a text with its years and days in Arabic digits: 二〇二二年三月七日."""
    text = HAN_YEAR.sub(lambda match: match[1].translate(HAN_DIGITS), text)
    return HAN_DAY.sub(lambda match: f"{_number(match[1])}月{_number(match[2])}日", text)


def _number(numeral: str) -> int | str:
    return parse_number(numeral) or numeral


def period_of(text: str) -> Period | None:
    """Return the first and last year of the period that a title names (2021—2025年, “十四五”)."""
    text = _without_carried_out(with_digits(text))
    if ON_YEARS.search(text):
        return None
    if years := YEARS.search(text) or YEARS_RUN.search(text):
        first, last = int(years[1]), int(years[2])
        return (first, last) if first < last <= first + LONGEST_PERIOD else None
    found = None if ON_PLAN.search(text) else FIVE_YEARS.search(text)
    number = parse_number(found[1] or found[2] or found[3]) if found else None
    period = five_year_plan(number) if number else None
    return None if period and _names_year_within(text, period) else period


def _without_carried_out(text: str) -> str:
    """Return a title without a plan of several years that it only carries out."""

    def kept(found: re.Match[str]) -> str:
        several = any(rule.search(found[0]) for rule in (YEARS, YEARS_RUN, FIVE_YEARS))
        return "" if several else found[0]

    return CARRIED_OUT.sub(kept, text)


def _names_year_within(text: str, period: Period) -> bool:
    """Tell whether a title names one year beside a five-year plan: “十四五”规划2023年实施方案."""
    years = {int(year) for year in YEAR_OF_WORK.findall(text)}
    return any(period[0] <= year <= period[1] + 1 for year in years)


def five_year_plan(number: int) -> Period:
    """Return the first and the last year of the national plan with this number."""
    first = FIRST_PLAN + 5 * (number - 1) if number < 3 else THIRD_PLAN + 5 * (number - 3)
    return first, first + 4


def year_of(text: str) -> int | None:
    """Return the year that a title is of: a period's first; of a review and a plan, the plan's."""
    if period := period_of(text):
        return period[0]
    plain = ON_YEARS.sub("", _without_carried_out(with_digits(text)))
    alone = (match[match.lastindex or 0] for match in YEAR_ALONE.finditer(plain))
    years = [int(year) for year in YEAR.findall(plain) or alone]
    if not years:
        return None
    return years[-1] if REVIEW.search(text) else years[0]


def year_opening(text: str) -> int | None:
    """Return the year that a text begins with (2021年,全市民政工作…), none of several years."""
    text = with_digits(text).lstrip("(| 在")
    match = YEAR.match(text)
    return int(match[1]) if match and not YEARS.match(text) else None
