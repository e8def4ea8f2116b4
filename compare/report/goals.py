"""The goals of a pair in the page: changed ones first, then what only one side sets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice

from compare.report.view.goals import GoalGroup, GoalView, SaidView
from compare.telling.goal import Goal, State
from compare.telling.goals import (
    goal_dates,
    goal_instead,
    goal_remark,
    goal_values,
    goals_named,
    state_label,
)
from compare.telling.words.naming import Names, pair_prefix, place

MOST = 1_000  # goals of one kind that the page shows; all of them are in the exports


def goal_groups(names: Names, pair: int) -> tuple[GoalGroup, ...]:
    """Return the goals of a pair (from 1) by what became of them."""
    goals = goals_named(names, pair)
    groups = groupby(goals, key=lambda goal: goal.state)
    return tuple(_group(names, pair, state, list(members)) for state, members in groups)


def _group(names: Names, pair: int, state: State, goals: Sequence[Goal]) -> GoalGroup:
    return GoalGroup(
        goals_anchor(names, pair, state),
        state,
        state_label(names, pair, state),
        len(goals),
        tuple(_goal(names, pair, goal) for goal in islice(goals, MOST)),
    )


def goals_anchor(names: Names, pair: int, state: State) -> str:
    """Return the anchor of the goals of a pair that became one thing."""
    return f"{pair_prefix(names, pair)}goals-{state}"


def _goal(names: Names, pair: int, goal: Goal) -> GoalView:
    left, right = (place(names, pair, unit).href if unit else "" for unit in goal.units)
    before, after = goal_values(names, goal)
    return GoalView(
        subject=goal.subject,
        before=SaidView(before, left),
        after=SaidView(after, right),
        due=goal_dates(names, goal),
        remark=goal_remark(names, pair, goal),
        instead=goal_instead(names, pair, goal),
    )
