"""By what the table of changes is filtered: what happened, and what it is about.

Every row has one of each: a goal may be new, gone or changed, and what changed may be a goal.
"""

from __future__ import annotations

from typing import Literal

from compare.model import Event, EventType
from compare.telling.words.labels import only_in, relation_between
from compare.telling.words.naming import Names
from compare.telling.words.relation import over_time
from compare.telling.words.wording import word

Sort = Literal["changed", "come", "gone", "left", "named", "placed", "doubt"]
Content = Literal["number", "stage", "scope", "office", "basis", "name", "matter"]
SORTS: tuple[Sort, ...] = ("changed", "come", "gone", "left", "named", "placed", "doubt")
CONTENTS: tuple[Content, ...] = (
    "number",
    "stage",
    "scope",
    "office",
    "basis",
    "name",
    "matter",
)
SORT_OF: dict[EventType, Sort] = {
    "appears": "come",
    "term_appears": "come",
    "disappears": "gone",
    "term_disappears": "gone",
    "moves_out": "left",
    "renamed": "named",
    "promoted": "placed",
    "demoted": "placed",
    "splits": "placed",
    "merges": "placed",
    "moved": "placed",
    "contradicts": "doubt",
}
CONTENT_OF: dict[EventType, Content] = {
    "number_changed": "number",
    "goal_changed": "stage",
    "scope_changed": "scope",
    "actor_changed": "office",
    "law_changed": "basis",
    "term_appears": "name",
    "term_disappears": "name",
    "renamed": "name",
}
OF_TIME: tuple[Sort, ...] = ("come", "gone", "changed", "named")
"""What is called otherwise where nothing happened in time."""
OF_LAWS = {"gone": "struck_out", "stage": "reworded"}
"""What is called otherwise of versions of a law, as in its rows."""


def sort_of(event: Event, before: str, after: str) -> Sort:
    """Return what happened; a fact that one side alone has came or went."""
    known = SORT_OF.get(event.type)
    return known or ("changed" if before and after else "come" if after else "gone")


def content_of(event: Event) -> Content:
    """Return what an event is about."""
    return CONTENT_OF.get(event.type, "matter")


def sort_title(names: Names, sort: Sort) -> str:
    """Return what a sort of change is called, of a pair or of all pairs of a series."""
    relations = [relation_between(names, scope) for scope in names.comparison.pairs]
    if sort in OF_LAWS and _of_laws(names):
        return word(OF_LAWS[sort], names.language)
    if all(map(over_time, relations)) or sort not in OF_TIME:
        return word(f"sort_{sort}", names.language)
    if sort in ("come", "gone") and len(relations) == 1:
        (scope,) = names.comparison.pairs
        return only_in(names, scope[sort == "come"], scope)
    return word(f"apart_sort_{sort}", names.language)


def content_title(names: Names, content: Content) -> str:
    """Return what a kind of content is called."""
    if content in OF_LAWS and _of_laws(names):
        return word(OF_LAWS[content], names.language)
    return word(f"content_{content}", names.language)


def _of_laws(names: Names) -> bool:
    """Tell whether all pairs are versions of laws."""
    return all(relation_between(names, scope) == "versions" for scope in names.comparison.pairs)
