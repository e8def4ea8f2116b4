"""What a statement fixes: numbers, deadlines, stages, places, people, offices, bases, names.

Each kind is read by a file of its own, from the statement alone.
"""

from __future__ import annotations

from functools import lru_cache

from compare.facts.bases import bases
from compare.facts.deadlines import deadlines
from compare.facts.names import names
from compare.facts.numbers import numbers
from compare.facts.offices import offices
from compare.facts.people import people
from compare.facts.places import places
from compare.facts.plain import TEXTS_REMEMBERED
from compare.facts.stages import stages
from compare.model import Fact

READERS = (numbers, deadlines, stages, places, people, offices, bases, names)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def read_facts(text: str) -> tuple[Fact, ...]:
    """Return the facts of a statement in the order of the text."""
    found = [fact for reader in READERS for fact in reader(text)]
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.kind)))
