"""Which place a text is of by what it says, where neither its title nor its office tells.

A place that is only mentioned is none of these: a text says whose office, whose congress, whose
economy or whose history it speaks of, or speaks of a place of its own rank alone.
"""

from __future__ import annotations

import re
from collections import Counter

from compare.knowledge.divisions import TOWN_OWN, Place, is_listed, place_before, place_named
from compare.knowledge.official import OFFICES
from compare.segment.head.told_year import FIRST_WORDS, NAMED_TEXT

OFFICE_NAMED = re.compile(
    r"(?<![一-鿿])(?P<before>[一-鿿]{1,12}[市州县区旗盟])"
    r"(?:人民政府|(?:行政|政务)服务中心|残联|残疾人联合会|[一-鿿]{1,8}局|[一-鿿]{2,12}领导小组)"
)
# What makes an office one that the text's own went to, learned from or works with.
OF_OTHERS = re.compile(
    r"(?:被|获|赴|前往|来到|走进|学习|考察|参观|走访|借鉴|邀请|来自|支援|援助|对接|结对|联合|会同)(?:了|的)?$"
)
OWN_SPOKEN = re.compile(
    r"[我全]([省市州县区旗盟])|(?:(?<![一-鿿])|(?<=[在由经与和及向对受按]))([市州县区旗盟])"
    r"(?:委|(?:人民)?政府|(?![场政容域划])[一-鿿]{1,8}?(?:局|委(?![员托派]))|残联|妇联)"
)
# 2024年,广州民政工作…, 某市十七届人大三次会议: at the beginning of its clause, for one inside it is
# but mentioned.
SUBJECT = re.compile(
    r"(?:(?<![一-鿿、])|(?<=\d年)|(?<=日在))(?!日)(?P<place>[一-鿿]{2,12}?)"
    r"(?:民政(?=系统|工作|事业|领域)|第?[一二三四五六七八九十]{1,3}届\s?(?:人大|人\s?民\s?代|政协|党代会))"
)
# Whose offices of a field a text is on together: 2023年,清河区司法行政系统…. 全市教育系统 is of no
# place.
SYSTEM_OF = re.compile(
    r"(?:(?<![一-鿿、])|(?<=\d年))(?P<place>[一-鿿]{2,8}?[省市州县区旗盟])[一-鿿]{2,8}?系统"
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
    r"(?:(?<![一-鿿])|(?<=[是在]))(?![也是在])(?P<place>[一-鿿]{2,8}?)(?:经济|社会|建设|改革|发展)*(?:发展史|历史)上"
)
# Whose years they were: “十二五”时期是宁夏老龄事业快速发展的五年.
YEARS_OF = re.compile(
    r"(?:时期|\d年),?是(?P<place>[一-鿿]{2,8}?)(?=[一-鿿]{2,8}?(?:事业|工作|社会|经济))"
    r"[一-鿿、]{2,20}的[一-鿿]{0,6}[五一]年"
)
# What a place is by its own account: 三河乡位于湖的西岸. A town stands in no list of places.
LIES = re.compile(
    r"(?<![一-鿿])(?P<place>[一-鿿]{1,6}(?P<rank>乡|镇|街道)|[一-鿿]{2,8}[省市州县区旗盟])(?:位于|地处|属于?(?=[一-鿿]{2,6}气候))"
)
TOWN_SPOKEN = re.compile(r"[我全](乡|镇|街道)")
# What a text of a town is on from its first words: 2023年,清波街道坚持…. Of its county it speaks as
# of another's (在区委领导下), and never as of its own.
TOWN_FIRST = re.compile(
    rf"(?:(?<![一-鿿])|(?<=\d年)|(?<=现将))(?!年|现将)(?P<place>{TOWN_OWN.pattern})(?<![全本我各该][乡镇])(?<![全本我各该]街道)(?!办|建设|路|[、和])"
)
SPEAKS_OF_COUNTY = re.compile(r"我[省市州县区旗盟]|(?<!在)全[市县区旗](?!率先)")
# Whose economy the figures are of: 2024年平昌县地区生产总值.
ECONOMY_OF = re.compile(
    r"(?:(?<![一-鿿])|(?<=[年是]))(?![年是])(?P<place>[一-鿿]{2,8}?[省市州县区旗盟])(?:实现|完成)?(?:地区)?生产总值"
)
PAPER_MADE = re.compile(
    r"(?<!(?<![我本全])[省市州县区旗盟])(?:编制|制[定订]|出台|形成|印发|修订|起草|草拟|拟[定订])了?(?:《[^《》]*》[、和]?)*?《(?P<place>[一-鿿]{2,12}?[省市州县区旗盟])"
)
# The same by its office: 制发清河区司法局《学习方案》.
PAPER_OF_OFFICE = re.compile(
    rf"(?:制[定订发]|出台|印发|修订)了?(?P<place>[一-鿿]{{2,8}}?[省市州县区旗盟])[一-鿿]{{1,8}}?{OFFICES}《"
)
# Where leaders spoke of what it goes by, in the formula for it (总书记对某市一系列重要讲话), and
# whose campaign it names: 健康某市建设, 中国式现代化某省新实践.
SPOKEN_TO = re.compile(
    r"(?:视察|考察|对)(?P<place>[一-鿿]{2,8}?)(?:工作)?(?:时的?)?(?:一?系列)?重要(?:讲话|指示|批示)"
)
CAMPAIGN = re.compile(
    r"(?:健康|平安|法治|数字|美丽|幸福|信用|文明|中国式现代化的?)"
    r"(?P<place>[一-鿿]{2,4}?)(?:建设|行动|新?(?:实践|篇章))"
)
# Whose own body it says was set up: 成立清河县减灾委员会; and the office that it says what it is:
# 清河县残疾人联合会为预算单位.
SET_UP = re.compile(
    r"(?:成立|设立)(?P<place>[一-鿿]{2,8}?[省市州县区旗盟])[一-鿿]{1,12}?(?:委员会|领导小组|指挥部)"
)
OFFICE_IS = re.compile(
    rf"(?<![一-鿿])(?P<office>[一-鿿]{{4,20}}?{OFFICES})(?:为|是|系)[^。,;]{{0,20}}?(?:单位|部门|机构|机关|团体)"
)
# Whose site a yearly report says that it can be had from, by the name of its government.
PORTAL = re.compile(
    r"(?:可?[在从]|登录|通过)(?P<place>[一-鿿]{2,12}?[省市州县区旗盟])(?:人民)?政府"
    r"(?:门户|信息公开|公众|信息)*网?站?[^。;]{0,60}?(?:下载|查阅|查询)"
)
# For whose circumstances a text says that it is made: 结合某县实际,制定本预案.
MADE_FOR = re.compile(
    r"结合(?P<place>[一-鿿]{2,14}?(?:自治[州县旗]|[省市州县区旗盟]))(?:\(以下简?称[^()]{1,10}\))?"
    r"(?![省市州县区旗盟])(?:[^。;]{0,40},(?:特?制[定订])本|[^。;,]{0,16}实际,)"
)
# Whose own plan of the economy one is based on that is made for our circumstances.
BASED_ON = re.compile(
    r"《(?P<place>[一-鿿]{2,10}?(?P<rank>[省市州县区旗盟]))国民经济和社会发展[^《》]{2,40}》"
    r"[^。;]{0,40}(?:结合|[和与])[我本](?P=rank)[^。;]{0,30}(?:制[定订]|编制)本"
)
# Whose office a text is on from its first words: 2021年,某市司法局坚持….
BEGINS_WITH_OFFICE = re.compile(
    rf"(?:(?:19|20)\d{{2}}年(?:以来)?,?)?(?P<place>[一-鿿]{{2,8}}?[省市州县区旗盟])[一-鿿]{{0,10}}?{OFFICES}"
    r"(?=坚持|以习近平|认真|深入|紧[紧扣]|围绕|全面|按照|积极)"
)
PLACE_NAMED = re.compile(r"[一-鿿]{2,12}?[省市州县区旗盟](?![省市州县区旗盟])")


