"""The words that show an event: clauses of a unit, verbatim and short."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from compare.facts.plain import TEXTS_REMEMBERED
from compare.knowledge.words import tokens
from compare.model import Quote, Span

LONGEST = 60  # characters of a quote
LONGEST_WHOLE = 120  # characters of a whole statement that is quoted
SHORTEST = 4
CONTEXT = 16  # characters shown before the words in question where a clause is cut
OPENING, CLOSING = "《“(", "》”)"
NUMBER = re.compile(
    r"\s*(?:\d{1,3}(?:、|\.(?!\d))|[((][一二三四五六七八九十\d]{1,4}[))]|[一二三四五六七八九十]{1,2}[是要])\s*"
)
PAPER_NUMBER = re.compile(r"(?<=》)\s?[（(][^（()）]{1,40}[)）]$")
MOST = 0.5  # of the longest quote, that one may be shorter to end with its clause
ENDING = "，,。;；"
PAUSES = "，,。;；:：、 \n"


def quoted(unit: str, text: str, span: Span, around: str = "") -> Quote | None:
    """Return the words of a span of a unit's text, cut around some words of it if too long."""
    words = unnumbered(text[slice(*span)])
    if len(words) < SHORTEST:
        return None
    return Quote(unit, shortened(words, around))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def whole(unit: str, text: str, around: str = "") -> Quote | None:
    """Return a whole statement as a quote, or what of it around some words is short enough."""
    words = unnumbered(text)
    if len(words) < SHORTEST:
        return None
    return Quote(unit, shortened(words, around, LONGEST_WHOLE))


def unnumbered(words: str) -> str:
    """Return words without the number of a list and the pauses around them."""
    number = NUMBER.match(words)
    return words[number.end() if number else 0 :].strip(PAUSES)


def shortened(words: str, around: str = "", longest: int = LONGEST) -> str:
    """Return words, or the part of them around some that is short enough to quote.

    It ends where a clause ends if that leaves most of it, else between words, and no bracket is
    left open at its end. What it is around stands in it whole if there is room for that, but for
    the number of a paper.
    """
    if len(words) <= longest:
        return words
    bounds = [0, *accumulate(map(len, tokens(words)))]
    around = PAPER_NUMBER.sub("", around)
    place = max(words.find(around), 0)
    wanted = 0 if place <= longest - CONTEXT else min(place - CONTEXT, len(words) - longest)
    wanted = max(wanted, min(place, place + len(around) - longest))
    start = bounds[bisect_left(bounds, wanted)]
    if start > place:  # in a word that is longer than a quote, as addresses of pages are
        start = wanted
    end = bounds[bisect_right(bounds, start + longest) - 1]
    if end <= start or end < place + len(around) <= start + longest:
        end = start + longest
    pause = max(words.rfind(mark, 0, end) for mark in ENDING)
    if pause - start >= longest * MOST and pause >= place + len(around):
        end = pause
    return closed(words[start:end]).strip(PAUSES)


def closed(words: str) -> str:
    """Return words without a bracket at their end that the cut left open."""
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        at = words.rfind(opening)
        if at > SHORTEST and closing not in words[at:]:
            words = words[:at]
    return words
