"""Which lines of two articles stand together: by their links, as headings, or word for word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from rapidfuzz import fuzz

from compare.model import Article, Document, Link
from compare.report.marks import line_stretches
from compare.report.stretches import Stretch

ALIKE = 60.0  # rapidfuzz ratio of two lines without links that say the same, at least
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
    stretch: Stretch
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
    found: dict[int, int] = {}
    for source in (_headings, partial(_linked, links=links), _alike):
        free = [i for i in range(len(left)) if i not in found]
        taken = set(found.values())
        lefts = [(i, left[i]) for i in free]
        rights = [(j, line) for j, line in enumerate(right) if j not in taken]
        for i, j in source(lefts, rights):
            if i not in found and j not in found.values():
                found[i] = j
    return sorted((Pair(i, j) for i, j in found.items()), key=lambda pair: pair.right)


def joined(
    left: Sequence[Stated], right: Sequence[Stated], links: Links
) -> list[tuple[list[int], list[int]]]:
    """Return the lines that stand side by side, in the order of the left: one to one or more.

    Beside its counterpart a line has those that are linked to it and have none of their own.
    """
    groups = [([i], [j]) for i, j in counterparts(left, right, links)]
    for i, j in _linked([*enumerate(left)], [*enumerate(right)], links):
        beside = [lefts for lefts, rights in groups if j in rights]
        across = [rights for lefts, rights in groups if i in lefts]
        if beside and not across:
            beside[0].append(i)
        elif across and not beside:
            across[0].append(j)
    return sorted((sorted(lefts), sorted(rights)) for lefts, rights in groups)


def _headings(left: Numbered, right: Numbered) -> Iterable[Pair]:
    heads = [[i for i, line in side if i == 0 and line.heading] for side in (left, right)]
    return [Pair(0, 0)] if all(heads) else []


def _linked(left: Numbered, right: Numbered, links: Links) -> Iterable[Pair]:
    """Return the linked lines, main links first, the surest first."""
    linked = [
        (link, i, j)
        for i, one in left
        for j, other in right
        if (link := links.get((one.address, other.address)))
    ]
    linked.sort(key=lambda each: (each[0].strength != "main", -each[0].score, each[1:]))
    return [Pair(i, j) for _, i, j in linked]


def _alike(left: Numbered, right: Numbered) -> Iterable[Pair]:
    """Return the lines that are much alike, the most alike first."""
    scored = ((fuzz.ratio(a.text, b.text), i, j) for i, a in left for j, b in right)
    alike = sorted((-score, i, j) for score, i, j in scored if score >= ALIKE)
    return [Pair(i, j) for _, i, j in alike]
