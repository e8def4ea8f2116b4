"""The causes by which changes are told together: what each has to say of a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from compare.events.kinds import NAMES
from compare.language import say
from compare.model import Event, EventType
from compare.telling.rows.changes import Row, marks
from compare.telling.rows.sorts import CONTENT_OF, Content, Sort
from compare.telling.rows.weights import came_back, on_article
from compare.telling.sentences.aims import numbers
from compare.telling.sentences.clauses import (
    SHOWS_NAMED,
    SIDES,
    Clause,
    Item,
    Scene,
    Shown,
    alone,
    changed,
    matter,
    of_rows,
    quoted,
    sure,
    treated,
    used,
)
from compare.telling.sentences.foremost import foremost
from compare.telling.words.english import beside
from compare.telling.words.naming import theme_inside
from compare.telling.words.relation import over_time
from compare.telling.words.said import both_facts, department, is_rewritten
from compare.telling.words.wording import listed

ONE_SIDED: tuple[Sort, Sort] = ("gone", "come")
"""What a row tells that only the left document has, or only the right one."""
TERMS: tuple[tuple[EventType, str], ...] = (
    ("law_changed", "basis"),
    ("scope_changed", "scope"),
    ("actor_changed", "office"),
)
"""Kinds whose facts are named with a noun: the basis of something, its scope, its office."""
NAMED_BY_KIND: tuple[EventType, ...] = ("renamed", *(kind for kind, _ in TERMS))
"""Kinds that are told in one sentence, which is headed by those that it names."""
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
        if year := dict(event.facts).get("year"):  # a text that says so itself gives none
            years[year].append((row, event))
    for year, gone in sorted(years.items()):
        values = (("year", year), ("count", len(gone)))
        numbers = tuple(row.number for row, _ in gone)
        items = tuple(_by_department(scene, gone))
        yield Clause(
            "duties",
            items,
            rows=numbers,
            shown=Shown("left"),
            lacking=1,
            most=len(items),
            values=values,
        )


def _by_department(scene: Scene, gone: list[tuple[Row, Event]]) -> Iterator[Item]:
    """Yield an item for each department with the duties that went there: the most of them first.

    What came back since comes last.
    """
    language = scene.names.language
    found: dict[str, list[tuple[Row, Event]]] = defaultdict(list)
    for row, event in gone:
        found[department(dict(event.facts), language)].append((row, event))
    for to, rows in sorted(found.items(), key=lambda one: (-len(one[1]), _is_back(one[1]))):
        names = tuple(_duty(scene, event) for _, event in rows)
        first = say("headline", "duties_of", language, duty=names[0], count=len(names))
        long, short = (
            say("headline", "went", language, duties=duties, to=to)
            for duties in (listed(names, language), first if names[1:] else names[0])
        )
        first_row, *others = (row.number for row, _ in rows)
        yield Item(long, first_row, also=tuple(others), short=short)


def _is_back(rows: list[tuple[Row, Event]]) -> bool:
    return any(dict(event.facts).get("back") for _, event in rows)


def _duty(scene: Scene, event: Event) -> str:
    facts, language = dict(event.facts), scene.names.language
    name = theme_inside(scene.names, event.matter)
    if facts.get("word"):
        return say("headline", "aside", language, duty=name)
    back = facts.get("back")
    return say("headline", "back", language, duty=name, year=back) if back else name


def returned(scene: Scene) -> Iterator[Clause]:
    """Yield a clause for each year in which duties came back that the left document has not."""
    years: dict[str, list[tuple[Row, Event]]] = defaultdict(list)
    for row, event in scene.of("appears"):
        if came_back(event):
            years[dict(event.facts)["back"]].append((row, event))
    for year, back in sorted(years.items()):
        items = tuple(Item(theme_inside(scene.names, row.matter), row.number) for row, _ in back)
        numbers = tuple(row.number for row, _ in back)
        values = (("year", year),)
        yield Clause("returned", items, rows=numbers, names_only=True, values=values)


def _alone(
    scene: Scene, key: str, items: tuple[Item, ...], side: int, content: Content, most: int = 3
) -> Iterator[Clause]:
    """Yield the clause on what one side has and the other lacks, if it has items."""
    shown = Shown(ONE_SIDED[side], content)
    for clause in of_rows(scene, f"{key}_{SIDES[side]}", items, shown, most):
        yield replace(clause, lacking=1 - side)


def gone(scene: Scene) -> Iterator[Clause]:
    """Yield what only the left document has, and what it has as an article of its own."""
    yield from _missing(scene, 0, "disappears", "gone")
    yield from _missing(scene, 0, "term_disappears", "names_gone")
    yield from _reshaped(scene, "demoted", "lowered")


def new(scene: Scene) -> Iterator[Clause]:
    """Yield what only the right document has, and what it has as an article of its own."""
    yield from _missing(scene, 1, "appears", "new")
    yield from _missing(scene, 1, "term_appears", "names_new")
    yield from _reshaped(scene, "promoted", "raised")


def _missing(scene: Scene, side: int, kind: EventType, key: str) -> Iterator[Clause]:
    rows = [(row, event) for row, event in scene.of(kind) if not came_back(event)]
    found = foremost([(row, matter(scene, row, event)) for row, event in rows])
    found.sort(key=lambda named: named[0].event is None or not on_article(named[0].event))
    if kind in NAMES:
        items = sure((row, name) for row, name in found if not used(scene, name, 1 - side))
    else:
        items = sure((row, name) for row, name in found if not treated(scene, name, 1 - side))
    shown = Shown(ONE_SIDED[side], CONTENT_OF.get(kind, "matter"))
    for clause in of_rows(scene, key, items, shown, most=5):
        yield replace(clause, lacking=1 - side, names_only=True)


def _reshaped(scene: Scene, kind: EventType, key: str) -> Iterator[Clause]:
    """Yield what has an article of its own on one side; over time, where it stands now."""
    rows = scene.of(kind)
    items = sure((row, _placed(scene, row, event, key)) for row, event in rows)
    if items:
        yield Clause(key, items, rows=tuple(row.number for row, _ in rows), names_only=True)


def _placed(scene: Scene, row: Row, event: Event, key: str) -> str:
    name = matter(scene, row, event)
    if not name or not over_time(scene.relation) or event.explanation.endswith(".theme"):
        return name
    place = marks(scene.names, row.right)
    return say("headline", f"{key}_item", scene.names.language, matter=name, place=place)


def stages(scene: Scene) -> Iterator[Clause]:
    """Yield which aims and stages differ, and which only one side states."""
    rows = scene.of("goal_changed")
    both = sure(one_of_each((row, changed(scene, row, event)) for row, event in rows))
    yield from of_rows(scene, "stages_both", both, Shown("changed", "stage"), most=4)
    for side in (1, 0):
        items = sure((row, alone(scene, row, event, side)) for row, event in rows)
        yield from _alone(scene, "stages", items, side, "stage", most=2)


def one_of_each(found: Iterable[tuple[Row, str]]) -> Iterator[tuple[Row, str]]:
    """Yield the first of the words on each matter: 试点 and 在两县试点 became 全覆盖 together."""
    told: set[str] = set()
    for row, words in found:
        if words and row.matter not in told:
            told.add(row.matter)
            yield row, words


def conflict(scene: Scene) -> Iterator[Clause]:
    """Yield where the text of the later document and its annex disagree."""
    rows = [two for two in scene.of("contradicts") if two[1].explanation == "contradicts"]
    items = sure((row, _contradiction(scene, row, event)) for row, event in rows)
    yield from of_rows(scene, "conflict", items, Shown("doubt"))


def _contradiction(scene: Scene, row: Row, event: Event) -> str:
    before, after = (quoted(said) for said in both_facts(event))
    matter = theme_inside(scene.names, row.matter)
    said = {"matter": matter, "before": before, "after": after}
    return say("headline", "contradiction", scene.names.language, **said)


def terms(scene: Scene) -> Iterator[Clause]:
    """Yield what is called otherwise, and which basis, scope or office differs."""
    rows = scene.of(*NAMED_BY_KIND)
    both = sure((row, _told_of_both(scene, row, event)) for row, event in rows)
    if both:
        yield Clause("terms_both", both, rows=tuple(row.number for row, _ in rows), most=4)
    # What a scope gained or lost is no matter that the other side lacks.
    fixed = [(row, event) for row, event in rows if event.type != "scope_changed"]
    for side in (1, 0):
        found = [(row, alone(scene, row, event, side)) for row, event in fixed]
        items = sure(found)
        if items:
            numbers = tuple(row.number for row, words in found if words)
            key = f"terms_{SIDES[side]}"
            yield Clause(key, items, rows=numbers, lacking=1 - side, most=2)


def renaming(scene: Scene, event: Event) -> str:
    """Return the words on a name that another took the place of."""
    before, after = (
        beside(quoted(name, SHOWS_NAMED), scene.names.english) for name in both_facts(event)
    )
    form = "renamed_both" if event.explanation.endswith("_both") else "renamed"
    form += "" if over_time(scene.relation) else "_apart"
    left, right = scene.short_sides
    values = {"before": before, "after": after, "left": left, "right": right}
    return say("headline", form, scene.names.language, **values)


def _told_of_both(scene: Scene, row: Row, event: Event) -> str:
    if event.type == "renamed":
        return renaming(scene, event)
    return changed(scene, row, event, dict(TERMS).get(event.type, ""))


def rewritten(scene: Scene) -> Iterator[Clause]:
    """Yield the matters that both treat in words that differ as wholes."""
    rows = [(row, event) for row, event in scene.of(*REWRITTEN) if is_rewritten(event)]
    whole = [
        (row, event) for row, event in rows if all(both_facts(event)) or not any(both_facts(event))
    ]
    items = sure((row, theme_inside(scene.names, row.matter)) for row, event in whole)
    if items:
        numbers = tuple(row.number for row, _ in whole)
        yield Clause("rewritten", items, rows=numbers, names_only=True, most=5)


CAUSES = (
    Cause("duties", duties),
    Cause("returned", returned),
    Cause("numbers", numbers),
    Cause("gone", gone),
    Cause("new", new),
    Cause("stages", stages),
    Cause("conflict", conflict),
    Cause("terms", terms),
    Cause("rewritten", rewritten, filling=True),
)
"""Where there are too many causes for a first screen, those that stand first are told."""
