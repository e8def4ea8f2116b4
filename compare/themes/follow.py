"""The themes stage: what a series treats, what happened to it, its targets and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.addresses import document_of
from compare.model import Citation, Compared, Document, Event, Link, Note, Target, Theme
from compare.themes import citations, targets
from compare.themes.assign import Treatment, assign
from compare.themes.born import grow
from compare.themes.comparable import comparable
from compare.themes.events.find import find
from compare.themes.events.pair import Pair
from compare.themes.events.returned import retold
from compare.themes.lexicon import EMPTY, Lexicon
from compare.themes.mentions import mentions, themes
from compare.themes.side import Side

FITS = 0.5  # of the measures; plans and laws of civil affairs have 0.7 and more, others to 0.35


@dataclass(frozen=True, slots=True)
class Story:
    """What the themes stage found."""

    themes: tuple[Theme, ...]
    events: tuple[Event, ...]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    compared: tuple[Compared, ...]
    notes: tuple[Note, ...]


def follow(series: Sequence[Document], links: Sequence[Link], lexicon: Lexicon | None) -> Story:
    """Follow the themes through a series, each document compared with the next.

    ``links`` are those of all pairs. Without a lexicon, or in a document that it does not fit (a
    note says so), no theme of it is claimed; what no theme of it covers gets themes from the
    texts themselves.
    """
    known = lexicon or EMPTY
    treatments = {document.id: assign(document, known) for document in series}
    misfits = [
        document.id
        for document in series
        if lexicon and known_share(document, treatments[document.id], lexicon) < FITS
    ]
    treatments |= {one.id: assign(one, EMPTY) for one in series if one.id in misfits}
    known, treatments = grow(series, links, treatments, known)
    sides = [side(document, treatments[document.id], known) for document in series]
    found = [one for pair in pairs(sides, links, known, misfits) for one in find(pair)]
    return Story(
        themes(series, [one.mentions for one in sides], known),
        tuple(retold(found, sides)),
        tuple(target for one in sides for target in one.targets),
        tuple(citation for one in sides for citation in one.citations),
        comparable(sides, known),
        tuple(Note("lexicon_does_not_fit", before=name) for name in misfits),
    )


def known_share(document: Document, treatments: Sequence[Treatment], lexicon: Lexicon) -> float:
    """Return how many of the measures of a document are on matters of the lexicon, from 0 to 1."""
    units = sum(len(article.measures) or 1 for article in document.articles)
    known = {
        unit
        for one in treatments
        for theme, treating in one.measures.items()
        for unit in treating
        if not lexicon.entries[theme].background
    }
    return len(known) / units if units else 1.0


def side(document: Document, treatments: tuple[Treatment, ...], lexicon: Lexicon) -> Side:
    """Return one document with its themes, targets and citations."""
    return Side(
        document,
        treatments,
        mentions(document, treatments, lexicon),
        targets.find(document),
        citations.find(document),
    )


def pairs(
    sides: Sequence[Side], links: Sequence[Link], lexicon: Lexicon, misfits: Sequence[str]
) -> list[Pair]:
    """Return each document with the next and the links between them.

    Beside a document that the lexicon does not fit, no theme of it can be told to be absent: the
    pair keeps the themes of the texts alone.
    """
    found = []
    for left, right in pairwise(sides):
        ends = (left, right)
        if any(one.document.id in misfits for one in ends):
            ends = (from_text(left, lexicon), from_text(right, lexicon))
        between = tuple(link for link in links if joins(link, left, right))
        found.append(Pair(*ends, between, lexicon))
    return found


def from_text(found: Side, lexicon: Lexicon) -> Side:
    """Return a document with the themes alone that were born of the texts."""
    own = {
        theme: mention
        for theme, mention in found.mentions.items()
        if lexicon.entries[theme].origin == "text"
    }
    return replace(found, mentions=own)


def joins(link: Link, left: Side, right: Side) -> bool:
    """Return whether a link goes from one document to another."""
    ends = document_of(link.left), document_of(link.right)
    return ends == (left.document.id, right.document.id)