def region_spoken_of(body: str) -> str:
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


def region_of_subject(title: str, body: str) -> str:
    """Return the place whose civil affairs or congress the first words are on, or whose office all.

    What the text is based on (根据《某省民政规划》) is set aside. None is taken of another rank
    than the one the text speaks of as its own.
    """
    plain = NAMED_TEXT.sub("", body)
    first = plain[:FIRST_WORDS]
    if (made := MADE_FOR.search(plain)) and (region := _whole_place(made["place"])):
        return region
    begun = BEGINS_WITH_OFFICE.match(body)
    if begun and (region := _whole_place(begun["place"])):
        return region
    rules = (SUBJECT, SYSTEM_OF, REPORTED, GIVEN_BY)
    subjects = [found for rule in rules for found in rule.finditer(first)]
    named = OFFICE_IS.search(first)
    if named and (office := place_before(named["office"])) and office.code:
        return office.name
    subjects += [*BASED_ON.finditer(body[:FIRST_WORDS]), *PROFILE.finditer(body)]
    region = next(filter(None, (_whole_place(found["place"]) for found in subjects)), "")
    if town := _town_described(plain) or _town_first(f"{title}\n{plain}"):
        return town
    ranks = _own_ranks(body)
    if region:
        return region if not ranks or region.endswith(ranks) else ""
    own = {
        name
        for rule in (IN_HISTORY, YEARS_OF, ECONOMY_OF, PAPER_MADE, PAPER_OF_OFFICE, SET_UP, LIES)
        for found in rule.finditer(body)
        if ranks and (name := _whole_place(found["place"])).endswith(ranks)
    }
    found = own.pop() if len(own) == 1 else _only_place(plain, ranks)
    found = found or _place_watched(plain, ranks)
    return found or _place_of_portal(body, ranks)


