"""scope_changed: people whom a clause of its own adds to those before it: …,以及重度残疾人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences.difference import difference
from compare.differences.items import named
from compare.differences.side import Pair, Side
from compare.facts.plain import JOINED, plain
from compare.model import Difference, Span


def added(pair: Pair) -> Iterator[Difference]:
    """Yield the people whom only one side adds by a clause that has no counterpart."""
    for span, people in joined_on(pair.right, pair.only_right):
        if not named(pair.left, people):
            yield difference(pair, "scope_changed", people, None, span, "", people)
    for span, people in joined_on(pair.left, pair.only_left):
        if not named(pair.right, people):
            yield difference(pair, "scope_changed", people, span, None, people, "")


def joined_on(side: Side, clauses: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the clauses that name people and nothing else behind a word for "and", and whom."""
    for start, end in clauses:
        word = JOINED.match(plain(side.text), start)
        people = side.of("people", (start, end))
        if word and people and people[-1].end == end:
            yield (start, end), side.words((word.end(), end))
