"""What a target is about, in words of its text: its clause without its number and aiming."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from compare.facts.fronts import front, without_adverbs
from compare.facts.plain import clause_at, plain
from compare.facts.rows import RESPECTIVELY, TIGHT
from compare.knowledge.closed import any_of
from compare.knowledge.headings import unmarked
from compare.model import Fact, Span

SHORTEST = 2
START = attrgetter("start")
FROM = "由从自"
GAP = "…"
"""Stands in a subject where the number was."""
ASIDE_BEHIND = re.compile(r"\([^()]{0,80}\)$")


def subject(text: str, spans: Sequence[Span]) -> str:
    """Return the subject that stands at some spans of a text; of a verb alone no gap parts it."""
    parts = [text[slice(*span)] for span in spans]
    return (GAP if parts and front(plain(parts[0])) else "").join(parts)


def about(text: str, number: Fact, clause: Span, numbers: Sequence[Fact]) -> tuple[Span, ...]:
    """Return where the words stand that say what a number is about: 新建养老院, 各县…敬老院.

    Of numbers in a row they stand before the first and behind the last one. Nowhere, where no words
    stand around the number (覆盖率：95%) or its subject is one of a list (A、B分别为…): there the
    number alone knows it.
    """
    if RESPECTIVELY in text[clause_at(text, number.start)[0] : number.end]:
        return ()
    opening, goes_on = row_of(text, number, clause, numbers)
    before = without_aiming(text, clause[0], opening)
    after = without_aside(text, number.end, clause[1])
    both = (before,) if goes_on else (before, after)
    spans = tuple(span for span in both if span[0] < span[1])
    return spans if len(subject(text, spans)) >= SHORTEST else ()


def row_of(text: str, number: Fact, clause: Span, numbers: Sequence[Fact]) -> tuple[int, bool]:
    """Return where the numbers begin that stand beside one, its old value too; and if more follow.

    ``numbers`` are all of the text, in order.
    """
    seen = plain(text)
    place = bisect_left(numbers, number.start, key=START)
    before = numbers[bisect_left(numbers, clause[0], hi=place, key=START) : place]
    old = next((n for n, one in enumerate(before) if one.role == "from"), len(before))
    opening = (*before, number)[old].start
    for one in reversed(before[:old]):
        if not TIGHT.fullmatch(seen, one.end, opening):
            break
        opening = one.start
    behind = bisect_left(numbers, number.end, key=START)
    follows = behind < len(numbers) and TIGHT.fullmatch(seen, number.end, numbers[behind].start)
    return opening, bool(follows)


@cache
def aiming() -> re.Pattern[str]:
    """Return the pattern of words of aiming with which a clause sets out: 确保, 力争."""
    return re.compile(f"^(?:{any_of('setting_out', 'aiming')})+")


@cache
def reaching() -> re.Pattern[str]:
    """Return the pattern of a verb before another bound at the end: 提高到(每人每月不低于)."""
    return re.compile(f"(?:{any_of('rising')})$")


def without_aiming(text: str, start: int, end: int) -> Span:
    """Return a stretch before a number without what frames it: list mark, aiming, 由, 的."""
    said = aiming().sub("", unmarked(text[start:end].lstrip()))
    start = end - len(said)
    said = reaching().sub("", said.rstrip().rstrip(FROM)).removesuffix("的")
    return start, start + len(without_adverbs(said))


def without_aside(text: str, start: int, end: int) -> Span:
    """Return a stretch behind a number without what frames it: 的, an aside in brackets."""
    said = text[start:end].lstrip().removeprefix("的")
    return end - len(said), end - len(said) + len(ASIDE_BEHIND.sub("", plain(said)).rstrip())
