"""The goals of a pair in the page: changed ones first, then what only one side sets."""

from __future__ import annotations

from itertools import groupby

from compare.report.view.goals import GoalGroup, GoalView, SaidView
from compare.telling.goals import Goal, State, goal_instead, goal_remark, goals_of, state_label
from compare.telling.words.naming import Names, pair_prefix, place


def goal_groups(names: Names, pair: int) -> tuple[GoalGroup, ...]:
    """Return the goals of a pair (from 1) by what became of them."""
    goals = goals_of(names.comparison, pair)
    return tuple(
        GoalGroup(
            goals_anchor(names, pair, state),
            state,
            state_label(names, pair, state),
            tuple(_goal(names, pair, goal) for goal in members),
        )
        for state, members in groupby(goals, key=lambda goal: goal.state)
    )


def goals_anchor(names: Names, pair: int, state: State) -> str:
    """Return the anchor of the goals of a pair that became one thing."""
    return f"{pair_prefix(names, pair)}goals-{state}"


def _goal(names: Names, pair: int, goal: Goal) -> GoalView:
    left, right = (place(names, pair, unit).href if unit else "" for unit in goal.units)
    return GoalView(
        subject=goal.subject,
        before=SaidView(goal.before, left),
        after=SaidView(goal.after, right),
        due=goal.due,
        remark=goal_remark(names, pair, goal),
        instead=goal_instead(names, pair, goal),
    )
