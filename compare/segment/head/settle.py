"""What is held true of a document where its text, its file name and a person do not agree.

A person's word beside the file wins, then the text; the file name serves only where both are
silent. Every disagreement is noted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace

from compare.knowledge.divisions import Place, is_listed, place_before, place_named, rung_of
from compare.knowledge.official import OFFICES
from compare.model import Head, Note, Rung, Source
from compare.segment.period import YEAR, YEAR_OF_NUMBER

YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)")
STATUTE = re.compile(r"(?:法|条例|规定|办法|细则)(?:\([^()]{1,20}\))?$")
# 自2016年3月1日起施行; 本办法由某局解释,2016年3月1日起施行. Of another's law a plan says as much.
IN_FORCE = re.compile(
    r"(?:[自从]|本(?:法|条例|规[定则]|办法|细则|决定|意见|通知|方案|规划)[^。;]{0,60},)"
    r"((?:19|20)\d{2})年\d{1,2}月\d{1,2}日(?:零时)?起(?:正式|开始)?(?:施行|实施|执行|实行)"
)
# 市场监管局 is of no city, 区划 of no district.
OWN_LEVEL = re.compile(
    r"全([国省市州县区旗师])|(?<![一-鿿])([省市州县区旗])(?![场政容域划])[一-鿿]{2,10}[厅局]"
)
PROVINCIAL = re.compile(r"(?<![一-鿿])民政厅")
LEVELS: dict[str, Rung] = {"国": "国家", "省": "省", "市": "市", "州": "市", "师": "市"}
SHOWN = ("title", "issuer", "region", "year", "date", "number")
YEARLY = re.compile(r"(?:要点|计划|安排|总结|工作报告)")
# Not the one that another is compared with: 比2016年增长.
YEAR_SPOKEN_OF = re.compile(r"(?<![到至比较\d—–~-])((?:19|20)\d{2})年(?![底末前初]|远景)")
# A year or a place that a model text leaves open: 20XX年, XX县.
HIDDEN = re.compile(r"(?:19|20)[Xx×*]{2}年|(?<![Xx×*\d])[Xx×*]{2,4} ?[年省市县区旗镇乡]")
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
OFFICE_NAMED = re.compile(
    r"(?<![一-鿿])(?P<before>[一-鿿]{1,12}[市州县区旗盟])"
    r"(?:人民政府|(?:行政|政务)服务中心|残联|残疾人联合会|[一-鿿]{1,8}局|[一-鿿]{2,12}领导小组)"
)
# What makes an office one that the text's own went to, learned from or works with.
OF_OTHERS = re.compile(
    r"(?:被|获|赴|前往|来到|走进|学习|考察|参观|走访|借鉴|邀请|来自|支援|援助|对接|结对|联合|会同)(?:了|的)?$"
)
OWN_SPOKEN = re.compile(
    r"[我全]([省市州县区旗盟])|(?:(?<![一-鿿])|(?<=[在由经与和及向对受按]))([市州县区旗盟])(?:委|(?:人民)?政府|民政局|残联|妇联)"
)
# 数据的统计期限自2024年1月1日起至12月31日; 现将我镇2019年度政府信息公开工作报告如下
COUNTED_FOR = re.compile(
    r"((?:19|20)\d{2})年1月1日起?始?[至到](?:\1年)?12月31日"
    r"|现将[^。;,]{0,16}?((?:19|20)\d{2})年[^。;,]{2,40}如下"
)
# 2024年,广州民政工作…, 某市十七届人大三次会议: at the beginning of its clause, for one inside it is
# but mentioned.
SUBJECT = re.compile(
    r"(?:(?<![一-鿿、])|(?<=\d年)|(?<=日在))(?!日)(?P<place>[一-鿿]{2,12}?)"
    r"(?:民政(?=系统|工作|事业|领域)|第?[一二三四五六七八九十]{1,3}届\s?(?:人大|人\s?民\s?代|政协|党代会))"
)
# What a report says that it looks back on, which is behind it: 各位代表,回顾2018年工作,…, or on
# a line of its own: 2018年工作回顾.
LOOKS_BACK = re.compile(
    r"(?:回顾|总结)(?:过去的?)?((?:19|20)\d{2})年(?:的|全[省市州县区]|政府)*工作"
    r"|^((?:19|20)\d{2})年(?:政府)?工作的?回顾$",
    re.MULTILINE,
)
LONG_PLAN = re.compile(r"规划|纲要")
# By whose plan of a year it was made: 根据县政协2023年重点工作安排.
BY_PLAN_OF = re.compile(
    r"(?:根据|按照)[^。,;《》]{0,16}?((?:19|20)\d{2})年度?(?:重点|年度)?工作(?:安排|计划|要点)"
)
# The office whose report a text says that it is: 现公布黄石市环保局2017年度…报告.
REPORTED = re.compile(
    rf"现(?:公布|发布|将)(?P<place>[一-鿿]{{2,8}}?[市州县区旗盟])[一-鿿]{{1,10}}?{OFFICES}(?=(?:19|20)\d{{2}}年)"
)
# Who gives a report, on a line of its own: 某县常务副县长 杨某.
GIVEN_BY = re.compile(
    r"(?<![一-鿿])(?P<place>[一-鿿]{2,8}[省市州县区旗盟])(?:人民政府|政府)?(?:代理?|常务|副){0,2}"
    r"[省市州县区旗盟]长 ?[一-鿿]{2,4}(?![一-鿿])"
)
# Whose parts a text heads by the office that it is on: 第一部分 某县民政局概况.
PROFILE = re.compile(
    rf"(?<![一-鿿])(?P<place>[一-鿿]{{2,12}}?[市州县区旗盟])[一-鿿]{{1,10}}?{OFFICES}概况"
)
# Whose history a year is one of, 黎平发展史上极不平凡的一年, and whose papers a text says it made
# itself (not 苏州市制定《苏州市条例》).
IN_HISTORY = re.compile(
    r"(?:(?<![一-鿿])|(?<=[是在]))(?![也是在])(?P<place>[一-鿿]{2,8}?)(?:经济|社会|建设|改革)*(?:发展史|历史)上"
)
# Whose economy the figures are of: 2024年平昌县地区生产总值.
ECONOMY_OF = re.compile(
    r"(?:(?<![一-鿿])|(?<=[年是]))(?![年是])(?P<place>[一-鿿]{2,8}?[省市州县区旗盟])(?:实现|完成)?(?:地区)?生产总值"
)
PAPER_MADE = re.compile(
    r"(?<!(?<![我本全])[省市州县区旗盟])(?:编制|制[定订]|出台|印发|修订|起草)了?(?:《[^《》]*》[、和])*《(?P<place>[一-鿿]{2,12}?[省市州县区旗盟])"
)
# For whose circumstances a text says that it is made: 结合某县实际,制定本预案.
MADE_FOR = re.compile(
    r"结合(?P<place>[一-鿿]{2,14}?(?:自治[州县旗]|[省市州县区旗盟]))(?:\(以下简?称[^()]{1,10}\))?"
    r"(?![省市州县区旗盟])[^。;]{0,40},(?:特?制[定订])本"
)
NAMED_TEXT = re.compile(r"《[^《》]*》")
FIRST_WORDS = 400  # characters
PLACE_NAMED = re.compile(r"[一-鿿]{2,12}?[省市州县区旗盟](?![省市州县区旗盟])")
MOSTLY = 0.7
YEARS_APART = 2
MIN_MENTIONS = 3


def settle(head: Head, source: Source, body: str) -> tuple[Head, tuple[Note, ...]]:
    """Return the head that the rest of the program works with, and what disagreed."""
    notes = list(_disagreements(head, body))
    filled = replace(
        head,
        year=head.year or _year_in_name(source.name),
        region=head.region or _region_in_name(source.name),
    )
    if filled != head:
        notes.append(Note("from_file_name", before=source.name, after=_difference(head, filled)))
    if not filled.region and (region := _region_spoken_of(f"{head.title}。{body}")):
        filled = replace(filled, region=region)
        notes.append(Note("region_from_text", after=region))
    if not filled.region and (region := _region_of_subject(body)):
        filled = replace(filled, region=region)
        notes.append(Note("region_from_subject", after=region))
    filled = replace(filled, year=filled.year or _year_in_force(body))
    if later := _later_version(filled, source.name):
        notes.append(Note("version_from_file_name", before=later, after=filled.date))
        filled = replace(filled, date=later, year=int(later[:4]))
    looks_back = "报告" in filled.title  # it speaks of the year behind it
    looks_ahead = LONG_PLAN.search(filled.title)  # and this one of the years it ends in
    told = filled.year or filled.date
    if looks_back and not told and (behind := _year_looked_back_on(body)):
        filled = replace(filled, year=behind + 1)
        notes.append(Note("year_behind_review", before=str(behind), after=str(behind + 1)))
    spoken = None if told or looks_back or looks_ahead else _spoken_of(body)
    if not told and not filled.year and (by := BY_PLAN_OF.search(body)):
        spoken = int(by[1])
    if spoken:
        filled = replace(filled, year=spoken)
        notes.append(Note("year_from_text", after=str(spoken)))
    if filled.year is None and filled.date and not _hides_years(f"{filled.title} {body}"):
        filled = replace(filled, year=int(filled.date[:4]))
        notes.append(Note("year_from_date", before=filled.date, after=str(filled.year)))
    if source.stated is None:
        return replace(filled, level=_level(filled)), tuple(notes)
    said = {field.name: getattr(source.stated, field.name) for field in fields(Head)}
    final = replace(filled, **{name: value for name, value in said.items() if value})
    if final.year != filled.year:
        final = replace(final, period=None)
    if final != filled:
        notes.append(
            Note(
                "stated_by_hand",
                before=_difference(final, filled),
                after=_difference(filled, final),
            )
        )
    return replace(final, level=_level(final)), tuple(notes)


def _level(head: Head) -> Rung | None:
    """Return the level of the region, else the one that title and issuer speak of (全县)."""
    names = f"{head.title} {head.issuer}"
    found = OWN_LEVEL.search(names)
    own = LEVELS.get(found[1] or found[2], "县") if found else None
    own = own or ("省" if PROVINCIAL.search(names) else None)
    return rung_of(head.region) or own


def _disagreements(head: Head, body: str) -> Iterator[Note]:
    """Yield where the title's year, the date and the text, or title and issuer, do not agree."""
    if head.year and YEARLY.search(head.title) and YEAR.search(head.title):
        if head.date and abs(int(head.date[:4]) - head.year) >= YEARS_APART:
            yield Note("year_and_date_differ", before=str(head.year), after=head.date)
        spoken = Counter(YEAR.findall(body)).most_common(1)
        if spoken and spoken[0][1] >= MIN_MENTIONS and f"{head.year}年" not in body:
            year = int(spoken[0][0])
            if abs(year - head.year) >= YEARS_APART:
                yield Note("year_and_text_differ", before=str(head.year), after=str(year))
    titled, issuing = place_before(head.title), place_before(head.issuer)
    if titled and issuing and not _same_region(titled.name, issuing.name):
        yield Note("region_and_issuer_differ", before=titled.name, after=head.issuer)


