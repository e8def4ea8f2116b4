"""The themes stage: what a series treats, what happened to it, its targets and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import Citation, Compared, Document, Link, Note, Target, Theme
from compare.themes import citations, targets
from compare.themes.assign import TREATED, Treatment, assign, theme_weights
from compare.themes.born import grow
from compare.themes.comparable import comparable
from compare.themes.lexicon import EMPTY, Lexicon
from compare.themes.mentions import mentions, themes
from compare.themes.side import Side

FITS = 0.5  # of the text; plans and laws of civil affairs have 0.52 and more, others to 0.48


@dataclass(frozen=True, slots=True)
class Story:
    """What the themes stage found; ``misfits`` are the documents that the lexicon does not fit.

    ``sides`` are the documents with what is known of each, ``lexicon`` the themes of the lexicon
    and those born of the texts.
    """

    themes: tuple[Theme, ...]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    compared: tuple[Compared, ...]
    notes: tuple[Note, ...]
    sides: tuple[Side, ...]
    lexicon: Lexicon
    misfits: tuple[str, ...]


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
    return Story(
        themes(series, [one.mentions for one in sides], known),
        tuple(target for one in sides for target in one.targets),
        tuple(citation for one in sides for citation in one.citations),
        comparable(sides, known),
        (
            *(Note("lexicon_does_not_fit", before=name) for name in misfits),
            *(note for one in sides for note in one.notes),
        ),
        tuple(sides),
        known,
        tuple(misfits),
    )


def known_share(document: Document, treatments: Sequence[Treatment], lexicon: Lexicon) -> float:
    """Return how much of the text of a document is on matters of the lexicon, from 0 to 1.

    It is the letters of the text proper and its headings that count: the cells of its annexes are
    many and short.
    """
    proper = [article for article in document.articles if not document.in_annex(article)]
    articles = proper or document.articles
    known = {
        unit
        for one in treatments
        for theme, treating in one.measures.items()
        for unit in treating
        if not lexicon.entries[theme].background
    }
    units = [unit for article in articles for unit in article.measures or (article,)]
    heads = [article.heading for article in articles if article.measures]
    total = sum(len(unit.text) for unit in units) + sum(map(len, heads))
    told = sum(len(unit.text) for unit in units if unit.id in known)
    told += sum(len(head) for head in heads if is_known(head, lexicon))
    return told / total if total else 1.0


def is_known(heading: str, lexicon: Lexicon) -> bool:
    """Tell whether a heading is on a matter of the lexicon."""
    found = theme_weights(lexicon, heading).items()
    return any(weight >= TREATED and not lexicon.entries[one].background for one, weight in found)


def side(document: Document, treatments: tuple[Treatment, ...], lexicon: Lexicon) -> Side:
    """Return one document with its themes, targets and citations."""
    found, notes = targets.find(document)
    return Side(
        document,
        treatments,
        mentions(document, treatments, lexicon),
        found,
        citations.find(document),
        notes,
    )
