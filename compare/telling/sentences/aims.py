"""The goals that a sentence tells: which changed, with their deadlines, and which one side sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from compare.events.evidence.subject import balanced
from compare.facts import read_facts
from compare.knowledge.headings import unmarked
from compare.model import Event
from compare.telling.goal import Goal
from compare.telling.goals import goal_remark, goals_named
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
from compare.telling.words.english_values import date_in_english, fact_in_english
from compare.telling.words.naming import theme_inside
from compare.telling.words.phrases import NAME_LENGTH
from compare.telling.words.relation import over_time
from compare.telling.words.said import both_facts


def numbers(scene: Scene) -> Iterator[Clause]:
    """Yield which goals changed, with their deadlines, and which only one side sets.

    Between two places only rows tell the latter: a goal by itself does not say of what it is.
    """
    goals = goals_named(scene.names, scene.pair)
    at = _places(goals)
    rows = [(row, event, _told(row, event, goals, at)) for row, event in scene.of("number_changed")]
    both = sure((row, _with_dates(scene, row, event, told)) for row, event, told in rows)
    in_rows = {goal for *_, told in rows for goal in told}
    both += tuple(
        Item(_changed_goal(scene, goal), goal=True)
        for goal in goals
        if goal.state == "changed" and goal not in in_rows
    )
    for clause in of_rows(scene, "numbers_both", both, Shown("changed", "number")):
        yield replace(clause, counted=False)  # goals are counted above, where they are listed
    if scene.relation == "versions":
        return  # what a law counts is no goal
    for side, state in ((1, "new"), (0, "gone")):
        mine = [one for one in rows if _is_goal(scene, *one, side)]
        # A dated goal says most, then one that is to be reached: a rate, a bound.
        mine.sort(key=lambda two: (not _by_when(two[1], side), not _reached(two[1], side)))
        items = sure((row, _dated(scene, row, event, told, side)) for row, event, told in mine)
        in_rows = {goal for *_, told in mine for goal in told}
        items += tuple(
            Item(_goal(scene, goal, side), goal=True)
            for goal in goals
            if goal.state == state and over_time(scene.relation) and goal not in in_rows
        )
        if items:
            numbers = tuple(item.row for item in items if item.row)
            shown = Shown(content="number")
            further = sum(item.goal for item in items)
            key = f"numbers_{SIDES[side]}"
            yield Clause(key, items, rows=numbers, shown=shown, goals=further, lacking=1 - side)


def _places(goals: Sequence[Goal]) -> dict[str, list[int]]:
    """Return which goals stand in each statement, by its address."""
    found: dict[str, list[int]] = {}
    for number, goal in enumerate(goals):
        for unit in {*goal.units} - {""}:
            found.setdefault(unit, []).append(number)
    return found


def _told(
    row: Row, event: Event, goals: Sequence[Goal], at: Mapping[str, Sequence[int]]
) -> list[Goal]:
    """Return the goals that a row is on: in its statements, with their numbers."""
    said = "".join(both_facts(event)) or "".join(quote.text for quote in event.evidence)
    places = {number for unit in (*row.left, *row.right) for number in at.get(unit, ())}
    beside = (goals[number] for number in sorted(places))
    return [
        one
        for one in beside
        if any(figure and figure in said for figure in (one.before, one.after))
    ]


def _is_goal(scene: Scene, row: Row, event: Event, told: Sequence[Goal], side: int) -> bool:
    """Tell whether what one side alone fixes is to be reached: a target, a bound or a date."""
    if not alone(scene, row, event, side):
        return False
    facts = read_facts(both_facts(event)[side])
    aimed = any(fact.bound or fact.kind == "deadline" for fact in facts)
    return aimed or bool(told)


def _by_when(event: Event, side: int) -> bool:
    """Tell whether what one side alone fixes is to be done by a date."""
    return bool(read_facts(both_facts(event)[side], "deadline"))


def _reached(event: Event, side: int) -> bool:
    """Tell whether what one side alone fixes is a share or has a bound, not a mere count."""
    facts = read_facts(both_facts(event)[side], "number")
    return any(fact.bound or fact.unit == "%" for fact in facts)


def _with_dates(scene: Scene, row: Row, event: Event, told: Sequence[Goal]) -> str:
    """Return how a number changed, and by when either is due where the goal says it."""
    words = changed(scene, row, event)
    goal = next(iter(told), None)
    if not words or goal is None or not any(goal.due):
        return words
    before, after = both_facts(event)
    subject = goal.subject if len(goal.subject) <= NAME_LENGTH else row.matter
    said = _due(scene, before, goal.due[0]), _due(scene, after, goal.due[1])
    return changed_words(scene, theme_inside(scene.names, subject), said)


def _dated(scene: Scene, row: Row, event: Event, told: Sequence[Goal], side: int) -> str:
    """Return what one side alone fixes, and by when it is due where a goal says it."""
    words = alone(scene, row, event, side)
    mine = (goal for goal in told if goal.state != "changed")
    due = next((date for goal in mine for date in goal.due if date), "")
    return _due(scene, words, due) if words else ""


def _due(scene: Scene, words: str, date: str) -> str:
    date = "" if date in words else date
    if scene.names.language == "en":
        words, date = fact_in_english(words), date_in_english(date)
    return with_remark(scene.names, words, date)


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
