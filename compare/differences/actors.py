"""actor_changed: another office is in charge or works along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from compare.differences.difference import difference
from compare.differences.edits import edits
from compare.differences.names import is_renamed, one_name
from compare.differences.side import Pair, Side, Together
from compare.facts.fronts import front
from compare.facts.offices import office
from compare.facts.plain import JOINED
from compare.facts.shorts import shortened
from compare.knowledge.closed import any_of, words
from compare.knowledge.headings import unmarked
from compare.model import Difference, DifferenceKind, Fact, Span

# before an office with which, or by which, something is done, and the region it may begin with
TOWARDS = re.compile(
    r"(?:与|同|跟|向|报|经|由|委托|(?:单位|部门|处室|科室)为)(?P<region>[一-鿿]{0,3}[省市县区州])?$"
)
LED = re.compile("(?<=[与同和跟])[^,，。;；:：、与同和跟]{2,20}(?:、[^,，。;；:：、]{2,20})*")
LONGEST_LIST = 40  # characters of offices that are told as they are written
BREAKS = ",，;；:：。、由"  # before an office: no list of offices goes over them
BY = "由"
PARTED = re.compile("[。;；]")
LONGEST_BEFORE = 8  # characters in which all that stands
SHORTEST = 3  # characters of the name of an office


def actors(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the offices of clauses that correspond, and of those beside them.

    Who leads stands in one clause and who helps in the next: clauses side by side are told as one.
    """
    found = list(changes(pair))
    for group in side_by_side(pair, found):
        yield told(pair, group, found)
    for clauses in pair.together:
        if all(one.left != clauses.left for one in found):
            yield from partners(pair, clauses)


@dataclass(frozen=True, slots=True)
class Change:
    """The offices that only one of two clauses has, or each of them in place of the other's."""

    old: tuple[Fact, ...]
    new: tuple[Fact, ...]
    left: Span
    right: Span


def changes(pair: Pair) -> Iterator[Change]:
    """Yield the changes of offices clause by clause.

    That an office ``acts`` is told only beside another that stands in its place.
    """
    left, right = pair.left.of("office"), pair.right.of("office")
    before = [
        one
        for one in left
        if not any(same(one, other) for other in right) and not along(pair.right, one)
    ]
    after = [
        one
        for one in right
        if not any(same(one, other) for other in left) and not along(pair.left, one)
    ]
    for clauses in pair.together:
        old = [one for one in before if pair.left.clause_of(one) == clauses.left]
        new = [one for one in after if pair.right.clause_of(one) == clauses.right]
        if not old and not new:
            continue
        old = old or [one for one in before if pair.left.clause_of(one) in pair.only_left]
        new = new or [one for one in after if pair.right.clause_of(one) in pair.only_right]
        old = old or handed_on(pair.left.of("office", clauses.left), new)
        new = new or handed_on(pair.right.of("office", clauses.right), old)
        if (old and new) or any(one.role != "acts" for one in (*old, *new)):
            yield Change(
                tuple(old),
                tuple(new),
                pair.left.clause_of(old[0]) if old else clauses.left,
                pair.right.clause_of(new[0]) if new else clauses.right,
            )
        before = [one for one in before if one not in old]
        after = [one for one in after if one not in new]
    yield from now_in_charge(pair, before, after)


def along(side: Side, one: Fact) -> bool:
    """Tell whether a statement too says of an office that it acts or works along, in any words.

    由甲局清理, 会同甲局、乙局, 与甲局; its name may be a short one there.
    """
    if one.role == "acts":
        return f"由{one.text}" in side.text
    return one.role == "with" and any(
        one_name(name, one.value)
        for led in LED.finditer(side.text)
        for member in led[0].split("、")
        for name in ends_of_offices(member)
    )


def ends_of_offices(member: str) -> Iterator[str]:
    """Yield how far into a member of a list the name of an office may go: 市医保局|共享数据."""
    yield from (member[: match.end()] for match in heads().finditer(member))


