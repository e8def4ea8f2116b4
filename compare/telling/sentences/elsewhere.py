"""What the later document does not have because another office or another name has it now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from compare.language import say
from compare.model import Event
from compare.telling.rows.changes import Row
from compare.telling.sentences.clauses import (
    SHOWS_NAMED,
    Clause,
    Item,
    Scene,
    Shown,
    quoted,
    sure,
)
from compare.telling.words.english import beside
from compare.telling.words.naming import office_title, theme_inside
from compare.telling.words.relation import over_time
from compare.telling.words.said import both_facts, department
from compare.telling.words.wording import listed


def duties(scene: Scene) -> Iterator[Clause]:
    """Yield which duties left: a clause for each reform, and one for what the right text says."""
    years: dict[str, list[tuple[Row, Event]]] = defaultdict(list)
    for row, event in scene.of("moves_out"):
        years[dict(event.facts).get("year", "")].append((row, event))
    said = years.pop("", [])  # a text that says so itself gives no year
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
    if said:
        items = tuple(_by_office(scene, said))
        numbers = tuple(row.number for row, _ in said)
        yield Clause("handed", items, rows=numbers, shown=Shown("left"), most=len(items))


def _by_office(scene: Scene, said: list[tuple[Row, Event]]) -> Iterator[Item]:
    """Yield an item for each office with what the right text says to have gone there."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row, event in said:
        found[dict(event.facts).get("office", "")].append(row)
    for office, rows in found.items():
        if office:
            # A matter may name several duties, so that rows are no number of these.
            names = tuple(theme_inside(scene.names, row.matter) for row in rows)
            first = say("headline", "duties_first", scene.names.language, duty=names[0])
            to = office_title(scene.names, office)
            yield _went(scene, names, first, [row.number for row in rows], to)


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
        yield _went(scene, names, first, [row.number for row, _ in rows], to)


def _went(scene: Scene, names: tuple[str, ...], first: str, rows: list[int], to: str) -> Item:
    """Return the item on duties that went to one office; in short it names the ``first``."""
    language = scene.names.language
    long, short = (
        say("headline", "went", language, duties=duties, to=to)
        for duties in (listed(names, language), first if names[1:] else names[0])
    )
    return Item(long, rows[0], also=tuple(rows[1:]), short=short)


def _is_back(rows: list[tuple[Row, Event]]) -> bool:
    return any(dict(event.facts).get("back") for _, event in rows)


def _duty(scene: Scene, event: Event) -> str:
    facts, language = dict(event.facts), scene.names.language
    name = theme_inside(scene.names, event.matter)
    if facts.get("word"):
        return say("headline", "aside", language, duty=name)
    back = facts.get("back")
    return say("headline", "back", language, duty=name, year=back) if back else name


def renamed(scene: Scene) -> Iterator[Clause]:
    """Yield which names another took the place of."""
    rows = scene.of("renamed")
    items = sure((row, renaming(scene, event)) for row, event in rows)
    if items:
        yield Clause("renamed_names", items, rows=tuple(row.number for row, _ in rows), most=4)


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
