"""What a statement fixes: numbers, periods, dates, stages, places, people, offices, bases, names.

Each kind is read by a file of its own, from the statement alone. Reading takes time, so who needs
some kinds only asks for these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from compare.facts.bases import bases
from compare.facts.deadlines import deadlines
from compare.facts.names import names
from compare.facts.numbers import numbers
from compare.facts.offices import offices
from compare.facts.people import people
from compare.facts.periods import periods
from compare.facts.places import places
from compare.facts.plain import TEXTS_REMEMBERED
from compare.facts.stages import stages
from compare.model import Fact, FactKind

READERS: dict[FactKind, Callable[[str], Iterator[Fact]]] = {
    "number": numbers,
    "period": periods,
    "deadline": deadlines,
    "stage": stages,
    "place": places,
    "people": people,
    "office": offices,
    "basis": bases,
    "name": names,
}


@lru_cache(maxsize=TEXTS_REMEMBERED * len(READERS))
def read_facts(text: str, *kinds: FactKind) -> tuple[Fact, ...]:
    """Return the facts of a statement in the order of the text: all, or those of some kinds."""
    if len(kinds) == 1:
        return tuple(sorted(READERS[kinds[0]](text), key=_place))
    found = [fact for kind in kinds or READERS for fact in read_facts(text, kind)]
    return tuple(sorted(found, key=_place))


def number_written(text: str, written: str) -> Fact | None:
    """Return the first number of a statement that is written so, ``None`` if none is."""
    return next((fact for fact in read_facts(text, "number") if fact.text == written), None)


def _place(fact: Fact) -> tuple[int, int, FactKind]:
    return fact.start, fact.end, fact.kind
