"""number_changed: a number or a deadline of one matter differs, or only one side sets it.

An age from which, or up to which, people are covered says whom a measure covers: scope_changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz.fuzz import ratio

from compare.differences.difference import difference
from compare.differences.in_words import (
    age_opens,
    all_of_it,
    as_said,
    counts_list,
    said_of_all,
)
from compare.differences.same_dates import (
    NAMED,
    Same,
    of_its_year,
    of_known_errand,
    of_one_errand,
    of_two_errands,
    same_role,
    same_time,
)
from compare.differences.same_numbers import (
    AGES,
    ONE_SUBJECT,
    are_apart,
    comparable,
    counted_alike,
    is_growth,
    kind_of,
    of_two_institutions,
    one_subject,
    one_unit,
    same_number,
)
from compare.differences.side import Pair, Side, Together
from compare.facts.fronts import front
from compare.facts.groups import of_one_group
from compare.facts.plain import squashed
from compare.facts.rows import in_a_row
from compare.knowledge.closed import words
from compare.model import Difference, DifferenceKind, Fact, FactKind, Span

WORDING = {"loose", "period", "by"}  # facts that tell nothing new where one side alone has them
OCCASIONS = ("次", "场", "期", "轮", "批", "批次")
A_YEAR, MONTHS_OF_A_YEAR = "全年", "12"
WAYS = ("more", "sum", "each", "together")  # roles of numbers that count in a way of their own
Found = tuple[Fact | None, Fact | None]


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
    for one in with_rows(pair, of_one_thing(pair, [*found, *apart(pair)])):
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


def with_rows(pair: Pair, found: list[Counted]) -> list[Counted]:
    """Return what differs, a number against a row of them (500元、250元和125元) as that row.

    Its first is not what became the single number of the other side.
    """
    told, in_rows = list(found), list[Counted]()
    for place, both in enumerate(found):
        if not (both.one and both.other):
            continue
        gone = [two for two in found if two.other is None and of_one_row(both.one, two.one)]
        come = [two for two in found if two.one is None and of_one_row(both.other, two.other)]
        one = in_a_row(pair.left.text, [both.one, *(two.one for two in gone if two.one)])
        other = in_a_row(pair.right.text, [both.other, *(two.other for two in come if two.other)])
        if one and other and bool(gone) != bool(come):
            told[place] = replace(both, one=one, other=other)
            in_rows += [*gone, *come]
    return [one for one in told if one not in in_rows]


def of_one_row(one: Fact, other: Fact | None) -> bool:
    """Tell whether two numbers of one text are of one subject and in one unit."""
    return other is not None and (one.subject, one.unit) == (other.subject, other.unit)


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
        and not are_apart(one.subject, other.subject)
        and (
            one_subject(one, other)
            or of_one_group(one.subject, other.subject)
            or not (names_thing(one) and names_thing(other))
        )
        and not same_number(one, other)
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
            yield of_itself(pair, Counted(one, other, clauses.left, clauses.right))


def of_itself(pair: Pair, found: Counted) -> Counted:
    """Return two numbers, or only that of which the other side sets no other one for its thing.

    入驻机构不少于40家 did not become 出壳率60% where 新入驻机构40家 stands beside that.
    """
    one, other = found.one, found.other
    if one is None or other is None:
        return found
    stays, stood = sets(pair.right, one), sets(pair.left, other)
    if stays == stood:
        return found
    return replace(found, one=None) if stays else replace(found, other=None)


def sets(side: Side, number: Fact) -> bool:
    """Tell whether a side sets the number of the other one for the same thing."""
    return any(one_subject(number, own) and same_number(number, own) for own in side.of("number"))


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


def told(pair: Pair, found: Counted) -> Difference:
    """Return the difference of two numbers, one of which may be lacking.

    Of two things, whose numbers cannot be compared, it is what is aimed at that differs.
    """
    one, other = found.one, found.other
    if one and other and (of_two_errands(one, other) or of_two_institutions(one, other)):
        return told_as_aims(pair, one, other)
    counted = [two if two and two.kind != "stage" else None for two in (one, other)]
    named = [two if two and names_thing(two) else None for two in counted]
    left, right = named if any(named) else counted
    subjects = with_more(pair.left, left), with_more(pair.right, right)
    about = next(filter(None, subjects), "")
    if is_whose(about) and of_one_group(*subjects) and not is_whose(subjects[1]):
        about = subjects[1]  # 散居孤儿基本生活费 says more than 散居孤儿
    before, after = one.text if one else "", other.text if other else ""
    ages = all(of_age(two) for two in (one, other) if two)
    kind: DifferenceKind = "scope_changed" if ages else "number_changed"
    return difference(pair, kind, about, found.left, found.right, before, after)


def is_whose(subject: str) -> bool:
    """Tell whether what a number is of says only for whom it is set."""
    return subject.endswith(words("people", "heads"))


def told_as_aims(pair: Pair, one: Fact, other: Fact) -> Difference:
    """Return the difference of two numbers by what their clauses say."""
    left, right = pair.left.clause_of(one), pair.right.clause_of(other)
    before = pair.right.before(right)
    about = front(pair.right.words(before)) if before != right else ""
    said = pair.left.words(left), pair.right.words(right)
    return difference(pair, "goal_changed", about or other.subject, left, right, *said)


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
    if one and other and are_apart(one.subject, other.subject):
        return found
    return [*(two for two in found if all(two)), (one, other)]


def names_thing(number: Fact) -> bool:
    """Tell whether the clause of a number names what it is of; 同比 and 乡镇(街道) are no thing."""
    about = squashed(number.subject)
    for word in (*words("numbers", "comparing"), *words("places", "administrative")):
        about = about.replace(word, "")
    return len(about) >= NAMED


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
    wording = wording or in_all_places(pair.right, one) or in_all_places(pair.left, other)
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


def in_all_places(side: Side, count: Fact | None) -> bool:
    """Tell whether a side says to be everywhere what a number counts: 建站30个, 站点全覆盖."""
    if count is None or count.kind != "number" or kind_of(count) != "things":
        return False
    return said_of_all(side, count) is not None


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
