"""Which goals of two documents are one: linked statements set numbers of one unit for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from compare.addresses import document_of
from compare.differences.names import in_order
from compare.differences.numbers import OCCASIONS
from compare.differences.same_numbers import counted_alike, kind_of, same_number
from compare.events.evidence.counted import of_two_nouns
from compare.facts import read_facts
from compare.facts.fronts import front
from compare.facts.numbers import without_joining
from compare.facts.places import halves, without_reach
from compare.facts.plain import plain
from compare.knowledge.closed import words
from compare.knowledge.words import content_words, tokens
from compare.model import Comparison, Fact, Link, Target
from compare.telling.words.relation import over_time, relation_of
from compare.telling.words.said import both_facts

ONE_THING = 60.0  # rapidfuzz ratio of what two goals are about
SAME_WORTH = 33.0  # the same where linked statements set numbers worth the same: a third
SAME, LEAST = 100.0, 1.0
NAMING = 2  # words that name one thing
RATE = "率"
MOST = 300_000  # pairs of goals that are held against each other: some seconds


class Asked(NamedTuple):
    """A goal, what it is about, and the same without the words for town and country."""

    target: Target
    subject: str
    thing: str


Scored = tuple[float, Target, Target]
ByUnit = Mapping[str, Sequence[Target]]


def counterparts(
    comparison: Comparison, scope: tuple[str, str], by_unit: ByUnit
) -> list[tuple[Target, Target]]:
    """Return goals of both documents that are one: as events tell, then the alike.

    As events tell, two may have become one (均提高到80元), or one two; of 城乡低保标准 each half
    may have its own counterpart. Of two places nothing is one that is not called nearly the same,
    or by more words of one name where an event tells of both: what both set beside each other may
    be of two things, and of one worth by chance.
    """
    left, right = (comparison.document_by_id[name] for name in scope)
    of_one_place = over_time(relation_of(left, right))

    def may_be_one(one: Target, other: Target) -> bool:
        return of_one_place or _likeness(*_asked((one, other))) >= ONE_THING

    found = dict.fromkeys(
        two for two in _told(comparison, scope, by_unit) if may_be_one(*two) or _named_within(*two)
    )
    taken = {part for ends in found for part in _parts(*ends)}
    scored = (each for each in _scored(comparison, scope, by_unit) if may_be_one(*each[1:]))
    for _, one, other in sorted(scored, key=lambda each: -each[0]):
        parts = _parts(one, other)
        if taken.isdisjoint(parts):
            found[one, other] = None
            taken |= parts
    return list(found)


def _named_within(one: Target, other: Target) -> bool:
    """Tell whether one subject has all words of the other: 核对报告出具, 核对报告应在委托后出具."""
    words_of = [set(content_words(goal.subject)) for goal in (one, other)]
    short, long = sorted(words_of, key=len)
    return len(short) >= NAMING and short <= long


def _parts(one: Target, other: Target) -> set[tuple[Target, str]]:
    """Return the parts of two goals that are one: town and country may each have a counterpart."""
    shared = halves(one.subject) & halves(other.subject)
    return {
        (goal, part)
        for goal in (one, other)
        for part in (shared if len(shared) == 1 else {"", *halves(goal.subject)})
    }


def _told(
    comparison: Comparison, scope: tuple[str, str], by_unit: ByUnit
) -> Iterator[tuple[Target, Target]]:
    """Yield the goals of which an event tells that one number took the other's place."""
    for event in comparison.events:
        if event.scope != scope or event.type != "number_changed":
            continue
        numbers = both_facts(event)
        if not all(numbers):
            continue
        left, right = (
            [goal for unit in units for goal in by_unit.get(unit, ()) if _sets(goal, number)]
            for units, number in zip((event.left, event.right), numbers, strict=True)
        )
        if len(left) == len(right) == 1 and _counted_alike(left[0], right[0]):
            yield left[0], right[0]


def _sets(goal: Target, words: str) -> bool:
    """Tell whether a goal sets the number, or the period, that an event tells in these words."""
    number = without_joining(goal.number.text) == without_joining(words)
    return number or any(one.text == words for one in rhythm(goal))


def _counted_alike(one: Target, other: Target) -> bool:
    """Tell whether two numbers are of one kind, and things in one unit."""
    kind = kind_of(one.number)
    units = {goal.number.unit.partition("/")[0] for goal in (one, other)}
    return kind == kind_of(other.number) and (kind != "things" or len(units) == 1)


def alike(one: Target, other: Target) -> bool:
    """Tell whether two goals are worth the same, with like bounds (不少于30%, 不低于三成).

    What is done so many times is so only in as long: 每月1次, 每周1次.
    """
    return same_number(one.number, other.number) and _rhythm(one) == _rhythm(other)


def _rhythm(goal: Target) -> set[tuple[str, str]]:
    """Return how long the periods are in each of which something is done so many times."""
    return {(one.value, one.unit) for one in rhythm(goal)}


