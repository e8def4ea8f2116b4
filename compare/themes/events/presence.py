"""Themes that one document treats and the other does not: appears, disappears, moves_out."""

from __future__ import annotations

from dataclasses import replace

from compare.language import say
from compare.model import Event
from compare.themes.events.event import bounded, event, other_way
from compare.themes.events.evidence import telling
from compare.themes.events.pair import Pair, shown
from compare.themes.lexicon import Duty
from compare.themes.side import Side

MOVED_OUT = {"section": 0.96, "article": 0.95, "measure": 0.85}
ABSENT = {"section": 0.77, "article": 0.75, "measure": 0.6}
BACKGROUND = 0.2  # less, for work that serves every matter
FROM_TEXT = 0.4  # less, for a theme that no lexicon knows: only its words are missing
NEW_DUTY = 0.1  # more, where the lexicon knows a law of the years between
RETURNED = 0.85
TOUCHED = 0.1  # less, where a word of the theme stands in the other text after all


def presence(pair: Pair) -> list[Event]:
    """Return what appears, disappears and moves out; a text cut off proves no absence."""
    found = []
    if not pair.right.document.truncated:
        found += [gone(pair, theme) for theme in only_left(pair)]
    if not pair.left.document.truncated:
        swapped = pair.swapped
        found += [come(pair, other_way(lost(swapped, theme))) for theme in only_left(swapped)]
    return found


def only_left(pair: Pair) -> list[str]:
    """Return the themes that the left document alone treats.

    A theme born of the texts is known by its words alone: a link of its articles means that its
    matter may be there under other words, and its name anywhere in the other text that it is.
    """
    linked = {left for left, _ in pair.scores}
    return [
        theme
        for theme, mention in pair.left.mentions.items()
        if theme not in pair.right.mentions
        and (
            pair.known_by(theme) == "lexicon"
            or (linked.isdisjoint(mention.articles) and theme not in pair.right.everything)
        )
    ]


def gone(pair: Pair, theme: str) -> Event:
    """Return where a theme of the left document went: to another department, or just away."""
    moved = duty_moved(pair, theme)
    return moves_out(pair, theme, moved) if moved else lost(pair, theme)


def duty_moved(pair: Pair, theme: str) -> Duty | None:
    """Return the lexicon's fact that the duty left between the two years and was not back."""
    if pair.years is None:
        return None
    left, right = pair.years
    for duty in pair.lexicon.entries[theme].duties:
        if left < duty.left <= right and not (duty.back and duty.back <= right):
            return duty
    return None


def moves_out(pair: Pair, theme: str, duty: Duty) -> Event:
    """Return the event of a duty that went to another department."""
    mention = pair.left.mentions[theme]
    facts = {
        "year": str(duty.left),
        "to": duty.to,
        "to_english": duty.to_english,
        "back": str(duty.back or ""),
        "source": duty.source,
        **lacks(word_of(pair, pair.right, theme)),
    }
    return event(
        pair,
        "moves_out",
        theme,
        confidence=MOVED_OUT[mention.prominence],
        left=shown(mention),
        right=(),
        evidence=(telling(pair.left, theme, pair.lexicon),),
        basis=("lexicon", "absence"),
        explanation="moves_out_and_back" if duty.back else "moves_out",
        facts=facts,
        sources=(duty.source,),
    )


def lost(pair: Pair, theme: str) -> Event:
    """Return the event of a theme for which nothing but absence speaks."""
    mention = pair.left.mentions[theme]
    entry = pair.lexicon.entries[theme]
    word = word_of(pair, pair.right, theme)
    less = BACKGROUND * entry.background + FROM_TEXT * (entry.origin == "text")
    less += TOUCHED * (word in entry.terms)
    return event(
        pair,
        "disappears",
        theme,
        confidence=ABSENT[mention.prominence] - less,
        left=shown(mention),
        right=(),
        evidence=(telling(pair.left, theme, pair.lexicon),),
        basis=("absence",),
        explanation="disappears_elsewhere" if pair.elsewhere else "disappears",
        facts=lacks(word),
    )


def word_of(pair: Pair, side: Side, theme: str) -> str:
    """Return the longest word of a theme that stands anywhere in a text, or an empty one.

    A text may name a matter in its preamble, in a list or in a title and still not treat it.
    """
    entry = pair.lexicon.entries[theme]
    for words in (entry.terms, entry.weak):
        found = [word for word in (*words, theme) if word in side.everything]
        if found:
            return max(found, key=lambda word: (len(word), word))
    return ""


def lacks(word: str) -> dict[str, str]:
    """Return how the sentence says that a text does not treat a matter, in both languages."""
    key = "lacks_but" if word else "lacks"
    return {
        "lacks": say("event", key, "zh", word=word),
        "lacks_english": say("event", key, "en", word=word),
    }


def come(pair: Pair, found: Event) -> Event:
    """Add to an event ``appears`` what the lexicon knows: a duty returned, a law of the years."""
    if pair.years is None:
        return found
    left, right = pair.years
    entry = pair.lexicon.entries[found.theme]
    for duty in entry.duties:
        if duty.back and left < duty.back <= right:
            facts = {"year": str(duty.back), "left_year": str(duty.left)}
            facts |= {"to": duty.to, "to_english": duty.to_english}
            return told(found, RETURNED, "returned", facts, duty.source)
    for law in entry.laws:
        if left < law.since <= right and not law.replaces:
            facts = {"year": str(law.since), "law": law.title, "number": law.number}
            return told(found, found.confidence + NEW_DUTY, "new_duty", facts, law.source)
    return found


def told(found: Event, confidence: float, key: str, facts: dict[str, str], source: str) -> Event:
    """Return an event ``appears`` with a lexicon fact as its second basis."""
    return replace(
        found,
        basis=("lexicon", "absence"),
        confidence=bounded(confidence),
        explanation=f"appears_{key}",
        facts=tuple(sorted((*found.facts, *facts.items(), ("source", source)))),
        sources=(source,),
    )
