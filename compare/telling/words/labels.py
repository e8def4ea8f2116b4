"""What the kinds of changes are called: new over time, only here or there between two places."""

from __future__ import annotations

from compare.events.kinds import NAMES, ONLY_LEFT, ONLY_RIGHT
from compare.knowledge.regions import region_in_english
from compare.language import say
from compare.model import EventType, Head
from compare.telling.words.naming import Names
from compare.telling.words.relation import Relation, over_time, relation_of, relation_of_all
from compare.telling.words.wording import word, word_of

ONE_SIDED: tuple[EventType, ...] = (*ONLY_RIGHT, *ONLY_LEFT, "promoted", "demoted")
OF_LAWS: dict[EventType, str] = {"disappears": "struck_out", "goal_changed": "reworded"}
"""Kinds that are called otherwise between versions of a law, which has no stages."""
OF_TIME: tuple[EventType, ...] = ("renamed", "splits", "merges", "moved")
"""Kinds whose usual word says that something happened."""
SIDE_OF = {"removed": 0, "added": 1}
"""Which of two documents has what became of an article so."""


def relation_between(names: Names, scope: tuple[str, str]) -> Relation:
    """Return how two documents of a comparison stand to each other."""
    if scope not in names.relations:
        left, right = (names.comparison.document_by_id[name] for name in scope)
        names.relations[scope] = relation_of(left, right)
    return names.relations[scope]


def changed_with_time(names: Names, scope: tuple[str, str]) -> bool:
    """Tell whether what differs between two documents changed from one to the other."""
    return over_time(relation_between(names, scope))


def differs_by_place(names: Names) -> bool:
    """Tell whether what differs in a comparison is no change over time."""
    return not over_time(relation_of_all(names.comparison))


def table_title(names: Names) -> str:
    """Return what the table of changes is called: of several places it is one of differences."""
    return word_of("changes", names.language, apart=differs_by_place(names))


def arrow(names: Names, scope: tuple[str, str]) -> str:
    """Return what stands between what two documents say."""
    return arrow_of(relation_between(names, scope))


def arrow_of(relation: Relation) -> str:
    """Return what stands between two documents, or what they say."""
    return "→" if over_time(relation) else "↔"


def kind_label(names: Names, kind: EventType, scope: tuple[str, str]) -> str:
    """Return what a kind of event is called between these two documents."""
    relation = relation_between(names, scope)
    if relation == "versions" and kind in OF_LAWS:
        return word(OF_LAWS[kind], names.language)
    if over_time(relation):
        return word(f"event_{kind}", names.language)
    if kind in NAMES:
        tag = side_name(names, scope[kind in ONLY_RIGHT], scope)
        return word("only_name", names.language, tag=tag)
    if kind in ONLY_RIGHT + ONLY_LEFT:
        return only_in(names, scope[kind in ONLY_RIGHT], scope)
    if kind in ("promoted", "demoted"):
        tag = side_name(names, scope[kind == "promoted"], scope)
        return word("article_only", names.language, tag=tag)
    return word(f"{'apart' if kind in OF_TIME else 'event'}_{kind}", names.language)


def change_label(names: Names, kind: str, scope: tuple[str, str]) -> str:
    """Return what became of an article from one of two documents to the other.

    Of two places what one alone has is called by the place, where the label is of one pair.
    """
    apart = not changed_with_time(names, scope)
    if apart and kind in SIDE_OF and len(names.comparison.pairs) == 1:
        tag = side_name(names, scope[SIDE_OF[kind]], scope)
        return word("only_of", names.language, tag=tag)
    return word_of(f"change_{kind}", names.language, apart=apart)


def pattern_label(names: Names, pattern: str) -> str:
    """Return in which documents of a series a theme is: of several places not with the years."""
    return word_of(f"pattern_{pattern}", names.language, apart=differs_by_place(names))


def label_in_series(names: Names, kind: EventType) -> str:
    """Return what a kind of event is called of all pairs of a series together."""
    if all(changed_with_time(names, scope) for scope in names.comparison.pairs):
        return word(f"event_{kind}", names.language)
    apart = kind in (*OF_TIME, *ONE_SIDED)
    return word(f"{'apart' if apart else 'event'}_{kind}", names.language)


def only_in(names: Names, document: str, scope: tuple[str, str]) -> str:
    """Return the words for what only one of two documents has."""
    return word("only_right", names.language, tag=side_name(names, document, scope))


def side_name(names: Names, document: str, scope: tuple[str, str]) -> str:
    """Return what a document is called beside another: its region if that tells them apart."""
    places = _places(names, scope)
    if all(places) and places[0] != places[1]:
        return places[document == scope[1]]
    return names.tags[document]


def both_names(names: Names, scope: tuple[str, str]) -> tuple[str, str]:
    """Return what the two documents are called inside a sentence: place and year.

    Of two documents of one place the second is called by its year. Those of one place and one
    year are called as everywhere.
    """
    places, years = _places(names, scope), _years(names, scope)
    known = [*zip(places, years, strict=True)]
    if known[0] == known[1] or not all((*places, *years)):
        return names.tags[scope[0]], names.tags[scope[1]]
    left, right = (
        say("headline", "side", names.language, place=place, year=year) for place, year in known
    )
    return left, short_names(names, scope)[1] if places[0] == places[1] else right


def short_names(names: Names, scope: tuple[str, str]) -> tuple[str, str]:
    """Return what the two documents are called where their full names stand before."""
    places, years = _places(names, scope), _years(names, scope)
    if places[0] == places[1] and all(years) and years[0] != years[1]:
        left, right = (say("headline", "side_of_year", names.language, year=year) for year in years)
        return left, right
    return side_name(names, scope[0], scope), side_name(names, scope[1], scope)


def _places(names: Names, scope: tuple[str, str]) -> tuple[str, str]:
    """Return where the two documents are from, as a reader reads it."""
    left, right = (region_name(names, names.comparison.document_by_id[d].head) for d in scope)
    return left, right


def _years(names: Names, scope: tuple[str, str]) -> tuple[int | None, int | None]:
    left, right = (names.comparison.document_by_id[document].head.year for document in scope)
    return left, right


def region_name(names: Names, head: Head) -> str:
    """Return the region of a document, in English where it is known."""
    return (region_in_english(head.region) if names.language == "en" else "") or head.region
