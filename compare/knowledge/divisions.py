"""Places of China: which one an office or a title is of, and on which level it stands.

The list is that of ``data/divisions.txt``. What it lacks (a development zone, a street, a place
of long ago) is known by its rank, where an office or a plan follows it. The divisions of the
production and construction corps stand beside it: each on the level of a prefecture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from compare.knowledge.closed import planning, tables
from compare.knowledge.headings import parse_number
from compare.knowledge.regions import spellings
from compare.model import Rung

NATION = "全国"
# The departments of the State Council by the law on its organisation, those of before 2018 too.
MINISTRIES = (
    "外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和社会保障"
    "|人力资源社会保障|自然资源|国土资源|生态环境|环境保护|住房和城乡建设|住房城乡建设|交通运输"
    "|水利|农业农村|农业|商务|文化和旅游|文化|卫生|退役军人事务|应急管理"
)
NATIONAL = re.compile(
    r"中华人民共和国|中共中央|中国共产党(?:中央|第[一二三四五六七八九十]{1,3}次全国)|国务院|中央军委"
    rf"|(?:{MINISTRIES})部(?!门)|国家[一-鿿]{{1,12}}?(?:局|委员会|改革委)(?![一-鿿]{{2,10}}[省市县区])|审计署|中国人民银行"
    r"|全国人民代表大会|全国人大|第[一二三四五六七八九十]{1,3}届全国人民代表大会"
    r"|全国民政|最高人民(?:法院|检察院)"
)
CENTRAL = re.compile(rf"(?:{MINISTRIES})部(?!门)(?:办公厅)?(?=[一-鿿])")
RANKS = ("特别行政区", "地区", "自治县", "自治旗", "林区", "新区", *"省市盟县旗区")
RANK_LETTERS = tuple("省市州县区旗盟")
LINES_REMEMBERED = 1 << 12
LONGEST_NAME = 16
GOES_ON = r"(?=\d{4}年|国民经济|人民|民政|党|委|政府|管|社会|[“‘(]|$)"
ZONE = re.compile(
    r"[一-鿿]{0,8}?(?:开发区|高新区|经开区|工业园区|产业园区|示范区|保税区|度假区|风景区|新区)"
    r"(?!域)"
)
# A zone that leaves out its place (市经济开发区) names none.
ZONE_ALONE = re.compile(
    r"(?:国家级?|[省市县区]级?)?(?:经济|技术|高新|产业|工业|农业|旅游|综合|化工|现代)*"
    r"(?:开发区|高新区|经开区|园区|示范区|保税区|度假区|风景区|新区)"
)
TOWN = re.compile(rf"[一-鿿]{{1,6}}?(?:镇|乡|街道){GOES_ON}")
# A town without its county before it; 乡镇 and 城乡 are none, nor is what something is done to.
TOWN_OWN = re.compile(
    rf"(?![全各本我该有]|关于|基层|人民代表|{planning()})"
    r"(?:(?!党委|政府|镇|街道|某)[一-鿿]){2,6}?(?:民族乡|(?<![城乡村集小])镇|(?<![城返下回])乡|街道)"
)
TOWN_ALONE = re.compile(
    rf"{TOWN_OWN.pattern}(?=\d{{4}}年|(?:人民)?政府|民政|政务|办事处|党[委工]"
    r"|[一-鿿]{1,4}(?:村|社区)(?!民)|工作(?:总结|计划|要点|报告)|$)"
)
TOWN_RANKS = ("镇", "乡", "街道")
# What stands before the place that its committee is of.
SESSION = r"(?:第[一二三四五六七八九十]{1,3}届)?"
PARTY = re.compile(
    rf"(?:中共|中国共产党|共青团|中国共产主义青年团|(?:中国人民政治协商会议|政协){SESSION})"
)
# 新疆生产建设兵团, one of its divisions, the city that is one with it, a regiment.
CORPS = re.compile(
    r"(?P<corps>(?:新疆(?:维吾尔自治区)?)?(?:生产建设)?兵团)?"
    r"(?:(?P<division>(?:第|农(?:业?第)?)?(?P<n>十?[一二三四五六七八九]|十)师"
    r"(?P<city>[一-鿿]{2,5}?市)?)(?P<regiment>\d{1,3}团|[一二三四五六七八九十〇零]{1,4}团)?)?"
)
CORPS_NAME, CORPS_CODE = "新疆生产建设兵团", "660000"
COMMON = re.compile(r"[一-鿿]区")  # 城区, 郊区, 矿区: places of this name, and words
AFTER_SHORT = re.compile(r"\d{4}年|经济特区|地委|行署|全[省市县区州旗盟]|民政|[“‘]")
# A place that the list does not have, known by its rank.
UNLISTED = re.compile(
    r"(?![全各本我该有某在]|[省市县区镇]?城市(?:管理|综合|更新|建设|规划|服务)|贯彻|落实|第[一二三四五六七八九十]{1,3}[届次]|师市|团[省市县区]委|关于|自治[区州县旗](?!自治)|[省市县区州旗]{2,3}(?![一-鿿]{0,8}[省市县区州旗])|[省市县区州旗](?:人大|政协|委|直|属))(?:(?![委局厅办])[一-鿿]){1,10}?"
    r"(?<!全)(?:省|自治区|特别行政区|市|自治州|州|地区|盟|自治县|县|自治旗|旗|(?<![社小灾校])区)"
    rf"(?:{GOES_ON}|(?=[一-鿿]{{1,12}}(?:局|厅|委员会)$))"
)
RUNGS: tuple[tuple[str, Rung], ...] = (
    ("自治区", "省"),
    ("特别行政区", "省"),
    ("地区", "市"),
    ("省", "省"),
    ("州", "市"),
    ("盟", "市"),
    ("市", "市"),
    ("镇", "乡"),
    ("乡", "乡"),
    ("街道", "乡"),
)
Code = str
Kind = Literal["full", "short", "county"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a text names it, with its rank. ``code`` is empty for one that is not listed."""

    name: str
    rung: Rung
    code: Code = ""


