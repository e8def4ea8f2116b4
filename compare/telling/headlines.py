"""What matters most of a pair, in a few sentences: changes of one cause are told together.

A sentence names both sides and is made of clauses; no part of it says what an earlier one said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.language import say, sentences
from compare.telling.causes import CAUSES
from compare.telling.changes import Row
from compare.telling.clauses import Clause, Item, Scene, scene_of
from compare.telling.labels import side_name
from compare.telling.naming import Names
from compare.telling.relation import over_time

MOST, ENOUGH = 6, 3
ITEMS = "\0"
"""Stands in a sentence where items belong."""
MARKS = "“”‘’《》()（）、 "


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence: what it is about in a word, and its parts, of which some lead to their rows."""

    topic: str
    parts: tuple[Item, ...]


def headlines(names: Names, pair: int, rows: Sequence[Row]) -> tuple[Headline, ...]:
    """Return the sentences on a pair (from 1), those on duties first; ``rows`` are of all pairs."""
    scene = scene_of(names, pair, rows)
    told: list[tuple[str, list[Clause]]] = []
    said: list[str] = []
    for cause in CAUSES:
        if cause.filling and len(told) >= ENOUGH:
            continue
        clauses = [new for clause in cause.clauses(scene) if (new := _unsaid(clause, said))]
        if clauses:
            told.append((_topic(scene, cause.key), clauses))
    weak = [any(_weak(scene, clause) for clause in clauses) for _, clauses in told]
    return tuple(
        Headline(topic, tuple(_parts(scene, clauses, _caution(scene, clauses, any(weak[:order])))))
        for order, (topic, clauses) in enumerate(told[:MOST])
    )


def sentence(names: Names, headline: Headline) -> str:
    """Return a headline as one line of text."""
    lead = say("ui", "after_lead", names.language)
    return headline.topic + lead + "".join(part.text for part in headline.parts)


def _unsaid(clause: Clause, said: list[str]) -> Clause | None:
    """Return a clause with the foremost of its items that no earlier one has said.

    ``said`` is what was said so far, and grows by what this clause says.
    """
    items: list[Item] = []
    for item in clause.items:
        bare = item.text.translate(dict.fromkeys(map(ord, MARKS)))
        if len(items) < clause.most and not any(bare in one or one in bare for one in said):
            items.append(item)
            said.append(bare)
    return clause.with_items(items) if items else None


def _parts(scene: Scene, clauses: Sequence[Clause], caution: str) -> Iterator[Item]:
    language = scene.names.language
    for order, clause in enumerate(clauses):
        if order:
            yield Item(say("headline", "between_clauses", language))
        yield from _clause_parts(scene, clause, scene.short_sides if order else scene.sides)
    yield Item(caution + say("headline", "end", language))


def _clause_parts(scene: Scene, clause: Clause, sides: tuple[str, str]) -> Iterator[Item]:
    """Yield the parts of a clause: what stands before its items, the items, what stands behind."""
    names = scene.names
    left, right = sides
    key = _key(scene, clause.key)
    values = {"left": left, "right": right, "count": clause.count, **dict(clause.values)}
    before, _, after = say("headline", key, names.language, items=ITEMS, **values).partition(ITEMS)
    yield Item(before)
    for order, item in enumerate(clause.items):
        if order:
            joint = "between_names" if clause.names_only else "between_items"
            yield Item(say("headline", joint, names.language))
        yield item
    yield Item(_rest(scene, clause, key) + after)


def _rest(scene: Scene, clause: Clause, key: str) -> str:
    """Return that there are more than are named; how many, if the form does not say it."""
    language = scene.names.language
    if clause.count <= len(clause.items):
        return ""
    counted = "{count}" in sentences("headline")[key][language]
    return say("headline", "further" if counted else "rest", language, count=clause.count)


def _topic(scene: Scene, key: str) -> str:
    left, right = (side_name(scene.names, document, scene.scope) for document in scene.scope)
    topic = _key(scene, f"topic_{key}")
    return say("headline", topic, scene.names.language, left=left, right=right)


def _key(scene: Scene, key: str) -> str:
    """Return which form of a sentence is meant: of two places nothing is said to have changed."""
    forms = [f"{key}_of_a_law"] if scene.relation == "versions" else []
    forms += [] if over_time(scene.relation) else [f"{key}_apart"]
    return next((form for form in forms if form in sentences("headline")), key)


def _caution(scene: Scene, clauses: Sequence[Clause], again: bool) -> str:
    """Return what weakens a sentence: a source that is cut off and is said to lack something."""
    silent = next((name for clause in clauses if (name := _weak(scene, clause))), "")
    key = "cut_again" if again else "cut"
    return say("headline", key, scene.names.language, silent=silent) if silent else ""


def _weak(scene: Scene, clause: Clause) -> str:
    """Return the document that a clause says to lack something and whose source is cut off."""
    if clause.lacking is None:
        return ""
    document = scene.scope[clause.lacking]
    cut = scene.names.comparison.document_by_id[document].truncated
    return side_name(scene.names, document, scene.scope) if cut else ""
