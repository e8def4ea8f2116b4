"""What a statement is about, in a few of its own words."""

from __future__ import annotations

import re

from compare.events.quotes import NUMBER
from compare.facts.fronts import front
from compare.facts.plain import clauses, plain
from compare.words import tokens

LONGEST = 14
COUNT = re.compile(r"^[\d一二三四五六七八九十百千万]+(?:[余多])?[个家所名项条处座场次张户%]")
MARKS = str.maketrans("", "", "“”《》")
JOINING = "和与及的、或并 "


def subject_of(text: str) -> str:
    """Return the matter of a statement's first clause: without opening verbs, cut between words."""
    start = NUMBER.match(text)
    text = text[start.end() :] if start else text
    spans = clauses(text)
    clause = text[slice(*spans[0])] if spans else text
    words = COUNT.sub("", front(plain(clause)).translate(MARKS).strip())
    if len(words) <= LONGEST:
        return words.strip(JOINING) or clause[:LONGEST]
    kept = ""
    for word in tokens(words):
        if len(kept) + len(word) > LONGEST:
            break
        kept += word
    return (kept or words[:LONGEST]).strip(JOINING)
