"""Numbers that a plan sets itself: value, unit, bound and what they are about.

Years, dates, ordinals, list numbers, document numbers and what stands in 《》 or in quotes are no
targets. Chinese numerals are read by ``cn2an``, one at a time: its ``transform`` damages texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from compare.knowledge import closed
from compare.knowledge.numerals import value_of
from compare.knowledge.words import tokens
from compare.model import Article, Document, Measure, Note, Target
from compare.themes.units import place, statements

# Of units and bounds that begin alike the longer one stands first.
UNIT = (
    "元/人/月|元/人/年|元/人|元/月|元/年|元/天|元|%|张|所|个百分点|个|人次|人|名|倍|户|套"
    "|家|例|期|条|件|平方米|小时|次|处|座|场|项|天|部(?!门)|床|支|批|辆"
)
BOUND_BEFORE = (
    "不低于|不少于|不高于|不超过|不小于|分别达到|达到|提高到|提高至|增加到|控制在|降低到"
    "|超过|至少|达|突破"
)
BOUND_AFTER = "及以上|以上|以下|以内|之内|左右|内"
VALUE = (
    r"(?P<value>\d+(?:,\d{3})+|\d+(?:\.\d+)?)"
    rf"(?:(?:{UNIT})?[-—~至](?P<upper>\d+(?:\.\d+)?))?"
)
DIGIT = "[一二三四五六七八九两]"
NUMERAL = (
    rf"百分之(?P<share>{DIGIT}?十{DIGIT}?|{DIGIT}|百)"
    rf"|(?P<tenths>{DIGIT})成(?P<half>半|{DIGIT})?(?![立为员果功效就本年分])"
    rf"|(?P<numeral>(?:{DIGIT}[千百十万]零?)+{DIGIT}?|十{DIGIT})"
)
NUMBER = re.compile(
    rf"(?P<bound>{BOUND_BEFORE})?(?<![\d第.—A-Za-z〔\[])(?:{VALUE}|{NUMERAL})\s*多?余?"
    rf"(?P<scale>[万亿](?=[^\d]))?(?P<unit>{UNIT})?(?P<after>{BOUND_AFTER})?"
)
MASKED = re.compile(
    r"《[^》]{0,200}》|“[^”]{0,200}”|〔\d+〕\d+号|第\d+[号条批届次]|^\s*\d+[、.]\s*"
)
CLAUSE = re.compile(r"[,。;:、,;:]")
SET_OUT = re.compile(
    r"^(?:全面|继续|积极|全力)?(?:确保|力争|争取|保证|实现|完成|新增|新建和改扩建|新建|改扩建|增加|建成"
    r"|建设|打造|创建|培育|发展|举办|开展|资助|选择|确定|选取|组织对|销售)+"
)
LONGEST_NUMBER = 20  # characters, commas among them
LONGEST_CLAUSE = 400
MOST_NOTES = 20  # of a document
STOP = re.compile("[,。;:,;:]")
JOINED = re.compile("[、和与及]")
RESPECTIVELY = "分别"
SHORTEST_SUBJECT = 3
LONGEST_SUBJECT = 24
SCALES = {"万": 1e4, "亿": 1e8}
NOT_AFTER = ("年", "月", "日", "号", "届", "时", "分", "全会", "工程", "中全会")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands in a text: where, what it is worth, in which unit, how bounded."""

    start: int
    end: int
    value: float
    unit: str
    bound: str


@dataclass(frozen=True, slots=True)
class NoNumber:
    """Words that look like a number with a unit and are none: a slip (一千一万元), or too long."""

    start: int
    end: int


def find(document: Document) -> tuple[tuple[Target, ...], tuple[Note, ...]]:
    """Return the targets of a document in the order of the text, and notes on what is no number."""
    found: list[Target] = []
    notes: list[Note] = []
    for unit, text in statements(document):
        for one in numbers(text):
            words = text[one.start : one.end]
            if isinstance(one, Quantity):
                found.append(target(document, unit, text, one))
            elif len(notes) < MOST_NOTES:
                span = place(document, unit, words)
                notes.append(Note("no_number", span, words[:LONGEST_NUMBER], document.id))
    return tuple(found), tuple(notes)


