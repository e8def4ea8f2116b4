"""scope_changed: a condition that one side sets and the other waives.

具有本市户籍的家庭 and 不论是否具有本市户籍: who does not meet the condition is covered, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.differences.difference import difference
from compare.differences.side import Pair, Side
from compare.facts.ladders import ENDED, words_at
from compare.facts.plain import clause_at, plain
from compare.knowledge.closed import any_of
from compare.model import Difference, Span

WAIVED = re.compile(r"(?:不论|无论|不管|不问)是否(?P<condition>[^,;:。、]{3,20}+)")


def waived(pair: Pair) -> Iterator[Difference]:
    """Yield the conditions that one side sets and the other says not to matter."""
    for words, condition in conditions(pair.right):
        before = is_set(pair.left, condition)
        if before:
            yield told(pair, before, words, pair.left.words(before), pair.right.words(words))
    for words, condition in conditions(pair.left):
        after = is_set(pair.right, condition)
        if after:
            yield told(pair, words, after, pair.left.words(words), pair.right.words(after))


def conditions(side: Side) -> Iterator[tuple[Span, str]]:
    """Yield the words of a side that waive a condition, and the condition."""
    for match in WAIVED.finditer(plain(side.text)):
        yield match.span(), match["condition"]


def is_set(side: Side, condition: str) -> Span | None:
    """Return where a side sets a condition: where it waives, denies or lifts it, it sets none."""
    seen = plain(side.text)
    if WAIVED.search(seen):
        return None
    for match in re.finditer(re.escape(condition), seen):
        start, _ = clause_at(seen, match.start())
        if not lifted().search(seen, start, match.start()):
            return match.span()
    return None


@cache
def lifted() -> re.Pattern[str]:
    """Return the pattern of what says, before a condition, that it is none: 不具有…, 取消…."""
    denied = f"{words_at(ENDED)}|{any_of('names', 'denied')}|{any_of('waived', 'not')}"
    return re.compile(rf"(?:{denied})(?:要求|限定|限制|限于|须)?$")


def told(pair: Pair, left: Span, right: Span, before: str, after: str) -> Difference:
    """Return the difference of a condition that is set and one that is waived."""
    clauses = clause_at(pair.left.text, left[0]), clause_at(pair.right.text, right[0])
    return difference(pair, "scope_changed", min(before, after, key=len), *clauses, before, after)
