"""Which year a text is of by what it says, where neither its title nor its day tells."""

from __future__ import annotations

import re
from collections import Counter

from compare.segment.period import YEAR, YEAR_OF_NUMBER

# 自2016年3月1日起施行; 本办法由某局解释,2016年3月1日起施行. Of another's law a plan says as much.
IN_FORCE = re.compile(
    r"(?:[自从]|本(?:法|条例|规[定则]|办法|细则|决定|意见|通知|方案|规划)[^。;]{0,60},)"
    r"((?:19|20)\d{2})年\d{1,2}月\d{1,2}日(?:零时)?起(?:正式|开始)?(?:施行|实施|执行|实行)"
)
# Not the one that another is compared with, 比2016年增长,
# nor that of an office: 是2004年12月成立的.
YEAR_SPOKEN_OF = re.compile(
    r"(?<![到至比较\d—–~-])((?:19|20)\d{2})年"
    r"(?![底末前初]|远景|[^。;,]{0,24}?(?:成立|组建|挂牌)的?[。;,])"
)
# A year or a place that a model text leaves open: 20XX年, XX县.
HIDDEN = re.compile(r"(?:19|20)[Xx×*]{2}年|(?<![Xx×*\d])[Xx×*]{2,4} ?[年省市县区旗镇乡]")
# One whose figures a library took out: 一、年工作回顾, 年是…的一年.
TAKEN_OUT = re.compile(
    r"(?:^|[。;、])\s*年(?=是|工作回顾|主要工作|工作总结|全[省市县区])", re.MULTILINE
)
# Nothing but a year of its own is made one of something: 将2023年作为“制度建设年”.
MADE_YEAR_OF = re.compile(r"[将把]((?:19|20)\d{2})年(?:确?定为|作为|明确为)")
# 我们制定了2024年的民政工作计划
PLAN_OF_YEAR = re.compile(
    r"(?:19|20)\d{2}年[度的]?[^。,;]{0,12}?(?:计划|要点|方案|安排|总结|思路|主要目标)"
)
# How an account of an event begins: 2月10日上午,某会议召开; 近日,….
EVENT = re.compile(
    r"\W{0,3}(?:本报[一-鿿]{0,4}讯\s*)?(?:\([^()]{2,16}\)\s*)?(?:(?:19|20)\d{2}年)?(?:\d{1,2}月\d{1,2}日|近日|日前|[昨今][日天]|本报讯|本报综合消息)"
)
# The opening of a congress, of which a single year that is told is the one it looked back on.
CONGRESS = re.compile(r"月\d{1,2}日[^。]{0,40}(?:代表大会|人大|政协)[^。]{0,40}(?:开幕|召开|举行)")
# By when readers are asked for something: 欢迎于2023年8月28日前提出意见.
ASKED_BY = re.compile(r"((?:19|20)\d{2})年\d{1,2}月\d{1,2}日(?=前|以前|之前|止)")
# 数据的统计期限自2024年1月1日起至12月31日; 现将我镇2019年度政府信息公开工作报告如下
COUNTED_FOR = re.compile(
    r"((?:19|20)\d{2})年1月1日起?始?[至到](?:\1年)?12月31日"
    r"|现将[^。;,]{0,16}?((?:19|20)\d{2})年[^。;,]{2,40}如下"
)
# What a report says that it looks back on, which is behind it: 各位代表,回顾2018年工作,…, or on
# a line of its own, or as the first heading of a text without lines: 一、2018年工作回顾2018年….
LOOKS_BACK = re.compile(
    r"(?:回顾|总结)(?:过去的?)?((?:19|20)\d{2})年(?:的|全[省市州县区]|政府)*工作"
    r"|(?:^|[一1]、)((?:19|20)\d{2})年(?:政府|主要)?工作的?回顾(?=$|\d{4}年)",
    re.MULTILINE,
)
# By whose plan of a year it was made: 根据县政协2023年重点工作安排.
BY_PLAN_OF = re.compile(
    r"(?:根据|按照)[^。,;《》]{0,16}?((?:19|20)\d{2})年度?(?:重点|年度)?工作(?:安排|计划|要点)"
)
NAMED_TEXT = re.compile(r"《[^《》]*》")
FIRST_WORDS = 400  # characters
MOSTLY = 0.7
MIN_MENTIONS = 3


def year_in_force(body: str) -> int | None:
    """Return from which year a law without a printed history says to be in force."""
    found = IN_FORCE.findall(body)
    return int(found[-1]) if found else None


def year_spoken_of(body: str) -> int | None:
    """Return the year that nearly all of a text speaks of, ends that it sets aside.

    Where it speaks of it once or twice, the numbers of what it is based on must be of it too. A
    report that says for which year it counts is of that year. An account of an event speaks of
    the year before and of its own.
    """
    if counted := COUNTED_FOR.search(body):
        return int(counted[1] or counted[2])
    told = {int(year) for year in YEAR_SPOKEN_OF.findall(NAMED_TEXT.sub("", body))}
    if CONGRESS.search(body[:FIRST_WORDS]):
        return max(told) if len(told) > 1 else None
    if told and EVENT.match(_first_sentence(body)):
        return max(told)
    rules = (YEAR_SPOKEN_OF, ASKED_BY)
    years = Counter(found[1] for rule in rules for found in rule.finditer(body))
    year, mentions = years.most_common(1)[0] if years else ("", 0)
    cited = Counter(YEAR_OF_NUMBER.findall(body))
    named = any(rule.search(body) for rule in (PLAN_OF_YEAR, ASKED_BY, MADE_YEAR_OF))
    alone = {*years, *cited} == {year} and (named or mentions + cited[year] > 1)
    sure = alone or (mentions >= MIN_MENTIONS and mentions >= MOSTLY * years.total())
    return int(year) if sure else None


def _first_sentence(body: str) -> str:
    """Return a text from the first line on that holds a sentence: below its headline."""
    return next((line for line in body.splitlines() if "。" in line), body)


def year_looked_back_on(body: str) -> int | None:
    """Return the one year whose work a report says that it looks back on."""
    years = {int(first or second) for first, second in LOOKS_BACK.findall(body)}
    return years.pop() if len(years) == 1 else None


def year_of_plan(body: str) -> int | None:
    """Return the year of the plan by which a text says that it was made."""
    found = BY_PLAN_OF.search(body)
    return int(found[1]) if found else None


def hides_years(body: str) -> bool:
    """Tell whether a model text names no year: when its page was written is not its own."""
    hidden = HIDDEN.search(body) or TAKEN_OUT.search(body)
    return bool(hidden) and not YEAR.search(body)
