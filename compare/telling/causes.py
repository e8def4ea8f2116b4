"""The causes by which changes are told together: what each has to say of a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compare.facts import read_facts
from compare.language import say
from compare.model import Event, EventType
from compare.telling.changes import Row, marks
from compare.telling.clauses import (
    LONGEST,
    NUMBER_OF_A_LIST,
    Clause,
    Item,
    Scene,
    alone,
    changed,
    changed_words,
    closed,
    marked,
    matter,
    named,
    sure,
)
from compare.telling.doubts import with_remark
from compare.telling.english import beside
from compare.telling.goals import Goal, goal_remark, goals_of
from compare.telling.naming import NAME_LENGTH, theme_inside
from compare.telling.relation import over_time
from compare.telling.said import both_facts, department, is_rewritten
from compare.telling.wording import listed

SIDES = ("left", "right")
TERMS: tuple[tuple[EventType, str], ...] = (
    ("law_changed", "basis"),
    ("scope_changed", "scope"),
    ("actor_changed", "office"),
)
"""Kinds whose facts are named with a noun: the basis of something, its scope, its office."""
REWRITTEN: tuple[EventType, ...] = ("goal_changed", *(kind for kind, _ in TERMS))


@dataclass(frozen=True, slots=True)
class Cause:
    """What makes changes one sentence: the clauses that tell of them.

    One that is ``filling`` names matters and not what is said of them: it is told of a pair of
    which little else is.
    """

    key: str
    clauses: Callable[[Scene], Iterator[Clause]]
    filling: bool = False


def duties(scene: Scene) -> Iterator[Clause]:
    """Yield a clause for each year in which duties left that the right document does not have."""
    years: dict[str, list[tuple[Row, Event]]] = defaultdict(list)
    for row, event in scene.of("moves_out"):
        years[dict(event.facts)["year"]].append((row, event))
    for year, gone in sorted(years.items()):
        items = tuple(_by_department(scene, gone))
        values = (("year", year), ("count", len(gone)))
        yield Clause("duties", items, len(items), 1, most=len(items), values=values)


def _by_department(scene: Scene, gone: list[tuple[Row, Event]]) -> Iterator[Item]:
    """Yield an item for each department, with the duties that went there."""
    language = scene.names.language
    found: dict[str, list[tuple[Row, Event]]] = defaultdict(list)
    for row, event in gone:
        found[department(dict(event.facts), language)].append((row, event))
    for to, rows in found.items():
        left = listed(tuple(_duty(scene, event) for _, event in rows), language)
        yield Item(say("headline", "went", language, duties=left, to=to), rows[0][0].number)


def _duty(scene: Scene, event: Event) -> str:
    back = dict(event.facts).get("back")
    name = theme_inside(scene.names, event.matter)
    return say("headline", "back", scene.names.language, duty=name, year=back) if back else name


def numbers(scene: Scene) -> Iterator[Clause]:
    """Yield which goals changed, with their deadlines, and which only one side sets.

    Between two places only rows tell the latter: a goal by itself does not say of what it is.
    """
    rows = scene.of("number_changed")
    goals = goals_of(scene.names.comparison, scene.pair)
    both = sure((row, _with_dates(scene, event, row, goals)) for row, event in rows)
    both += tuple(
        Item(_changed_goal(scene, goal), goal=True)
        for goal in goals
        if goal.state == "changed" and not any(_tells(row, event, goal) for row, event in rows)
    )
    if both:
        yield Clause("numbers_both", both, len(both))
    if scene.relation == "versions":
        return  # what a law counts is no goal
    for side, state in ((1, "new"), (0, "gone")):
        mine = [(row, event) for row, event in rows if _is_goal(row, event, side, goals)]
        items = sure((row, _dated(alone(event, side), row, event, goals)) for row, event in mine)
        items += tuple(
            Item(_goal(scene, goal, side), goal=True)
            for goal in goals
            if goal.state == state and over_time(scene.relation)
            if not any(_tells(row, event, goal) for row, event in mine)
        )
        if items:
            yield Clause(f"numbers_{SIDES[side]}", items, len(items), 1 - side)


def _is_goal(row: Row, event: Event, side: int, goals: tuple[Goal, ...]) -> bool:
    """Tell whether what one side alone fixes is to be reached: a target, a bound or a date."""
    if not alone(event, side):
        return False
    facts = read_facts(both_facts(event)[side])
    aimed = any(fact.bound or fact.kind == "deadline" for fact in facts)
    return aimed or any(_tells(row, event, goal) for goal in goals)


def _tells(row: Row, event: Event, goal: Goal) -> bool:
    """Tell whether a row is on a goal: in its statement, with its number."""
    units = {unit for unit in goal.units if unit}
    said = "".join(both_facts(event)) or "".join(quote.text for quote in event.evidence)
    figures = [figure for figure in (goal.before, goal.after) if figure]
    return bool(units & {*row.left, *row.right}) and any(figure in said for figure in figures)


def _with_dates(scene: Scene, event: Event, row: Row, goals: tuple[Goal, ...]) -> str:
    """Return how a number changed, and by when either is due where the goal says it."""
    words = changed(scene, event)
    goal = next((one for one in goals if _tells(row, event, one)), None)
    if not words or goal is None or not any(goal.due):
        return words
    before, after = both_facts(event)
    subject = goal.subject if len(goal.subject) <= NAME_LENGTH else event.matter
    return changed_words(scene, subject, (_due(before, goal.due[0]), _due(after, goal.due[1])))


def _dated(words: str, row: Row, event: Event, goals: tuple[Goal, ...]) -> str:
    mine = [goal for goal in goals if goal.state != "changed" and _tells(row, event, goal)]
    due = next((date for goal in mine for date in goal.due if date), "")
    return _due(words, due) if words else ""


def _due(words: str, date: str) -> str:
    return f"{words}（{date}）" if date and date not in words else words


def _changed_goal(scene: Scene, goal: Goal) -> str:
    said = _due(goal.before, goal.due[0]), _due(goal.after, goal.due[1])
    return changed_words(scene, goal.subject, said)


def _goal(scene: Scene, goal: Goal, side: int) -> str:
    """Return the clause that sets a goal, or its subject and number where that is too long."""
    target = goal.ends[side]
    figure = (goal.before, goal.after)[side]
    clause = closed(NUMBER_OF_A_LIST.sub("", target.text)) if target else ""
    words = clause if clause and len(clause) <= LONGEST else f"{goal.subject}{figure}"
    remark = goal_remark(scene.names, scene.pair, goal)
    return with_remark(scene.names, _due(words, goal.due[side]), remark)


def gone(scene: Scene) -> Iterator[Clause]:
    """Yield what only the left document has, and what it has as an article of its own."""
    yield from _missing(scene, 0, ("disappears",), "gone")
    yield from _missing(scene, 0, ("term_disappears",), "names_gone")
    yield from _reshaped(scene, "demoted", "lowered")


def new(scene: Scene) -> Iterator[Clause]:
    """Yield what only the right document has, and what it has as an article of its own."""
    yield from _missing(scene, 1, ("appears",), "new")
    yield from _missing(scene, 1, ("term_appears",), "names_new")
    yield from _reshaped(scene, "promoted", "raised")


def _missing(scene: Scene, side: int, kinds: tuple[EventType, ...], key: str) -> Iterator[Clause]:
    rows = scene.of(*kinds)
    items = sure((row, matter(scene, event)) for row, event in rows)
    if items:
        yield Clause(key, items, len(rows), 1 - side, names_only=True, most=5)


def _reshaped(scene: Scene, kind: EventType, key: str) -> Iterator[Clause]:
    """Yield what has an article of its own on one side; over time, where it stands now."""
    rows = scene.of(kind)
    items = sure((row, _placed(scene, row, event, key)) for row, event in rows)
    if items:
        yield Clause(key, items, len(rows), names_only=True)


def _placed(scene: Scene, row: Row, event: Event, key: str) -> str:
    name = matter(scene, event)
    if not over_time(scene.relation) or event.explanation.endswith(".theme"):
        return name
    place = marks(scene.names, row.right)
    return say("headline", f"{key}_item", scene.names.language, matter=name, place=place)


def stages(scene: Scene) -> Iterator[Clause]:
    """Yield which aims and stages differ, and which only one side states."""
    yield from _by_side(scene, ("goal_changed",), "stages")


def conflict(scene: Scene) -> Iterator[Clause]:
    """Yield where the text of the later document and its annex disagree."""
    rows = scene.of("contradicts")
    items = sure((row, _contradiction(scene, event)) for row, event in rows)
    if items:
        yield Clause("conflict", items, len(rows))


def _contradiction(scene: Scene, event: Event) -> str:
    before, after = (marked(said) for said in both_facts(event))
    said = {"matter": event.matter, "before": before, "after": after}
    return say("headline", "contradiction", scene.names.language, **said)


def terms(scene: Scene) -> Iterator[Clause]:
    """Yield what is called otherwise, and which basis, scope or office differs."""
    yield from _by_side(scene, ("renamed", *(kind for kind, _ in TERMS)), "terms")


def _renamed(scene: Scene, event: Event) -> str:
    before, after = (named(beside(name, scene.names.english)) for name in both_facts(event))
    form = "renamed" if over_time(scene.relation) else "renamed_apart"
    left, right = scene.sides
    values = {"before": before, "after": after, "left": left, "right": right}
    return say("headline", form, scene.names.language, **values)


def _by_side(scene: Scene, kinds: tuple[EventType, ...], key: str) -> Iterator[Clause]:
    """Yield what differs in facts that both sides have, and what only one of them fixes."""
    rows = scene.of(*kinds)
    both = sure((row, _told_of_both(scene, event)) for row, event in rows)
    if both:
        yield Clause(f"{key}_both", both, len(both), most=4)
    for side in (1, 0):
        # What a scope gained or lost is no matter that the other side lacks.
        fixed = [(row, event) for row, event in rows if event.type != "scope_changed"]
        items = sure((row, alone(event, side)) for row, event in fixed)
        if items:
            yield Clause(f"{key}_{SIDES[side]}", items, len(items), 1 - side, most=2)


def _told_of_both(scene: Scene, event: Event) -> str:
    if event.type == "renamed":
        return _renamed(scene, event)
    return changed(scene, event, dict(TERMS).get(event.type, ""))


def rewritten(scene: Scene) -> Iterator[Clause]:
    """Yield the matters that both treat in words that differ as wholes."""
    rows = [(row, event) for row, event in scene.of(*REWRITTEN) if is_rewritten(event)]
    whole = [
        (row, event) for row, event in rows if all(both_facts(event)) or not any(both_facts(event))
    ]
    items = sure((row, theme_inside(scene.names, event.matter)) for row, event in whole)
    if items:
        yield Clause("rewritten", items, len(whole), names_only=True, most=5)


CAUSES = (
    Cause("duties", duties),
    Cause("numbers", numbers),
    Cause("gone", gone),
    Cause("new", new),
    Cause("stages", stages),
    Cause("conflict", conflict),
    Cause("terms", terms),
    Cause("rewritten", rewritten, filling=True),
)
"""Where there are too many causes for a first screen, those that stand first are told."""
