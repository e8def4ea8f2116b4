"""Duties that went to another department or came back, by the dated facts of the lexicon.

A text treats a matter no more where a word of it stands in the title of a plan or among other
things; that word is quoted, so that nobody reads that the text has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.events.clause import clauses, most_telling, shortened
from compare.events.event import event
from compare.events.pair import Pair
from compare.model import Event, Quote
from compare.themes.lexicon import Duty, Entry
from compare.themes.side import Side
from compare.themes.units import statements

SURE, SURE_IF_CUT = 0.95, 0.85


def duties(pair: Pair) -> Iterator[Event]:
    """Yield the duties that left or came back between the two years, where the texts agree."""
    if pair.years is None or pair.laws:
        return
    for theme, entry in pair.lexicon.entries.items():
        for duty in entry.duties:
            if left_between(duty, *pair.years) and lost(pair.left, pair.right, entry):
                yield went(pair, theme, duty)
            whole = not pair.left.document.truncated
            if whole and back_between(duty, *pair.years) and lost(pair.right, pair.left, entry):
                yield returned(pair, theme, duty)


def left_between(duty: Duty, first: int, last: int) -> bool:
    """Tell whether a duty left between two years and was not back by the second."""
    return first < duty.left <= last and not (duty.back and duty.back <= last)


def back_between(duty: Duty, first: int, last: int) -> bool:
    """Tell whether a duty came back between two years."""
    return bool(duty.back) and first < (duty.back or 0) <= last


def lost(has: Side, lacks: Side, entry: Entry) -> bool:
    """Tell whether one side treats a theme of which the other has no word, or one in passing."""
    if entry.id not in has.mentions or entry.id in lacks.mentions:
        return False
    return bool(in_passing(lacks, entry)) or not any(t in lacks.everything for t in entry.terms)


def in_passing(side: Side, entry: Entry) -> tuple[Quote, str] | None:
    """Return the first clause in which a side has a word of a theme, and the word."""
    terms = sorted(entry.terms, key=lambda term: (-len(term), term))
    for unit, text in statements(side.document):
        for clause in clauses(text):
            word = next((term for term in terms if term in clause), "")
            if word:
                place = clause.find(word)
                return Quote(side.document.address(unit), shortened(clause, place)), word
    return None


def went(pair: Pair, theme: str, duty: Duty) -> Event:
    """Return the event of a duty that went to another department."""
    cut = pair.right.document.truncated
    quote, word = in_passing(pair.right, pair.lexicon.entries[theme]) or (None, "")
    return event(
        pair,
        "moves_out",
        theme,
        theme=theme,
        confidence=SURE_IF_CUT if cut else SURE,
        evidence=(most_telling(pair.left, theme, pair.lexicon), quote),
        basis=("lexicon", "absence"),
        explanation=sentence(duty, word, cut),
        facts=known(duty) | {"word": word},
        sources=(duty.source,),
    )


def sentence(duty: Duty, word: str, cut: bool) -> str:
    """Return which sentence tells a duty that went: of a text cut off it claims least."""
    if cut:
        return "moves_out.cut_aside" if word else "moves_out.cut"
    if word:
        return "moves_out.aside"
    return "moves_out.back" if duty.back else "moves_out"


def returned(pair: Pair, theme: str, duty: Duty) -> Event:
    """Return the event of a duty that came back to civil affairs."""
    quote, word = in_passing(pair.left, pair.lexicon.entries[theme]) or (None, "")
    return event(
        pair,
        "appears",
        theme,
        theme=theme,
        confidence=SURE,
        evidence=(quote, most_telling(pair.right, theme, pair.lexicon)),
        basis=("lexicon", "absence"),
        explanation="appears.returned_aside" if word else "appears.returned",
        facts=known(duty) | {"word": word},
        sources=(duty.source,),
    )


def known(duty: Duty) -> dict[str, str]:
    """Return what the lexicon knows of a duty, for the sentence."""
    return {
        "year": str(duty.left),
        "back": str(duty.back or ""),
        "to": duty.to,
        "to_english": duty.to_english,
        "source": duty.source,
    }
