"""What was put in, left out or replaced between two clauses, cut where items of a list part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from compare.differences.side import TEXTS_REMEMBERED, Pair, Together
from compare.facts.plain import JOINED, plain
from compare.knowledge.words import tokens
from compare.model import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the left text that became one of the right; either may be empty."""

    left: Span
    right: Span


def edits(pair: Pair, clauses: Together) -> list[Edit]:
    """Return the word-level edits between two clauses, neighbours joined."""
    before = tokens(plain(pair.left.words(clauses.left)))
    after = tokens(plain(pair.right.words(clauses.right)))
    left, right = places(before, clauses.left[0]), places(after, clauses.right[0])
    found: list[Edit] = []
    for start, end, other_start, other_end in steps(before, after):
        edit = Edit((left[start], left[end]), (right[other_start], right[other_end]))
        last = found[-1] if found else None
        if last and last.left[1] == edit.left[0] and last.right[1] == edit.right[0]:
            found[-1] = Edit((last.left[0], edit.left[1]), (last.right[0], edit.right[1]))
        else:
            found.append(edit)
    return found


def steps(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of words that differ. Swapping the two sides swaps them, no more."""
    if before > after:
        for start, end, other_start, other_end in steps(after, before):
            yield other_start, other_end, start, end
        return
    for step in Indel.opcodes(before, after):
        if step.tag != "equal":
            yield step.src_start, step.src_end, step.dest_start, step.dest_end


def places(words: tuple[str, ...], start: int) -> list[int]:
    """Return where each word starts in the text, and where the last one ends."""
    found = [start]
    for word in words:
        found.append(found[-1] + len(word))
    return found


def begins_or_ends_joined(text: str, span: Span) -> bool:
    """Tell whether a stretch begins or ends with 、, 和 or their like."""
    start, end = span
    known = joins(text)
    within = known[bisect_left(known, (start, start)) : bisect_left(known, (end, end))]
    return any(first == start or last == end for first, last in within)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def joins(text: str) -> tuple[Span, ...]:
    """Return where 、, 和 and their like stand in a text, in order."""
    return tuple(match.span() for match in JOINED.finditer(text))


def slid(text: str, span: Span, bounds: Span) -> Span:
    """Return the same insertion told so that it begins or ends with a connector, if it can be.

    返[贫人口、因疫情致]贫人口 is 返贫人口[、因疫情致贫人口].
    """
    start, end = span
    for step in (-1, 1):
        a, b = start, end
        while bounds[0] <= a and b <= bounds[1]:
            if begins_or_ends_joined(text, (a, b)):
                return a, b
            if step < 0 and a > bounds[0] and text[a - 1] == text[b - 1]:
                a, b = a - 1, b - 1
            elif step > 0 and b < bounds[1] and text[a] == text[b]:
                a, b = a + 1, b + 1
            else:
                break
    return span
