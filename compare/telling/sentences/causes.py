"""The causes by which changes are told together: what each has to say of a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.events.kinds import NAMES
from compare.language import say
from compare.model import Event, EventType
from compare.telling.rows.changes import Row, marks
from compare.telling.rows.sorts import CONTENT_OF, Content, Sort
from compare.telling.rows.weights import came_back, on_article
from compare.telling.sentences.aims import numbers
from compare.telling.sentences.clauses import (
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
from compare.telling.sentences.elsewhere import duties, renamed
from compare.telling.sentences.foremost import foremost
from compare.telling.words.naming import theme_inside
from compare.telling.words.relation import over_time
from compare.telling.words.said import both_facts, is_rewritten

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

    ``absent``: it says what one does not find in the later document, and where that went. Those
    sentences stand together. One that is ``filling`` names matters and not what is said of them:
    it is told of a pair of which little else is.
    """

    key: str
    clauses: Callable[[Scene], Iterator[Clause]]
    absent: bool = False
    filling: bool = False


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
    """Yield what only the left document has."""
    yield from _missing(scene, 0, "disappears", "gone")
    yield from _missing(scene, 0, "term_disappears", "names_gone")


def lowered(scene: Scene) -> Iterator[Clause]:
    """Yield what has no article of its own any more; articles of one office also joined others."""
    yield from _reshaped(scene, "demoted", "lowered")
    if over_time(scene.relation):
        yield from _reshaped(scene, "merges", "joined")


def new(scene: Scene) -> Iterator[Clause]:
    """Yield what only the right document has, and what it has as an article of its own."""
    yield from _missing(scene, 1, "appears", "new")
    yield from _missing(scene, 1, "term_appears", "names_new")
    yield from _reshaped(scene, "promoted", "raised")


def _missing(scene: Scene, side: int, kind: EventType, key: str) -> Iterator[Clause]:
    rows = [(row, event) for row, event in scene.of(kind) if not came_back(event)]
    found = foremost([(row, matter(scene, row, event)) for row, event in rows])
    # Whole articles say most, and what has nothing near it in the other text is surest.
    found.sort(key=lambda named: (not _whole(named[0]), bool(_near(named[0]))))
    if kind in NAMES:
        items = sure((row, name) for row, name in found if not used(scene, name, 1 - side))
    else:
        items = sure((row, name) for row, name in found if not treated(scene, name, 1 - side))
    shown = Shown(ONE_SIDED[side], CONTENT_OF.get(kind, "matter"))
    for clause in of_rows(scene, key, items, shown, most=5):
        yield replace(_marked(scene, clause, rows), lacking=1 - side, names_only=True)


def _marked(scene: Scene, clause: Clause, rows: Sequence[tuple[Row, Event]]) -> Clause:
    """Return a clause in which what is a whole article of the earlier document is called so."""
    whole = {row.number for row, _ in rows if _whole(row) and row.change == "gone"}
    language = scene.names.language
    return clause.with_items(
        [
            replace(item, text=say("headline", "whole", language, matter=item.text))
            if item.row in whole
            else item
            for item in clause.items
        ]
    )


def _whole(row: Row) -> bool:
    return row.event is not None and on_article(row.event)


def _near(row: Row) -> str:
    """Return what stands nearest in the text that is said to lack what a row tells."""
    return dict(row.event.facts).get("near", "") if row.event else ""


def _reshaped(scene: Scene, kind: EventType, key: str) -> Iterator[Clause]:
    """Yield what has an article of its own on one side, and where it stands on the other."""
    rows = scene.of(kind)
    found = [(row, matter(scene, row, event)) for row, event in rows]
    items = sure((row, _placed(scene, row, name, key)) for row, name in _each_once(found))
    if items:
        numbers = tuple(row.number for row, _ in rows)
        yield Clause(key, items, rows=numbers, names_only=key != "joined")


def _each_once(found: Iterable[tuple[Row, str]]) -> Iterator[tuple[Row, str]]:
    """Yield matters without those that an earlier one says: 福利彩票 after 福利彩票稳健运行."""
    told: list[str] = []
    for row, name in found:
        if name and not any(name in one or one in name for one in told):
            told.append(name)
            yield row, name


def _placed(scene: Scene, row: Row, name: str, key: str) -> str:
    """Return a matter with where it stands now, or within which article of the other text."""
    in_time = over_time(scene.relation)
    of_theme = row.event is not None and row.event.explanation.endswith(".theme")
    if key == "raised" and (of_theme or not in_time):
        return name
    form = f"{key}_item" if in_time else f"{key}_item_apart"
    places = {"before": marks(scene.names, row.left), "place": marks(scene.names, row.right)}
    right = scene.short_sides[1]
    return say("headline", form, scene.names.language, matter=name, right=right, **places)


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
    """Yield which basis, scope or office differs."""
    rows = scene.of(*(kind for kind, _ in TERMS))
    both = sure((row, changed(scene, row, event, dict(TERMS)[event.type])) for row, event in rows)
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
    Cause("duties", duties, absent=True),
    Cause("renamed", renamed, absent=True),
    Cause("lowered", lowered, absent=True),
    Cause("gone", gone, absent=True),
    Cause("returned", returned),
    Cause("numbers", numbers),
    Cause("new", new),
    Cause("stages", stages),
    Cause("conflict", conflict),
    Cause("terms", terms),
    Cause("rewritten", rewritten, filling=True),
)
"""Where there are too many causes for a first screen, those that stand first are told."""
