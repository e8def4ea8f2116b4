"""Whether two numbers can be compared, and whether they are worth the same."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from rapidfuzz.fuzz import partial_ratio

from compare.facts.groups import of_two_groups
from compare.facts.number_pattern import TIMES
from compare.facts.number_subjects import WITHIN
from compare.facts.numbers import OF_PEOPLE
from compare.facts.numerals import written
from compare.knowledge.closed import words
from compare.knowledge.words import tokens
from compare.model import Fact

IN_ONE_UNIT = {"倍": 100, "年": 12, "日": 24, "天": 24, "公顷": 15, "平方公里": 1500}
"""In %, months, hours and 亩."""
IN_A_YEAR = {"年": 1, "学年": 1, "学期": 2, "季": 4, "季度": 4, "月": 12}
AGES = ("岁", "周岁")
AREAS = ("亩", "公顷", "平方公里")
SHARES = ("%", "倍")
REACHED = ("达到", "突破", "稳定在", "保持在")
ONE_SUBJECT = 75.0  # rapidfuzz partial ratio of what two numbers in other clauses are numbers of
RATE, REACHING = "率", "达到为"
OF_EACH_PLACE = "of each place"
EACH = "每"
UNITS_REMEMBERED = 1 << 10


def one_unit(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are in one unit: 每个镇5万元 and 每镇5万元 are, for each of some."""
    of_each = way(one) == way(other) == "each"
    return one.unit == other.unit or (
        of_each and one.unit.partition("/")[0] == other.unit.partition("/")[0]
    )


def is_growth(number: Fact | None) -> bool:
    """Tell whether a number says by how much something grew or fell: 增长21%, not 提高到21%."""
    if number is None:
        return False
    return number.role == "by" or (number.unit in SHARES and changes_by(number))


