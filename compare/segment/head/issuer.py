"""Which office a document is of, and which region: by its title, signature, number and page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.knowledge.divisions import (
    NATION,
    central_office,
    cities_of,
    is_listed,
    place_before,
    place_named,
)
from compare.knowledge.official import NUMBER, OFFICES
from compare.segment.title import OFFICE, bare_title, is_title

LAZY_OFFICE = OFFICE.replace("[一-鿿]{1,20}", "(?:(?!关于)[一-鿿]){1,20}?")
ISSUED_BY = re.compile(
    rf"^(?!在|人民代表大会|贯彻|落实)({LAZY_OFFICE}(?:、{LAZY_OFFICE})*)(?= ?关于|印发|转发"
    rf"| [一-鿿]{{1,20}}{OFFICES}|\d{{4}}年|[“‘]|工作|第[一二三四五六七八九十]"
    rf"|十[一二三四五]五(?:期间|时期|规划))"
)
# The same without any of these behind it, where its place stands before it: 某市民政局信息公开指南.
OFFICE_OF_PLACE = re.compile(
    r"[一-鿿]{0,12}?(?:局|厅|(?<!村民)(?<!居民)委员会|管委会|办事处"
    r"|人民政府(?:(?!关于)[一-鿿]){2,8}?中心|人民政府)(?![长面势限]|部(?!门)|办公)"
)
STATED_OFFICE = re.compile(
    rf"(?:发\s*[文布]\s*(?:单\s*位|部\s*门)|发\s*文\s*机\s*关|发\s*[布文]\s*机\s*构|发\s*布\s*机\s*关|制定机关"
    rf"|颁\s*布\s*(?:单\s*位|部\s*门)"
    rf"|来\s*源|(?i:author|source))(?:\s*[::|】]){{1,2}}\s*\"?"
    rf"({OFFICE}|[一-鿿]{{2,12}}(?:镇|乡|街道)(?![一-鿿]))"
)
SITE = re.compile(rf"^(?:网站名称:\s*(?={OFFICE})|(?={OFFICE}\s{{1,4}}www\.))({OFFICE})")
# Whose site a page is of, by its first words, its last or its name.
SITE_OF = re.compile(
    r"(?:欢迎(?:访问|光临|来到)|版权所有|主办(?:单位)?|网站名称)\s*[::]?\s*(?P<at>[一-鿿]{2,20}?)(?:人民)?政府"
    r"|[-_|—]\s*(?P<behind>[一-鿿]{2,20}?)(?:人民)?政府(?:门户)?(?:网站?)?$"
    r"|位置\s*[::]\s*(?P<step>[一-鿿]{2,10}?)(?:新闻|信息|资讯|在线)?网?\s*[>›»]"
)
RANK_FIRST = re.compile(r"([省市州县区旗])(?=[一-鿿]{2,10}(?:局|厅|政府|委|办))")
SEVERAL = re.compile(r"(?P<at>[一-鿿]{0,8}?[省市县区州])[一-鿿]{1,10}?(?:局|厅|委|办)(?=(?P=at))")
# Those that issue a text together as a rule: 中共某市委某市人民政府.
PARTY_AND_GOVERNMENT = re.compile(
    r"(?:中共)?(?P<at>[一-鿿]{2,8}?[省市县区州盟旗])委(?:员会)?(?=(?P=at)(?:人民)?政府)"
)
ON_PLACE = re.compile(r"^(?:关于)?(?:印发|公布|修订)?《?")
PLACE_IN_BRACKETS = re.compile(r"\(([一-鿿]{2,12})\)")  # (海口市)养老服务条例
LEADING_YEAR = re.compile(
    r"^\(?\d{4}(?: ?年(?:度)?)?\)? ?(?:[上下]半年|第?[一二三四]季度|(?<=年)\d{1,2}月份?)?"
)
# The letters of places in numbers of documents, but for those that a city of another has too.
LETTERS_OF_PLACES = {
    "京": "北京市", "津": "天津市", "冀": "河北省", "晋": "山西省",
    "辽": "辽宁省", "吉": "吉林省", "黑": "黑龙江省", "沪": "上海市", "苏": "江苏省",
    "浙": "浙江省", "皖": "安徽省", "闽": "福建省", "赣": "江西省", "鲁": "山东省",
    "豫": "河南省", "鄂": "湖北省", "湘": "湖南省", "粤": "广东省", "桂": "广西壮族自治区",
    "琼": "海南省", "渝": "重庆市", "川": "四川省", "黔": "贵州省", "云": "云南省",
    "藏": "西藏自治区", "陕": "陕西省", "甘": "甘肃省",
    # Of cities with a letter that no other place has.
    "穗": "广州市", "甬": "宁波市", "厦": "厦门市", "筑": "贵阳市",
}  # fmt: skip
# Those of cities that stand in no name of a city, and in numbers of other places too.
LETTERS_OF_CITIES = {"宁": "南京市", "榕": "福州市", "蓉": "成都市", "邕": "南宁市"}
NUMBER_OF_PLACE = re.compile(rf"([{''.join(LETTERS_OF_PLACES)}])(?:民|政|府|办|委|人社|财|卫)")
NATIONAL_NUMBER = re.compile(r"(?:国发|国办发|中发|中办发|民发|民函|民办发|国函|国令)")


def signed_or_named(signatures: list[str], own: str, titles: list[str]) -> str:
    """Return the office that the text's own title names, else the one that signed it.

    Who sends a text of another on signs the letter, and names itself in the letter's title.
    """
    named = [office for title in (own, *titles) if (office := _named_office(title))]
    signatures = [_first_of(signature.removesuffix("文件")) for signature in signatures]
    owner = _named_office(own)
    return next(iter([*([owner] if owner else []), *signatures[-1:], *named]), "")


def _first_of(signature: str) -> str:
    """Return the first of several offices of one place, run together: 市民政局市财政局."""
    several = SEVERAL.match(signature)
    return several[0] if several else signature


def _named_office(title: str) -> str:
    """Return the office that a title begins with; one with its place may stand behind a year.

    Before the place may stand those around it (重庆市铜梁区民政局).
    """
    if match := ISSUED_BY.match(title):
        leading = PARTY_AND_GOVERNMENT.match(match[1])
        return leading[0] if leading else match[1]
    title = LEADING_YEAR.sub("", title)
    if central := central_office(title):
        return central
    place = place_before(title)
    at = title.find(place.name) if place else -1
    if place is None or at < 0 or (at and not place_before(title[:at])):
        return ""
    match = OFFICE_OF_PLACE.match(title, at + len(place.name))
    return title[: match.end()] if match else ""


def title_behind_office(title: str) -> str:
    """Return a title without the office that a page ran together with it: 某市民政局某市…规划.

    Of several offices of a place that send a text together each is part of its title.
    """
    place = place_before(title)
    again = title.find(place.name, len(place.name)) if place else -1
    office, own = title[: max(again, 0)], title[max(again, 0) :]
    several = "关于" in own or ISSUED_BY.match(own)
    glued = re.fullmatch(OFFICE, office) and is_title(own) and not several
    return own if glued else title


def stated_offices(page: Iterable[str]) -> list[str]:
    """Return the offices that the labels of a page name as the source of the text, in their order.

    One that leaves its place out is followed by another only if that is of its rank.
    """
    texts = list(page)
    found = [match[1] for text in texts if (match := STATED_OFFICE.search(text))]
    sites = (match[1] for text in texts if (match := SITE.search(text)))
    first, *others = [*found, *sites] or [""]
    rank = RANK_FIRST.match(first)
    if rank is None or place_before(first):
        return [first]
    placed = ((office, place_before(office)) for office in others)
    return [first, *(office for office, at in placed if at and at.name.endswith(rank[1]))]


def region_of_site(page: Iterable[str], issuer: str, rank: str) -> str:
    """Return the place whose site a page is of, where it is what a text leaves out of its office.

    县民政局 on the site of a county is that county's; on the site of a district, 市民政局 is of
    the city around it. An office that leaves its rank out too is of the ``rank`` of the text.
    """
    first = RANK_FIRST.match(issuer)
    rank = first[1] if first else rank
    sites = (match for text in page if (match := SITE_OF.search(text)))
    places = (place_named(match[match.lastgroup or 0]) for match in sites)
    place = next((found for found in places if found), None)
    return place.name if place and rank and place.name.endswith(rank) else ""


def region_above(lines: Iterable[str], rank: str) -> str:
    """Return the listed place that the words above a title begin with, if of the text's rank.

    So a collection of one place's papers heads them: 南京市基层民政办规范化建设资料选编.
    """
    places = (place for line in lines if (place := place_before(line)) and is_listed(place.name))
    found = {place.name for place in places if rank and place.name.endswith(rank)}
    return found.pop() if len(found) == 1 else ""


def region_of(titles: list[str], issuer: str, number: str, stated: str, rank: str) -> str:
    """Return the region of a text, 全国 for one of the centre.

    ``rank`` is that of the place the text speaks of as its own (全县).

    The title knows best whose it is, then who signed it, then its number; the office that the
    page names may only have posted it again.
    """
    issuing = place_before(issuer)
    for text in (*titles, issuer):
        bare = LEADING_YEAR.sub("", bare_title(text))
        if place := place_before(bare, rank):
            inner = issuing and f"{place.name}{issuing.name}" in bare
            return issuing.name if issuing and inner else place.name
        tag = PLACE_IN_BRACKETS.match(text)
        if tag and (place := place_before(tag[1], rank)) and tag[1].endswith(place.name):
            return place.name
    if place_of_number := _region_of_number(number):
        return place_of_number
    about = (
        place_before(LEADING_YEAR.sub("", ON_PLACE.sub("", bare_title(text)))) for text in titles
    )
    place = place_before(stated) or next((found for found in about if found), None)
    return place.name if place else ""


def city_of_number(number: str, body: str) -> str:
    """Return the city whose letter begins a number, in the one province whose papers a text cites.

    宁政办规字〔2023〕2号 beside 苏政办发〔2022〕82号 is of 南京市. Nothing where several have it.
    """
    letters = (match[0][:1] for match in NUMBER.finditer(body))
    cited = {LETTERS_OF_PLACES[letter] for letter in letters if letter in LETTERS_OF_PLACES}
    cities = cities_of(cited.pop()) if number and len(cited) == 1 else ()
    own = LETTERS_OF_CITIES.get(number[:1], "")
    found = [own] if own in cities else [name for name in cities if number[:1] in name[:-1]]
    return found[0] if len(found) == 1 else ""


def _region_of_number(number: str) -> str:
    """Return the province whose letter begins a document number (湘民发〔2015〕1号)."""
    if NATIONAL_NUMBER.match(number):
        return NATION
    match = NUMBER_OF_PLACE.match(number)
    return LETTERS_OF_PLACES[match[1]] if match else ""
