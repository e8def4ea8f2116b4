"""The themes stage: what a series treats, what happened to it, its targets and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Citation, Document, Event, Link, Note, Target, Theme
from compare.themes import citations, targets
from compare.themes.assign import Treatment, assign
from compare.themes.born import grow
from compare.themes.events.find import find
from compare.themes.events.pair import Pair, Side
from compare.themes.graph import mentions, themes
from compare.themes.lexicon import NONE, Lexicon

FITS = 0.3  # of the articles must be mainly about a theme of the lexicon


@dataclass(frozen=True, slots=True)
class Story:
    """What the themes stage found."""

    themes: tuple[Theme, ...]
    events: tuple[Event, ...]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    notes: tuple[Note, ...]


def follow(series: Sequence[Document], links: Sequence[Link], lexicon: Lexicon | None) -> Story:
    """Follow the themes through a series, each document compared with the next.

    ``links`` are those of all pairs. Without a lexicon, or where it does not fit the documents
    (a note says so), no theme of it is claimed; what no theme of it covers gets themes from the
    texts themselves.
    """
    known = lexicon or NONE
    treatments = {document.id: assign(document, known) for document in series}
    misfits = [name for name, found in treatments.items() if lexicon and not fits(found)]
    if misfits:
        known = NONE
        treatments = {document.id: assign(document, known) for document in series}
    known, treatments = grow(series, links, treatments, known)
    sides = [side(document, treatments[document.id], known) for document in series]
    return Story(
        themes(series, [one.mentions for one in sides], known),
        tuple(event for pair in pairs(sides, links, known) for event in find(pair)),
        tuple(target for one in sides for target in one.targets),
        tuple(citation for one in sides for citation in one.citations),
        tuple(Note("lexicon_does_not_fit", before=name) for name in misfits),
    )


def fits(treatments: Sequence[Treatment]) -> bool:
    """Return whether enough articles of a document are mainly about a theme of the lexicon."""
    return sum(bool(one.primary) for one in treatments) >= FITS * len(treatments)


def side(document: Document, treatments: tuple[Treatment, ...], lexicon: Lexicon) -> Side:
    """Return one document with its themes, targets and citations."""
    return Side(
        document,
        treatments,
        mentions(document, treatments, lexicon),
        targets.find(document),
        citations.find(document),
    )


def pairs(sides: Sequence[Side], links: Sequence[Link], lexicon: Lexicon) -> list[Pair]:
    """Return each document with the next and the links between them."""
    return [
        Pair(left, right, tuple(link for link in links if joins(link, left, right)), lexicon)
        for left, right in pairwise(sides)
    ]


def joins(link: Link, left: Side, right: Side) -> bool:
    """Return whether a link goes from one document to another."""
    ends = link.left.split("/")[0], link.right.split("/")[0]
    return ends == (left.document.id, right.document.id)
