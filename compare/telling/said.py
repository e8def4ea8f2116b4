"""What either document says to an event, as short as a line: before → after."""

from __future__ import annotations

import re

from compare.addresses import document_of
from compare.language import Language
from compare.model import Event
from compare.telling.wording import word

OF_PLACES = ("moved", "splits", "merges", "promoted", "demoted")
CLAUSE_END = re.compile("[,，。;；]")
ASIDE = re.compile(r"（| \(")
LONGEST_SAID = 34  # characters of what a side says


def said(event: Event, language: Language) -> tuple[str, str]:
    """Return what either side says: the fact that differs, a place, or its first quote.

    A side that lacks the fact says nothing, whatever stands near the place where it would be.
    """
    facts = dict(event.facts)
    before, after = facts.get("old", facts.get("before")), facts.get("new", facts.get("after"))
    if event.type in OF_PLACES and before and after:
        return articles(before, language), articles(after, language)
    if event.explanation.endswith(".theme"):
        forms = word("in_words", language), word("own_article", language)
        return forms if event.type == "promoted" else forms[::-1]
    first = [
        next((q.text for q in event.evidence if document_of(q.unit) == document), "")
        for document in event.scope
    ]
    if event.type == "moves_out" and facts.get("to"):
        to = department(facts, language)
        return shortened(first[0], ""), word("went_to", language, year=facts["year"], to=to)
    return (
        shortened(first[0] if before is None else before, facts.get("before_fact", "")),
        shortened(first[1] if after is None else after, facts.get("after_fact", "")),
    )


def department(facts: dict[str, str], language: Language) -> str:
    """Return where a duty went, without what stands in brackets behind it."""
    to = facts["to_english"] if language == "en" else facts["to"]
    return ASIDE.split(to)[0]


def articles(label: str, language: Language) -> str:
    """Return how articles are cited: 第5条; another mark, (五) or 第十条, stands as it is."""
    plain = label.rstrip(".、")
    return word("article_named", language, label=plain) if plain[:1].isdigit() else label


def shortened(words: str, fact: str) -> str:
    """Return words, or the part of them that has a fact, as short as a line."""
    if len(words) <= LONGEST_SAID:
        return words
    place = words.find(fact) if fact else 0
    starts = [0, *(match.end() for match in CLAUSE_END.finditer(words, 0, max(place, 0)))]
    start = next((at for at in starts if place - at < LONGEST_SAID // 2), starts[-1])
    part = words[start : start + LONGEST_SAID - 2]
    return f"{'…' * (start > 0)}{part}{'…' * (start + len(part) < len(words))}"
