"""The goals of a pair: which changed, which only one document sets, which stayed.

Two goals are one where linked statements set a number of one unit for the same thing. A date that
was put off or brought forward is a goal that changed, whether or not a number stands with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.fuzz import ratio

from compare.addresses import document_of
from compare.differences.numbers import same_number
from compare.facts import read_facts
from compare.facts.plain import plain
from compare.laws import are_laws
from compare.model import Comparison, Fact, Target
from compare.telling.rollover import counted_from
from compare.telling.rows.doubts import doubt
from compare.telling.words.labels import changed_with_time, side_name
from compare.telling.words.naming import Names
from compare.telling.words.said import both_facts, is_rewritten, quotes_of
from compare.telling.words.wording import number, word
from compare.themes.targets import BOUND_AFTER, BOUND_BEFORE, SET_OUT

State = Literal["changed", "new", "gone", "kept"]
STATES: tuple[State, ...] = ("changed", "new", "gone", "kept")
ONE_THING = 60.0  # rapidfuzz ratio of what two goals are about
SHORTEST = 2
NEAR = 3  # characters between a number and the title that it belongs to
JOINTS = "和、及与"
GAP = "…"
"""Stands in a subject where the number was."""
AIMING = re.compile("^(?:全面|继续|积极|全力|确保|力争|争取|保证|实现)+")
Ends = tuple[Target | None, Target | None]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in both documents of a pair, or in one of them (the other side is empty).

    ``before`` and ``after`` are the numbers with bound and unit, ``due`` the deadlines, as written.
    Of what is to be done by a date alone they are the dates, and there is no unit and no target.
    ``texts`` are the clauses, ``units`` the addresses of their statements.
    """

    state: State
    subject: str
    unit: str
    before: str
    after: str
    due: tuple[str, str]
    texts: tuple[str, str]
    units: tuple[str, str]
    targets: Ends = (None, None)


def goals_of(comparison: Comparison, pair: int) -> tuple[Goal, ...]:
    """Return the goals of a pair (from 1): changed ones first, then in the order of the texts."""
    scope = comparison.pairs[pair - 1]
    called = _called(comparison.targets)
    found = [
        _goal(comparison, scope, ends, called)
        for ends in _matched(comparison, scope)
        if not any(end and counts_issuers(end) for end in ends)
    ]
    found += _dates(comparison, scope, found)
    return tuple(sorted(found, key=lambda goal: STATES.index(goal.state)))


def _dates(comparison: Comparison, scope: tuple[str, str], told: Sequence[Goal]) -> Iterator[Goal]:
    """Yield what either plan wants done by a date of its own, and no goal tells with it."""
    if are_laws(*(comparison.document_by_id[name] for name in scope)):
        return  # whose periods and dates are nobody's goal
    known = {(goal.units, goal.due) for goal in told}
    for event in comparison.events:
        if event.scope == scope and event.type == "number_changed" and not is_rewritten(event):
            dates = both_facts(event)
            left, right = (next(iter(quotes_of(event, name)), None) for name in scope)
            dated = all(read_facts(date, "deadline") for date in dates)
            if left and right and dated and ((left.unit, right.unit), dates) not in known:
                yield Goal(
                    state="changed",
                    subject=event.matter,
                    unit="",
                    before=dates[0],
                    after=dates[1],
                    due=("", ""),
                    texts=(left.text, right.text),
                    units=(left.unit, right.unit),
                )


def goal_remark(names: Names, pair: int, goal: Goal) -> str:
    """Return which numbers of a goal may be damaged in its source, or nothing."""
    return doubt(names, names.comparison.pairs[pair - 1], goal.texts)


def state_label(names: Names, pair: int, state: State) -> str:
    """Return how goals of a state are headed: of two places nothing is new, after a cut gone."""
    return _of_state(names, pair, state, "goal")


def state_name(names: Names, pair: int, state: State) -> str:
    """Return the same in a word that stands beside a goal."""
    return _of_state(names, pair, state, "goal_short")


def _of_state(names: Names, pair: int, state: State, form: str) -> str:
    scope = names.comparison.pairs[pair - 1]
    if state == "gone" and names.comparison.document_by_id[scope[1]].truncated:
        return word(f"{form}_unseen", names.language)
    if changed_with_time(names, scope):
        return word(f"{form}_{state}", names.language)
    if state in ("new", "gone"):
        tag = side_name(names, scope[state == "new"], scope)
        return word(f"apart_{form}_only", names.language, tag=tag)
    return word(f"apart_{form}_{state}", names.language)


def whole_subject(target: Target) -> str:
    """Return what a goal is about: its clause without numbers, verbs of planning and bounds.

    Of a list of numbers (A、B分别为…) it is the member to which the number belongs.
    """
    if target.subject not in plain(target.text):
        return target.subject
    figure = _figure(target)
    before, _, after = target.text.partition(figure) if figure else (target.text, "", "")
    parts = [part for part in (_leading(before), _following(after)) if part]
    subject = GAP.join(parts)
    return subject if len(subject) >= SHORTEST else target.text


def counts_issuers(target: Target) -> bool:
    """Tell whether a number stands before the title of a paper: who issued it, nobody's goal."""
    figure = _figure(target) or f"{target.value:g}{target.measure_unit}"
    return "《" in target.text.partition(figure)[2][:NEAR]


