"""A number that a plan says in two places, alike in the earlier year and no more in the later one.

A list of tasks behind the parts says again what a part says (新建食堂100家). Where only one of both
places was brought up to date, the later plan contradicts itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from compare.addresses import article_of
from compare.differences.same_numbers import kin, same_number
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted
from compare.events.finders.contradictions import SURE, Listed, listed, of_one_thing
from compare.model import Document, Event, Quote

MOST = 1_000  # numbers of a text, each of which is held against each; plans have some hundred


def said_twice(pair: Pair) -> Iterator[Event]:
    """Yield the numbers that the later of two plans of one office says in two ways."""
    if not pair.same_hand or pair.laws:
        return
    later = in_text_proper(pair.right.document)
    if len(later) > MOST:
        return
    told: set[tuple[str, str]] = set()
    for first, second in said_alike(pair.left.document):
        found = [one for one in later if is_either(one, first, second)]
        for one, other in combinations(found, 2):
            units = one.address, other.address
            if apart(*units) and not same_number(one.fact, other.fact) and units not in told:
                told.add(units)
                yield parted(pair, (first, second), (one, other))


def in_text_proper(document: Document) -> list[Listed]:
    """Return the numbers outside of annexes: what those say is held against the text elsewhere."""
    annexed = {document.address(one) for one in document.articles if document.in_annex(one)}
    return [one for one in listed(document, behind=True) if article_of(one.address) not in annexed]


def said_alike(document: Document) -> Iterator[tuple[Listed, Listed]]:
    """Yield each two numbers of a thing in two articles that are worth the same."""
    of_value: defaultdict[tuple[str, str], list[Listed]] = defaultdict(list)
    for one in in_text_proper(document):
        of_value[one.fact.value, one.fact.unit].append(one)
    for alike in of_value.values():
        for one, other in combinations(alike, 2):
            if apart(one.address, other.address) and of_one_thing(one, other):
                yield one, other


def is_either(one: Listed, first: Listed, second: Listed) -> bool:
    """Tell whether a number counts what two earlier ones do, in the words of either."""
    return (of_one_thing(one, first) or of_one_thing(one, second)) and kin(one.fact, first.fact)


def apart(one: str, other: str) -> bool:
    """Tell whether two units stand in two articles."""
    return article_of(one) != article_of(other)


def parted(pair: Pair, before: tuple[Listed, Listed], after: tuple[Listed, Listed]) -> Event:
    """Return the event of one number that became two."""
    return event(
        pair,
        "contradicts",
        after[1].counted,
        confidence=SURE,
        evidence=tuple(clause_of(pair, one) for one in (*before, *after)),
        basis=("literal",),
        explanation="contradicts.twice",
        facts={"before": after[0].fact.text, "after": after[1].fact.text},
    )


def clause_of(pair: Pair, one: Listed) -> Quote | None:
    """Return the clause that says a number."""
    return quoted(one.address, pair.unit(one.address).text, one.clause, one.fact.text)