def _same_region(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first) or second.endswith(first)


def _later_version(head: Head, name: str) -> str:
    """Return the day in the file name of a law whose printed history ends before it.

    Collections of laws name a file by the version it holds, and do not always print its last step.
    """
    found = DAY_IN_NAME.search(name)
    later = bool(found and head.date and STATUTE.search(head.title) and found[1] > head.date)
    return found[1] if found and later else ""


def _year_in_name(name: str) -> int | None:
    found = YEAR_IN_NAME.search(name)
    return int(found[1]) if found else None


def _year_in_force(body: str) -> int | None:
    """Return from which year a law without a printed history says to be in force."""
    found = IN_FORCE.findall(body)
    return int(found[-1]) if found else None


def _spoken_of(body: str) -> int | None:
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
    named = PLAN_OF_YEAR.search(body) or ASKED_BY.search(body)
    alone = {*years, *cited} == {year} and (named or mentions + cited[year] > 1)
    sure = alone or (mentions >= MIN_MENTIONS and mentions >= MOSTLY * years.total())
    return int(year) if sure else None


def _first_sentence(body: str) -> str:
    """Return a text from the first line on that holds a sentence: below its headline."""
    return next((line for line in body.splitlines() if "。" in line), body)


def _year_looked_back_on(body: str) -> int | None:
    """Return the one year whose work a report says that it looks back on."""
    years = {int(first or second) for first, second in LOOKS_BACK.findall(body)}
    return years.pop() if len(years) == 1 else None


