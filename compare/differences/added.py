"""scope_changed: people whom a clause of its own adds to those before it: …,以及重度残疾人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences.difference import difference
from compare.differences.items import named
from compare.differences.side import Pair, Side
from compare.facts.plain import JOINED, plain
from compare.knowledge.closed import words
from compare.knowledge.words import VERB, tagged
from compare.model import Difference, Span

WITH = ("和", "与")  # behind a pause they open an adverbial: 和社工一起


def added(pair: Pair) -> Iterator[Difference]:
    """Yield the people whom only one side adds by a clause that has no counterpart."""
    for span, people in joined_on(pair.right, pair.only_right):
        if not named(pair.left, people):
            yield difference(pair, "scope_changed", people, None, span, "", people)
    for span, people in joined_on(pair.left, pair.only_left):
        if not named(pair.right, people):
            yield difference(pair, "scope_changed", people, span, None, people, "")


def joined_on(side: Side, clauses: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the clauses that name people and nothing else behind a word for "and", and whom.

    The clause before ends in people as well, and denies nothing of them.
    """
    for start, end in clauses:
        word = JOINED.match(plain(side.text), start)
        people = side.of("people", (start, end))
        if not word or word[0] in WITH or not people or people[-1].end != end:
            continue
        if not follows_people(side, start):
            continue
        between = tagged(side.words((word.end(), people[-1].start)))
        if not any(tag.startswith(VERB) for _, tag in between):
            yield (start, end), side.words((word.end(), end))


def follows_people(side: Side, start: int) -> bool:
    """Tell whether the clause before a place ends in people, of whom it denies nothing."""
    before = max((one for one in side.clauses if one[1] <= start), default=(0, 0))
    denied = set(words("spread", "not")) & set(side.words(before))
    ends = {one.end for one in side.of("people", before)}
    return before[1] in ends and not denied