def _leading(words: str) -> str:
    """Return what stands before a number; of several in a row, what stands before the first."""
    words = SET_OUT.sub("", words)
    listed = words.rstrip(JOINTS)
    for fact in read_facts(words, "number"):
        if fact.end == len(listed) < len(words):
            return _leading(words[: fact.start])
    for bound in BOUND_BEFORE.split("|"):
        words = words.removesuffix(bound)
    return words.strip().removesuffix("的")


def _following(words: str) -> str:
    """Return what stands behind a number; nothing where further numbers follow in a row."""
    for bound in BOUND_AFTER.split("|"):
        words = words.removeprefix(bound)
    rest = words.lstrip(JOINTS)
    first = min((fact.start for fact in read_facts(rest, "number")), default=-1)
    return "" if rest != words and first == 0 else words.strip().removeprefix("的")


def _figure(target: Target) -> str:
    """Return the number of a target as its clause writes it, with its unit."""
    fact = _fact(target)
    return fact.text if fact else ""


def _fact(target: Target) -> Fact | None:
    """Return the number of a target as a fact of its clause."""
    facts = read_facts(target.text, "number")
    units = [fact for fact in facts if fact.unit == target.measure_unit] or facts
    same = [fact for fact in units if fact.value.split("-")[0] == f"{target.value:g}"] or units
    return next(iter(same), None)


def _matched(comparison: Comparison, scope: tuple[str, str]) -> Iterator[Ends]:
    """Yield the goals of both documents, those of one thing together, in the order of the texts."""
    by_unit: dict[str, list[Target]] = defaultdict(list)
    for target in comparison.targets:
        by_unit[target.unit].append(target)
    partners = _partners(comparison, scope, by_unit)
    for target in comparison.targets:
        if document_of(target.unit) == scope[0]:
            yield target, partners.get(target)
    found = set(partners.values())
    for target in comparison.targets:
        if document_of(target.unit) == scope[1] and target not in found:
            yield None, target


def _partners(
    comparison: Comparison, scope: tuple[str, str], by_unit: dict[str, list[Target]]
) -> dict[Target, Target]:
    """Return for goals of the left document those of the right, the most alike first."""
    scored = [
        (ratio(whole_subject(one), whole_subject(other)), one, other)
        for link in comparison.links
        if link.level == "measure" and (document_of(link.left), document_of(link.right)) == scope
        for one in by_unit.get(link.left, ())
        for other in by_unit.get(link.right, ())
        if one.measure_unit == other.measure_unit
    ]
    found: dict[Target, Target] = {}
    taken: set[Target] = set()
    for likeness, one, other in sorted(scored, key=lambda each: -each[0]):
        if likeness >= ONE_THING and one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _called(targets: Iterable[Target]) -> dict[Target, str]:
    """Return what goals are called: what is done with what (新建养老院), without words of aiming.

    A number alone is of what the number before it in the statement is (达到95%、80%以上).
    """
    called: dict[Target, str] = {}
    last: Target | None = None
    for target in targets:
        subject = whole_subject(target)
        alone = subject == target.text and subject.startswith(_figure(target))
        if alone and last and last.unit == target.unit:
            called[target] = called[last]
        else:
            set_out = SET_OUT.match(target.text)
            doing = AIMING.sub("", set_out[0]) if set_out and not alone else ""
            called[target] = subject if subject.startswith(doing) else doing + subject
        last = target
    return called


def _goal(
    comparison: Comparison, scope: tuple[str, str], ends: Ends, called: Mapping[Target, str]
) -> Goal:
    left, right = ends
    either = right or left
    assert either is not None
    due = _due(comparison, left), _due(comparison, right)
    return Goal(
        state=_state(comparison, scope, ends, due),
        subject=called[either],
        unit=either.measure_unit,
        before=_value(left),
        after=_value(right),
        due=due,
        texts=(left.text if left else "", right.text if right else ""),
        units=(left.unit if left else "", right.unit if right else ""),
        targets=ends,
    )


def _state(
    comparison: Comparison, scope: tuple[str, str], ends: Ends, due: tuple[str, str]
) -> State:
    left, right = ends
    if left is None or right is None:
        return "new" if right else "gone"
    years = [comparison.document_by_id[name].head.year or 0 for name in scope]
    times = [counted_from(when, year) for when, year in zip(due, years, strict=True)]
    return "kept" if _alike(left, right) and times[0] == times[1] else "changed"


def _alike(one: Target, other: Target) -> bool:
    """Tell whether two goals are worth the same, with like bounds (不少于30%, 不低于三成)."""
    left, right = _fact(one), _fact(other)
    like = left is not None and right is not None and same_number(left, right)
    return one.value == other.value and (one.bound == other.bound or like)


def _value(target: Target | None) -> str:
    if target is None:
        return ""
    return _figure(target) or f"{target.bound}{number(target.value)}{target.measure_unit}"


def _due(comparison: Comparison, target: Target | None) -> str:
    """Return the deadline of a goal as written: the last one before the end of its clause."""
    if target is None:
        return ""
    text = comparison.unit_by_address[target.unit].text
    end = text.find(target.text) + len(target.text)
    dates = [fact for fact in read_facts(text, "deadline") if fact.start < end]
    return dates[-1].text if dates else ""