@lru_cache(maxsize=LINES_REMEMBERED)  # several steps of reading ask of the same lines
def place_before(text: str, rank: str = "") -> Place | None:
    """Return the innermost place that a text begins with: 四川省成都市民政局 is of 成都市.

    ``rank`` (县, 区, 镇 …) is that of the place a text calls its own: it tells which of several
    is meant where a name leaves its rank out, and that a name of this rank is one.
    """
    if NATIONAL.match(text):
        return Place(NATION, "国家")
    text = text[party.end() :] if (party := PARTY.match(text)) else text
    if corps := _of_the_corps(text):
        return corps
    found: Place | None = None
    at = 0
    while step := _listed(text, at, found, rank):
        found, at = step
    if found is None:
        towns = TOWN_OWN if rank in TOWN_RANKS else TOWN_ALONE
        match = UNLISTED.match(text) or towns.match(text)
        unnamed = match is None or ZONE_ALONE.fullmatch(match[0])
        return None if match is None or unnamed else Place(match[0], _rung_of_name(match[0]))
    if zone := ZONE.match(text, at):
        return Place(text[: zone.end()] if at < len(found.name) else zone[0], "县", found.code)
    if town := TOWN.match(text, at):
        return Place(town[0], "乡", found.code)
    return found


def central_office(text: str) -> str:
    """Return the office of the centre that a text begins with: 民政部 of 民政部工作规则."""
    match = CENTRAL.match(text)
    return match[0] if match else ""


def rung_of(region: str) -> Rung | None:
    """Return the level of a region by its name, ``None`` for no region."""
    place = Place(NATION, "国家") if region == NATION else place_before(region)
    return place.rung if place else None


def contains(outer: str, inner: str) -> bool:
    """Tell whether a region lies in another one; of two places of one name nothing is known."""
    if outer == NATION:
        return inner != NATION
    around, within = place_before(outer), place_before(inner)
    if not (around and within and around.code and within.code) or around.code == within.code:
        return False
    return bool(_inside((within.code,), around))


def cities_of(province: str) -> tuple[str, ...]:
    """Return the latest names of the prefectures and cities of their level in a province."""
    around = next(iter(_index().get(province, ())), "")[:2]
    return tuple(
        name
        for code, name in _names().items()
        if around and code.startswith(around) and code.endswith("00") and not code.endswith("0000")
    )


def is_listed(name: str) -> bool:
    """Tell whether the list has a place of this name, rank included: 从江县, 向阳区."""
    return name in _index()


def place_named(words: str) -> Place | None:
    """Return the place that a person means, who may leave its rank out: 湖北, 咸宁市."""
    if words in ("国家", "中央", NATION):
        return Place(NATION, "国家")
    found = [place for text in (words, f"{words}民政") if (place := place_before(text))]
    return next((place for place in found if place.code), found[0] if found else None)


def places_around(region: str) -> tuple[str, ...]:
    """Return the listed places that a region lies in, the outermost first: 湖北省 of 咸宁市.

    Of a place whose name several have nothing is known, unless those around it are named before it.
    """
    place = place_before(region)
    if place is None or not place.code:
        return ()
    codes = dict.fromkeys((f"{place.code[:2]}0000", f"{place.code[:4]}00", place.code))
    around = (code for code in codes if code in _names())
    return tuple(_name(code) for code in around if code not in _index().get(place.name, ()))


def _of_the_corps(text: str) -> Place | None:
    """Return the corps, its division or its regiment that a text begins with.

    A division that is named without the corps is one where its city or an office follows.
    """
    match = CORPS.match(text)
    if match is None or not (match["corps"] or match["division"]):
        return None
    if not match["division"]:
        return Place(CORPS_NAME, "省", CORPS_CODE)
    if not (match["corps"] or match["city"] or re.match(GOES_ON, text[match.end() :])):
        return None
    number = parse_number(match["n"]) or 0
    name = f"第{match['n']}师{match['city'] or ''}{match['regiment'] or ''}"  # 农八师 of old
    return Place(name, "县" if match["regiment"] else "市", f"66{number:02}00")


