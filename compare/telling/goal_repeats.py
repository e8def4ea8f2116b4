"""Goals that a plan states in several places: told once, with what it contradicts itself in.

An annex says again what the text sets, and a list of projects what the part on them does. Where a
plan has two numbers for one thing, one row says both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

from compare.addresses import article_of, document_of
from compare.annexes import in_annex
from compare.facts.plain import squashed
from compare.knowledge.words import content_words
from compare.model import Comparison, Target
from compare.telling.goal import Goal

Worth = tuple[str, str]
Articles = tuple[str, str]


def told_once(comparison: Comparison, scope: tuple[str, str], found: Sequence[Goal]) -> list[Goal]:
    """Return goals without repetitions; one with two numbers in one document says both."""
    return _with_both(comparison, scope, _without_annexes(comparison, found))


def _without_annexes(comparison: Comparison, found: Sequence[Goal]) -> list[Goal]:
    """Return goals without those that an annex says again, in both documents or in the only one."""
    if not any(section.annex for one in comparison.documents for section in one.sections):
        return list(found)
    kept: list[Goal] = []
    said: dict[tuple[object, ...], list[tuple[str, tuple[bool, ...]]]] = defaultdict(list)
    for goal in found:
        alike = said[goal.state, *map(_worth, goal.targets), goal.due if not goal.unit else ""]
        subject, places = goal.subject, _in_annex(comparison, goal)
        if not any(
            places != others and (subject in other or other in subject) for other, others in alike
        ):
            kept.append(goal)
        alike.append((subject, places))
    return kept


def _with_both(comparison: Comparison, scope: tuple[str, str], found: Sequence[Goal]) -> list[Goal]:
    """Return goals, those of one thing as one where one document agrees and the other does not.

    Two numbers of one document alone are told so where an event says that they contradict.
    """
    disputed = _disputed(comparison, scope)
    disputes = _by_unit(disputed)
    kept: list[Goal] = []
    waiting: dict[Hashable, dict[Articles, list[int]]] = defaultdict(dict)
    for goal in found:
        keys: list[Hashable] = [one for unit in goal.units for one in disputes.get(unit, ())]
        if goal.unit and all(goal.targets):
            keys += [(side, goal.unit, _worth(goal.targets[side])) for side in (0, 1)]
        articles = _articles(goal)
        groups = (group for key in keys for group in waiting[key].items())
        places = sorted({at for one, those in groups if _apart(one, articles) for at in those})
        twin = next((at for at in places if _of_one_thing(kept[at], goal, disputed)), None)
        if twin is not None:
            kept[twin] = _joined(kept[twin], goal)
            continue
        for key in keys:
            waiting[key].setdefault(articles, []).append(len(kept))
        kept.append(goal)
    return kept


def _disputed(comparison: Comparison, scope: tuple[str, str]) -> set[frozenset[str]]:
    """Return the statements that contradict each other, two and two."""
    return {
        frozenset((one.unit, other.unit))
        for event in comparison.events
        if event.type == "contradicts" and event.scope == scope
        for one in event.evidence
        for other in event.evidence
        if document_of(one.unit) == document_of(other.unit) and one.unit != other.unit
    }


def _by_unit(disputed: set[frozenset[str]]) -> dict[str, list[frozenset[str]]]:
    """Return the statements that contradict each other by either of them."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for two in disputed:
        for unit in two:
            found[unit].append(two)
    return found


def _of_one_thing(one: Goal, other: Goal, disputed: set[frozenset[str]]) -> bool:
    """Tell whether two goals are one for which a document has two numbers.

    What they are about is called alike, one with a verb behind it (新建养老中心按期竣工). They
    stand apart.
    """
    if any(one.elsewhere):
        return False
    same = [_worth(a) == _worth(b) for a, b in zip(one.targets, other.targets, strict=True)]
    sides = [{a, b} for a, b in zip(one.units, other.units, strict=True)]
    if any(same) == all(same):
        return False
    short, long = sorted((squashed(one.subject), squashed(other.subject)), key=len)
    if long.startswith(short) and all((*one.targets, *other.targets)):
        return True
    shared = set(content_words(one.subject)) & set(content_words(other.subject))
    return bool(shared) and any(frozenset(side) in disputed for side in sides)


def _articles(goal: Goal) -> Articles:
    left, right = (unit and article_of(unit) for unit in goal.units)
    return left, right


def _apart(one: Articles, other: Articles) -> bool:
    """Tell whether each document says two goals in two articles, or neither."""
    return all(len({a, b} - {""}) != 1 for a, b in zip(one, other, strict=True))


def _joined(one: Goal, other: Goal) -> Goal:
    """Return two goals as one, which says in what the second differs."""
    first, second = (
        said if _worth(a) != _worth(b) else ""
        for said, a, b in zip((other.before, other.after), one.targets, other.targets, strict=True)
    )
    state = one.state if one.state == other.state else "changed"
    return replace(one, state=state, elsewhere=(first, second))


def _worth(target: Target | None) -> Worth | None:
    return (target.number.value, target.number.unit) if target else None


def _in_annex(comparison: Comparison, goal: Goal) -> tuple[bool, ...]:
    """Tell of either statement of a goal whether it stands in an annex."""
    documents = comparison.document_by_id
    return tuple(in_annex(documents[document_of(unit)], unit) for unit in goal.units if unit)
