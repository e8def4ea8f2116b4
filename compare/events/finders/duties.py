"""Duties that went to another department or came back, by the dated facts of the lexicon.

A text treats a matter no more where a word of it stands in the title of a plan or among other
things; that word is quoted, so that nobody reads that the text has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from compare.events.evidence.clause import clauses, most_telling, shortened
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted, whole
from compare.events.evidence.wording import steady
from compare.facts.plain import JOINED
from compare.facts.shorts import listed
from compare.facts.transfers import tells_handing, transfers
from compare.knowledge.closed import words
from compare.knowledge.words import tokens
from compare.model import Event, EventType, Quote
from compare.themes.lexicon import Duty, Entry, Lexicon
from compare.themes.side import Side
from compare.themes.units import statements

NAMED = 4  # letters of the name of an office
NEAR = 10  # characters behind a word in which another says that it is only when
SURE, SURE_IF_CUT = 0.95, 0.85
DAY = re.compile(r"\d{4}-\d\d-\d\d")
GONE: tuple[EventType, ...] = ("disappears", "term_disappears")


def duties(pair: Pair) -> Iterator[Event]:
    """Yield the duties that left or came back between the two years, where the texts agree."""
    if pair.years is None or pair.laws:
        return
    left, right, lexicon = pair.left, pair.right, pair.lexicon
    for theme, entry in lexicon.entries.items():
        for duty in entry.duties:
            if had_left(pair, duty) and lost(left, right, entry, lexicon):
                yield went(pair, theme, duty)
            whole = not left.document.truncated
            back = back_between(duty, *pair.years) and names_itself(right, entry)
            if whole and back and lost(right, left, entry, lexicon):
                yield returned(pair, theme, duty)


def with_duties(pair: Pair, found: Iterable[Event]) -> list[Event]:
    """Return events, where what one office no longer writes went with a duty told as that.

    The theme as a whole may still be treated: 社工站 is gone, 社工 are still employed elsewhere.
    """
    return [with_duty(pair, one) or one for one in found]


def with_duty(pair: Pair, one: Event) -> Event | None:
    """Return the event of a statement that is gone with its duty, ``None`` for any other."""
    if one.type not in GONE or one.basis != ("absence",) or not one.left:
        return None
    if not (pair.years and pair.same_hand) or pair.laws:
        return None
    if not one.left or one.left[0] in pair.of_measure:
        return None  # the statement is there, and only a name of it is gone
    if {"near", "treated"} & dict(one.facts).keys():
        return None  # the matter may be there in other words
    unit = one.left[0]
    theme = pair.theme(unit)
    duty = next((duty for duty in duties_of(pair, theme) if had_left(pair, duty)), None)
    if duty is None or theme not in pair.left.themes_of.get(unit, ()):
        return None
    text = pair.unit(unit).text
    return replace(
        one,
        type="moves_out",
        theme=theme,
        right=(),
        evidence=tuple(quote for quote in (whole(unit, text, one.evidence[0].text),) if quote),
        basis=("lexicon", "absence"),
        explanation="moves_out",
        facts=tuple(sorted((dict(one.facts) | known(duty) | {"word": ""}).items())),
        sources=(duty.source,),
    )


def duties_of(pair: Pair, theme: str) -> tuple[Duty, ...]:
    """Return the duties of a theme that the lexicon knows."""
    entry = pair.lexicon.entries.get(theme)
    return entry.duties if entry else ()


def had_left(pair: Pair, duty: Duty) -> bool:
    """Tell whether a duty left between two plans: not after the day of the second, if known.

    A plan stands at the beginning of its year. One of the year in which a duty left, of which no
    day is known, may be older than that.
    """
    if pair.years is None or not left_between(duty, *pair.years):
        return False
    date = pair.right.document.head.date
    decided = next((day for day in DAY.findall(duty.source) if int(day[:4]) == duty.left), "")
    if not (date and decided):
        return duty.left < pair.years[1]
    return date >= decided


def left_between(duty: Duty, first: int, last: int) -> bool:
    """Tell whether a duty left between two years and was not back by the second.

    A plan of the year in which it left, or by which local offices were to follow, may stand before
    that.
    """
    gone = first < last and first <= (duty.local or duty.left) and duty.left <= last
    return gone and not (duty.back and duty.back <= last)


def back_between(duty: Duty, first: int, last: int) -> bool:
    """Tell whether a duty came back between two years, and had left before the first of them."""
    return bool(duty.back) and duty.left <= first < (duty.back or 0) <= last


def names_itself(side: Side, entry: Entry) -> bool:
    """Tell whether a side has the word that a theme is called by first: 老龄, of 老龄事业.

    What only belongs to its field (医养结合) may have stayed where the duty had gone.
    """
    return tokens(entry.id)[0] in side.everything


def lost(has: Side, lacks: Side, entry: Entry, lexicon: Lexicon) -> bool:
    """Tell whether one side treats a theme of which the other has no word, or one in passing.

    What it has is no mere word where the first side says no more of the theme itself.
    """
    if entry.id not in has.mentions:
        return False
    touched = only_touched(lacks, entry)
    if entry.id in lacks.mentions and not (touched or handed_only(lacks, entry)):
        return False
    passing, telling = in_passing(lacks, entry), most_telling(has, entry.id, lexicon)
    if telling is None:
        return False  # nothing shows that it is treated
    if passing and transfers(lacks.document.unit_by_address[passing[0].unit].text):
        return False  # the text itself says that it went: that is told of it
    if touched:
        return bool(has.mentions[entry.id].primary)
    if passing:
        word, said = steady(passing[0].text), steady(telling.text)
        return word not in said and said not in word
    return not any(t in lacks.everything for t in entry.terms)


def only_touched(side: Side, entry: Entry) -> bool:
    """Tell whether a side names a theme only to say when or why something else is done.

    做好自然灾害期间困难群众基本生活保障, 对因灾害陷入困境的家庭 are no relief of disasters.
    """
    texts = (clause for _, text in statements(side.document) for clause in clauses(text))
    said = [(clause, term) for clause in texts for term in entry.terms if term in clause]
    return bool(said) and all(says_when(clause, term) for clause, term in said)


def says_when(clause: str, term: str) -> bool:
    """Tell whether a clause names something only as when or why it does something else."""
    before, _, after = clause.partition(term)
    cause = before.endswith(words("absence", "cause"))
    return cause or any(word in after[:NEAR] for word in words("absence", "meanwhile"))


def handed_only(side: Side, entry: Entry) -> bool:
    """Tell whether all that a side says of a theme is that its duties go over: 救灾职能划转."""
    texts = (clause for _, text in statements(side.document) for clause in clauses(text))
    said = [clause for clause in texts if any(term in clause for term in entry.terms)]
    return bool(said) and all(map(tells_handing, said))


def in_passing(side: Side, entry: Entry) -> tuple[Quote, str] | None:
    """Return the first clause in which a side has a word of a theme, and the word."""
    terms = sorted(entry.terms, key=lambda term: (-len(term), term))
    for unit, text in statements(side.document):
        for clause in clauses(text):
            word = next((term for term in terms if term in clause), "")
            if not word and JOINED.search(clause):
                word = next(filter(None, (listed(term, clause) for term in terms)), "")
            if word:
                place = clause.find(word)
                return Quote(side.document.address(unit), shortened(clause, place)), word
    return None


def went(pair: Pair, theme: str, duty: Duty) -> Event:
    """Return the event of a duty that went to another department."""
    cut = pair.right.document.truncated
    quote, word = in_passing(pair.right, pair.lexicon.entries[theme]) or (None, "")
    handing = None if quote else handed_to(pair.right, theme, duty.to)
    return event(
        pair,
        "moves_out",
        theme,
        theme=theme,
        confidence=SURE_IF_CUT if cut else SURE,
        evidence=(most_telling(pair.left, theme, pair.lexicon), quote or handing),
        basis=("lexicon", "absence"),
        explanation="moves_out.handed" if handing else sentence(duty, word, cut),
        facts=known(duty) | {"word": word} | ({"after": handing.text} if handing else {}),
        sources=(duty.source,),
    )


def handed_to(side: Side, theme: str, office: str) -> Quote | None:
    """Return the clauses in which a side hands over what a theme is called by first to an office.

    Offices of one name have it at every level: 市委社会工作部, 党委社会工作部门. Of 基层民主自治 it
    may hand over 基层政权建设; what else went to that office is no evidence of it.
    """
    found = (
        quoted(side.document.address(unit), text, one.span, one.to)
        for unit, text in statements(side.document)
        for one in transfers(text)
        if are_of_one_kind(one.to, office) and tokens(theme)[0] in text[slice(*one.span)]
    )
    return next(filter(None, found), None)


def are_of_one_kind(one: str, other: str) -> bool:
    """Tell whether two names of offices share enough letters in one run to be of one kind."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size >= NAMED


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