def _region_spoken_of(body: str) -> str:
    """Return the place whose offices alone a text names, if it is of the rank of the text's own.

    A text of a district names the offices of its city too, but speaks of 我区 and 区政府. One that
    speaks of no rank as its own may name any office that it met; any may name one it learned from.
    """
    ranks = _own_ranks(body)
    befores = dict.fromkeys(match["before"] for match in OFFICE_NAMED.finditer(body) if ranks)
    region = ""
    for place in filter(None, map(_own_place_at_end, befores)):
        if place.name != (region or place.name):
            return ""
        region = place.name
    return region if region.endswith(ranks) else ""


def _region_of_subject(body: str) -> str:
    """Return the place whose civil affairs or congress the first words are on, or whose office all.

    What the text is based on (根据《某省民政规划》) is set aside. None is taken of another rank
    than the one the text speaks of as its own.
    """
    plain = NAMED_TEXT.sub("", body)
    first = plain[:FIRST_WORDS]
    if (made := MADE_FOR.search(plain)) and (region := _whole_place(made["place"])):
        return region
    subjects = [found for rule in (SUBJECT, REPORTED, GIVEN_BY) for found in rule.finditer(first)]
    subjects += PROFILE.finditer(body)
    region = next(filter(None, (_whole_place(found["place"]) for found in subjects)), "")
    ranks = _own_ranks(body)
    if region:
        return region if not ranks or region.endswith(ranks) else ""
    own = {
        name
        for rule in (IN_HISTORY, ECONOMY_OF, PAPER_MADE)
        for found in rule.finditer(body)
        if ranks and (name := _whole_place(found["place"])).endswith(ranks)
    }
    return own.pop() if len(own) == 1 else _only_place(plain, ranks)


