"""How sure it is that two statements which are set side by side are on one thing.

Whoever quotes the two must be told where they are no counterparts. Of 141 such rows that strangers
read, 26 led astray; of those whose statements are linked in part or not at all 7 of 22, and none
of these 22 was found right without reserve.
"""

from __future__ import annotations

import re
from typing import Literal

from compare.events.evidence.pair import Pair
from compare.knowledge.words import content_words
from compare.model import Quote

# Of the rewritten counterparts that strangers read, 44 of 50 that share as many words were right,
# of the others 13 of 24 (tests/gold/statements.json, readings 1 to 8).
WORDS_OF_COUNTERPARTS = 3
SLOGAN = re.compile("应.尽.")

Loose = Literal["partial", "none", "few", ""]
"""Linked in part, not linked, with few words in common; nothing where the two are counterparts."""


def loosely(pair: Pair, left: Quote | None, right: Quote | None) -> dict[str, str]:
    """Return the fact that tells how loosely two statements of two offices belong together."""
    if not (pair.two_offices and left and right):
        return {}
    found = looseness(pair, left, right)
    return {"loose": found} if found else {}


def looseness(pair: Pair, left: Quote, right: Quote) -> Loose:
    """Return why two statements may be on two things."""
    links = pair.of_measure.get(right.unit, ())
    link = next((one for one in links if one.left == left.unit), None)
    if link is None:
        return "none"
    if link.strength != "main":
        return "partial"
    return "few" if few_shared(left, right) else ""


def few_shared(left: Quote, right: Quote) -> bool:
    """Tell whether two quotes share so few words that they may be on two matters.

    That all who have a right to something are to get it (应保尽保) is said of any matter.
    """
    texts = (SLOGAN.sub("", quote.text) for quote in (left, right))
    one, other = (set(content_words(text)) for text in texts)
    return len(one & other) < WORDS_OF_COUNTERPARTS
