"""Numbers that a statement sets: value, unit, bound and what they are numbers of.

Their role tells an old number (``from``) from the new one (``to``), and one ``by`` which another
changes (再压缩5个工作日).

Years, dates, ordinals, terms of office, numbers of documents and lists, and what stands in 《》 or
quotes are none. A small number in words before a measure word that also counts what is no thing
(三个方面) is ``loose``: it may be mere wording, but where it closes a clause behind a noun
(新增投注站五个).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from compare.facts.cells import TargetRow, target_row
from compare.facts.dates import without_dates
from compare.facts.fronts import front
from compare.facts.number_pattern import number
from compare.facts.number_subjects import LIST_MARK, REACH, subject
from compare.facts.numerals import ANY_NUMERAL, ROUND, worth, written
from compare.facts.periods import LONGER_THAN_ONE
from compare.facts.plain import JOINED, blank, clause_at, masked, plain
from compare.facts.rows import respectively, sharing
from compare.knowledge.closed import any_of, tables, words
from compare.knowledge.divisions import is_listed
from compare.knowledge.words import tagged
from compare.model import Fact, Span

COUNTING = r"[一二三四五六七八九十百\d]"
# digits that count nothing: ordinals, terms, document numbers, years, codes, anniversaries, hours
ORDINAL = re.compile(
    r"第\s*(?:\d+|[一二三四五六七八九十百千零]+)\s*[号批届次期轮条款项章节季代名位]?"
    r"|[〔\[]\d+[〕\]]\s*\d+\s*号|\d{4}(?:[-—~至]\d{4})?年度?|(?<!\d)\d++(?:号|[A-Za-z]+|时(?:\d+分)?)"
    rf"|[A-Za-z][A-Za-z\d.]*|(?<!{COUNTING}){COUNTING}++(?:届|周年|中全会)"
)
VAGUE = re.compile(r"^[第〔几]|^数[十百千万]")
WRITTEN_OUT = re.compile(r"\d.*|(?:[一二两三四五六七八九][十百千万亿]零?)+[一二三四五六七八九]?")
SMALL = 10
PLACES = 4  # of a share in parts: 万分之一点七五 is 0.0175%
LONGEST_STEP = 3  # characters: 再压缩
OF_LEVEL = "级"
LONGEST_REST = 2  # characters of the name of a place behind a number and its unit: 七里|河区
LASTING = ("的", "期", "内", "以上", "以内")
LENGTHS = ("年", "个月", "日")  # units of which one is a length of time too: 一年 is 12个月
UTMOST_NAMED = re.compile("(?:(?P<most>最[高多长])|最[低少短])(?P<done>[一-鿿]{1,4})$")
LONGEST_UTMOST = 6
UTMOST = re.compile("^最[长短高低多少](?=.)")
HALF = "半"
AVERAGE = "平均"
OF_THESE = "其中"
OF_PEOPLE = ("人",)


def numbers(text: str) -> Iterator[Fact]:
    """Yield the numbers of a text in order; of 由…提高到… both, by their roles."""
    if not (ANY_NUMERAL.search(plain(text)) or HALF in text):
        return
    row = target_row(text)
    if row and (target := target_of(text, row)):
        yield target
        return
    seen = hidden(text)
    found: list[Fact] = []
    for match in number().finditer(seen):
        fact = fact_of(text, seen, match, found[-1] if found else None)
        if fact:
            found.append(fact)
    yield from respectively(text, sharing(seen, found))


def target_of(text: str, row: TargetRow) -> Fact | None:
    """Return the number of a row of a table of targets, ``None`` where its unit is none."""
    match = number().fullmatch(row.written)
    fact = fact_of(row.written, row.written, match, None) if match else None
    start, end = row.target
    about = front(text[slice(*row.name)]).strip()
    return fact and replace(fact, start=start, end=end, text=text[start:end], subject=about)


def slips(text: str) -> Iterator[Span]:
    """Yield where words look like a number and are none: 一千一万元, hundreds of digits."""
    if not ANY_NUMERAL.search(plain(text)):
        return
    for match in number().finditer(hidden(text)):
        low = match["low"] or ""
        if match["unit"] and WRITTEN_OUT.fullmatch(low) and worth(low) is None:
            yield match.start("low"), match.end()


def hidden(text: str) -> str:
    """Return the plain text with all digits blanked out that count nothing."""
    seen = without_dates(masked(plain(text)), "\0")
    seen = LONGER_THAN_ONE.sub(blank, ORDINAL.sub(blank, seen))
    mark = LIST_MARK.match(seen)
    return "\0" * mark.end() + seen[mark.end() :] if mark else seen


def fact_of(text: str, seen: str, match: re.Match[str], last: Fact | None) -> Fact | None:
    """Return the number that was matched, ``None`` if it is none."""
    value, unit = value_of(match), unit_of(seen, match)
    if match["halved"] and is_rhythm(seen, match, unit):
        return None
    if value is None or not unit or VAGUE.search(seen[: match.end()][match.start() - 1 :]):
        return None
    if match["low"] and names_place(seen, match.start("low"), match.end()):
        return None
    sign = bound_of(match) or bound_before(seen, match.start())
    loose = is_loose(match, unit, sign) and not counts_noun_before(seen, match)
    if loose and match["low"] in ("一", "1") and not is_length(seen, match, unit):
        return None
    start = match.end("from") if match["from"] else match.start()
    role = "from" if match["from"] and rises(seen, match.end()) else "loose" if loose else ""
    if last and last.role == "from" and rises(seen, last.end):
        role = "to"
        unit = last.unit if last.unit.startswith(f"{unit}/") else unit
    role = "by" if not role and is_step(seen, match) else role
    role = role or way_of_counting(seen, start, match["per"] or match["each"] or "", match[0])
    about = subject(text, start, match.end(), last)
    return Fact(
        "number", start, match.end(), text[start : match.end()], value, unit, sign, about, role
    )


def names_place(seen: str, start: int, end: int) -> bool:
    """Tell whether a place is called by what looks like a number: 三台县, 三元区."""
    longer = range(end + 1, end + 1 + LONGEST_REST) if not seen[start].isdigit() else ()
    return any(
        is_listed(seen[start:stop]) and not seen.startswith(OF_LEVEL, stop) for stop in longer
    )


def way_of_counting(seen: str, start: int, per: str, written: str) -> str:
    """Return how a number counts things: for ``each`` of some, how many ``more``, the ``sum``.

    每站配备社工2人, 新增社工1500人 and 社工总量1.3万人 are three numbers of one thing. What stands
    right before the number (每站2人) is in its unit. 社工、护工共100人 counts several ``together``.
    """
    opens = clause_at(seen, start)[0]
    before = seen[max(opens, start - REACH) : start]
    if not per and (each_of().search(before) or AVERAGE in before):
        return "each"
    if opens and before.startswith(OF_THESE):  # 每个中心设床位20张,其中护理型占55%
        of_these = seen[max(clause_at(seen, opens - 1)[0], start - REACH) : opens]
        if each_of().search(of_these):
            return "each"
    if more().search(before) and not written.startswith(words("rising")):
        return "more"
    if written.startswith(words("numbers", "together")) and JOINED.search(before):
        return "together"
    return "sum" if sums().search(before) else ""


@cache
def each_of() -> re.Pattern[str]:
    """Return the pattern of what a clause says of each of some: (全县)每站配备社工(2人).

    Of people it makes no other way to count: 每人补贴50元 is 补贴50元/人.
    """
    some = "|".join(one for one in words("numbers", "per") if one not in OF_PEOPLE)
    each = rf"每个?(?!{any_of('numbers', 'times')})(?:{some}|县区|单位|机构)"
    whole = rf"每[个所家](?!{any_of('numbers', 'times')})(?=[一-鿿])"  # 每个中心
    return re.compile(rf"^(?:单个|[户村县镇乡]均)|{each}|{whole}|每(?:{any_of('numbers', 'more')})")


@cache
def more() -> re.Pattern[str]:
    """Return the pattern of a verb of adding to what there is, before what it adds: 新增社工.

    Not of what else is said of those that came: 新增就业的人员, 对新增对象每月….
    """
    return re.compile(rf"(?:{any_of('numbers', 'more')})(?![到至长])[^的每]*(?<![到至])$")


@cache
def sums() -> re.Pattern[str]:
    """Return the pattern of a word for how many there are, and not for how long: 累计缴费年限."""
    return re.compile(rf"(?:{any_of('numbers', 'sums')})(?!缴费|缴纳|时间)")


def is_rhythm(seen: str, match: re.Match[str], unit: str) -> bool:
    """Tell whether half a year only says when, and is no length: 半年考核, but not 不少于半年."""
    return unit != "%" and not match["before"] and not is_length(seen, match, unit)


def is_step(seen: str, match: re.Match[str]) -> bool:
    """Tell whether another number changes by one, which is not what it comes to."""
    end = match.end("before") if match["before"] else match.start()
    return bool(steps().search(seen, max(0, end - LONGEST_STEP), end))


@cache
def steps() -> re.Pattern[str]:
    """Return the pattern of words before a number by which another one changes: 再压缩."""
    return re.compile(rf"再(?:{any_of('numbers', 'steps')})$")


def without_utmost(bound: str) -> str:
    """Return a bound without the word before it that says the same: 最长不超过."""
    return UTMOST.sub("", bound)


def is_length(seen: str, match: re.Match[str], unit: str) -> bool:
    """Tell whether one of a unit is a length of time: 一年的渐退期, and not 一年四季."""
    return unit in LENGTHS and seen.startswith(LASTING, match.end())


def value_of(match: re.Match[str]) -> str | None:
    """Return the number in digits, ``low-high`` for a range."""
    if match["halved"]:
        return half(match["halved"])[0]
    if match["tenths"]:
        tenths = [match[name] for name in ("tenths", "to_tenths") if match[name]]
        shares = [Decimal(10) * (worth(one) or 0) for one in tenths]
        shares[-1] += worth(match["half"] or "零") or 0
        return "-".join(map(written, shares))
    if match["share"]:
        share_worth = worth(match["share"])
        return None if share_worth is None else written(share_worth)
    if is_part(match):
        of, parts = worth(match["of"] or match["above"]), worth(match["parts"] or match["below"])
        return written(round(100 * of / parts, PLACES)) if of and parts and of < parts else None
    low = worth(match["low"], match["of_low"] or match["scale"])
    if not low or (ROUND.fullmatch(match["low"]) and not bound_of(match)):
        return None
    if not match["high"]:
        return written(low)
    high = worth(match["high"], match["scale"])
    return None if high is None else f"{written(low)}-{written(high)}"


def half(word: str) -> tuple[str, str]:
    """Return how much a half is, and its unit: 半年 is 6 个月, 一半 50%."""
    value, unit = tables()["halves"][word].split()
    return value, unit


def is_part(match: re.Match[str]) -> bool:
    """Tell whether a number is a share in parts: 三分之一, 1/3."""
    return bool(match["parts"] or match["above"])


def unit_of(seen: str, match: re.Match[str]) -> str:
    """Return the unit with what it is counted by: 每人每月680元 is in 元/人/月."""
    if match["tenths"] or match["share"] or is_part(match):
        return "%"
    unit = half(match["halved"])[1] if match["halved"] else match["unit"] or ""
    if not unit and match["from"]:
        risen = number().match(seen, match.end()) if rises(seen, match.end()) else None
        unit = (risen["unit"] or "") if risen else ""
    by = re.findall(
        any_of("numbers", "per"), f"{match['per'] or ''}{match['each'] or ''}{match['rate']}"
    )
    return "/".join([unit, *sorted(set(by))]) if unit else ""


def bound_of(match: re.Match[str]) -> str:
    """Return the sign of the bound: ≥ > ≤ < ≈, or nothing."""
    for table, word in (("bounds", match["before"]), ("bounds_after", match["after"])):
        for sign, those in tables()[table].items():
            bound = word and without_utmost(word)
            if sign and bound and (bound in those.split() or bound.startswith("至少")):
                return ">" if sign == "round" else str(sign)
    return ""


def bound_before(seen: str, start: int) -> str:
    """Return the sign of a bound that stands before what is done by so much: 最高补助3000元.

    最低保障对象 and 最长寿老人 are called so.
    """
    found = UTMOST_NAMED.search(seen, max(0, start - LONGEST_UTMOST), start)
    if not found or not tagged(found["done"])[-1][1].startswith("v"):
        return ""
    return "≤" if found["most"] else "≥"


def is_loose(match: re.Match[str], unit: str, sign: str) -> bool:
    """Tell whether a number may be mere wording: a small one in words, without bound."""
    low = match["low"] or ""
    if not low or low[0].isdigit() or sign or match["per"] or match["each"] or match["from"]:
        return False
    small = (worth(low, match["scale"]) or SMALL) < SMALL
    return small and (
        low == "一" or unit in words("numbers", "loose") or unit in ("年", "天", "次")
    )


def counts_noun_before(seen: str, match: re.Match[str]) -> bool:
    """Tell whether a number closes its clause and counts the noun before it: 新增投注站|五个."""
    first, stop = clause_at(seen, match.start())
    if seen[match.end() : stop].strip():
        return False
    before = tagged(seen[max(first, match.start() - REACH) : match.start()])
    return bool(before) and before[-1][1].startswith("n")


def rises(seen: str, place: int) -> bool:
    """Tell whether an old number at whose end this place is goes over to a new one."""
    return seen.startswith(words("rising"), place)


def without_joining(written: str) -> str:
    """Return a number as it is written, without the word that only joins it: 为75周岁以上."""
    joining = words("numbers", "joining")
    if not written.startswith(joining):
        return written
    rest = written.removeprefix(next(filter(written.startswith, joining)))
    return rest if ANY_NUMERAL.match(rest) or rest.startswith("每") else written