def now_in_charge(pair: Pair, before: list[Fact], after: list[Fact]) -> Iterator[Change]:
    """Yield the offices in charge that stand in a clause of their own before one that both have.

    由A牵头，开展…: the clause says of the next one who leads it.
    """
    for clauses in (*pair.together, *pair.same):
        old = [one for one in before if leads_on(pair.left, one, pair.only_left, clauses.left)]
        new = [one for one in after if leads_on(pair.right, one, pair.only_right, clauses.right)]
        if old or new:
            yield Change(tuple(old), tuple(new), clauses.left, clauses.right)


def leads_on(side: Side, one: Fact, alone: tuple[Span, ...], clause: Span) -> bool:
    """Tell whether an office in charge stands in a clause alone, right before another one."""
    own = side.clause_of(one)
    return one.role == "lead" and own in alone and next_to(side, own, clause)


def handed_on(acting: list[Fact], others: list[Fact]) -> list[Fact]:
    """Return the offices that had what is handed to others now."""
    return acting if others and all(one.role == "given" for one in others) else []


def side_by_side(pair: Pair, found: list[Change]) -> Iterator[list[Change]]:
    """Yield changes in groups; each stands in the clauses behind those of the one before it."""
    group: list[Change] = []
    for one in found:
        if group and not follows(pair, group[-1], one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def follows(pair: Pair, one: Change, other: Change) -> bool:
    """Tell whether both clauses of a change stand right behind those of another."""
    return next_to(pair.left, one.left, other.left) and next_to(pair.right, one.right, other.right)


def next_to(side: Side, first: Span, second: Span) -> bool:
    """Tell whether a clause of a statement stands right behind another."""
    if not {first, second} <= set(side.clauses):
        return False
    return side.clauses.index(second) - side.clauses.index(first) == 1


def told(pair: Pair, group: list[Change], found: list[Change]) -> Difference:
    """Return the difference of the offices of some clauses that stand side by side.

    Of several clauses all offices are told, so that nobody seems gone who only has another part;
    one that the other side names right before is told with what is said there, unless
    that is a change of its own among those ``found``.
    """
    first, last = group[0], group[-1]
    left, right = (first.left[0], last.left[1]), (first.right[0], last.right[1])
    old = pair.left.of("office", left) if len(group) > 1 else list(first.old)
    new = pair.right.of("office", right) if len(group) > 1 else list(first.new)
    before, after = as_written(pair.left, old), as_written(pair.right, new)
    kind: DifferenceKind = "actor_changed"
    if len(old) == len(new) == 1 and other_name(old[0], new[0]):
        kind, before, after = "renamed", old[0].text, new[0].text
    elif len(group) == 1 and crossed(pair, first, found):
        left, before = with_clause_before(pair.left, left, old)
        right, after = with_clause_before(pair.right, right, new)
    return difference(pair, kind, (old or new)[0].text, left, right, before, after)


def crossed(pair: Pair, one: Change, found: list[Change]) -> bool:
    """Tell whether an office of either side is named in the clause before those of the other.

    由甲局负责 became 甲局转由乙局领导,丙局配合: it was not 丙局 that took its place.
    """
    before = pair.left.before(one.left), pair.right.before(one.right)
    known = any(two.left == before[0] or two.right == before[1] for two in found)
    if not (one.old and one.new) or known or before == (one.left, one.right):
        return False
    left, right = pair.left.words(before[0]), pair.right.words(before[1])
    return any(two.text in right for two in one.old) or any(two.text in left for two in one.new)


def with_clause_before(side: Side, clause: Span, offices: list[Fact]) -> tuple[Span, str]:
    """Return two clauses, and their words up to the last of some offices with its part."""
    first = side.before(clause)[0]
    last = max(end for _, end in (with_part(side.text, one) for one in offices))
    return (first, clause[1]), unmarked(side.words((first, last)).lstrip())


def other_name(old: Fact, new: Fact) -> bool:
    """Tell whether two offices with one part are one office under another name."""
    return old.role == new.role and is_renamed(old.text, new.text)


def as_written(side: Side, offices: Sequence[Fact]) -> str:
    """Return the words that name some offices and their parts, with those listed before them.

    由甲局牵头,乙、丙局配合 is one stretch; of offices far apart each is named by itself.
    """
    if not offices:
        return ""
    spans = [with_part(side.text, one) for one in offices]
    start, end = min(begin for begin, _ in spans), max(stop for _, stop in spans)
    first, named = list_begins(side.text, start), min(offices, key=lambda one: one.start).text
    listed = side.text.startswith("由", first) or named.endswith(("部门", "单位"))
    if first < start and listed and not side.of("office", (first, start)):  # 民政、住建部门
        start = first
    written = side.words((start, end))
    if len(written) > LONGEST_LIST or PARTED.search(written) or apart(spans):
        return "、".join(one.subject for one in offices)
    return written


def apart(spans: Sequence[Span]) -> bool:
    """Tell whether more than words between offices stands between any two of them."""
    return any(two[0] - one[1] > LONGEST_BEFORE for one, two in pairwise(sorted(spans)))


def list_begins(text: str, start: int) -> int:
    """Return where the list begins, 由 before it included, of which a member begins at a place."""
    first = start
    while text[first - 1 : first] == "、":
        first = max(text.rfind(mark, 0, first - 1) for mark in BREAKS) + 1
    return first - (first < start and text[first - 1 : first] == "由")


def with_part(text: str, office: Fact) -> Span:
    """Return where an office stands with the words for its part: 由甲局牵头."""
    before, _, behind = office.subject.partition(office.text)
    start = office.start - len(before) * text.endswith(before, 0, office.start)
    return start, office.end + len(behind) * text.startswith(behind, office.end)


def same(one: Fact, other: Fact) -> bool:
    """Tell whether two offices are one and have one part; one that acts may be said to lead."""
    if one.role == other.role:
        return one_name(one.value, other.value)
    return {one.role, other.role} == {"acts", "lead"} and shortened(one.value) == shortened(
        other.value
    )


def partners(pair: Pair, clauses: Together) -> Iterator[Difference]:
    """Yield the offices without a part of their own that others took the place of: 与甲局交换."""
    for edit in edits(pair, clauses):
        before, after = office_at(pair.left, edit.left), office_at(pair.right, edit.right)
        if not before or not after or one_name(office(before), office(after)):
            continue
        if not pair.right.says(before) and not pair.left.says(after):
            yield difference(
                pair, "actor_changed", after, clauses.left, clauses.right, before, after
            )


def office_at(side: Side, stretch: Span) -> str:
    """Return the office at a stretch, with a noun for offices behind it, after 与 or its like."""
    if side.words(stretch).startswith(BY):
        stretch = (stretch[0] + len(BY), stretch[1])
    match = heads().match(side.text, stretch[1])
    led = TOWARDS.search(side.text[max(0, stretch[0] - LONGEST_BEFORE) : stretch[0]])
    if not led:
        return ""
    name = (led["region"] or "") + side.words(stretch) + (match[0] if match else "")
    body = name.endswith(words("offices", "bodies"))
    none = (name.endswith(words("offices", "none")) and not body) or front(name) != name
    if len(name) < SHORTEST or none or JOINED.search(name):
        return ""
    acts = led[0].startswith(BY) and shortened(name).endswith(acting())  # 由双百社工探访
    return name if acts or body or name.endswith(words("offices", "heads")) else ""


@cache
def acting() -> tuple[str, ...]:
    """Return what the names of those end in who do something: people, bodies, and no 资金."""
    people = {*words("people", "heads")} - {*words("people", "bare")}
    bodies = {*words("offices", "seats"), *words("offices", "bodies"), *words("offices", "teams")}
    return tuple(people | bodies)


@cache
def heads() -> re.Pattern[str]:
    """Return the pattern of a noun that the name of an office ends in."""
    return re.compile(any_of("offices", "heads"))
