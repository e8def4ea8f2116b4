"""Interface words, numbers and dates in the form of the reader's language."""

from __future__ import annotations

import datetime

from compare.language import Language, say, sentences
from compare.model import Event, Note, Reason


def word(key: str, language: Language, **values: object) -> str:
    """Return an interface word or sentence from ``ui.toml``."""
    return say("ui", key, language, **values)


def listed(items: tuple[str, ...], language: Language) -> str:
    """Join items as a list inside a sentence."""
    return ("、" if language == "zh" else ", ").join(items)


def number(value: float) -> str:
    """Return a number with grouped thousands and no needless decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def percent(share: float) -> str:
    """Return a share between 0 and 1 as a percentage; one decimal below ten."""
    value = share * 100
    return f"{value:.0f}%" if value >= 9.95 or value == 0 else f"{value:.1f}%"


def date(iso: str, language: Language) -> str:
    """Return ``2015-01-14`` as a date of the language; any other text stays as it is."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {day:%B} {day.year}"


def confidence(value: float, language: Language) -> str:
    """Return how sure a finding is, in words and as a number."""
    level = "high" if value >= 0.85 else "middle" if value >= 0.6 else "low"
    return word(f"confidence_{level}", language, value=f"{value:.2f}")


def note_sentence(note: Note, language: Language) -> str:
    """Return what a note says."""
    return say("note", note.kind, language, before=note.before, after=note.after)


def reason_sentence(reason: Reason, language: Language) -> str:
    """Return why two units are linked."""
    return say("reason", reason.kind, language, values=listed(reason.values, language))


def event_sentence(event: Event, language: Language) -> str:
    """Return what happened, as a sentence."""
    return say("event", event.explanation, language, **dict(event.facts))


def known(topic: str, key: str) -> bool:
    """Return whether a topic has a sentence of this key."""
    return key in sentences(topic)
