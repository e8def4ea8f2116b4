"""How sure it is that two statements which are set side by side are on one thing.

Whoever quotes the two must be told where they are no counterparts. Of 141 such rows that strangers
read, 26 led astray; of those whose statements are linked in part or not at all 7 of 22, and none
of these 22 was found right without reserve.
"""

from __future__ import annotations

import re
from typing import Literal

from compare.differences.same_numbers import kind_of
from compare.events.evidence.bases import two_bases
from compare.events.evidence.counted import settled
from compare.events.evidence.pair import Pair
from compare.facts import number_written
from compare.knowledge.words import content_words
from compare.model import Quote

# Of the rewritten counterparts that strangers read, 44 of 50 that share as many words were right,
# of the others 13 of 24 (tests/gold/statements.json, readings 1 to 8).
WORDS_OF_COUNTERPARTS = 3
SLOGAN = re.compile("应.尽.")

SHARE, THINGS = "share", "things"  # kinds of numbers
TIMES = {"年", "月"}  # for which an amount may be

Loose = Literal["ways", "times", "partial", "none", ""]
"""A share beside a count, an amount for a year beside one for a month, linked in part, not linked.

Nothing where the two are counterparts, be it in few words: of such rows most are right.
"""


def loosely(
    pair: Pair, left: Quote | None, right: Quote | None, as_written: tuple[str, str] = ("", "")
) -> dict[str, str]:
    """Return the facts that tell how loosely two statements of two offices belong together.

    ``as_written`` are the numbers that are told of them, if any.
    """
    if not (pair.two_offices and left and right):
        return {}
    apart = unlike((left.text, right.text), as_written) if all(as_written) else {}
    found = looseness(pair, left, right)
    return apart or ({"loose": found} if found else {})


def looseness(pair: Pair, left: Quote, right: Quote) -> Loose:
    """Return why two statements may be on two things, or cannot be held against each other."""
    if in_two_ways(left.text, right.text):
        return "ways"
    links = pair.of_measure.get(right.unit, ())
    link = next((one for one in links if one.left == left.unit), None)
    if link is None:
        return "none"
    return "" if link.strength == "main" else "partial"


def unlike(texts: tuple[str, str], as_written: tuple[str, str]) -> dict[str, str]:
    """Return the facts that tell why two numbers of two texts do not compare as they stand.

    One is a share and one a count, one is for a year and one for a month, or they are of two
    groups.
    """
    if in_two_ways(*as_written):
        return {"loose": "ways"}
    times = [
        TIMES & {*number.unit.split("/")}
        for number in map(number_written, texts, as_written)
        if number
    ]
    if len(times) == len(texts) and all(times) and times[0] != times[1]:
        return {"loose": "times"}
    return two_bases(texts, as_written)


def in_two_ways(left: str, right: str) -> bool:
    """Tell whether one of two texts sets but shares and the other but counts."""
    kinds = kinds_set(left), kinds_set(right)
    return all(map(bool, kinds)) and kinds[0].isdisjoint(kinds[1])


def kinds_set(text: str) -> set[str]:
    """Return of which kinds the shares and counts are that a text sets."""
    return {kind_of(one) for one in settled(text)} & {SHARE, THINGS}


def few_shared(left: Quote, right: Quote) -> bool:
    """Tell whether two quotes share so few words that they may be on two matters.

    That all who have a right to something are to get it (应保尽保) is said of any matter.
    """
    texts = (SLOGAN.sub("", quote.text) for quote in (left, right))
    one, other = (set(content_words(text)) for text in texts)
    return len(one & other) < WORDS_OF_COUNTERPARTS
