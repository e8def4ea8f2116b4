"""Rows of one cause stand together, the weightiest cause first.

One reform hands over several duties; a new article comes with names and numbers of its own; one
matter has a number, a law and a name that changed, or says the same in the text and its annex.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.addresses import article_of
from compare.events.order.gathered import by_matter
from compare.facts import read_facts
from compare.knowledge.words import content_words
from compare.model import Event
from compare.telling.rows.changes import Row
from compare.telling.rows.weights import breadth, on_article, on_duty
from compare.telling.words.said import both_facts, is_rewritten

Cause = tuple[str, ...]
HANDED = "handed"
NUMBERS = "numbers"


def by_cause(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of a pair, those of one cause together and the broadest of them first.

    Those behind it are of the ``same_matter``. Rows that were of one matter before stay together.
    """
    rows = list(rows)
    whole = dict(pair for row in rows for pair in _of_wholes(row))
    causes: dict[Cause, list[Row]] = defaultdict(list)
    on_numbers: dict[Cause, list[Row]] = defaultdict(list)
    for block in by_matter(rows):
        cause = _cause(block[0], whole)
        if cause[0] == NUMBERS:
            cause = _of_one_thing(cause, block[0], on_numbers[cause])
        causes[cause] += block
    ordered = sorted(causes.values(), key=lambda found: -sum(row.weight for row in found))
    return [
        replace(row, same_matter=order > 0)
        for found in ordered
        for order, row in enumerate(_broadest_first(found))
    ]


def reform(event: Event) -> Cause:
    """Return by what one knows the transfer that a duty went with: its year, or the article."""
    facts = dict(event.facts)
    if event.type == "appears":
        return "returned", facts["back"]
    if "year" in facts:
        return "left", facts["year"]
    return HANDED, article_of((event.right or event.left)[0])


def _of_wholes(row: Row) -> Iterator[tuple[str, Cause]]:
    """Yield the articles and statements that are the cause of what else is told on them.

    Such an article came, went, rose or fell as a whole; the statement hands over a duty.
    """
    event = row.event
    if event and on_article(event):
        gone = event.type in ("disappears", "demoted")
        for unit in row.left if gone else row.right:
            yield article_of(unit), ("article", article_of(unit))
    elif event and on_duty(event):
        cause = reform(event)
        if cause[0] == HANDED:
            yield from ((unit, cause) for unit in event.right or event.left)


def _cause(row: Row, whole: Mapping[str, Cause]) -> Cause:
    """Return what a row is a part of, the surest first."""
    event = row.event
    if event is None:
        return "row", *row.left, *row.right
    if on_duty(event):
        return reform(event)
    units = (*row.right, *row.left)
    places = (*units, *map(article_of, units))
    said = _numbers(event)
    alone = (NUMBERS, event.theme, *said) if said else ("matter", row.matter)
    return next((whole[place] for place in places if place in whole), alone)


def _of_one_thing(cause: Cause, row: Row, known: list[Row]) -> Cause:
    """Return the cause of numbers that changed alike, of one thing: the matters share a word.

    ``known`` are the first rows on each thing of which these numbers are; one may come to them.
    """
    mine = set(content_words(row.matter))
    for one in known:
        if one.matter == row.matter or mine & set(content_words(one.matter)):
            return *cause, one.matter
    known.append(row)
    return *cause, row.matter


def _numbers(event: Event) -> Cause:
    """Return the numbers that changed, whatever is said of them, empty where one is lacking."""
    if event.type != "number_changed" or is_rewritten(event):
        return ()
    said = [read_facts(words, "number")[:1] for words in both_facts(event)]
    found = tuple(f"{fact.value}{fact.unit.partition('/')[0]}" for one in said for fact in one)
    return found if all(said) else ()


def _broadest_first(rows: Sequence[Row]) -> list[Row]:
    """Return rows of one cause with the broadest before the others, which keep their order."""
    first = max(rows, key=lambda row: breadth(row.event) if row.event else 0.0)
    return [first, *(row for row in rows if row is not first)]
