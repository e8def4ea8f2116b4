"""Measures on a matter that no word of it shows: those that the judge of a comparison links to it.

Candidates are the articles nearest in meaning to measures that are known to be on the matter, of
documents that have none. Each such document is compared with the one of the known measure as any
two documents are; what is linked there to a known measure is on the matter too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from compare.addresses import unit_of
from compare.align import aligned
from compare.collection.asking.holdings import Holdings, Places, Statement
from compare.collection.asking.kinds import Mask
from compare.collection.asking.search import nearest_articles
from compare.collection.asking.workers import Each
from compare.collection.keeping.rows import Stored, document_again, plain
from compare.collection.keeping.work import tools
from compare.similarity import compare_pair
from compare.themes.lexicon import Words

ASKED = 8  # known measures by whose meaning others are looked for
LOOKED_AT = 3  # documents for each of them, as some have but a heading, or the same words
CANDIDATES = 20  # articles nearest to each
JUDGED = 8  # documents that are compared, the nearest first; each takes a third of a second
SURE = 0.5  # the chance of a link from which it is told: of such links of measures most are right

Found = Sequence[tuple[str, str, float]]


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The measures linked to known ones, each with its chance, and how many were not compared.

    ``left_out`` is how many documents have one of the nearest articles too, less near than those
    of the documents compared.
    """

    chances: Mapping[int, float]
    left_out: int = 0


def counterparts_of(
    holdings: Holdings, known: Places, mask: Mask, each: Each = map
) -> Counterparts:
    """Return the measures of documents in the mask that are linked to known measures.

    ``known`` are places of measures, in order; ``each`` has the pairs of documents compared.
    """
    asked = _asked(holdings, known)
    if not asked:
        return Counterparts({})
    others = mask.copy()
    others[holdings.documents_of(known)] = False
    pairs = _candidates(holdings, asked, others, each)
    lefts = [holdings.stored(one.document) for one, _ in pairs[:JUDGED]]
    rights = [holdings.stored(other) for _, other in pairs[:JUDGED]]
    found = each(linked_measures, lefts, rights, repeat(holdings.manifest.words))
    of_known = set(map(int, known))
    chances: dict[int, float] = {}
    for (one, other), links in zip(pairs, found, strict=False):
        left, right = _places(holdings, one.document), _places(holdings, other)
        for ours, theirs, chance in links:
            if left.get(ours) in of_known and theirs in right:
                place = right[theirs]
                chances[place] = max(chance, chances.get(place, 0.0))
    return Counterparts(chances, len(pairs[JUDGED:]))


def linked_measures(left: Stored, right: Stored, words: Words) -> Found:
    """Return the ids of the measures of two documents that are linked, and the chance of each."""
    lexicon, encoder = tools(words)
    one, other = document_again(*left), document_again(*right)
    links = aligned(one, other, compare_pair(one, other, encoder, lexicon)).links
    return [
        (unit_of(link.left), unit_of(link.right), link.score)
        for link in links
        if link.level == "measure" and link.strength == "main" and link.score >= SURE
    ]


def _asked(holdings: Holdings, known: Places) -> list[Statement]:
    """Return some known measures of different wordings and documents, from all their years."""
    documents, first = np.unique(holdings.documents_of(known), return_index=True)
    in_time = first[np.argsort(holdings.years[documents], kind="stable")]
    found = holdings.statements(known[in_time[spaced(len(in_time), ASKED * LOOKED_AT)]])
    telling = [one for one in found if not one.is_heading] or found
    of_each = list({one.wording: one for one in telling}.values())
    return [of_each[place] for place in spaced(len(of_each), ASKED)]


def spaced(count: int, most: int) -> Places:
    """Return so many places at most among a count of things, from the first to the last one."""
    return np.linspace(0, count - 1, min(count, most)).astype(int)


def _candidates(
    holdings: Holdings, asked: Sequence[Statement], others: Mask, each: Each
) -> list[tuple[Statement, int]]:
    """Return the documents with an article near to what is asked, each with what it is near to."""
    _, encoder = tools(holdings.manifest.words)
    queries = encoder.encode([plain(one.text) for one in asked])
    of_articles = np.repeat(others, np.diff(holdings.article_starts))
    places, near = nearest_articles(holdings, queries, of_articles, CANDIDATES, each)
    documents = np.searchsorted(holdings.article_starts, places, side="right") - 1
    found: dict[int, Statement] = {}
    for query, column in _nearest_first(near):
        found.setdefault(int(documents[query, column]), asked[query])
    return [(one, document) for document, one in found.items()]


def _nearest_first(near: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Iterator[Places]:
    """Yield the places in a matrix, that of the highest value first."""
    yield from np.argwhere(near > -1)[np.argsort(-near[near > -1], kind="stable")]


def _places(holdings: Holdings, document: int) -> dict[str, int]:
    """Return the place of each measure of a document by its id, an article's without measures."""
    starts = holdings.measure_starts
    found = holdings.statements(range(starts[document], starts[document + 1]))
    return {one.measure or one.article: one.place for one in found}
