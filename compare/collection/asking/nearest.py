"""Which plans of a collection say what a document says, and how literally.

Candidates are the articles whose vectors are nearest, and all that have a measure of the same
wording. How literal each is the characters decide: a wording may be taken over word for word, be
rewritten, or two offices may only treat one matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from rapidfuzz import fuzz

from compare.collection.asking.choice import Choice, chosen
from compare.collection.asking.holdings import ArticleEntry, Entry, Holdings, Places
from compare.collection.asking.kinds import Mask
from compare.collection.asking.search import nearest_articles
from compare.collection.asking.workers import Each
from compare.collection.keeping.rows import SHORTEST, plain_letters, wording
from compare.encoder import Encoder, Vectors
from compare.model import Article, Document

CANDIDATES = 30  # articles whose vectors are nearest
SHOWN = 10  # of them, the most literal first
COPIED, REWRITTEN, NEAR_MEANING = 0.85, 0.5, 0.75
"""What is literal to so much of its letters is copied or rewritten; the last is of meaning."""
Manner = Literal["copied", "rewritten", "near"]


@dataclass(frozen=True, slots=True)
class Match:
    """An article of the document and one of the collection that says the same, or nearly.

    ``literal`` is how much of the letters is the same, ``meaning`` how near the vectors are.
    """

    article: Article
    entry: Entry
    other: ArticleEntry
    literal: float
    meaning: float

    @property
    def manner(self) -> Manner | None:
        """How the one says what the other says, ``None`` where it says another thing."""
        if self.literal >= COPIED:
            return "copied"
        if self.literal >= REWRITTEN:
            return "rewritten"
        return "near" if self.meaning >= NEAR_MEANING else None


@dataclass(frozen=True, slots=True)
class Near:
    """A document of the collection with the articles that it shares, the most literal first.

    ``share`` is the part of the asking document's text that stands here, copied or rewritten, each
    article to the degree that it is literal.
    """

    entry: Entry
    share: float
    matches: tuple[Match, ...]


def nearest(
    holdings: Holdings,
    document: Document,
    choice: Choice,
    encoder: Encoder,
    but: str = "",
    each: Each = map,
) -> tuple[Near, ...]:
    """Return the documents that share articles with this one, those that share most first.

    ``but`` is the digest of the bytes of the document itself, which is no answer. ``each`` has
    the vectors looked at.
    """
    found: dict[str, list[Match]] = {}
    for matches in matches_of(holdings, document, choice, encoder, but, each):
        best: dict[str, Match] = {}
        for match in matches:
            if match.manner:
                best.setdefault(match.entry.id, match)
        for name, match in best.items():
            found.setdefault(name, []).append(match)
    length = sum(len(article.text) for article in document.articles) or 1
    near = [
        Near(
            matches[0].entry,
            sum(m.literal * len(m.article.text) for m in matches if m.literal >= REWRITTEN)
            / length,
            tuple(sorted(matches, key=lambda m: (-m.literal, m.article.id))),
        )
        for matches in found.values()
    ]
    return tuple(sorted(near, key=lambda one: (-one.share, -len(one.matches), one.entry.id)))


def matches_of(
    holdings: Holdings,
    document: Document,
    choice: Choice,
    encoder: Encoder,
    but: str = "",
    each: Each = map,
) -> list[tuple[Match, ...]]:
    """Return for each article of a document the articles nearest to it, the most literal first."""
    if not document.articles:
        return []
    mask = chosen(holdings, choice)
    mask &= np.array([one != but for one in holdings.column("sha256").to_pylist()], np.bool_)
    queries = encoder.encode([article.text for article in document.articles])
    counts = np.diff(holdings.article_starts)
    places, near = nearest_articles(holdings, queries, np.repeat(mask, counts), CANDIDATES, each)
    known = [
        dict(zip(map(int, of), map(float, how), strict=True))
        for of, how in zip(places, near, strict=True)
    ]
    copies = _with_same_measures(holdings, document, mask)
    texts = _Texts(holdings, {place for found in (*known, *copies) for place in found})
    return [
        _ranked(article, _with_meaning(found, same, query, texts, encoder), texts, same)
        for article, found, same, query in zip(
            document.articles, known, copies, queries, strict=True
        )
    ]


def _with_meaning(
    known: dict[int, float],
    same: Iterable[int],
    query: Vectors,
    texts: _Texts,
    encoder: Encoder,
) -> dict[int, float]:
    """Return how near in meaning articles are, those too that their wording alone has found."""
    missing = [place for place in same if place not in known]
    vectors = encoder.encode([texts.whole[place] for place in missing])
    return known | {n: float(vector @ query) for n, vector in zip(missing, vectors, strict=True)}


class _Texts:
    """The articles that are candidates, with their texts and the letters of these."""

    def __init__(self, holdings: Holdings, places: Iterable[int]) -> None:
        wanted = sorted(places)
        self.holdings = holdings
        self.articles = {one.place: one for one in holdings.articles(wanted)}
        numbers = [
            n for one in self.articles.values() for n in range(one.first, one.first + one.measures)
        ]
        texts = {one.place: one.text for one in holdings.statements(numbers)}
        self.whole = {
            one.place: "".join(texts[n] for n in range(one.first, one.first + one.measures))
            for one in self.articles.values()
        }
        self.letters = {place: plain_letters(text) for place, text in self.whole.items()}

    def entry(self, place: int) -> Entry:
        """Return the document of an article."""
        return self.holdings.entry_of[self.articles[place].document]


def _ranked(
    article: Article, known: dict[int, float], texts: _Texts, same: dict[int, float]
) -> tuple[Match, ...]:
    own = plain_letters("".join(one.text for one in article.statements) or article.text)
    matches = [
        Match(
            article,
            texts.entry(place),
            texts.articles[place],
            round(max(fuzz.ratio(own, texts.letters[place]) / 100, same.get(place, 0.0)), 3),
            round(meaning, 3),
        )
        for place, meaning in known.items()
    ]
    matches.sort(key=lambda m: (-m.literal, -m.meaning, m.entry.id, m.other.article))
    return tuple(matches[:SHOWN])


def _with_same_measures(
    holdings: Holdings, document: Document, mask: Mask
) -> list[dict[int, float]]:
    """Return for each article those with a measure of the same wording.

    Each with the part of the article's letters that is in such measures.
    """
    wordings = holdings.wordings
    own = [_wordings(article) for article in document.articles]
    asked = np.unique(np.array([n for found in own for n in found], np.int64))
    places = np.flatnonzero(np.isin(wordings, asked))
    places = places[mask[holdings.documents_of(places)]]
    articles = _articles_around(holdings, places)
    by_wording: dict[int, set[int]] = {}
    for measure, around in zip(places, articles, strict=True):
        by_wording.setdefault(int(wordings[measure]), set()).add(around)
    found = []
    for article, measures in zip(document.articles, own, strict=True):
        length = (
            len(plain_letters("".join(one.text for one in article.statements) or article.text)) or 1
        )
        shares: dict[int, float] = {}
        for number, size in measures.items():
            for place in by_wording.get(number, ()):
                shares[place] = shares.get(place, 0.0) + size / length
        found.append(shares)
    return found


def _wordings(article: Article) -> dict[int, int]:
    """Return the wordings of an article's measures that are no chance, and their lengths."""
    texts = [(one.text, len(plain_letters(one.text))) for one in article.statements or (article,)]
    return {wording(text): size for text, size in texts if size >= SHORTEST}


def _articles_around(holdings: Holdings, measures: Places) -> list[int]:
    """Return the articles of measures, by their places."""
    firsts = holdings.article_first_measures
    return [int(n) for n in np.searchsorted(firsts, measures, side="right") - 1]
