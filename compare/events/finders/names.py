"""Matters that go by another name, by the names of the lexicon and what the texts write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from compare.events.evidence.clause import clauses, most_telling, shortened
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted
from compare.events.finders.linked import EDITED
from compare.facts.called import Renaming, renamings
from compare.facts.plain import clause_at, plain, without_titles
from compare.facts.plain import clauses as clause_spans
from compare.facts.shorts import shortened as short_form
from compare.knowledge.closed import words
from compare.model import Event, Quote
from compare.themes.lexicon import Name
from compare.themes.side import Side
from compare.themes.units import statements

RENAMED, CERTAIN = 0.9, 0.97
STILL_BOTH = 0.12  # less, where the left text already uses the new name too


def renamed(pair: Pair) -> Iterator[Event]:
    """Yield the themes that the left text calls by an older name and the right by a newer.

    And what the right text itself says was renamed, where both are of one place.
    """
    for theme, (old, new) in known_names(pair).items():
        found = rename(pair, theme, old, new)
        if not either_says_both(pair, found):
            yield found
    for unit, text in () if pair.elsewhere else statements(pair.right.document):
        for one in renamings(text):
            told = said(pair, pair.right.document.address(unit), text, one)
            if told:
                yield told


def said(pair: Pair, address: str, text: str, one: Renaming) -> Event | None:
    """Return the event of a renaming that a right statement tells, if it happened in between.

    Then the left text has the old name and not the new one.
    """
    before = quote_of(pair, address, one.old)
    if before is None or pair.says(pair.left, one.new):
        return None
    return event(
        pair,
        "renamed",
        one.new,
        confidence=CERTAIN,
        evidence=(before, quoted(address, text, (one.start, one.end), one.new)),
        basis=("literal",),
        explanation="renamed",
        facts={"before": one.old, "after": one.new},
    )


def quote_of(pair: Pair, right: str, name: str) -> Quote | None:
    """Return the clause of the left text that has a name, in a counterpart of a unit if there."""
    counterparts = [link.left for link in pair.of_measure.get(right, ())]
    document = pair.left.document
    everywhere = ((document.address(one), text) for one, text in statements(document))
    for address, text in (*((one, pair.unit(one).text) for one in counterparts), *everywhere):
        place = text.find(name)
        if place >= 0:
            return quoted(address, text, clause_at(text, place), name)
    return None


def known_names(pair: Pair) -> dict[str, tuple[Name, Name]]:
    """Return, for each theme that was renamed by the lexicon, its older and its newer name."""
    found: dict[str, tuple[Name, Name]] = {}
    for theme, entry in pair.lexicon.entries.items():
        if theme in pair.left.mentions and theme in pair.right.mentions:
            for old, new in permutations(entry.names, 2):
                one = old.of == new.of and follows(old, new) and in_time(pair, new)
                if one and not abbreviated(old, new) and changed(pair, old, new):
                    found.setdefault(theme, (old, new))
    return found


def follows(old: Name, new: Name) -> bool:
    """Return whether a name came after another."""
    return (old.since or 0) < (new.since or 0) or (old.until or 9999) < (new.until or 9999)


def abbreviated(old: Name, new: Name) -> bool:
    """Return whether one of two names is a short form of the other, and so no other name."""
    short, full = sorted((short_form(old.name), short_form(new.name)), key=len)
    return full.startswith(short) or full.endswith(short)


def in_time(pair: Pair, new: Name) -> bool:
    """Return whether a name was there when the right text was written, as far as is known."""
    return pair.years is None or (new.since or 0) <= pair.years[1]


def changed(pair: Pair, old: Name, new: Name) -> bool:
    """Return whether the left text keeps to the old name and the right one has only the new."""
    left, right = uses(pair.left, old), uses(pair.right, new)
    return bool(left and right) and not uses(pair.right, old) and left >= uses(pair.left, new)


def uses(side: Side, name: Name) -> int:
    """Return how often a text uses the words of a name that are a part of it, if any are.

    Other words (敬老院) come with the matter under any of its names. The title of a paper that is
    in force keeps the name of its time.
    """
    own = [word for word in name.words if word in name.name] or name.words
    text = without_titles(plain(side.text))
    found = (match.span() for word in own for match in re.finditer(re.escape(word), text))
    return sum(not in_institution(text, *span) for span in found)


def in_institution(text: str, start: int, end: int) -> bool:
    """Tell whether words are a part of the name of an institution (未成年人保护工作 of …工作站).

    Its noun follows them, or begins inside them and ends behind.
    """
    nouns = (*words("offices", "heads"), *words("names", "institutions"))
    if any(text.startswith(noun, end) for noun in nouns if len(noun) > 1):
        return True
    return any(
        text.startswith(noun, at)
        for noun in words("names", "heads")
        for at in range(max(start, end - len(noun)) + 1, end)
    )


def rename(pair: Pair, theme: str, old: Name, new: Name) -> Event:
    """Return the event of one renaming by the lexicon, or of a policy that followed another."""
    both = bool(uses(pair.left, new))
    told = "renamed.known_both" if both else "renamed.known"
    before, after = exchanged(pair, old, new) or (
        shown(pair, pair.left, theme, old),
        shown(pair, pair.right, theme, new),
    )
    return event(
        pair,
        "goal_changed" if new.successor else "renamed",
        new.name,
        theme=theme,
        confidence=RENAMED - STILL_BOTH * both,
        evidence=(before, after),
        basis=("lexicon",),
        explanation="goal_changed.known" if new.successor else told,
        facts={
            "before": used_in(before, old),
            "after": used_in(after, new),
            "source": new.source,
        },
        sources=(new.source,),
    )


def either_says_both(pair: Pair, found: Event) -> bool:
    """Tell whether a text has word for word what the other is quoted with for its own name."""
    return any(
        pair.says(side, quote.text)
        for side, units in ((pair.left, found.right), (pair.right, found.left))
        for quote in found.evidence
        if quote.unit in units
    )


def exchanged(pair: Pair, old: Name, new: Name) -> tuple[Quote, Quote] | None:
    """Return the shortest statement with the old name and its counterpart with the new one."""
    found = []
    for link in pair.measures:
        texts = pair.unit(link.left).text, pair.unit(link.right).text
        if link.fuzzy >= EDITED and says(texts[0], old) and says(texts[1], new):
            quotes = clause_with(link.left, texts[0], old), clause_with(link.right, texts[1], new)
            if quotes[0] and quotes[1]:
                found.append((len(quotes[0].text) + len(quotes[1].text), quotes[0], quotes[1]))
    best = min(found, key=lambda one: (one[0], one[1].unit), default=None)
    return best[1:] if best else None


def says(text: str, name: Name) -> bool:
    """Tell whether a text has a word of a name outside of titles."""
    seen = without_titles(plain(text))
    return any(word in seen for word in name.words)


def clause_with(address: str, text: str, name: Name) -> Quote | None:
    """Return the first clause of a statement that has a name, as a quote."""
    for start, end in clause_spans(text):
        place = next((at for word in name.words if (at := text.find(word, start, end)) >= 0), -1)
        if place >= 0 and says(text[start:end], name):
            return quoted(address, text, (start, end), text[place : place + 2])
    return None


def shown(pair: Pair, side: Side, theme: str, name: Name) -> Quote:
    """Return a clause that has the name, from the measures on the theme or from elsewhere."""
    found = most_telling(side, theme, pair.lexicon, fullest(side, name))
    if found and any(word in found.text for word in name.words):
        return found
    return next(
        Quote(side.document.address(unit), shortened(clause, clause.find(word)))
        for unit, text in statements(side.document)
        for clause in clauses(text)
        for word in name.words
        if word in clause
    )


def fullest(side: Side, name: Name) -> tuple[str, ...]:
    """Return the longest beginning of a name that a text has and that shows it, or its words."""
    best = next((one for one in beginnings(name) if one in side.text), "")
    return (best,) if best else name.words


def beginnings(name: Name) -> list[str]:
    """Return the beginnings of a name that show it, the longest first."""
    found = (name.name[:end] for end in range(len(name.name), 1, -1))
    return [one for one in found if any(word in one for word in name.words)]


def used_in(quote: Quote, name: Name) -> str:
    """Return the longest form of a name that stands in a quote, by itself if it does so at all.

    未成年人保护工作站 has 未成年人保护, and no 未成年人保护工作.
    """
    forms = [one for one in (*beginnings(name), *name.words) if one in quote.text]
    alone = [one for one in forms if stands_alone(quote.text, one)]
    return max(alone or forms, key=len, default=name.name)


def stands_alone(text: str, word: str) -> bool:
    """Tell whether a word stands in a text outside of the names of institutions."""
    places = (match.span() for match in re.finditer(re.escape(word), text))
    return any(not in_institution(text, *span) for span in places)
