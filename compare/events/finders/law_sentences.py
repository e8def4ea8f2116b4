"""Sentences of a version of a law that have no counterpart: replaced, or told elsewhere."""

from __future__ import annotations

from rapidfuzz import fuzz

from compare.addresses import unit_of
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.wording import steady
from compare.knowledge.words import content_words
from compare.model import Article, Measure, Quote

# rapidfuzz ratio of two paragraphs of a law of which one may be the other, partial ratio of one
# that may be a part of the other
ALIKE, INSIDE = 40.0, 66.0
SAME, SAME_INSIDE = 55.0, 75.0  # the same, where nothing links the articles
SHARED, SHARED_OF_SHORTER = 2, 0.6  # words of two sentences of a law of which one replaced one


def predecessor(pair: Pair, article: Article, measure: Measure) -> Quote | None:
    """Return the sentence of another version in whose place one of a law was put, if there is one.

    It has no counterpart either, stands in a counterpart article and shares most of the words of
    the shorter of both.
    """
    document, wanted = pair.left.document, set(content_words(measure.text))
    found = []
    for other in pair.counterparts.get(pair.right.document.address(article), ()):
        for one in document.article_by_id[unit_of(other)].statements:
            words = set(content_words(one.text))
            least = max(SHARED, SHARED_OF_SHORTER * min(len(wanted), len(words)))
            if document.address(one) not in pair.of_measure and len(wanted & words) >= least:
                found.append((len(wanted & words), one))
    best = max(found, key=lambda two: two[0], default=None)
    return whole(document.address(best[1]), best[1].text) if best else None


def resembled(pair: Pair, article: Article, measure: Measure) -> bool:
    """Tell whether another version says much the same somewhere, nearest in a counterpart."""
    words = steady(measure.text)
    near = {unit_of(one) for one in pair.counterparts.get(pair.right.document.address(article), ())}
    for other in pair.left.document.articles:
        alike, inside = (ALIKE, INSIDE) if other.id in near else (SAME, SAME_INSIDE)
        for one in other.statements:
            said = steady(one.text)
            within = len(words) <= len(said) and fuzz.partial_ratio(words, said) >= inside
            if within or fuzz.ratio(words, said) >= alike:
                return True
    return False
