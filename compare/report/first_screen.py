"""What stands first: the foremost rows and goals in short, and sentences that lead to all rows."""

from __future__ import annotations

from collections.abc import Sequence

from compare.events.kinds import Group
from compare.language import say
from compare.report.findings import short_anchor
from compare.report.goals import goals_anchor
from compare.report.themes import theme_anchor
from compare.report.view.findings import (
    Brief,
    BriefGoal,
    BriefRow,
    HeadlinePart,
    HeadlineView,
    Tally,
)
from compare.telling.brief import (
    Foremost,
    foremost,
    foremost_goals,
    goal_said,
    tallies,
)
from compare.telling.goal import Goal, State
from compare.telling.goals import goal_instead, state_name
from compare.telling.rows.changes import Row
from compare.telling.sentences.causes import CAUSES
from compare.telling.sentences.clauses import Item
from compare.telling.sentences.headlines import headlines
from compare.telling.sentences.series import series_headlines
from compare.telling.words.labels import changed_with_time
from compare.telling.words.naming import Names, place

COLOURS: dict[State, Group] = {"changed": "changed", "new": "come", "gone": "gone"}
"""Goals have the colours of the rows that tell the same."""


def brief_view(names: Names, pair: int, rows: Sequence[Row]) -> Brief:
    """Return what stands first of a pair (from 1); ``rows`` are of all pairs."""
    language = names.language
    shown = foremost(names, pair, rows)
    count = sum(row.pair == pair for row in rows)
    in_time = changed_with_time(names, names.comparison.pairs[pair - 1])
    return Brief(
        title=say("brief", "changes" if in_time else "changes_apart", language, count=len(shown)),
        every=say("brief", "every", language, count=count),
        rows=tuple(_row(names, row) for row in shown),
        tallies=tuple(
            Tally(
                f"#{goals_anchor(names, pair, one.state)}",
                one.title,
                say("brief", "tally", language, name=one.name, count=one.count),
            )
            for one in tallies(names, pair)
        ),
        goals=tuple(_goal(names, pair, goal) for goal in foremost_goals(names, pair)),
    )


def _row(names: Names, told: Foremost) -> BriefRow:
    themes = [theme.id for theme in names.comparison.themes]
    return BriefRow(
        href=f"#{short_anchor(told.row)}",
        number=told.row,
        labels=told.labels,
        matter=told.matter,
        before=told.before,
        after=told.after,
        rest=told.rest,
        theme_order=themes.index(told.theme) if told.theme in themes else None,
        instead=told.instead,
    )


def _goal(names: Names, pair: int, goal: Goal) -> BriefGoal:
    before, after = goal_said(names, goal)
    return BriefGoal(
        href=place(names, pair, goal.units[1] or goal.units[0]).href,
        colour=COLOURS[goal.state],
        name=state_name(names, pair, goal.state),
        subject=goal.subject,
        before=before,
        after=after,
        instead=goal_instead(names, pair, goal),
    )


def headline_views(names: Names, pair: int, rows: Sequence[Row]) -> tuple[HeadlineView, ...]:
    """Return the sentences on a pair (from 1); goals that are listed beside them are told there."""
    listed = bool(foremost_goals(names, pair))
    causes = [cause for cause in CAUSES if not (listed and cause.key == "numbers")]
    return tuple(
        HeadlineView(one.topic, tuple(_part(part) for part in one.parts), one.under)
        for one in headlines(names, pair, rows, causes)
    )


def series_views(names: Names, rows: Sequence[Row]) -> tuple[HeadlineView, ...]:
    """Return the sentences on a series, none on a pair."""
    return tuple(
        HeadlineView(one.topic, tuple(_part(part) for part in one.parts))
        for one in series_headlines(names, rows)
    )


def _part(part: Item) -> HeadlinePart:
    asked = {"change": part.shown.change, "content": part.shown.content} if part.shown else {}
    filters = tuple((name, value) for name, value in asked.items() if value)
    return HeadlinePart(part.text, _href(part), filters)


def _href(part: Item) -> str:
    """Return where a part leads: row, theme or goals; nowhere from the words in between."""
    if part.goal:
        return "#goals"
    if part.theme:
        return f"#{theme_anchor(part.theme)}"
    return f"#{short_anchor(part.row)}" if part.row else ""
