"""What either document says to an event, as short as a line: before → after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from compare.addresses import document_of
from compare.facts import read_facts
from compare.facts.plain import clauses
from compare.knowledge.closed import any_of
from compare.knowledge.words import content_words
from compare.language import Language
from compare.model import Event, Fact, Quote
from compare.telling.words.wording import word

OF_PLACES = ("moved", "splits", "merges", "promoted", "demoted")
CLAUSE_END = re.compile("[,，。;；]")
ASIDE = re.compile(r"（| \(")
LONGEST_SAID = 44  # characters of what a side says, if what is told is not longer
BRACKETS = (("《", "》"), ("“", "”"), ("(", ")"), ("（", "）"))


def said(event: Event, language: Language) -> tuple[str, str]:
    """Return what either side says: the fact that differs, a place, or its first quote.

    A side that lacks the fact says nothing, whatever stands near the place where it would be.
    """
    facts = dict(event.facts)
    before, after = facts.get("old", facts.get("before")), facts.get("new", facts.get("after"))
    if event.explanation.endswith(".theme"):
        forms = word("in_words", language), word("own_article", language)
        return forms if event.type == "promoted" else forms[::-1]
    first = [
        next((quote.text for quote in quotes_of(event, document)), "") for document in event.scope
    ]
    if event.type == "moves_out" and facts.get("year"):
        to = department(facts, language)
        return shortened(first[0], ()), word("went_to", language, year=facts["year"], to=to)
    told = _shown(event)
    if event.type == "number_changed" and not is_rewritten(event):
        before, after = (
            words and with_yardstick(quotes_of(event, document), words)
            for document, words in zip(event.scope, (before, after), strict=True)
        )
    if event.type == "contradicts":
        twice = event.explanation == "contradicts.twice"
        keys = ("one_says", "another_says") if twice else ("text_says", "annex_says")
        one, other = (word(key, language, words=fact) for key, fact in zip(keys, told, strict=True))
        both = word("two_places", language, one=one, other=other)
        of_left, of_right = (len(quotes_of(event, document)) for document in event.scope)
        return (both, "") if of_left > of_right else ("", both)
    return (
        shortened(first[0] if before is None else before, _told(event, told[0])),
        shortened(first[1] if after is None else after, _told(event, told[1])),
    )


def with_yardstick(quotes: Sequence[Quote], written: str) -> str:
    """Return a number with that by which it measures: 当地最低工资标准的42%, which is no 42%."""
    texts = [quote.text for quote in quotes if written and f"的{written}" in quote.text]
    if not texts:
        return written  # as nearly always, and a pattern takes time to make
    pattern = re.compile(yardstick() + re.escape(written))
    found = (match for text in texts for match in pattern.finditer(text))
    return next((match[0] for match in found), written)


@cache
def yardstick() -> str:
    """Return the expression of what a number is measured by, with the bound before it."""
    whose = "(?:当地|上年度?|本地)?(?:城乡|城市|农村|城镇)?(?:居民|职工|月|年)*"
    bound = f"{any_of('bounds', '≥')}|{any_of('bounds', '≤')}"
    return rf"(?:{bound})?{whose}(?:{any_of('numbers', 'yardsticks')})(?:标准|水平)?的"


def _shown(event: Event) -> tuple[str, str]:
    """Return the fact that differs, of wordings that are told as wholes what is on the matter."""
    facts = both_facts(event)
    if any(facts) or not is_rewritten(event):
        return facts
    firsts = (quotes_of(event, document)[:1] for document in event.scope)
    left, right = firsts
    first = _on_matter(left, event.matter)
    return first, _on_matter(right, f"{event.matter} {first}")


def _on_matter(quotes: Sequence[Quote], matter: str) -> str:
    """Return the first number of quotes, or the clause that says most of a matter, if another."""
    number = next(iter(numbers_in(quotes)), "")
    wanted = set(content_words(matter))
    parts = [quote.text[slice(*span)] for quote in quotes for span in clauses(quote.text)]
    shared = [len(wanted & set(content_words(part))) for part in parts]
    best = [part for part, count in zip(parts, shared, strict=True) if count == max(shared)]
    known = any(shared) and not any(number in part for part in best)
    return best[0].strip() if known else number


def _told(event: Event, fact: str) -> tuple[str, ...]:
    return tuple(filter(None, (fact, event.matter)))


def quotes_of(event: Event | None, document: str) -> tuple[Quote, ...]:
    """Return what an event quotes of a document, in its order."""
    return tuple(q for q in (event.evidence if event else ()) if document_of(q.unit) == document)


def is_rewritten(event: Event) -> bool:
    """Tell whether the wordings of either side are told as wholes."""
    return event.explanation.endswith(".words")


def both_facts(event: Event) -> tuple[str, str]:
    """Return the fact that differs as either side has it, empty where a side has none."""
    facts = dict(event.facts)
    if is_rewritten(event) or {"before_fact", "after_fact"} <= facts.keys():
        return facts.get("before_fact", ""), facts.get("after_fact", "")
    return facts.get("old") or facts.get("before", ""), facts.get("new") or facts.get("after", "")


def numbers_in(quotes: Sequence[Quote], loose: bool = False) -> list[str]:
    """Return the numbers of things that quotes set; ``loose`` ones may be mere wording (两条)."""
    found = (fact for quote in quotes for fact in read_facts(quote.text, "number"))
    return [fact.text for fact in found if loose or not (fact.role == "loose" or _is_span(fact))]


def _is_span(fact: Fact) -> bool:
    """Tell whether a number in words says how long a plan runs: 三年行动."""
    return fact.unit == "年" and not any(one.isdecimal() for one in fact.text)


def department(facts: dict[str, str], language: Language) -> str:
    """Return where a duty went, without what stands in brackets behind it."""
    to = facts["to_english"] if language == "en" else facts["to"]
    return ASIDE.split(to)[0]


def shortened(words: str, told: Sequence[str], room: int = LONGEST_SAID) -> str:
    """Return words, or the clause of them that has what is told, in about so many characters.

    What is ``told`` first stands there whole, what is told further if there is room for both.
    """
    if len(words) <= room:
        return words
    spans = [(words.index(one), words.index(one) + len(one)) for one in told if one in words]
    first, last = spans[0] if spans else (0, 0)
    for start, end in spans[1:]:
        wider = min(first, start), max(last, end)
        first, last = wider if wider[1] - wider[0] <= room else (first, last)
    start, end = _window(words, (first, last), room)
    return f"{'…' * (start > 0)}{words[start:end]}{'…' * (end < len(words))}"


def _window(words: str, told: tuple[int, int], room: int) -> tuple[int, int]:
    """Return the stretch around another that begins with a clause and ends with one, if it can."""
    first, last = told
    starts = [0, *(match.end() for match in CLAUSE_END.finditer(words, 0, first))]
    roomy = [at for at in starts if last - at <= room]
    start = next((at for at in roomy if first - at < room // 2), roomy[-1] if roomy else 0)
    start = start if roomy else _before(words, first)
    limit = max(start + room, last)
    if len(words) <= limit:
        return start, len(words)
    ends = [match.start() for match in CLAUSE_END.finditer(words, last, limit + 1)]
    return start, ends[-1] if ends else _before(words, limit, last)


def _before(words: str, end: int, least: int = 0) -> int:
    """Return a place to cut at or before another, outside titles and quotations, from a least."""
    for opening, closing in BRACKETS:
        begun = words.rfind(opening, 0, end)
        if begun >= least and closing not in words[begun:end]:
            end = begun
    return end