def target(document: Document, unit: Article | Measure, text: str, quantity: Quantity) -> Target:
    """Return a number of a unit's text as a target; its ``text`` is the whole clause."""
    return Target(
        document.address(unit),
        clause(text, quantity),
        quantity.value,
        quantity.unit,
        quantity.bound,
        subject(text, quantity),
        place(document, unit, text[quantity.start : quantity.end], text[: quantity.start]),
    )


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the numbers of a text that have a unit and are no year, date, ordinal or number."""
    yield from (one for one in numbers(text) if isinstance(one, Quantity))


def numbers(text: str) -> Iterator[Quantity | NoNumber]:
    """Yield the quantities of a text, and what is written like one and has no value."""
    seen = MASKED.sub(lambda match: "\0" * len(match[0]), text)
    for match in NUMBER.finditer(seen):
        if seen.startswith(NOT_AFTER, match.end("unit") if match["unit"] else match.end()):
            continue
        unit = "%" if match["share"] or match["tenths"] else match["unit"] or ""
        if match["scale"] and not unit:
            continue
        if not unit:
            continue
        start = match.end("bound") if match["bound"] else match.start()
        value = worth(match)
        if value is None:
            yield NoNumber(start, match.end())
        else:
            bound = (match["bound"] or "") + (match["after"] or "")
            yield Quantity(start, match.end(), value, unit, bound)


def worth(match: re.Match[str]) -> float | None:
    """Return the value of a matched number, its lower end if it is a range; ``None`` for no number.

    A typing error (二百二万) and hundreds of digits look like a number and are none.
    """
    scale = SCALES.get(match["scale"] or "", 1.0)
    if match["tenths"]:
        half = match["half"] or "零"
        return value_of(match["tenths"]) * 10.0 + (5.0 if half == "半" else float(value_of(half)))
    numeral = match["value"] or match["share"] or match["numeral"]
    if len(numeral) > LONGEST_NUMBER:
        return None
    if match["value"]:
        return float(numeral.replace(",", "")) * scale
    try:
        return float(value_of("一百" if numeral == "百" else numeral)) * scale
    except ValueError:
        return None


def clause(text: str, quantity: Quantity) -> str:
    """Return the clause around a number, or of a longer one what stands nearest.

    It ends in no bracket that it opens: 20个县(市、区).
    """
    first, last = max(0, quantity.start - LONGEST_CLAUSE), quantity.end + LONGEST_CLAUSE
    stops = CLAUSE.finditer(text, first, quantity.start)
    start = max((match.end() for match in stops), default=first)
    ends = [match.start() for match in CLAUSE.finditer(text, quantity.end, last)] or [last]
    whole = (end for end in ends if text.count("(", start, end) <= text.count(")", start, end))
    return text[start : next(whole, ends[0])].strip()


def subject(text: str, quantity: Quantity) -> str:
    """Return what a number is about: the words before it in its clause, or else those after it.

    Of a list of numbers it is the member of the list before them to which it belongs.
    """
    member = respective(text, quantity)
    if member:
        return member.strip()[-LONGEST_SUBJECT:]
    whole = clause(text, quantity)
    number = text[quantity.start : quantity.end]
    before, _, after = whole.partition(number)
    for bound in BOUND_BEFORE.split("|"):
        before = before.removesuffix(bound)
    before = SET_OUT.sub("", re.sub(r"^\d+[、.]", "", before))
    after = SET_OUT.sub("", after).strip()
    if len(before) < SHORTEST_SUBJECT and after:
        return after[:LONGEST_SUBJECT]
    return before.strip()[-LONGEST_SUBJECT:]


def respective(text: str, quantity: Quantity) -> str:
    """Return of which member of a list a number is: 城市低保、农村低保分别按717元、581元发放.

    What is told apart by town and country alone shares the noun of the last member
    (城市、农村设施覆盖率分别达到95%、80%). Empty where there are not as many numbers as members.
    """
    at = text.rfind(RESPECTIVELY, max(0, quantity.start - LONGEST_CLAUSE), quantity.start)
    if at < 0 or STOP.search(text, at, quantity.start):
        return ""
    start = max((stop.end() for stop in STOP.finditer(text, 0, at)), default=0)
    following = STOP.search(text, at)
    end = following.start() if following else len(text)
    members = JOINED.split(text[start:at])
    listed = [one.start for one in quantities(text[at:end])]
    place = quantity.start - at
    if len(listed) != len(members) or len(members) < 2 or place not in listed:
        return ""
    member = SET_OUT.sub("", members[listed.index(place)])
    return member + _shared_noun(member, members[-1].removesuffix(RESPECTIVELY))


def _shared_noun(member: str, last: str) -> str:
    """Return what a member of a list leaves to the last one to say: 城市(低保), 农村(低保)标准."""
    naming = closed.words("places", "naming")
    own, others = (
        one.removeprefix(next(filter(one.startswith, naming), "")) for one in (member, last)
    )
    if own == member or others == last or not others.startswith(own):
        return ""
    shared = others.removeprefix(own)
    bounds = accumulate(map(len, tokens(last)), initial=0)
    return shared if len(last) - len(shared) in bounds else ""
