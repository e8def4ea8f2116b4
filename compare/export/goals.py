"""Goals as plain rows: those of a pair side by side, and the numbers that each text sets."""

from __future__ import annotations

from typing import NamedTuple

from compare.addresses import document_of
from compare.export.units import unit_name
from compare.telling.goal import Goal
from compare.telling.goals import goal_instead, goal_remark, goals_named, state_label
from compare.telling.words.naming import Names, unit_title


class GoalRow(NamedTuple):
    """A goal of a pair: what either side sets, and by when; ``left_value`` is in ``unit``.

    A goal that is a date alone has no values. ``instead`` is what the later document says where a
    goal is gone.
    """

    left: str
    right: str
    state: str
    subject: str
    before: str
    after: str
    left_value: float | None
    right_value: float | None
    unit: str
    left_due: str
    right_due: str
    left_article: str
    right_article: str
    left_text: str
    right_text: str
    instead: str
    remark: str
    left_unit: str
    right_unit: str


class TargetRow(NamedTuple):
    """One goal; ``value`` and, of a range, its ``upper`` end are in ``unit``."""

    document: str
    article: str
    subject: str
    bound: str
    value: float
    upper: float | None
    unit: str
    due: str
    target: str
    address: str


def goal_rows(names: Names) -> tuple[GoalRow, ...]:
    """Return the goals of all pairs, those that changed first in each."""
    return tuple(
        _goal(names, pair, goal)
        for pair in range(1, len(names.comparison.pairs) + 1)
        for goal in goals_named(names, pair)
    )


def _goal(names: Names, pair: int, goal: Goal) -> GoalRow:
    left, right = names.comparison.pairs[pair - 1]
    targets, units = goal.targets, goal.units
    names_of_units = [unit_name(names, unit) if unit else "" for unit in units]
    return GoalRow(
        left=names.tags[left],
        right=names.tags[right],
        state=state_label(names, pair, goal.state),
        subject=goal.subject,
        before=goal.before,
        after=goal.after,
        left_value=targets[0].value if targets[0] else None,
        right_value=targets[1].value if targets[1] else None,
        unit=unit_title(names, goal.unit),
        left_due=goal.due[0],
        right_due=goal.due[1],
        left_article=names_of_units[0],
        right_article=names_of_units[1],
        left_text=goal.texts[0],
        right_text=goal.texts[1],
        instead=goal_instead(names, pair, goal),
        remark=goal_remark(names, pair, goal),
        left_unit=units[0],
        right_unit=units[1],
    )


def target_rows(names: Names) -> tuple[TargetRow, ...]:
    """Return the goals in the order of the texts."""
    return tuple(
        TargetRow(
            document=names.tags[document_of(target.unit)],
            article=unit_name(names, target.unit),
            subject=target.subject,
            bound=target.number.bound,
            value=target.value,
            upper=target.upper,
            unit=unit_title(names, target.number.unit),
            due=target.due.text if target.due else "",
            target=target.text,
            address=target.unit,
        )
        for target in names.comparison.targets
    )
