"""What a document counts, and which of its numbers counts the same thing as another document's.

One text trains 1,000 人 as carers and another 1万人次, in statements that need be no counterparts:
neither number is one that only one of them has.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from operator import contains, itemgetter

from rapidfuzz import fuzz

from compare.differences.same_numbers import counted_alike, kind_of, worth_as_much
from compare.events.evidence.subject import is_planning
from compare.facts import read_facts
from compare.facts.number_pattern import bounds
from compare.facts.number_subjects import ASIDE
from compare.facts.places import halves
from compare.facts.plain import (
    AND_OTHERS,
    JOINED,
    TEXTS_REMEMBERED,
    clauses,
    plain,
    squashed,
)
from compare.facts.shorts import shortened
from compare.knowledge.closed import any_of, tables, words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import VERB, content_words, tagged, tokens
from compare.model import Document, Fact, FactKind
from compare.themes.particulars import Particulars

SHARED = 3  # words of two clauses that show one thing; one less where they are on one matter
COUNTED: tuple[FactKind, ...] = ("number", "deadline")
AMOUNTS = {"元", "倍", "%"}  # units in which one amount may be set
SET = AMOUNTS - {"%"}  # units of what is set, and not reached
FEW_SHARED = 0.5  # of the words for the thing with fewer, of two rates of two things
RATE = "率"
DOING = (VERB, "vn")
UNSETTLED = ("loose", "from")  # roles of numbers that set nothing
LEAST, MOST = {"≥", ">"}, {"≤", "<"}
MOSTLY = 0.5  # of the words for a thing: of what has more the thing is named
COVERED = 0.5  # of the words of the clause with fewer
LIKE_NAMES = 50.0  # rapidfuzz ratio of what two offices call the thing of a number


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a statement at an address, what its clause is about, and words of its thing."""

    address: str
    text: str
    fact: Fact
    matters: frozenset[int]
    words: frozenset[str]
    called: frozenset[str]


def counts_of(document: Document, known: Particulars) -> tuple[Count, ...]:
    """Return the numbers of all statements of a document, but for what is mere wording."""
    return tuple(
        one
        for article in document.articles
        for statement in article.statements
        for one in counts(document.address(statement), statement.text, known)
    )


def counts(address: str, text: str, known: Particulars) -> Iterator[Count]:
    """Yield the numbers of a statement that count something.

    What is counted may stand in the clause before (养老护理员技能等级认定,分层培训不少于1万人次).
    """
    spans = clauses(text)
    idle = {*words("numbers", "rates"), *words("numbers", "comparing")}
    for fact in read_facts(text, "number"):
        at = bisect_right(spans, fact.start, key=itemgetter(0)) - 1
        if fact.role in ("loose", "from", "by") or at < 0 or fact.start >= spans[at][1]:
            continue
        clause = text[slice(*spans[at])]
        before = text[slice(*spans[at - 1])] if at else ""
        yield Count(
            address,
            text,
            fact,
            matters=known.of(before) | known.of(clause),
            words=frozenset(content_words(before + clause)),
            called=frozenset(content_words(fact.subject)) - idle,
        )


def of_one_thing(one: Count, others: Iterable[Count]) -> Count | None:
    """Return which of the numbers of another document counts the same thing, if any does."""
    found = [(likeness(one, other), other) for other in others if counts_same(one, other)]
    best = max(found, key=lambda two: two[0], default=((0, 0), one))
    return best[1] if any(best[0]) else None


def counts_same(one: Count, other: Count) -> bool:
    """Tell whether two numbers may count one thing by their units, ways, bounds and kinds."""
    alike = family(one.fact) == family(other.fact) and counted_alike(one.fact, other.fact)
    return alike and not (of_two_kinds(one.fact, other.fact) or opposed(one.fact, other.fact))


def of_one_matter(one: Count, others: Iterable[Count]) -> Count | None:
    """Return which of the numbers beside another is of the same matter.

    An amount may be set in another way (元, 倍, %); no rate is, which is of another thing than what
    is counted. One counted in the same way needs to share no more than a word.
    """
    found = [
        (
            family(one.fact) == family(other.fact) and len(one.words & other.words),
            likeness(one, other),
            other,
        )
        for other in others
        if is_rate(one) == is_rate(other)
        and counted_alike(one.fact, other.fact)
        and not of_two_kinds(one.fact, other.fact)
        and not of_two_nouns(one.fact, other.fact)
        and not opposed(one.fact, other.fact)
        and of_one_measure(one.fact, other.fact)
    ]
    best = max(found, key=lambda three: three[:2], default=None)
    return best[2] if best and (best[0] or any(best[1])) else None