def _listed(text: str, at: int, above: Place | None, rank: str) -> tuple[Place, int] | None:
    """Return the listed place at this offset, below the one before it, and where it ends."""
    for end in range(min(len(text), at + LONGEST_NAME), at + 1, -1):
        name = text[at:end]
        codes = _inside(_index().get(name, ()), above)
        if above is None and (COMMON.fullmatch(name) or name in _reaches()):
            continue
        if codes and name != (above and above.name):
            return Place(name, _rung(codes), codes[0] if len(codes) == 1 else ""), end
        full = _inside(_short_names().get(name, ()), above)
        if not (full and (_stands_alone(full, text[end:]) or _may_be_short(text, end))):
            continue
        known = name in spellings() or text.startswith("民政", end)
        meant = [code for code in full if len(full) == 1 or _name(code).endswith(rank or " ")]
        names = {_name(code) for code in meant}
        if known and len(names) == 1:
            return Place(names.pop(), _rung(meant), meant[0] if len(meant) == 1 else ""), end
    return None


@cache
def _reaches() -> frozenset[str]:
    """Return the words for how far something reaches, which may be names too: 全州, a county."""
    return frozenset(word for group in tables()["places"]["levels"] for word in group.split())


def _may_be_short(text: str, end: int) -> bool:
    """Tell whether a place may stand here without its rank: 上海民政, 常州经开区."""
    if AFTER_SHORT.match(text, end) or ZONE.match(text, end):
        return True
    last = min(len(text), end + LONGEST_NAME)
    return any(text[end:after] in _index() for after in range(end + 2, last + 1))


def _stands_alone(codes: tuple[Code, ...], rest: str) -> bool:
    """Tell whether the name of a province is meant, whatever follows but another rank."""
    return all(code.endswith("0000") for code in codes) and rest[:1] not in RANK_LETTERS


def _inside(codes: tuple[Code, ...], above: Place | None) -> tuple[Code, ...]:
    if above is None:
        return codes
    if not above.code:
        return ()
    prefix = above.code[:2] if above.code.endswith("0000") else above.code[:4]
    below = tuple(code for code in codes if code.startswith(prefix) and code != above.code)
    return below if above.code.endswith("00") else ()


def _rung(codes: Sequence[Code]) -> Rung:
    if all(code.endswith("0000") for code in codes):
        return "省"
    return "市" if all(code.endswith("00") for code in codes) else "县"


def _rung_of_name(name: str) -> Rung:
    return next((rung for rank, rung in RUNGS if name.endswith(rank)), "县")


def _name(code: Code) -> str:
    return _names()[code]


@cache
def _rows() -> tuple[tuple[Code, tuple[str, ...]], ...]:
    text = (files("compare") / "data" / "divisions.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((code, tuple(names)) for code, *names in rows)


@cache
def _names() -> dict[Code, str]:
    """Return the latest name of each code."""
    return {code: names[-1] for code, names in _rows()}


@cache
def _index() -> dict[str, tuple[Code, ...]]:
    """Return the codes of each name, 县 and 区 of one name in several provinces too.

    An autonomous prefecture has the name without its peoples too: 恩施州.
    """
    spelled = sorted(spellings(), key=len, reverse=True)
    return _gathered(
        (written, code)
        for code, names in _rows()
        for name in names
        for written in (name, *_prefecture_alone(name, spelled))
    )


def _prefecture_alone(name: str, spelled: list[str]) -> tuple[str, ...]:
    if not name.endswith("自治州"):
        return ()
    return tuple(f"{short}州" for short in spelled if name.startswith(short))[:1]


@cache
def _short_names() -> dict[str, tuple[Code, ...]]:
    """Return the codes of each name without its rank. The outermost place of a name wins."""
    spelled = sorted(spellings(), key=len, reverse=True)
    found = _gathered(
        (short, code)
        for code, names in _rows()
        for name in names
        if len(short := _short(name, code, spelled)) > 1
    )
    return {name: _outermost(codes) for name, codes in found.items()}


def _short(name: str, code: Code, spelled: list[str]) -> str:
    """Return a name without rank; that of a prefecture without its peoples too (恩施)."""
    if code.endswith("00") and name.endswith(("自治州", "自治区")):
        return next((short for short in spelled if name.startswith(short)), name)
    return name.removesuffix(next(filter(name.endswith, RANKS), ""))


def _outermost(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    outer = tuple(code for code in codes if code.endswith("00"))
    return outer or codes


def _gathered(pairs: Iterator[tuple[str, Code]]) -> dict[str, tuple[Code, ...]]:
    gathered: dict[str, list[Code]] = {}
    for name, code in pairs:
        codes = gathered.setdefault(name, [])
        if code not in codes:
            codes.append(code)
    return {name: tuple(codes) for name, codes in gathered.items()}
