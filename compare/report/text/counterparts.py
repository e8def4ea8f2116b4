"""Which lines of two articles stand together: by their links, as headings, or word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from compare.model import Article, Document, Link, Span
from compare.similarity.letters import sharing
from compare.similarity.sides import Index, Matrix
from compare.telling.stretches import line_stretches

ALIKE = 60.0  # rapidfuzz ratio of two lines without links that say the same, at least
AT_ONCE = 256  # pairs; of a line that has its counterpart the others are then left out
Links = Mapping[tuple[str, str], Link]
Numbered = Sequence[tuple[int, "Stated"]]


class Pair(NamedTuple):
    """Two lines by their places in their articles, from 0."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A line of an article: its address (empty of what is no measure), where it is, its text."""

    address: str
    heading: bool
    stretch: Span
    text: str


def lines_of(document: Document, article: Article) -> tuple[Stated, ...]:
    """Return the lines of an article in order."""
    lead = article.lead.id if article.lead else ""
    return tuple(
        Stated(
            f"{document.id}/{unit}" if unit else "",
            bool(article.heading) and unit in ("", lead),
            stretch,
            article.text[slice(*stretch)],
        )
        for unit, stretch in line_stretches(article)
    )


def counterparts(left: Sequence[Stated], right: Sequence[Stated], links: Links) -> list[Pair]:
    """Return the lines that stand together, each in one pair at most, in the order of the right."""
    found: dict[int, int] = {}  # left places by right ones
    taken: set[int] = set()
    for source in (_headings, partial(_linked, links=links), _alike):
        lefts = [(i, line) for i, line in enumerate(left) if i not in taken]
        rights = [(j, line) for j, line in enumerate(right) if j not in found]
        for i, j in source(lefts, rights):
            if len(found) == min(len(left), len(right)):
                break
            if i not in taken and j not in found:
                found[j] = i
                taken.add(i)
    return [Pair(found[j], j) for j in sorted(found)]


def joined(
    left: Sequence[Stated], right: Sequence[Stated], links: Links
) -> list[tuple[list[int], list[int]]]:
    """Return the lines that stand side by side, in the order of the left: one to one or more.

    Beside its counterpart a line has those that are linked to it and have none of their own.
    """
    groups = [([i], [j]) for i, j in counterparts(left, right, links)]
    by_left = {group[0][0]: group for group in groups}
    by_right = {group[1][0]: group for group in groups}
    for i, j in _linked([*enumerate(left)], [*enumerate(right)], links):
        if j in by_right and i not in by_left:
            by_right[j][0].append(i)
            by_left[i] = by_right[j]
        elif i in by_left and j not in by_right:
            by_left[i][1].append(j)
            by_right[j] = by_left[i]
    return sorted((sorted(lefts), sorted(rights)) for lefts, rights in groups)


def _headings(left: Numbered, right: Numbered) -> Iterable[Pair]:
    heads = [[i for i, line in side if i == 0 and line.heading] for side in (left, right)]
    return [Pair(0, 0)] if all(heads) else []


def _linked(left: Numbered, right: Numbered, links: Links) -> Iterable[Pair]:
    """Return the linked lines, main links first, the surest first.

    Of two long articles the links are gone through, which are fewer than their pairs of lines.
    """
    lefts = {line.address: i for i, line in left}
    rights = {line.address: j for j, line in right}
    few = len(lefts) * len(rights) < len(links)
    linked = [
        (links[ends], lefts[ends[0]], rights[ends[1]])
        for ends in (product(lefts, rights) if few else links)
        if ends in links and ends[0] in lefts and ends[1] in rights
    ]
    linked.sort(key=lambda each: (each[0].strength != "main", -each[0].score, each[1:]))
    return [Pair(i, j) for _, i, j in linked]


def _alike(left: Numbered, right: Numbered) -> Iterator[Pair]:
    """Yield the lines that are much alike, the most alike first; of long lists most are."""
    if not left or not right:
        return
    lefts, rights = (tuple(line.text for _, line in side) for side in (left, right))
    for i, j in _each_once(*_most_alike(lefts, rights)):
        yield Pair(left[i][0], right[j][0])


def _each_once(rows: Index, columns: Index) -> Iterator[Pair]:
    """Yield pairs in their order, without those of which either was in one before.

    Of lines that are all alike nearly all pairs are such: they are left out many at once.
    """
    free_rows, free_columns = (np.ones(each.max(initial=0) + 1, bool) for each in (rows, columns))
    for start in range(0, len(rows), AT_ONCE):
        some, others = rows[start : start + AT_ONCE], columns[start : start + AT_ONCE]
        free = free_rows[some] & free_columns[others]
        for i, j in zip(some[free].tolist(), others[free].tolist(), strict=True):
            if free_rows[i] and free_columns[j]:
                free_rows[i] = free_columns[j] = False
                yield Pair(i, j)


@lru_cache(
    maxsize=1
)  # two articles are read as one text and then, if they differ much, side by side
def _most_alike(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Index, Index]:
    """Return the places of left and of right texts that are much alike, the most alike first."""
    places = list(sharing(left, right, ALIKE / 100))
    scores = np.concatenate(
        [_scores(text, right, to) for text, to in zip(left, places, strict=True)]
    )
    rows, columns = np.repeat(range(len(left)), [*map(len, places)]), np.concatenate(places)
    # Stable: rows, and columns in a row, are in their order.
    order = np.argsort(-scores, kind="stable")[: np.count_nonzero(scores)]
    return rows[order], columns[order]


def _scores(text: str, others: Sequence[str], places: Index) -> Matrix:
    """Return how alike a text and others at some places are, 0 where they are not much alike."""
    some = [others[place] for place in places]
    return np.asarray(cdist([text], some, scorer=fuzz.ratio, score_cutoff=ALIKE)[0])