def _only_place(body: str, ranks: tuple[str, ...]) -> str:
    """Return the one listed place of the text's own rank that it names, more than once."""
    times = Counter(
        name
        for found in PLACE_NAMED.finditer(body)
        if found[0].endswith(ranks) and (name := _listed_at_end(found[0]))
    )
    return next(iter(times)) if len(times) == 1 and times.total() > 1 else ""


def _listed_at_end(text: str) -> str:
    """Return the listed place that a text ends with, by its whole name, but for one of others."""
    starts = (i for i in range(len(text) - 2) if is_listed(text[i:]))
    start = next(starts, len(text))
    return "" if OF_OTHERS.search(text[:start]) else text[start:]


def _whole_place(words: str) -> str:
    """Return the listed place that words name and nothing else: 惠州市 of 惠州."""
    place = place_named(words)
    whole = place and (place.name.startswith(words) or words.endswith(place.name))
    return place.name if place and place.code and whole else ""


def _own_place_at_end(text: str) -> Place | None:
    """Return the listed place that a text ends with, if not as that of others.

    滨江区 of 请与杭州市滨江区, none of 组织人员赴杭州市.
    """
    names = ((i, place_named(text[i:])) for i in range(len(text) - 1))
    start, name = next(((i, name) for i, name in names if name and name.code), (0, None))
    return None if OF_OTHERS.search(text[:start]) else name


def _own_ranks(body: str) -> tuple[str, ...]:
    """Return the ranks that a text speaks of most often as its own (全县, 区政府)."""
    own = Counter(found[1] or found[2] for found in OWN_SPOKEN.finditer(body))
    return tuple(rank for rank, times in own.items() if times == max(own.values()))


def _hides_years(body: str) -> bool:
    """Tell whether a model text names no year: when its page was written is not its own."""
    return bool(HIDDEN.search(body)) and not YEAR.search(body)


def _region_in_name(name: str) -> str:
    found = place_before(re.sub(r"^[\d\W_]+年?", "", name))
    return found.name if found else ""


def _difference(old: Head, new: Head) -> str:
    """Return the values of ``new`` that differ, for a reader."""
    values = [(getattr(old, name), getattr(new, name)) for name in SHOWN]
    return "、".join(str(b) or "–" for a, b in values if a != b)