def _place_watched(body: str, ranks: tuple[str, ...]) -> str:
    """Return the one place of the text's own rank whose visit or campaign it speaks of.

    An autonomous region ends as its districts do, which speak of that visit as well.
    """
    named = (found["place"] for rule in (SPOKEN_TO, CAMPAIGN) for found in rule.finditer(body))
    places = {place for name in named if ranks and (place := _whole_place(name)).endswith(ranks)}
    place = places.pop() if len(places) == 1 else ""
    return "" if place.endswith("自治区") else place


def _place_of_portal(body: str, ranks: tuple[str, ...]) -> str:
    """Return the place on whose government's site a text can be had, if of the text's own rank.

    That of a town stands on the site of its county.
    """
    portal = None if TOWN_SPOKEN.search(body) else PORTAL.search(body)
    place = _whole_place(portal["place"]) if portal else ""
    return place if not ranks or place.endswith(ranks) else ""


def _town_described(body: str) -> str:
    """Return the one town that a text of a town (全乡) says where it lies."""
    towns = {found["place"] for found in LIES.finditer(body) if found["rank"]}
    ranks = {found[1] for found in TOWN_SPOKEN.finditer(body)}
    return towns.pop() if len(towns) == 1 and next(iter(towns)).endswith(tuple(ranks)) else ""


def _town_first(body: str) -> str:
    """Return the one town that the first sentence is on, of a text that is on no county.

    It is named again, or the text speaks of a town as its own.
    """
    towns = {found["place"] for found in TOWN_FIRST.finditer(body[: body.find("。") + 1])}
    town = towns.pop() if len(towns) == 1 and not SPEAKS_OF_COUNTY.search(body) else ""
    ranks = tuple(found[1] for found in TOWN_SPOKEN.finditer(body))
    return town if town and (body.count(town) > 1 or town.endswith(ranks or " ")) else ""


def _only_place(body: str, ranks: tuple[str, ...]) -> str:
    """Return the one listed place of the text's own rank that it names, more than once.

    A city names others too often for that.
    """
    times = Counter(
        name
        for found in PLACE_NAMED.finditer(body)
        if found[0].endswith(ranks) and found[0][-1] != "市" and (name := _listed_at_end(found[0]))
    )
    return next(iter(times)) if len(times) == 1 and times.total() > 1 else ""


def _listed_at_end(text: str) -> str:
    """Return the listed place that a text ends with, by its whole name, but for one of others."""
    starts = (i for i in range(len(text) - 2) if is_listed(text[i:]))
    start = next(starts, len(text))
    return "" if OF_OTHERS.search(text[:start]) else text[start:]


def _whole_place(words: str) -> str:
    """Return the listed place that words name and nothing else: 惠州市 of 惠州.

    One of those that share their whole name is as good as that name tells.
    """
    if is_listed(words):
        return words
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
    """Return the ranks that a text speaks of most often as its own (全县, 区政府).

    Those in the names of other texts are theirs: 《关于加强全市公墓建设的意见》.
    """
    plain = NAMED_TEXT.sub("", body)
    own = Counter(found[1] or found[2] for found in OWN_SPOKEN.finditer(plain))
    return tuple(rank for rank, times in own.items() if times == max(own.values()))