def same_number(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are worth the same, in units of one kind, with like bounds."""
    alike = worth(one) == worth(other) or yearly(one) == yearly(other) != ""
    return alike and kin(one, other) and alike_in_bounds(one, other)


def alike_in_bounds(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers of one worth bound alike: no bound, or a lower one, is a goal's.

    What is to be done in 10日 is so in 10日内, and a 期限 is a bound by itself: 不超过10日.
    """
    bounds = {one.bound, other.bound}
    if bounds == {"", "≤"} and one.unit in TIMES:
        plain_one, bounded = sorted((one, other), key=lambda number: number.bound)
        of_limit = plain_one.subject.endswith(words("numbers", "limits"))
        return of_limit or bounded.text.endswith(WITHIN)
    return len(bounds) == 1 or bounds <= {"", "≥", ">", "≈"}


def worth_as_much(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are worth the same, or two dates are one."""
    if one.kind != other.kind:
        return False
    return same_number(one, other) if one.kind == "number" else one.value == other.value


def worth(number: Fact) -> str:
    """Return the value of a number in the unit of its kind: 1.3倍 is 130%, a day 24小时."""
    times = IN_ONE_UNIT.get(number.unit)
    return times_as_much(number, times) if times else number.value


def yearly(number: Fact) -> str:
    """Return what a number comes to in a year, empty if it is of no part of one: 100元/人/月."""
    if "/" not in number.unit:
        return ""
    per = number.unit.split("/")[1:]
    times = next((times for unit, times in IN_A_YEAR.items() if unit in per), 0)
    return times_as_much(number, times) if times else ""


def times_as_much(number: Fact, times: int) -> str:
    """Return a value, or both ends of a range, so many times as much."""
    return "-".join(written(times * Decimal(part)) for part in number.value.split("-"))


def kin(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers can be compared: both of money, of time, of shares, or of things.

    An old number, and one by which another changes, are compared with their like alone.
    """
    if kind_of(one) != kind_of(other) or (one.role == "from") != (other.role == "from"):
        return False
    if are_apart(one.subject, other.subject):
        return False
    return "by" not in (one.role, other.role) or (changes_by(one) and changes_by(other))


def are_apart(one: str, other: str) -> bool:
    """Tell whether two subjects are of two groups of people, or rates of no common letter."""
    return of_two_groups(one, other) or of_two_rates(one, other)


def of_two_rates(one: str, other: str) -> bool:
    """Tell whether two subjects are rates of things without a word in common: 合格率, 补录率.

    参保率 and 覆盖率 of one insurance are one rate in two words, or may be.
    """
    rates = [subject.rstrip(REACHING) for subject in (one, other)]
    if not all(rate.endswith(RATE) and rate != RATE for rate in rates):
        return False
    left, right = (tokens(rate.removesuffix(RATE)) for rate in rates)
    return set("".join(left)).isdisjoint("".join(right))


def comparable(one: Fact, other: Fact) -> bool:
    """Tell whether one number can take the place of another: of one kind, and counted alike."""
    return kin(one, other) and counted_alike(one, other)


def counted_alike(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count alike: how many come is not how many there are, or for each,
    and what several are together is not how many one is.

    One that only reaches a number (达到1.3万人) says how many there are. What is given each time
    (每餐3元) is not what is given each month.
    """
    if occasion(one.unit) != occasion(other.unit):
        return False
    ways = {way(one), way(other)} - {OF_EACH_PLACE}
    reached = any(number.text.startswith(REACHED) and number.role == "" for number in (one, other))
    apart = len(ways) > 1 and not ways.isdisjoint({"each", "together"})
    return not (apart or {"more", "sum"} <= ways or ("more" in ways and reached))


@lru_cache(maxsize=UNITS_REMEMBERED)
def occasion(per: str) -> str:
    """Return on what occasion so much of a unit is given each time, or nothing: 餐, of 元/餐."""
    known = words("numbers", "occasions")
    return next((one for one in per.split("/")[1:] if one in known), "")


def way(number: Fact) -> str:
    """Return how a number counts: for each of some also where it says so itself, 每个5万元.

    乡镇备用金5万元 may be that of each or of all.
    """
    if number.role:
        return number.role
    of_each = number.text.startswith(EACH) and number.text[1:].startswith(tuple(some()))
    if of_each or not some().isdisjoint(number.unit.split("/")[1:]):
        return "each"
    of_places = number.subject.startswith(words("places", "administrative"))
    return OF_EACH_PLACE if of_places and kind_of(number) == "money" else ""


@cache
def some() -> frozenset[str]:
    """Return of what there may be some, for each of which a number is: 村, not 年."""
    return frozenset(words("numbers", "per")) - {*words("numbers", "times"), *OF_PEOPLE}


def changes_by(number: Fact) -> bool:
    """Tell whether another number changes by one: 再增加500张, 增加300张, not 增加到300张."""
    steps = number.text.startswith(words("numbers", "steps"))
    return number.role == "by" or (steps and not number.text.startswith(words("rising")))


def kind_of(number: Fact) -> str:
    """Return what a number is of: money, time, things, or its own unit."""
    return kind_of_unit(number.unit)


@lru_cache(maxsize=UNITS_REMEMBERED)
def kind_of_unit(per: str) -> str:
    """Return what numbers in a unit are of, for whatever each is: 元/人/月 is money."""
    unit = per.partition("/")[0]
    if unit in words("numbers", "money"):
        return "money"
    if unit in TIMES:
        return "days" if unit in ("日", "天", "小时") else "time"
    if unit in SHARES:
        return "share"
    if unit in AREAS:
        return "area"
    return unit if unit == "个百分点" else "things"


def one_subject(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers of clauses apart are numbers of the same thing."""
    if not comparable(one, other) or min(len(one.subject), len(other.subject)) < 2:
        return False
    return partial_ratio(one.subject, other.subject) >= ONE_SUBJECT


def of_two_institutions(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count institutions of two names: 日间照料中心, 养老服务机构."""
    nouns = words("names", "institutions")
    subjects = one.subject, other.subject
    named = [next(filter(subject.endswith, nouns), "") for subject in subjects]
    one_name = any(a.endswith(b) for a, b in (named, named[::-1]))  # 养老机构, 养老服务机构
    return all(named) and not one_name and one.kind == other.kind == "number"
