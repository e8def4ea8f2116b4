"""Interface words, numbers and dates in the form of the reader's language."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping

from compare.language import Language, say, sentences
from compare.model import Basis, Event, Note, Reason
from compare.telling.words.english import facts_in_english, headed, places_in_english

INNER = {"“": "‘", "”": "’"}
WHOLE_NAME = re.compile("““([^“”]*)””")
SEEN = ("heading", "section")
"""Reasons whose words stand above the texts anyway."""


LARGE: dict[Language, tuple[tuple[float, str], ...]] = {
    "zh": ((1e8, "亿"), (1e4, "万")),
    "en": ((1e9, " billion"), (1e6, " million")),
}
"""From which values on a number is told in a larger unit."""
SURE = 0.6  # what is less likely is marked as uncertain


def word(key: str, language: Language, **values: object) -> str:
    """Return an interface word or sentence from ``ui.toml``."""
    return say("ui", key, language, **values)


def word_of(key: str, language: Language, *, apart: bool, **values: object) -> str:
    """Return an interface word; of documents ``apart``, in the form that nothing changed.

    Words that say no such thing have that form alone.
    """
    form = f"apart_{key}"
    return word(form if apart and form in sentences("ui") else key, language, **values)


def listed(items: tuple[str, ...], language: Language) -> str:
    """Join items as a list inside a sentence."""
    return ("、" if language == "zh" else ", ").join(items)


def width(text: str) -> int:
    """Return how wide a text is, a Chinese character counting as two letters."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def number(value: float) -> str:
    """Return a number with grouped thousands and no needless decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def short_number(value: float, language: Language) -> str:
    """Return a number as a label has room for it: 3.6亿, 5万, 360 million."""
    for size, unit in LARGE[language]:
        if value >= size:
            return f"{number(value / size)}{unit}"
    return number(value)


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
    level = "high" if value >= 0.85 else "middle" if value >= SURE else "low"
    return word(f"confidence_{level}", language, value=f"{value:.2f}")


OPENING_QUOTE = "“"


def note_sentence(note: Note, language: Language) -> str:
    """Return what a note says; a document that it names first keeps the case of its name."""
    regions = note.kind == "different_regions" and language == "en"
    before = places_in_english(note.before) if regions else note.before
    said = say("note", note.kind, language, before=before, after=note.after)
    return said if said.startswith(OPENING_QUOTE) else headed(said)


def reason_sentences(reasons: tuple[Reason, ...], language: Language) -> str:
    """Return why two units are linked, the reasons one after another."""
    return _joined((_reason(one.kind, one.values, language) for one in reasons), language)


def _reason(kind: str, values: tuple[str, ...], language: Language) -> str:
    return say("reason", kind, language, values=listed(values, language))


def _joined(said: Iterable[str], language: Language) -> str:
    return ("; " if language == "en" else "；").join(said)


def reason_remarks(
    reasons: tuple[Reason, ...], language: Language, english: Mapping[str, str]
) -> str:
    """Return why two units stand side by side: what the reader sees there is not said again."""
    said = []
    for one in reasons:
        kind = f"{one.kind}_seen" if one.kind in SEEN else one.kind
        named = one.kind == "matters"
        values = tuple(english.get(v, v) for v in one.values) if named else one.values
        said.append(_reason(kind, values, language))
    return _joined(said, language)


def basis_words(basis: tuple[Basis, ...], language: Language) -> str:
    """Return what a finding rests on; absence that stands alone is called so."""
    if basis == ("absence",):
        return word("basis_absence_only", language)
    return listed(tuple(word(f"basis_{each}", language) for each in basis), language)


def event_sentence(event: Event, language: Language, english: Mapping[str, str]) -> str:
    """Return what happened, as a sentence; ``english`` are the English names that are known."""
    facts = dict(event.facts)
    facts = facts if language == "zh" else facts_in_english(facts, english)
    beside = {"near", "treated", "also"} & facts.keys() and event.explanation.endswith(".measure")
    told = say("event", event.explanation + ("_beside" if beside else ""), language, **facts)
    for name in ("near", "treated"):
        if name in facts:
            told = told.removesuffix("。").removesuffix(".")
            told += word(f"event_{name}", language, near=facts[name])
    if also := facts.get("also"):
        told = told.removesuffix("。").removesuffix(".")
        named = (
            also.split("、") if language == "zh" else [english.get(n, n) for n in also.split("、")]
        )
        told += word("event_also", language, matters=listed(tuple(named), language))
    return nested(told) if language == "zh" else headed(told)


def nested(sentence: str) -> str:
    """Return a Chinese sentence with single marks for a quotation inside a quotation.

    What is quoted and is a name in marks as a whole has these marks once.
    """
    sentence = WHOLE_NAME.sub(r"“\1”", sentence)
    depth, marked = 0, []
    for character in sentence:
        depth -= character == "”"
        marked.append(INNER.get(character, character) if depth > 0 else character)
        depth += character == "“"
    return "".join(marked) if depth == 0 else sentence
