"""The goals of a pair: which changed, which only one document sets, which stayed.

Two goals are one where linked statements set a number of one unit for the same thing. A date that
was put off or brought forward is a goal that changed, whether or not a number stands with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from operator import itemgetter

from compare.addresses import document_of
from compare.events.evidence.subject import SHORTEST, ends_whole, subject_of, weight_of
from compare.facts import read_facts
from compare.facts.numbers import without_joining
from compare.facts.places import halves
from compare.facts.plain import clauses, squashed
from compare.knowledge.closed import words
from compare.knowledge.words import content_words, tokens
from compare.laws import are_laws
from compare.model import Comparison, Fact, Target
from compare.telling.goal import STATES, Ends, Goal, State
from compare.telling.goal_counterparts import RATE, alike, counterparts, rhythm
from compare.telling.goal_repeats import told_once
from compare.telling.rollover import counted_from
from compare.telling.rows.doubts import doubt
from compare.telling.rows.instead import stands_there
from compare.telling.words.english_values import date_in_english, value_in_english
from compare.telling.words.labels import changed_with_time, short_names, side_name
from compare.telling.words.naming import Names
from compare.telling.words.relation import over_time, relation_of
from compare.telling.words.said import both_facts, is_rewritten, quotes_of
from compare.telling.words.wording import listed, word
from compare.themes.subjects import GAP

END_OF_YEAR = "+0-12-底"
"""A deadline as ``read_facts`` gives it: years from the plan's, month, day."""
AT = "在"
"""Stands before a number and belongs to the words around it: 稳定在80%, 在86个县."""
LONGEST_VALUE = 16  # characters of a number with the period in which it is done so often


def goals_of(comparison: Comparison, pair: int) -> tuple[Goal, ...]:
    """Return the goals of a pair (from 1): changed ones first, then in the order of the texts."""
    scope = comparison.pairs[pair - 1]
    found = [_goal(comparison, scope, ends) for ends in _matched(comparison, scope)]
    found += _dates(comparison, scope, found)
    found = _with_instead(comparison, scope, told_once(comparison, scope, found))
    return tuple(sorted(found, key=lambda goal: STATES.index(goal.state)))


def goals_named(names: Names, pair: int) -> tuple[Goal, ...]:
    """Return the goals of a pair (from 1), which several parts of a page tell of."""
    if pair not in names.goals:
        names.goals[pair] = goals_of(names.comparison, pair)
    return names.goals[pair]


def goal_values(names: Names, goal: Goal) -> tuple[str, str]:
    """Return what either side sets, in the language of the page where a number has words of it."""
    if names.language == "zh":
        return goal.before, goal.after
    ends = zip((goal.before, goal.after), goal.targets, strict=True)
    before, after = (
        value_in_english(words, target.number) if target else date_in_english(words)
        for words, target in ends
    )
    return before, after


def goal_dates(names: Names, goal: Goal) -> tuple[str, str]:
    """Return by when either side wants it done, in the language of the page."""
    if names.language == "zh":
        return goal.due
    before, after = map(date_in_english, goal.due)
    return before, after


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


def _with_instead(
    comparison: Comparison, scope: tuple[str, str], found: Sequence[Goal]
) -> list[Goal]:
    """Return goals, those that are gone with the statement that treats their matter now."""
    links = [
        link
        for link in comparison.links
        if link.level == "measure" and link.strength == "main"
        if (document_of(link.left), document_of(link.right)) == scope
    ]
    texts = {
        link.left: comparison.unit_by_address[link.right].text
        for link in sorted(links, key=lambda link: link.score)  # of several the likeliest stays
    }
    return [
        replace(one, instead=texts.get(one.units[0], "")) if one.state == "gone" else one
        for one in found
    ]


def goal_remark(names: Names, pair: int, goal: Goal) -> str:
    """Return where a document contradicts itself, and which numbers its source may have damaged."""
    scope = names.comparison.pairs[pair - 1]
    said = tuple(
        word("said_elsewhere", names.language, tag=side, words=words)
        for side, words in zip(short_names(names, scope), goal.elsewhere, strict=True)
        if words
    )
    damaged = doubt(names, scope, goal.texts)
    return listed((*said, *filter(None, (damaged,))), names.language)


def goal_instead(names: Names, pair: int, goal: Goal) -> str:
    """Return what the later document says on the matter of a goal that is gone, or nothing.

    Of two places none is gone.
    """
    if not changed_with_time(names, names.comparison.pairs[pair - 1]):
        return ""
    return stands_there(names, goal.instead, goal.subject)


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


