"""A text cut into what a reader sees as one word: facts, names in quotes, items, other words."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate, pairwise

from compare.facts import read_facts
from compare.facts.plain import plain
from compare.facts.shorts import full_and_short_names
from compare.knowledge.words import tokens
from compare.model import FactKind, Span
from compare.source.script import simplified

WHOLE: tuple[FactKind, ...] = ("number", "deadline", "basis", "office")
QUOTED = re.compile(r"“[^“”]*”")
LONGEST_ITEM = 10
ITEM = re.compile(rf"(?<=、)[^、,;:。!?《》“”()\n]{{1,{LONGEST_ITEM}}}(?=、)")


def folded(text: str) -> str:
    """Return a text in the forms in which it is compared, character for character."""
    return simplified(plain(text))


def units(text: str) -> tuple[str, ...]:
    """Return the pieces of a folded text; joined they give it back."""
    spans = whole_spans(text)
    whole = set(spans)
    cuts = [0, *(edge for span in spans for edge in span), len(text)]
    pieces: list[str] = []
    for start, end in pairwise(cuts):
        stretch = text[start:end]
        pieces += [stretch] if (start, end) in whole else tokens(stretch)
    return tuple(piece for piece in pieces if piece)


def whole_spans(text: str) -> list[Span]:
    """Return the spans that are never cut, in order; of two that overlap the longer one."""
    found = {(fact.start, fact.end) for fact in read_facts(text, *WHOLE)}
    forms = QUOTED, ITEM, full_and_short_names()
    found |= {match.span() for form in forms for match in form.finditer(text)}
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span[0] - span[1], span)):
        at = bisect(kept, span)
        behind_last = at == 0 or kept[at - 1][1] <= span[0]
        before_next = at == len(kept) or span[1] <= kept[at][0]
        if behind_last and before_next:
            kept.insert(at, span)
    return kept


def places(pieces: tuple[str, ...]) -> Iterator[Span]:
    """Yield the span of each piece of a text."""
    yield from pairwise((0, *accumulate(map(len, pieces))))
