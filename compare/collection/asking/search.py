"""Measures of a collection by their words and by their meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from compare.collection.asking.choice import Choice, chosen, theme_of
from compare.collection.asking.holdings import Entry, Holdings, Places, Statement
from compare.collection.asking.kinds import Mask
from compare.collection.asking.workers import Each
from compare.collection.keeping.rows import plain
from compare.collection.keeping.words import checked, is_one_run
from compare.encoder import Encoder, Vectors

AT_ONCE = 2_048  # vectors that are multiplied together: they stay in the processor's cache
Nearness = npt.NDArray[np.float32]
PartVectors = tuple[npt.NDArray[np.int8], Nearness, Mask]
"""The vectors of a part's articles, their scales, and which of them are meant."""
LOOKED_INTO = 40  # articles whose measures are held against the words by meaning


@dataclass(frozen=True, slots=True)
class Hit:
    """A measure that was found: ``others`` documents have the same wording, ``score`` 0 to 1."""

    entry: Entry
    statement: Statement
    heading: str
    others: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the hits to show, and of how many measures and documents in all."""

    hits: tuple[Hit, ...]
    measures: int
    documents: int


def by_words(holdings: Holdings, words: str, choice: Choice, limit: int) -> Found:
    """Return the measures that hold all of the words, the newest first, one of each wording.

    Raises ``MzdiffError`` for words of which none can be looked for.
    """
    forms = [checked(word) for word in words.split() or [words]]
    places = verified(holdings, within(holdings, measures_with_all(holdings, forms), choice), forms)
    documents = holdings.documents_of(places)
    order = np.lexsort((places, -holdings.years[documents]))
    shown, others = one_of_each(holdings, places[order], limit)
    statements = holdings.statements(shown)
    return Found(
        _hits(holdings, statements, others, [1.0] * len(statements)),
        len(places),
        len(np.unique(documents)),
    )


def by_meaning(
    holdings: Holdings, words: str, choice: Choice, limit: int, encoder: Encoder
) -> Found:
    """Return the measures whose meaning is nearest to the words, one of each wording.

    The nearest articles are looked into measure by measure.
    """
    query = encoder.encode([plain(words)])[0]
    places, _ = nearest_articles(holdings, query[None], _articles_of(holdings, choice), LOOKED_INTO)
    meant = _saying(holdings, holdings.measures_of(np.sort(places[0])), choice)
    statements = [one for one in holdings.statements(meant) if not one.is_heading]
    scores = encoder.encode([plain(one.text) for one in statements]) @ query
    order = np.argsort(-np.round(scores, 4), kind="stable")
    first: dict[int, int] = {}
    for place in order:
        first.setdefault(statements[place].wording, int(place))
    best = list(first.values())[:limit]
    chosen_ones = [statements[place] for place in best]
    others = [documents_with(holdings, one.wording) - 1 for one in chosen_ones]
    return Found(
        _hits(holdings, chosen_ones, others, [float(scores[place]) for place in best]),
        len(statements),
        len({one.document for one in statements}),
    )


def measures_with_all(holdings: Holdings, forms: Iterable[str]) -> Places:
    """Return the measures that may hold all of several words, each in its plain form."""
    found: Places | None = None
    for form in forms:
        places = holdings.measures_with(form)
        found = places if found is None else np.intersect1d(found, places, assume_unique=True)
    return np.empty(0, np.int64) if found is None else found


def within(holdings: Holdings, measures: Places, choice: Choice) -> Places:
    """Return those of some measures that are meant: of such documents, on such a theme."""
    mask = chosen(holdings, choice)
    return _saying(holdings, measures[mask[holdings.documents_of(measures)]], choice)


def _saying(holdings: Holdings, measures: Places, choice: Choice) -> Places:
    """Return those of some measures that are meant by what they say."""
    if choice.theme:
        measures = holdings.of_those_on(theme_of(choice.theme, holdings.lexicon), measures)
    if choice.fact:
        measures = holdings.of_those_stating(choice.fact, measures)
    return measures


def verified(holdings: Holdings, measures: Places, forms: Sequence[str]) -> Places:
    """Return those of some measures whose texts do hold the words.

    The index knows letters and digits; only of words with marks inside the texts must be asked.
    """
    asked = [form for form in forms if not is_one_run(form)]
    if not asked:
        return measures
    texts = map(plain, holdings.texts(measures))
    holding = [all(form in text for form in asked) for text in texts]
    return np.asarray(measures[np.array(holding, dtype=bool)], np.int64)


def one_of_each(holdings: Holdings, places: Places, limit: int) -> tuple[Places, list[int]]:
    """Return the first measures of different wordings, and how many other documents have each."""
    wordings = holdings.wordings[places]
    _, first = np.unique(wordings, return_index=True)
    shown = np.sort(first)[:limit]
    documents = holdings.documents_of(places)
    others = [len(np.unique(documents[wordings == wordings[place]])) - 1 for place in shown]
    return places[shown], others


def documents_with(holdings: Holdings, wording: int) -> int:
    """Return how many documents have a measure of this wording."""
    places = np.flatnonzero(holdings.wordings == wording)
    return len(np.unique(holdings.documents_of(places)))


def nearest_articles(
    holdings: Holdings, queries: Vectors, mask: Mask, count: int, each: Each = map
) -> tuple[Places, Nearness]:
    """Return for each query the nearest articles of those in the mask, and how near they are.

    Every vector is looked at: the answer is exact but for the rounding to eight bits. ``each`` has
    the parts of the collection looked at.
    """
    found = each(nearest_of_part, repeat(queries), _parts_of(holdings, mask), repeat(count))
    best, places = _none(len(queries), 0)
    for first, (more, near) in zip(holdings.first_article, found, strict=False):
        best, places = _nearest_of((best, near), (places, more + first), count)
    return _without_empty(places, best)


def _parts_of(holdings: Holdings, mask: Mask) -> Iterator[PartVectors]:
    for first, vectors, scales in holdings.vectors():
        yield vectors, scales, mask[first : first + len(vectors)]


def nearest_of_part(queries: Vectors, part: PartVectors, count: int) -> tuple[Places, Nearness]:
    """Return for each query the nearest of a part's vectors, and how near they are."""
    vectors, scales, mask = part
    best, places = _none(len(queries), count)
    floats = np.empty((min(AT_ONCE, len(vectors)), queries.shape[1]), np.float32)
    for start in range(0, len(vectors), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        block = floats[: len(vectors[rows])]
        block[:] = vectors[rows]
        near = queries @ block.T * scales[rows]
        near[:, ~mask[rows]] = -1.0
        numbers = np.broadcast_to(np.arange(start, start + near.shape[1]), near.shape)
        best, places = _nearest_of((best, near), (places, numbers), count)
    return places, best


def _none(queries: int, count: int) -> tuple[Nearness, Places]:
    return np.full((queries, count), -1.0, np.float32), np.zeros((queries, count), np.int64)


def _nearest_of(
    near: Sequence[Nearness], places: Sequence[Places], count: int
) -> tuple[Nearness, Places]:
    """Return the nearest of several, of equally near ones the first."""
    both, both_places = np.concatenate(near, axis=1), np.concatenate(places, axis=1)
    top = np.argsort(-both, axis=1, kind="stable")[:, :count]
    return np.take_along_axis(both, top, axis=1), np.take_along_axis(both_places, top, axis=1)


def _without_empty(places: Places, near: Nearness) -> tuple[Places, Nearness]:
    """Leave out the columns that no query has an article for."""
    kept = int((near > -1).sum(axis=1).min(initial=near.shape[1]))
    return places[:, :kept], near[:, :kept]


def _articles_of(holdings: Holdings, choice: Choice) -> Mask:
    counts = np.diff(holdings.article_starts)
    return np.repeat(chosen(holdings, choice), counts)


def _hits(
    holdings: Holdings,
    statements: Sequence[Statement],
    others: Sequence[int],
    scores: Sequence[float],
) -> tuple[Hit, ...]:
    entries = holdings.some_entries([one.document for one in statements])
    headings = holdings.headings(statements)
    return tuple(
        Hit(*values) for values in zip(entries, statements, headings, others, scores, strict=True)
    )
