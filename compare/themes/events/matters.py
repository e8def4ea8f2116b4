"""Matters inside the themes that one document alone names: appears, disappears.

A matter is a compound that a document uses again and again, always beside words of a theme of the
lexicon, in measures that have no counterpart in the other document, which has it nowhere. The most
telling ones go first, by the log-odds of ``born.ranked``.
"""

from __future__ import annotations

from collections import Counter
from itertools import product

from compare.addresses import article_of
from compare.model import Event, Quote
from compare.themes.assign import theme_weights
from compare.themes.born import ranked
from compare.themes.events.event import event, other_way
from compare.themes.events.evidence import clauses, shortened
from compare.themes.events.matter_words import local, names_matter
from compare.themes.events.pair import Pair
from compare.themes.side import Side
from compare.themes.units import statements
from compare.words import tokens

CONFIDENCE = 0.35  # only words are missing
MOST = 2  # told of a document
USES, MEASURES = 3, 2  # fewest of each
RARE = 2  # words of the lexicon that may have the new part
LENGTHS = (2, 3, 4)  # words of a compound
SHORTEST = 4  # characters


def matters(pair: Pair) -> list[Event]:
    """Return the matters that one document alone names; a text cut off proves no absence."""
    left, right = compounds(pair.left), compounds(pair.right)
    found = []
    if not pair.right.document.truncated:
        found += lost(pair, left, right)
    if not pair.left.document.truncated:
        found += [other_way(one) for one in lost(pair.swapped, right, left)]
    return found


def lost(pair: Pair, own: Counter[str], other: Counter[str]) -> list[Event]:
    """Return the most telling matters that the left document alone names, given the compounds."""
    telling = [
        word
        for word in ranked(own, own + other)
        if own[word] >= USES
        and word not in pair.right.everything
        and word not in pair.lexicon.entries
        and is_new(pair, word)
        and not local(pair, word)
        and not told_as_theme(pair, word)
    ]
    whole = [word for word in telling if not any(word in one for one in telling if one != word)]
    found: dict[Quote, str] = {}
    for word in whole:
        for quote in quotes_of(pair, word)[:1]:
            found.setdefault(quote, word)
    return [gone(pair, word, quote) for quote, word in found.items()][:MOST]


def compounds(side: Side) -> Counter[str]:
    """Return how often a document uses each compound of words that name something."""
    found: Counter[str] = Counter()
    for _, text in statements(side.document):
        words = tokens(text)
        for at, length in product(range(len(words)), LENGTHS):
            parts = words[at : at + length]
            if len(parts) == length and all(map(names_matter, parts)):
                found["".join(parts)] += 1
    return Counter({word: uses for word, uses in found.items() if len(word) >= SHORTEST})


def is_new(pair: Pair, word: str) -> bool:
    """Return whether a part of a compound is nowhere on the right, nor is the compound without it.

    A part that stands in many of the lexicon's own words is no new matter but another wording.
    """
    text = pair.right.everything
    new = [part for part in tokens(word) if part not in text]
    rests = [word.replace(part, "") for part in new]
    old = any(len(rest) >= SHORTEST and rest in text for rest in rests)
    rare = [sum(part in term for term in pair.lexicon.meanings) <= RARE for part in new]
    return any(rare) and not old


def told_as_theme(pair: Pair, word: str) -> bool:
    """Return whether a word speaks of a theme that the right document lacks as a whole."""
    return any(theme not in pair.right.mentions for theme in theme_weights(pair.lexicon, word))


def quotes_of(pair: Pair, word: str) -> list[Quote]:
    """Return the clauses that name a matter, none if it is not one of the document's own.

    Then a measure that names it has a counterpart, or too few measures do.
    """
    linked = {left for left, _ in pair.same_measures}
    found = []
    for unit, text in statements(pair.left.document):
        address = pair.left.document.address(unit)
        for clause in (one for one in clauses(text) if word in one):
            if address in linked or not on_a_theme(pair, clause):
                return []
            words = shortened(clause, clause.find(word))
            found += [Quote(address, words)] if word in words else []
    return found if len({quote.unit for quote in found}) >= MEASURES else []


def on_a_theme(pair: Pair, clause: str) -> bool:
    """Return whether a clause has a word of a theme that is no background work."""
    themes = theme_weights(pair.lexicon, clause)
    return any(not pair.lexicon.entries[theme].background for theme in themes)


def gone(pair: Pair, word: str, quote: Quote) -> Event:
    """Return the event of a matter that the right document does not name."""
    return event(
        pair,
        "disappears",
        word,
        confidence=CONFIDENCE,
        left=(article_of(quote.unit),),
        right=(),
        evidence=(quote,),
        basis=("absence",),
        explanation="disappears_matter_elsewhere" if pair.elsewhere else "disappears_matter",
    )