def _matched(comparison: Comparison, scope: tuple[str, str]) -> Iterator[Ends]:
    """Yield the goals of both documents, those of one thing together, in the order of the texts."""
    by_unit: dict[str, list[Target]] = defaultdict(list)
    for target in comparison.targets:
        by_unit[target.unit].append(target)
    pairs = counterparts(comparison, scope, by_unit)
    found = {goal for ends in pairs for goal in ends}
    partners: dict[Target, list[Target]] = defaultdict(list)
    for one, other in pairs:
        partners[one].append(other)
    for target in comparison.targets:
        if document_of(target.unit) == scope[0]:
            yield from ((target, other) for other in partners[target])
            if target not in found:
                yield target, None
    for target in comparison.targets:
        if document_of(target.unit) == scope[1] and target not in found:
            yield None, target


def _goal(comparison: Comparison, scope: tuple[str, str], ends: Ends) -> Goal:
    left, right = ends
    either = right or left
    assert either is not None
    subject = _subject(left, right) if left and right else either.subject
    if not content_words(subject) or subject in _value(either):  # 每周至少探访1次 says not whom
        subject = _before(comparison.unit_by_address[either.unit].text, either.number) or subject
    return Goal(
        state=_state(comparison, scope, ends),
        subject=subject.removeprefix(_due(either)),
        unit=either.number.unit,
        before=_value(left),
        after=_value(right),
        due=(_due(left), _due(right)),
        texts=(left.text if left else "", right.text if right else ""),
        units=(left.unit if left else "", right.unit if right else ""),
        targets=ends,
    )


def _before(text: str, number: Fact) -> str:
    """Return what the clause before that of a number is about, nothing if it is in the first."""
    spans = clauses(text)
    before = bisect_right(spans, number.start, key=itemgetter(1))
    return subject_of(text[slice(*spans[before - 1])]) if before else ""


def _subject(left: Target, right: Target) -> str:
    """Return what two goals that are one are about: what the wider subject has of the narrower.

    Of two that say more than each other, each on its own year, it is the phrase that both have.
    """
    one, other = left.subject, right.subject
    if halves(one) < halves(other) or squashed(one) in squashed(other):
        return one
    if squashed(other) in squashed(one):
        return other
    return _shared(one, other) or other


def _shared(one: str, other: str) -> str:
    """Return the longest run of whole words that two subjects share, if it names a thing."""
    lefts, rights = tokens(one), tokens(other)
    block = SequenceMatcher(None, lefts, rights, autojunk=False).find_longest_match()
    shared = "".join(lefts[block.a : block.a + block.size]).strip(f"，,、的{GAP}")
    shares = words("numbers", "shares")
    if other.endswith((RATE, *shares)) and not shared.endswith((RATE, *shares)):
        return ""  # a share is not what it is of: 护理型床位|占比
    return shared if weight_of(shared) >= SHORTEST and ends_whole(shared) else ""


def _state(comparison: Comparison, scope: tuple[str, str], ends: Ends) -> State:
    left, right = ends
    if left is None or right is None:
        return "new" if right else "gone"
    documents = [comparison.document_by_id[name] for name in scope]
    dues = zip((left, right), documents, strict=True)
    times = {_when(end.due, document.head.year or 0) for end, document in dues}
    # Every place has dates of its own: that they differ is no difference of the goal.
    in_time = len(times) == 1 or not over_time(relation_of(*documents))
    return "kept" if alike(left, right) and in_time else "changed"


def _when(date: Fact | None, year: int) -> str:
    """Return a deadline as years from that of its plan, month and day, nothing without one.

    By the end of the year all of a plan is to be done: that is no date of its own.
    """
    if date is None:
        return ""
    of_its_year = "+0" if date.value.startswith("-") else ""
    said = of_its_year + counted_from(date.value, year)
    return "" if said == END_OF_YEAR else said


def _value(target: Target | None) -> str:
    """Return the number of a goal as written, with the period before it if it counts occasions."""
    if target is None:
        return ""
    number = target.number.text
    start = next((target.text.find(one.text) for one in rhythm(target)), -1)
    end = target.text.find(number, max(start, 0)) + len(number)
    with_period = target.text[start:end] if 0 <= start < end else ""
    written = without_joining(number).removeprefix(AT)
    return with_period if 0 < len(with_period) <= LONGEST_VALUE else written


def _due(target: Target | None) -> str:
    return target.due.text if target and target.due else ""
