"""The goals that a sentence tells: which changed, with their deadlines, and which one side sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compare.events.evidence.subject import balanced
from compare.facts import read_facts
from compare.knowledge.headings import unmarked
from compare.model import Event
from compare.telling.goals import Goal, goal_remark, goals_named
from compare.telling.rows.changes import Row
from compare.telling.rows.doubts import with_remark
from compare.telling.sentences.clauses import (
    LONGEST,
    SIDES,
    Clause,
    Item,
    Scene,
    Shown,
    alone,
    changed,
    changed_words,
    of_rows,
    sure,
)
from compare.telling.words.naming import theme_inside
from compare.telling.words.phrases import NAME_LENGTH
from compare.telling.words.relation import over_time
from compare.telling.words.said import both_facts


def numbers(scene: Scene) -> Iterator[Clause]:
    """Yield which goals changed, with their deadlines, and which only one side sets.

    Between two places only rows tell the latter: a goal by itself does not say of what it is.
    """
    rows = scene.of("number_changed")
    goals = goals_named(scene.names, scene.pair)
    both = sure((row, _with_dates(scene, row, event, goals)) for row, event in rows)
    both += tuple(
        Item(_changed_goal(scene, goal), goal=True)
        for goal in goals
        if goal.state == "changed" and not any(_tells(row, event, goal) for row, event in rows)
    )
    for clause in of_rows(scene, "numbers_both", both, Shown("changed", "number")):
        yield replace(clause, counted=False)  # goals are counted above, where they are listed
    if scene.relation == "versions":
        return  # what a law counts is no goal
    for side, state in ((1, "new"), (0, "gone")):
        mine = [(row, event) for row, event in rows if _is_goal(scene, row, event, side, goals)]
        # A dated goal says most, then one that is to be reached: a rate, a bound.
        mine.sort(key=lambda two: (not _by_when(two[1], side), not _reached(two[1], side)))
        items = sure((row, _dated(scene, row, event, side, goals)) for row, event in mine)
        items += tuple(
            Item(_goal(scene, goal, side), goal=True)
            for goal in goals
            if goal.state == state and over_time(scene.relation)
            if not any(_tells(row, event, goal) for row, event in mine)
        )
        if items:
            numbers = tuple(item.row for item in items if item.row)
            shown = Shown(content="number")
            further = sum(item.goal for item in items)
            key = f"numbers_{SIDES[side]}"
            yield Clause(key, items, rows=numbers, shown=shown, goals=further, lacking=1 - side)


def _is_goal(scene: Scene, row: Row, event: Event, side: int, goals: tuple[Goal, ...]) -> bool:
    """Tell whether what one side alone fixes is to be reached: a target, a bound or a date."""
    if not alone(scene, row, event, side):
        return False
    facts = read_facts(both_facts(event)[side])
    aimed = any(fact.bound or fact.kind == "deadline" for fact in facts)
    return aimed or any(_tells(row, event, goal) for goal in goals)


def _by_when(event: Event, side: int) -> bool:
    """Tell whether what one side alone fixes is to be done by a date."""
    return bool(read_facts(both_facts(event)[side], "deadline"))


def _reached(event: Event, side: int) -> bool:
    """Tell whether what one side alone fixes is a share or has a bound, not a mere count."""
    facts = read_facts(both_facts(event)[side], "number")
    return any(fact.bound or fact.unit == "%" for fact in facts)


def _tells(row: Row, event: Event, goal: Goal) -> bool:
    """Tell whether a row is on a goal: in its statement, with its number."""
    units = {unit for unit in goal.units if unit}
    said = "".join(both_facts(event)) or "".join(quote.text for quote in event.evidence)
    figures = [figure for figure in (goal.before, goal.after) if figure]
    return bool(units & {*row.left, *row.right}) and any(figure in said for figure in figures)


def _with_dates(scene: Scene, row: Row, event: Event, goals: tuple[Goal, ...]) -> str:
    """Return how a number changed, and by when either is due where the goal says it."""
    words = changed(scene, row, event)
    goal = next((one for one in goals if _tells(row, event, one)), None)
    if not words or goal is None or not any(goal.due):
        return words
    before, after = both_facts(event)
    subject = goal.subject if len(goal.subject) <= NAME_LENGTH else row.matter
    said = _due(scene, before, goal.due[0]), _due(scene, after, goal.due[1])
    return changed_words(scene, theme_inside(scene.names, subject), said)


def _dated(scene: Scene, row: Row, event: Event, side: int, goals: tuple[Goal, ...]) -> str:
    """Return what one side alone fixes, and by when it is due where a goal says it."""
    words = alone(scene, row, event, side)
    mine = [goal for goal in goals if goal.state != "changed" and _tells(row, event, goal)]
    due = next((date for goal in mine for date in goal.due if date), "")
    return _due(scene, words, due) if words else ""


def _due(scene: Scene, words: str, date: str) -> str:
    return with_remark(scene.names, words, "" if date in words else date)


def _changed_goal(scene: Scene, goal: Goal) -> str:
    said = _due(scene, goal.before, goal.due[0]), _due(scene, goal.after, goal.due[1])
    return changed_words(scene, goal.subject, said)


def _goal(scene: Scene, goal: Goal, side: int) -> str:
    """Return the clause that sets a goal, or its subject and number where that is too long."""
    figure = (goal.before, goal.after)[side]
    clause = balanced(unmarked(goal.texts[side]))
    words = clause if clause and len(clause) <= LONGEST else f"{goal.subject}{figure}"
    remark = goal_remark(scene.names, scene.pair, goal)
    return with_remark(scene.names, _due(scene, words, goal.due[side]), remark)