def rhythm(goal: Target) -> tuple[Fact, ...]:
    """Return the periods in each of which something is done so many times: 每月探访1次."""
    occasions = goal.number.unit.partition("/")[0] in OCCASIONS
    return read_facts(goal.text, "period") if occasions else ()


def _scored(comparison: Comparison, scope: tuple[str, str], by_unit: ByUnit) -> Iterator[Scored]:
    """Yield the goals of linked statements that may be one, with how alike they are.

    Where the lists are too long to hold each goal against each, it is those of the same words.
    """
    links = [link for link in comparison.links if _is_of(link, scope, by_unit)]
    ends = {end for link in links for end in (link.left, link.right)}
    asked = {unit: _asked(by_unit.get(unit, ())) for unit in ends}
    left = MOST
    for link in links:
        one, other = asked[link.left], asked[link.right]
        pairs = len(one) * len(other)
        if pairs <= left:
            left -= pairs
            yield from _each_with_each(one, other, link.strength == "main")
        else:
            yield from _of_same_words(one, other)


def _is_of(link: Link, scope: tuple[str, str], by_unit: ByUnit) -> bool:
    """Tell whether a link is of measures, or of articles whose headings set goals, as rows do."""
    headed = link.strength == "main" and link.left in by_unit and link.right in by_unit
    here = (document_of(link.left), document_of(link.right)) == scope
    return here and (link.level == "measure" or headed)


def _asked(targets: Sequence[Target]) -> list[Asked]:
    """Return goals with what they are about, without the verbs of planning before it."""
    asked = ((one, front(plain(one.subject)) or one.subject) for one in targets)
    return [Asked(one, subject, without_reach(plain(subject))) for one, subject in asked]


def _each_with_each(
    left: Sequence[Asked], right: Sequence[Asked], one_matter: bool
) -> Iterator[Scored]:
    for one in left:
        for other in right:
            likeness = _one_thing(one, other) or (one_matter and _worth_the_same(one, other))
            if likeness:
                yield likeness, one.target, other.target


def _of_same_words(left: Sequence[Asked], right: Sequence[Asked]) -> Iterator[Scored]:
    """Yield the goals of one subject and unit, those of several in their order."""
    waiting: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for goal in reversed(right):
        waiting[goal.subject, goal.target.number.unit].append(goal.target)
    for goal in left:
        others = waiting[goal.subject, goal.target.number.unit]
        if others:
            yield SAME, goal.target, others.pop()


def _one_thing(one: Asked, other: Asked) -> float:
    """Return how alike two goals of linked statements are, to 100; 0 of those of two things.

    Numbers worth the same are one goal under another name, after all that share their subject.
    """
    numbers = one.target.number, other.target.number
    if of_two_things(one.subject, other.subject) or not counted_alike(*numbers):
        return 0.0
    likeness = _likeness(one, other)
    if likeness >= ONE_THING and one.target.number.unit == other.target.number.unit:
        return likeness
    return ONE_THING if likeness and alike(one.target, other.target) else 0.0


def _likeness(one: Asked, other: Asked) -> float:
    """Return how alike it is what two goals are about, to 100, 0 of what is hardly alike."""
    return max(
        ratio(one.subject, other.subject, score_cutoff=SAME_WORTH),
        ratio(one.thing, other.thing, score_cutoff=ONE_THING),
    )


def _worth_the_same(one: Asked, other: Asked) -> float:
    """Return the least likeness for goals of one worth and unit in statements on one matter, or 0.

    There they are one, whatever else is said beside them, unless they count two things.
    """
    numbers = one.target.number, other.target.number
    same = alike(one.target, other.target) and numbers[0].unit == numbers[1].unit
    two = of_two_things(one.subject, other.subject) or of_two_nouns(*numbers)
    return LEAST if same and not two else 0.0


def of_two_things(one: str, other: str) -> bool:
    """Tell whether two subjects are of town and country, or of two rates: 入住率, 占比."""
    left, right = halves(one), halves(other)
    apart = bool(left and right) and left.isdisjoint(right)
    return apart or _of_two_rates(*(subject.rstrip("达到为") for subject in (one, other)))


def _of_two_rates(one: str, other: str) -> bool:
    """Tell whether two subjects end in a rate or a share, and not in one under two names.

    One says the word of the other's rate as well, in full (年检率, 年度检查率) or of a share
    (床位率, 床位占比).
    """
    shares = words("numbers", "shares")
    if not all(subject.endswith((RATE, *shares)) for subject in (one, other)):
        return False
    rates = ((_rate(one), other), (_rate(other), one))
    told = [in_order(rate, subject) for rate, subject in rates if rate]
    return bool(told) and not any(told)


def _rate(subject: str) -> str:
    """Return the word before 率 that a subject ends in: 入住; nothing of a share."""
    parts = tokens(subject.removesuffix(RATE)) if subject.endswith(RATE) else ()
    return parts[-1] if parts else ""
