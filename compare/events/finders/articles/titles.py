"""How an article is called, how it begins and where it stands."""

from __future__ import annotations

from itertools import accumulate

from compare.addresses import article_of
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import SHORTEST, closed, quoted
from compare.events.evidence.subject import subject_of
from compare.facts.plain import clause_at
from compare.knowledge.words import tokens
from compare.model import Article, Link, Quote

BEGINNING = 24  # characters that are quoted of how an article without a heading begins
SHORT_HEADING, SHORT_CLAUSE = 18, 20  # characters of a heading that wants more, and of what follows
LONGEST_CLAUSE = 40  # characters of a clause that is quoted whole


def titled(pair: Pair, address: str) -> str:
    """Return what an article is about: of its heading, if it has one."""
    unit = pair.unit(address)
    return subject_of((isinstance(unit, Article) and unit.heading) or unit.text)


def places_of(pair: Pair, *addresses: str) -> list[str]:
    """Return how a reader would name articles; those without numbers as they stand in the text."""
    order = pair.places[0] | pair.places[1]
    numbered = all(label_of(pair, one) for one in addresses)
    ordered = addresses if numbered else sorted(addresses, key=lambda one: order[one])
    return [place_of(pair, one) for one in ordered]


def both_labels(pair: Pair, link: Link) -> tuple[str, str]:
    """Return the labels of the articles of two units, with those of their parts if these differ."""
    ends = link.left, link.right
    before, after = (place_of(pair, end) for end in ends)
    parts = part_of(pair, link.left), part_of(pair, link.right)
    if parts[0] == parts[1]:
        return before, after
    named = zip(parts, ends, (before, after), strict=True)
    before, after = (f"{part}{label_of(pair, end) or place}" for part, end, place in named)
    return before, after


def opening(pair: Pair, address: str) -> Quote | None:
    """Return how an article begins: its heading, after a short one with a short first clause.

    Without a heading it is the first clause, of one that is too long some whole words.
    """
    unit = pair.unit(address)
    heading = len(unit.heading) if isinstance(unit, Article) else 0
    first = clause_at(unit.text, heading + 1 if heading else 0)
    if heading and heading < SHORT_HEADING and first[1] <= heading + SHORT_CLAUSE:
        return quoted(address, unit.text, (0, first[1]))
    if heading >= SHORTEST or first[1] <= LONGEST_CLAUSE:
        return quoted(address, unit.text, (0, heading or first[1]))
    end = heading or BEGINNING
    ends = (at for at in accumulate(map(len, tokens(unit.text))) if at >= end)
    words = closed(unit.text[: next(ends, end)])
    return quoted(address, unit.text, (0, len(words)))


def place_of(pair: Pair, address: str) -> str:
    """Return how a reader would name the article of a unit: its label or, without one, heading."""
    unit = pair.unit(article_of(address))
    assert isinstance(unit, Article)
    return unit.label.strip("、.．()（） ") or unit.heading or subject_of(unit.text)


def label_of(pair: Pair, address: str) -> str:
    """Return the label of the article of a unit as it is written: （六）."""
    unit = pair.unit(article_of(address))
    assert isinstance(unit, Article)
    return unit.label.strip()


def part_of(pair: Pair, address: str) -> str:
    """Return the label of the part in which the article of a unit stands: 三、."""
    document, unit = pair.side_of(address).document, pair.unit(article_of(address))
    assert isinstance(unit, Article)
    section = document.section_of(unit)
    return section.label.strip() if section else ""


def heading_around(pair: Pair, address: str) -> str:
    """Return the heading of what a unit stands in: of the part of an article, else the article."""
    document, article = pair.side_of(address).document, pair.unit(article_of(address))
    assert isinstance(article, Article)
    section = document.section_of(article) if article_of(address) == address else None
    return section.heading if section else article.heading


def named(pair: Pair, address: str) -> str:
    """Return what a reader would call the article of a unit: its heading, of a law its number."""
    unit = pair.unit(article_of(address))
    assert isinstance(unit, Article)
    return place_of(pair, address) if pair.laws or not unit.heading else unit.heading
