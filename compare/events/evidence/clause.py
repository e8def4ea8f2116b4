"""The words that show an event: the most telling clause of a unit, verbatim and short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from compare.addresses import article_of
from compare.knowledge.words import tokens, without_ends
from compare.model import Quote
from compare.themes.lexicon import Lexicon
from compare.themes.side import Side

LONGEST, SHORTEST = 40, 5  # characters of a quote
CLAUSE = re.compile(r"[^,。;:!?,;:!?\n]+")
NUMBER = re.compile(r"^\s*(?:\d+[、.]|[((][一二三四五六七八九十\d]+[))])\s*")
HEADING_TELLS, WANTED_TELLS, NAMED_TELLS, NUMBER_TELLS, TOO_LONG = 1.5, 3.0, 0.5, 0.3, 0.8
ENOUGH = 2.0  # the words of a theme in one clause that are worth counting
BRACKETS = (("《", "》"), ("“", "”"), ("(", ")"))
JOINING = ("和", "及", "以及", "并", "与", "或", "等", "而")
JOINED = (*(word for word in JOINING if word != "等"), "的", "、")  # at an end
CONTEXT = 12  # characters that a quote shows from where its telling words begin


def most_telling(
    side: Side, theme: str, lexicon: Lexicon, wanted: Sequence[str] = ()
) -> Quote | None:
    """Return the clause of a side that tells most of a theme; ``wanted`` words tell most.

    ``None`` if the side says nothing of it.
    """
    best: tuple[float, Quote] | None = None
    for address, words, heading in side.statements(theme):
        for place, clause in enumerate(clauses(words)):
            at = first_place(clause, theme, lexicon, wanted)
            opens = place == 0 and (heading or leads_article(side, address, theme))
            alone = opens and at >= 0 and not on_another(clause, theme, lexicon)
            score = weight(clause, theme, lexicon, wanted) + HEADING_TELLS * alone
            if best is None or score > best[0]:
                best = score, Quote(address, shortened(clause, max(at, 0)))
    return best[1] if best else None


def on_another(clause: str, theme: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause has words of another theme too: 完善医疗救助和临时救助."""
    found = [[named for named, _ in lexicon.meanings[t]] for _, t in lexicon.occurrences(clause)]
    return any(theme not in named for named in found)


def leads_article(side: Side, address: str, theme: str) -> bool:
    """Return whether a measure opens an article on a theme that has no heading but this."""
    article = side.article(address)
    mine = article_of(address) in side.mentions[theme].primary
    return mine and not article.heading and address.endswith((article.id, f"{article.id}.1"))


def clauses(text: str) -> Iterator[str]:
    """Yield the clauses of a text without list numbers; very short ones are left out."""
    for match in CLAUSE.finditer(NUMBER.sub("", text)):
        clause = match[0].strip()
        if len(clause) >= SHORTEST:
            yield clause


def weight(clause: str, theme: str, lexicon: Lexicon, wanted: Sequence[str]) -> float:
    """Return how much a clause tells of a theme."""
    own = other = 0.0
    for term in dict.fromkeys(term for _, term in lexicon.occurrences(clause)):
        for named, amount in lexicon.meanings[term]:
            own += (amount + len(term) / 100) * (named == theme)
            other += amount * (named != theme)
    score = min(own, ENOUGH) - other / 2
    score += WANTED_TELLS * any(word in clause for word in wanted)
    score += NAMED_TELLS * all(word in clause for word in tokens(theme))
    score += NUMBER_TELLS * any(letter.isdigit() for letter in clause)
    return score - TOO_LONG * (len(clause) > LONGEST)


def first_place(clause: str, theme: str, lexicon: Lexicon, wanted: Sequence[str]) -> int:
    """Return where the telling words of a clause begin, -1 if it has none."""
    places = [clause.find(word) for word in wanted if word in clause]
    places = places or [
        at
        for at, term in lexicon.occurrences(clause)
        if any(other == theme for other, _ in lexicon.meanings[term])
    ]
    return min(places, default=-1)


def shortened(clause: str, place: int) -> str:
    """Return a clause, or the part of it around a place that is short enough to quote.

    A long clause is cut at the signs of its lists where they stand near, else between words. A
    word that joins it to the clause before is left out.
    """
    if len(clause) <= LONGEST:
        return unjoined(clause)
    ends = list(accumulate(len(word) for word in tokens(clause)))
    start = min(place - CONTEXT, len(clause) - LONGEST) if place > LONGEST - CONTEXT else 0
    if start:
        begins = (at + 1 for at in range(start, place) if clause[at] in "、》")
        between = (at for at in ends if start <= at <= place)
        start = next(begins, next(between, start))
    end = start + LONGEST
    if end < len(clause):
        last = max((at for at in ends if place < at <= end), default=end)
        lists = (at for at in range(end, place + SHORTEST, -1) if clause[at] == "、")
        end = next(lists, last)
    return unjoined(closed(clause[start:end], place - start).strip())


def closed(words: str, place: int) -> str:
    """Return words without a quotation or title at their end that the cut left open."""
    for opening, closing in BRACKETS:
        at = words.rfind(opening)
        if at > place and closing not in words[at:]:
            words = words[:at]
    return words


def unjoined(clause: str) -> str:
    """Return a clause without the words that join it to what stands before and after."""
    return without_ends(clause, JOINING, JOINED) or clause
