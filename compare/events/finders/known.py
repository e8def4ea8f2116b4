"""What the lexicon knows to have taken another's place: laws, and ways in which something is done.

Both texts say it in their own words: the one has the older, the other the newer, on one theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.addresses import article_of
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted
from compare.facts import read_facts
from compare.facts.ladders import ENDED, words_at
from compare.facts.plain import clause_at, masked, plain
from compare.model import Event, EventType, Quote
from compare.themes.lexicon import Law, Practice
from compare.themes.side import Side
from compare.themes.units import statements

SURE = 0.9


def known(pair: Pair) -> Iterator[Event]:
    """Yield the laws and practices of either theme that others took the place of."""
    if pair.years is None or pair.laws:
        return
    for theme, entry in pair.lexicon.entries.items():
        for law in entry.laws:
            if law.since <= pair.years[1]:
                yield from replaced(pair, theme, law)
        for practice in entry.practices:
            if practice.since <= pair.years[1]:
                yield from followed(pair, theme, practice)


def replaced(pair: Pair, theme: str, law: Law) -> Iterator[Event]:
    """Yield the event of a law that the left text rests on, and the right on its successor."""
    older = law.replaces.partition(" ")[0]
    if not older or older == law.title or cites(pair.right, "", older):
        return
    before, after = cites(pair.left, theme, older), cites(pair.right, theme, law.title)
    if before and after and not cites(pair.left, theme, law.title):
        facts = {"before": before[1], "after": after[1], "source": law.source}
        yield told(pair, "law_changed", theme, (before[0], after[0]), facts, law.title)


def cites(side: Side, theme: str, title: str) -> tuple[Quote, str] | None:
    """Return where a side rests on a law, in a statement on a theme, if one is asked for."""
    for unit, text in statements(side.document):
        address = side.document.address(unit)
        if title in text and (not theme or theme in side.themes_of.get(address, ())):
            for fact in read_facts(text, "basis"):
                quote = quoted(address, text, clause_at(text, fact.start), fact.text)
                if fact.value == title and fact.role != "repealed" and quote:
                    return quote, fact.text
    return None


def followed(pair: Pair, theme: str, practice: Practice) -> Iterator[Event]:
    """Yield the event of a practice that the left text has, and the right the one that followed."""
    before = says(pair.left, theme, practice.before)
    after = says(pair.right, theme, practice.after)
    early, late = says(pair.left, theme, practice.after), says(pair.right, theme, practice.before)
    if before and after and not (early or late):
        facts = {"before": before.text, "after": after.text, "source": practice.source}
        explanation = "goal_changed.known_practice"
        yield told(pair, explanation, theme, (before, after), facts, practice.name)


def says(side: Side, theme: str, words: tuple[str, ...]) -> Quote | None:
    """Return the clause of a statement on a theme that does one of some words, and ends none.

    A statement that names no theme is on that of its article. The title of a paper keeps the words
    of its time.
    """
    for unit, text in statements(side.document):
        address, seen = side.document.address(unit), masked(plain(text))
        word = next((one for one in words if one in seen), "")
        themes = side.themes_of.get(address) or (side.primary.get(article_of(address), ""),)
        if word and theme in themes:
            span = clause_at(plain(text), seen.find(word))
            if not ending().search(seen, *span):
                return quoted(address, text, span, word)
    return None


@cache
def ending() -> re.Pattern[str]:
    """Return the pattern of a word that ends something: 取消养老机构设立许可."""
    return re.compile(words_at(ENDED))


def told(
    pair: Pair,
    explanation: str,
    theme: str,
    quotes: tuple[Quote, Quote],
    facts: dict[str, str],
    matter: str,
) -> Event:
    """Return the event of what took another's place, as both texts and the lexicon tell it."""
    kind: EventType = "law_changed" if explanation == "law_changed" else "goal_changed"
    return event(
        pair,
        kind,
        matter,
        theme=theme,
        confidence=SURE,
        evidence=quotes,
        basis=("lexicon", "literal"),
        explanation=explanation,
        facts=facts,
        sources=(facts["source"],),
    )