def of_one_measure(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are in units that measure the same, or are amounts: 元, 倍, %.

    Lengths of time may be in years or months.
    """
    units = {family(one), family(other)}
    of_time = {*map(kind_of, (one, other))} == {"time"}
    return len(units) == 1 or units <= AMOUNTS or of_time


def opposed(one: Fact, other: Fact) -> bool:
    """Tell whether one of two numbers is a least and the other a most: 不少于5万元, 1000元以下."""
    bounds = {one.bound, other.bound}
    return bool(bounds & LEAST) and bool(bounds & MOST)


def is_rate(one: Count) -> bool:
    """Tell whether a number is of a rate: 集中供养率, 达标比例."""
    return one.fact.subject.rstrip("达到为").endswith(tuple(words("numbers", "rates")))


def likeness(one: Count, other: Count) -> tuple[int, int]:
    """Return how many matters and words two numbers share, none if they count two things."""
    matters, words = len(one.matters & other.matters), len(one.words & other.words)
    covered = words >= COVERED * min(len(one.words), len(other.words))
    return (matters, words) if covered and words >= SHARED - bool(matters) else (0, 0)


def of_one_name(one: Count, other: Count) -> bool:
    """Tell whether two numbers are of things that share a word, besides 比例 and 总数."""
    return not one.called.isdisjoint(other.called)


def of_two_kinds(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count things of one noun that are of two kinds.

    养老床位 and 家庭养老床位 are two; where it is (农村) makes no other kind, nor that it is new.
    Two rates are of things that share few words: 社区居家养老中心覆盖率, 街道综合养老中心覆盖率.
    """
    left, right = thing(one), thing(other)
    if not (left and right) or left[-1] != right[-1]:
        return False
    kinds = {*left[:-1]}, {*right[:-1]}
    if is_named_rate(one) and is_named_rate(other):
        least = min(map(len, kinds))
        return bool(least) and len(kinds[0] & kinds[1]) <= FEW_SHARED * least
    if any(family(number) in AMOUNTS for number in (one, other)):
        return False
    return all(kinds) and kinds[0] != kinds[1]


def of_two_nouns(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count things that are called by two nouns: 慈善超市, 慈善组织.

    So are two rates (年检率, 参评率); what a share of something is of has many names.
    """
    if any(family(number) in AMOUNTS for number in (one, other)) and not (
        is_named_rate(one) and is_named_rate(other)
    ):
        return False
    nouns, subjects = (noun(one), noun(other)), (shortened(other.subject), shortened(one.subject))
    return all(nouns) and not any(map(contains, subjects, nouns))


def of_like_names(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are of what is called nearly the same, by half of the letters.

    Its words may stand in another order: 销售福利彩票, 福利彩票销售.
    """
    if of_two_nouns(one, other) or of_two_halves(one.subject, other.subject):
        return False
    names = [squashed(behind_list(shortened(set_thing(number)))) for number in (one, other)]
    in_order = [" ".join(sorted(tokens(name))) for name in names]
    return max(fuzz.ratio(*names), fuzz.ratio(*in_order)) >= LIKE_NAMES


def behind_list(name: str) -> str:
    """Return a name without a list before it of who does what: 甲、乙等院校培训|护理员."""
    _, *rest = AND_OTHERS.split(name, 1) if "、" in name else (name,)
    verbs = [at for at, (_, tag) in enumerate(tagged("".join(rest))) if tag in DOING]
    return "".join(tokens(rest[0])[verbs[0] + 1 :]) if verbs else name


def settled(text: str) -> list[Fact]:
    """Return the numbers that a statement sets."""
    return [one for one in read_facts(text, "number") if one.role not in UNSETTLED]


def set_thing(number: Fact) -> str:
    """Return the thing for which a number is set: 供养标准, of 供养标准不低于低保标准的(1.4倍)."""
    return unmeasured(number.subject)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def unmeasured(subject: str) -> str:
    """Return what a number is of without that by which it is measured.

    What bounds that begins a word: 标准|为, but not 公共 or 行为.
    """
    bare = unmarked(subject)
    begins = {0, *accumulate(map(len, tokens(bare)))}
    found = (one.start() for one in before_yardstick().finditer(bare))
    return bare[: next((at for at in found if at in begins), len(bare))]


@cache
def before_yardstick() -> re.Pattern[str]:
    """Return the pattern of what stands between a thing and by what it is measured."""
    signs = (sign for sign in tables()["bounds"] if sign not in ("", "round"))
    bounding = "|".join(any_of("bounds", sign) for sign in signs)
    return re.compile(f"{any_of('numbers', 'measuring')}|{bounding}")


def is_named_rate(number: Fact) -> bool:
    """Tell whether a number is of a rate by its name (覆盖率), not of any share of something."""
    return number.subject.rstrip("达到为").endswith(RATE)


def noun(number: Fact) -> str:
    """Return the last word for what a number counts, before the verb of its making: 幸福院|新建."""
    idle = words("setting_out", "ending")
    cut = list(tokens(shortened(without_rate(number))))
    while cut and is_planning(cut[-1]) and cut[-1] not in idle:
        cut.pop()
    return cut[-1] if cut else ""


def thing(number: Fact) -> list[str]:
    """Return the words for the thing that a number counts or is a rate of, the noun last."""
    idle = _idle()
    return [word for word in content_words(without_rate(number)) if word not in idle]


@cache
def _idle() -> frozenset[str]:
    """Return the words beside a number that are no thing which it counts."""
    listed = (("numbers", "more"), ("numbers", "comparing"), ("places", "naming"))
    return frozenset(word for kind in listed for word in words(*kind))


def names_thing(text: str, number: Fact) -> bool:
    """Tell whether a text names the thing that a number counts or is a rate of.

    It has most words for it: 养老机构 are no 医养结合示范机构, 网上预约 is on 网上预约办理率.
    """
    about = {*thing(number)}
    if not about:
        return names_noun(text, number)
    found = sum(word in text for word in about)
    return found > MOSTLY * len(about) and not of_two_halves(number.subject, text)


def names_noun(text: str, number: Fact) -> bool:
    """Tell whether a text has the noun for what a number is of, if that has any.

    Of a thing of the country no text does that names one of the towns alone.
    """
    if of_two_halves(number.subject, text):
        return False
    known = nouns(number)
    return not known or any(word in text for word in known)


def of_two_halves(one: str, other: str) -> bool:
    """Tell whether one of two texts names the towns alone and the other the country."""
    named = halves(one), halves(other)
    return all(named) and named[0].isdisjoint(named[1])


def nouns(number: Fact) -> list[str]:
    """Return the last noun for what a number is of; of several that are joined, those of all.

    Of a rate it is not what is done to that: 设施, of 设施覆盖率. Nor is it 试点.
    """
    parts = JOINED.split(ASIDE.sub("", without_rate(number)))
    idle = (VERB,) if is_named_rate(number) else ()
    stock = words("setting_out", "nouns")
    last = (
        [
            word
            for word, tag in tagged(part)
            if tag not in idle and word not in stock and not is_planning(word)
        ][-1:]
        for part in parts
    )
    return [word for words_of in last for word in words_of if len(word) > 1]


def without_rate(number: Fact) -> str:
    """Return what a number is of, of a rate what it is a rate of: 火化, of 火化率达到."""
    subject = number.subject.rstrip("达到为")
    rate = next((one for one in words("numbers", "rates") if subject.endswith(one)), "")
    return subject.removesuffix(rate)


def set_in(number: Fact) -> str:
    """Return in what an amount is set: in yuan, or as a multiple of another one; else nothing.

    低保标准的160% are 1.6 times as much.
    """
    if number.unit == "%" and measured_by().search(plain(number.subject)):
        return "倍"
    return family(number) if family(number) in SET else ""


@cache
def measured_by() -> re.Pattern[str]:
    """Return the pattern of the amount by which another one is measured, where a number begins."""
    known = rf"(?:{any_of('numbers', 'yardsticks')})(?:月|年)?(?:标准|水平)?"
    compared = rf"(?:按|{bounds()})[^,、]{{1,14}}标准"  # 不低于机构养育标准的|八成
    return re.compile(rf"(?:{known}|{compared})的?$")


def family(number: Fact) -> str:
    """Return a unit, or the first of those that count the same: 名 and 人次 are 人."""
    return first_alike(number.unit.partition("/")[0])


@cache
def first_alike(unit: str) -> str:
    """Return the first of the units that count the same as one, or itself."""
    alike = (units.split() for units in tables()["numbers"]["alike"])
    return next((units[0] for units in alike if unit in units), unit)


def as_worth(fact: Fact, text: str) -> list[Fact]:
    """Return the numbers, or dates, of a text that are worth as much as one, of whatever thing."""
    return [one for one in read_facts(text, fact.kind) if worth_as_much(fact, one)]
