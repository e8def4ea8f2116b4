"""number_changed: a number or a deadline of one matter differs, or only one side sets it.

An age from which, or up to which, people are covered says whom a measure covers: scope_changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz.fuzz import partial_ratio, ratio

from compare.differences.difference import difference
from compare.differences.side import Pair, Side, Together
from compare.facts.fronts import front
from compare.facts.numbers import OF_PEOPLE, TIMES, WITHIN
from compare.facts.numerals import written
from compare.facts.plain import JOINED, plain, squashed
from compare.facts.spread import KIND
from compare.knowledge.closed import words
from compare.knowledge.words import content_words
from compare.model import Difference, DifferenceKind, Fact, FactKind, Span

WORDING = {"loose", "period", "by"}  # facts that tell nothing new where one side alone has them
OCCASIONS = ("次", "场", "期", "轮", "批", "批次")
THIS_YEAR = ("年内", "本年内", "今年内")
IN_ONE_UNIT = {"倍": 100, "年": 12, "日": 24, "天": 24, "公顷": 15, "平方公里": 1500}
"""In %, months, hours and 亩."""
IN_A_YEAR = {"年": 1, "学年": 1, "学期": 2, "季": 4, "季度": 4, "月": 12}
AREAS = ("亩", "公顷", "平方公里")
A_YEAR, MONTHS_OF_A_YEAR = "全年", "12"
ALL = "100"
ALL_OF_PLACE, PLACES = re.compile("全[国省市州县区旗]$"), re.compile(KIND)
KIND_OF_PLACE = re.compile("(?<=[^\\W\\d_]{2})[省市州县区旗]$")
EVERY = ("所有", "各", "每个", "全部")
SHARES = ("%", "倍")
REACHED = ("达到", "突破", "稳定在", "保持在")
AGES = ("岁", "周岁")
ONE_SUBJECT = 75.0  # rapidfuzz partial ratio of what two numbers in other clauses are numbers of
OF_EACH_PLACE = "of each place"
WAYS = ("more", "sum", "each", "together")  # roles of numbers that count in a way of their own
RATE, MOST_OF_THING = "率", 0.6  # of the words for what a share is of, where it is done for all
NAMED = 2  # characters of what a number is of; a clause of fewer names it in the one before
Found = tuple[Fact | None, Fact | None]
Same = Callable[[Fact, Fact], bool]


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers, or dates, that differ, and their clauses; one of the two may be lacking."""

    one: Fact | None
    other: Fact | None
    left: Span | None
    right: Span | None


def numbers(pair: Pair) -> Iterator[Difference]:
    """Yield the numbers and deadlines that differ."""
    found: list[Counted] = []
    for clauses in pair.together:
        if not as_often(pair, clauses):
            counted = list(within(pair, clauses, "number", same_number, comparable))
            found += counted or within(pair, clauses, "period", same_length, always)
        found += within(pair, clauses, "deadline", same_time(pair), same_role)
    for one in of_one_thing(pair, [*found, *apart(pair)]):
        yield told(pair, with_other_date(pair, with_whole(pair, one)))


def of_one_thing(pair: Pair, found: list[Counted]) -> list[Counted]:
    """Return what differs, where numbers of one thing in clauses of two kinds are put together.

    Clauses correspond as wholes: the second number of one may be of the thing of another clause.
    """
    come = [one for one in found if one.one is None and not labelled(pair.right, one.right)]
    gone = [one for one in found if one.other is None and not labelled(pair.left, one.left)]
    labels = [one for one in found if not (one.one and one.other) and one not in (*come, *gone)]
    rest = [one for one in found if one.one and one.other]
    for left in gone:
        right = next((two for two in come if is_of_one(left.one, two.other)), None)
        if right:
            come.remove(right)
            left = Counted(left.one, right.other, left.left, right.right)
        rest.append(left)
    return rest + come + labels


def labelled(side: Side, clause: Span | None) -> bool:
    """Tell whether a clause is the value behind a label (床位:150张), which names its thing."""
    return clause is not None and side.text[: clause[0]].rstrip().endswith((":", "："))


def is_of_one(one: Fact | None, other: Fact | None) -> bool:
    """Tell whether two numbers that only one statement each seems to have are of one thing."""
    return (
        one is not None
        and other is not None
        and one.kind == other.kind == "number"
        and one_unit(one, other)
        and is_growth(one) == is_growth(other)
        and (one_subject(one, other) or not (names_thing(one) and names_thing(other)))
        and not same_number(one, other)
    )


def one_unit(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are in one unit: 每个镇5万元 and 每镇5万元 are, for each of some."""
    of_each = way(one) == way(other) == "each"
    return one.unit == other.unit or (
        of_each and one.unit.partition("/")[0] == other.unit.partition("/")[0]
    )


def within(
    pair: Pair,
    clauses: Together,
    kind: FactKind,
    same: Same,
    comparable: Same,
) -> Iterator[Counted]:
    """Yield what differs between the numbers, or deadlines, of two clauses that correspond."""
    left = pair.left.of(kind, clauses.left)
    right = pair.right.of(kind, clauses.right)
    before = [one for one in left if not any(same(one, other) for other in right)]
    after = [one for one in right if not any(same(one, other) for other in left)]
    for one, other in joined(paired(before, after, comparable)):
        if not elsewhere(pair, one, other, same):
            yield Counted(one, other, clauses.left, clauses.right)


def apart(pair: Pair) -> Iterator[Counted]:
    """Yield the numbers of clauses that have no counterpart, by their subject or alone, and dates.

    A date is told only where either side has one: what is new has a time of its own.
    """
    numbers_apart = paired(*loose(pair, "number"), one_subject)
    dates_apart = paired(*loose(pair, "deadline"), of_one_errand)
    found: list[tuple[Fact | None, Fact | None, Same]]
    found = [(*two, same_number) for two in numbers_apart]
    found += [(*two, same_time(pair)) for two in dates_apart if all(two)]
    for one, other, same in found:
        if (one and other and same(one, other)) or elsewhere(pair, one, other, same):
            continue
        left = pair.left.clause_of(one) if one else None
        right = pair.right.clause_of(other) if other else None
        yield Counted(one, other, left, right)


def loose(pair: Pair, kind: FactKind) -> tuple[list[Fact], list[Fact]]:
    """Return the facts of a kind in the clauses of either side that have no counterpart."""
    return (
        [one for span in pair.only_left for one in pair.left.of(kind, span)],
        [one for span in pair.only_right for one in pair.right.of(kind, span)],
    )


def with_whole(pair: Pair, found: Counted) -> Counted:
    """Return a share that one side sets with the word by which the other says all: 80%, 全覆盖."""
    one, other = found.one, found.other
    if one and not other and one.unit == "%":
        other = said_of_all(pair.right, one)
        return replace(found, other=other, right=pair.right.clause_of(other)) if other else found
    if other and not one and other.unit == "%":
        one = said_of_all(pair.left, other)
        return replace(found, one=one, left=pair.left.clause_of(one)) if one else found
    return found


def with_other_date(pair: Pair, found: Counted) -> Counted:
    """Return a date that one side sets with that of the other, in a clause without a counterpart.

    建设平台,9月底前上线 and 平台6月底前上线 set one date each.
    """
    lefts, rights = loose(pair, "deadline")
    if found.one is None and found.other and found.other.kind == "deadline":
        one = next((two for two in lefts if of_known_errand(two, found.other)), None)
        return replace(found, one=one, left=pair.left.clause_of(one)) if one else found
    if found.other is None and found.one and found.one.kind == "deadline":
        other = next((two for two in rights if of_known_errand(found.one, two)), None)
        return replace(found, other=other, right=pair.right.clause_of(other)) if other else found
    return found


def said_of_all(side: Side, share: Fact) -> Fact | None:
    """Return the stage by which a side says that what a share is of is done for all.

    Its clause has most of the words for that: 设施覆盖率80% and 党组织全覆盖 are of two things.
    """
    about = {one for one in content_words(share.subject) if not one.endswith(RATE)}
    wholly = words("spread", "wholly")
    stages = side.of("stage")
    whole = (one for one in stages if one.value == "whole" or one.text.startswith(wholly))
    for one in whole:
        shared = about & {*content_words(side.words(side.clause_of(one)) + one.subject)}
        if shared and len(shared) >= MOST_OF_THING * len(about):
            return one
    return None


def told(pair: Pair, found: Counted) -> Difference:
    """Return the difference of two numbers, one of which may be lacking."""
    one, other = found.one, found.other
    apart = one and other and (of_two_errands(one, other) or of_two_institutions(one, other))
    if one and other and found.left and found.right and apart:
        clauses = pair.left.words(found.left), pair.right.words(found.right)
        about = clause_before(pair.right, found.right) or other.subject
        return difference(pair, "goal_changed", about, found.left, found.right, *clauses)
    counted = [two if two and two.kind != "stage" else None for two in (one, other)]
    named = [two if two and names_thing(two) else None for two in counted]
    left, right = named if any(named) else counted
    about = with_more(pair.left, left) or with_more(pair.right, right)
    before, after = one.text if one else "", other.text if other else ""
    ages = all(of_age(two) for two in (one, other) if two)
    kind: DifferenceKind = "scope_changed" if ages else "number_changed"
    return difference(pair, kind, about, found.left, found.right, before, after)


def with_more(side: Side, number: Fact | None) -> str:
    """Return what a number is of, with the verb of adding right before it: 新增养老床位."""
    if number is None or not number.subject or number.role != "more":
        return number.subject if number else ""
    verbs = (verb for verb in words("numbers", "more") if f"{verb}{number.subject}" in side.text)
    return next(verbs, "") + number.subject


def of_age(number: Fact) -> bool:
    """Tell whether a number is an age that bounds who is covered."""
    return number.unit in AGES and number.bound != ""


def paired(before: list[Fact], after: list[Fact], comparable: Same) -> list[Found]:
    """Return each fact of the left with the one of the right that it can be compared with best.

    Those nearest to each other come first; what has none stands alone. Of 由650元提高到680元 the
    new number speaks for the old one.
    """
    likely = [
        (nearness(one, other), i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if comparable(one, other)
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(likely, key=lambda two: (*(-part for part in two[0]), two[1], two[2])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    found: list[Found] = [
        (one, after[partner[i]] if i in partner else None) for i, one in enumerate(before)
    ]
    found += [(None, other) for j, other in enumerate(after) if j not in taken]
    news = [two for two in found if "from" not in roles(two)]
    return news or found


def nearness(one: Fact, other: Fact) -> tuple[bool, bool, float]:
    """Return how near two numbers are that can be compared: by unit, then by what they are of.

    Of numbers that stand in a list those of one thing may stand in another order.
    """
    alike = float(ratio(one.subject, other.subject)) if one.subject and other.subject else 0.0
    return one.unit == other.unit, alike >= ONE_SUBJECT, alike if alike >= ONE_SUBJECT else 0.0


def joined(found: list[Found]) -> list[Found]:
    """Return facts where the only one that is left over on either side took the other's place.

    Of two clauses that correspond, one may count the matter in another way: 600元, 标准的八成.
    """
    gone = [two for two in found if two[1] is None]
    come = [two for two in found if two[0] is None]
    kinds = {kind for two in (*gone, *come) for kind in kinds_of(two)}
    if len(gone) != 1 or len(come) != 1 or not kinds <= {"number", "", "to", *WAYS}:
        return found
    one, other = gone[0][0], come[0][1]
    of_one_way = not (one and other) or counted_alike(one, other)
    if is_growth(one) != is_growth(other) or not of_one_way:
        return found  # 达到240亿元 and 增长7.5% are of two things
    return [*(two for two in found if all(two)), (one, other)]


def names_thing(number: Fact) -> bool:
    """Tell whether the clause of a number names what it is of; 同比 and 乡镇(街道) are no thing."""
    about = squashed(number.subject)
    for word in (*words("numbers", "comparing"), *words("places", "administrative")):
        about = about.replace(word, "")
    return len(about) >= NAMED


def is_growth(number: Fact | None) -> bool:
    """Tell whether a number says by how much something grew or fell: 增长21%, not 提高到21%."""
    if number is None:
        return False
    return number.role == "by" or (number.unit in SHARES and changes_by(number))


def roles(two: Found) -> set[str]:
    """Return the roles of two facts."""
    return {one.role for one in two if one}


def kinds_of(two: Found) -> set[str]:
    """Return the roles and the kinds of two facts."""
    return {kind for one in two if one for kind in (one.role, one.kind)}


def elsewhere(pair: Pair, one: Fact | None, other: Fact | None, same: Same) -> bool:
    """Tell whether what one side sets is set by the other too, in another clause, or is wording."""
    wording = WORDING & kinds_of((one, other)) or any(map(of_its_year, (one, other)))
    wording = wording or all_of_it(pair.right, one) or all_of_it(pair.left, other)
    wording = wording or counts_list(pair.left, one, pair.right)
    wording = wording or counts_list(pair.right, other, pair.left)
    wording = wording or age_opens(pair.right, one) or age_opens(pair.left, other)
    wording = (
        wording or as_said(pair.left, one, pair.right) or as_said(pair.right, other, pair.left)
    )
    if not (one and other) and wording:
        return True
    left = one is None or any(same(one, two) for two in pair.right.of(one.kind))
    right = other is None or any(same(two, other) for two in pair.left.of(other.kind))
    return left and right


def all_of_it(side: Side, share: Fact | None) -> bool:
    """Tell whether a side says in words that something is done for all: 100%, 全覆盖."""
    if share is None or share.unit != "%" or share.value != ALL:
        return False
    return said_of_all(side, share) is not None


def age_opens(side: Side, age: Fact | None) -> bool:
    """Tell whether an age from which people are covered opens a range of a side: 80至89周岁."""
    return (
        age is not None
        and age.unit in AGES
        and age.bound == "≥"
        and any(
            two.unit in AGES and two.value.startswith(f"{age.value}-") for two in side.of("number")
        )
    )


def counts_list(side: Side, number: Fact | None, other: Side) -> bool:
    """Tell whether a number only counts a list that both have: 甲区、乙县、丙市(3个县).

    What stands before the first member is not known to be a part of it: 在甲区.
    """
    if number is None or number.kind != "number":
        return False
    start, _ = side.clause_of(number)
    members = JOINED.split(plain(side.text)[start : number.start].removesuffix("等"))
    listed = all(KIND_OF_PLACE.sub("", one) in plain(other.text) for one in members[1:])
    return listed and len(members) > 1 and number.value == str(len(members))


def as_said(side: Side, number: Fact | None, other: Side) -> bool:
    """Tell whether a number says what the other side says in words, or by a ratio.

    全县15个乡镇 are 所有乡镇, and 每10人至少1人 are 1∶10.
    """
    if number is None or number.kind != "number":
        return False
    mine, said = plain(side.text), plain(other.text)
    places = PLACES.match(mine, number.end) if ALL_OF_PLACE.search(mine, 0, number.start) else None
    if number.unit == "个" and places and any(f"{every}{places[0]}" in said for every in EVERY):
        return True
    beside = side.of("number", side.clause_of(number))
    each = {re.escape(one.value) for one in beside if mine[: one.start].endswith("每")}
    one_of = "1" in {one.value for one in beside}
    ratio = rf"(?<!\d)1[:∶比](?:{'|'.join(sorted(each))})(?![\d.])"
    return bool(each) and one_of and bool(re.search(ratio, said))


def of_its_year(date: Fact | None) -> bool:
    """Tell whether a date is only the year of the plan, in which all of it is to be done."""
    return date is not None and date.kind == "deadline" and date.text in THIS_YEAR


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
    return "by" not in (one.role, other.role) or (changes_by(one) and changes_by(other))


def comparable(one: Fact, other: Fact) -> bool:
    """Tell whether one number can take the place of another: of one kind, and counted alike."""
    return kin(one, other) and counted_alike(one, other)


def counted_alike(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count alike: how many come is not how many there are, or for each,
    and what several are together is not how many one is.

    One that only reaches a number (达到1.3万人) says how many there are.
    """
    ways = {way(one), way(other)} - {OF_EACH_PLACE}
    reached = any(number.text.startswith(REACHED) and number.role == "" for number in (one, other))
    apart = len(ways) > 1 and not ways.isdisjoint({"each", "together"})
    return not (apart or {"more", "sum"} <= ways or ("more" in ways and reached))


def way(number: Fact) -> str:
    """Return how a number counts: for each of some also where it says so itself, 每个5万元.

    乡镇备用金5万元 may be that of each or of all.
    """
    some = {*words("numbers", "per")} - {*words("numbers", "times"), *OF_PEOPLE}
    if number.role:
        return number.role
    if number.text.startswith(tuple(f"每{one}" for one in some)):
        return "each"
    of_places = number.subject.startswith(words("places", "administrative"))
    return OF_EACH_PLACE if of_places and kind_of(number) == "money" else ""


def changes_by(number: Fact) -> bool:
    """Tell whether another number changes by one: 再增加500张, 增加300张, not 增加到300张."""
    steps = number.text.startswith(words("numbers", "steps"))
    return number.role == "by" or (steps and not number.text.startswith(words("rising")))


def kind_of(number: Fact) -> str:
    """Return what a number is of: money, time, things, or its own unit."""
    unit = number.unit.partition("/")[0]
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


def as_often(pair: Pair, clauses: Together) -> bool:
    """Tell whether two clauses say only that something is done as often: 每年2次, 每半年1次."""
    rates = rate(pair.left, clauses.left), rate(pair.right, clauses.right)
    return rates[0] is not None and rates[0] == rates[1]


def rate(side: Side, clause: Span) -> tuple[Decimal, str, bool] | None:
    """Return how often a clause says that something is done, if it counts nothing else.

    Without a number it is done once each time.
    """
    numbers, periods = side.of("number", clause), side.of("period", clause)
    lengths = [(one.value, one.unit) for one in periods]
    if not lengths and numbers and A_YEAR in side.words(clause):
        lengths = [(MONTHS_OF_A_YEAR, "个月")]
    if len(numbers) > 1 or len(lengths) != 1:
        return None
    times = Decimal(1)
    for number in numbers:
        if "-" in number.value or number.unit.partition("/")[0] not in OCCASIONS:
            return None
        times = Decimal(number.value)
    at_most = any(number.bound in ("≤", "<") for number in numbers)
    length, unit = lengths[0]
    return times / Decimal(length), unit, at_most


def same_length(one: Fact, other: Fact) -> bool:
    """Tell whether two periods are as long as each other."""
    return (one.value, one.unit) == (other.value, other.unit)


def always(one: Fact, other: Fact) -> bool:
    """Tell that any two facts of a kind can be compared."""
    return one.kind == other.kind


def same_role(one: Fact, other: Fact) -> bool:
    """Tell whether two dates are both of an end or both of a beginning."""
    return one.role == other.role


def of_one_errand(one: Fact, other: Fact) -> bool:
    """Tell whether two dates of clauses apart are by when the same is to be done."""
    return same_role(one, other) and partial_ratio(one.subject, other.subject) >= ONE_SUBJECT


def of_two_errands(one: Fact, other: Fact) -> bool:
    """Tell whether two dates are by when two things are done: 完成主体工程, 投入运营."""
    if any(date.kind != "deadline" or date.role != "end" for date in (one, other)):
        return False
    done = [squashed(date.subject) for date in (one, other)]
    pairs = [{subject[at : at + 2] for at in range(len(subject) - 1)} for subject in done]
    return all(pairs) and pairs[0].isdisjoint(pairs[1])  # not one word of two letters in both


def of_two_institutions(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count institutions of two names: 日间照料中心, 养老服务机构."""
    nouns = words("names", "institutions")
    subjects = one.subject, other.subject
    named = [next(filter(subject.endswith, nouns), "") for subject in subjects]
    one_name = any(a.endswith(b) for a, b in (named, named[::-1]))  # 养老机构, 养老服务机构
    return all(named) and not one_name and one.kind == other.kind == "number"


def clause_before(side: Side, clause: Span) -> str:
    """Return what the clause before another is on, empty if there is none."""
    at = side.clauses.index(clause) if clause in side.clauses else 0
    return front(side.words(side.clauses[at - 1])) if at else ""


def of_known_errand(one: Fact, other: Fact) -> bool:
    """Tell whether two dates are by when the same is to be done, and both say what.

    It ends in one word: 招标工作完成 and 平台建设 are two errands.
    """
    ends = {subject[-NAMED:] for subject in (one.subject, other.subject)}
    named = min(len(one.subject), len(other.subject)) > NAMED
    return named and len(ends) == 1 and of_one_errand(one, other)


def same_time(pair: Pair) -> Same:
    """Return the test whether two dates are one, each seen from the year of its own document."""

    def same(one: Fact, other: Fact) -> bool:
        left, right = seen_from(one, pair.left), seen_from(other, pair.right)
        years = {left[0], right[0]}
        return left[1:] == right[1:] and (len(years) == 1 or None in years)

    return same


def seen_from(date: Fact, side: Side) -> tuple[int | None, str, str]:
    """Return the years between document and date, month and day; ``None`` if that is not known."""
    year, month, day = date.value.split("-")
    if year.startswith("+"):
        return int(year), month, day
    if side.year is None:
        return int(year) if year else None, month, day
    return int(year) - side.year if year else 0, month, day
