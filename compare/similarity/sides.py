"""The two documents as the views see them: texts, headings, sections and statements as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from compare.model import Article, Document

Matrix = npt.NDArray[np.floating[Any]]
Index = npt.NDArray[np.intp]
Decision = npt.NDArray[np.bool_]

OPENING_LENGTH = 25


@dataclass(frozen=True)
class Side:
    """One document in rows.

    ``texts``, ``headings``, ``section`` and ``annex`` have one entry for each article: ``section``
    numbers the sections that have articles, ``annex`` tells which stand in an annex.
    ``statements`` are the headings and measures of all articles in order, ``measure_ids`` their
    ids (empty for a heading on a line of its own); ``starts`` says at which statement each article
    begins, ``owner`` to which article each statement belongs. Every article has at least one
    statement.
    """

    texts: tuple[str, ...]
    headings: tuple[str, ...]
    section: Index
    annex: Decision
    statements: tuple[str, ...]
    measure_ids: tuple[str, ...]
    starts: Index
    owner: Index


def side_of(document: Document) -> Side:
    """Return the rows of a document."""
    pieces = [_statements(article) for article in document.articles]
    sizes = np.array([len(piece) for piece in pieces], dtype=np.intp)
    return Side(
        texts=tuple(article.text for article in document.articles),
        headings=tuple(_heading(article) for article in document.articles),
        section=_sections(document),
        annex=np.array([document.in_annex(article) for article in document.articles], dtype=bool),
        statements=tuple(text for piece in pieces for _, text in piece),
        measure_ids=tuple(name for piece in pieces for name, _ in piece),
        starts=(np.cumsum(sizes) - sizes).astype(np.intp),
        owner=np.repeat(np.arange(len(pieces)), sizes),
    )


def _statements(article: Article) -> list[tuple[str, str]]:
    """Return id and text of what the article states, after its heading if that is no statement.

    Where an article states nothing but its heading, this stands for the article and has no id.
    """
    stated = [(measure.id, measure.text) for measure in article.statements]
    if article.heading and not article.lead:
        return [("", article.heading), *stated]
    return stated or [("", article.text)]


def _heading(article: Article) -> str:
    """Return the heading, or how the article opens where the source has none."""
    opening = article.measures[0].text if article.measures else article.text
    return article.heading or opening[:OPENING_LENGTH]


def _sections(document: Document) -> Index:
    """Return the number of each article's section; articles without one share one."""
    ids = list(dict.fromkeys(article.section for article in document.articles))
    place = {name: index for index, name in enumerate(ids)}
    return np.array([place[a.section] for a in document.articles], dtype=np.intp)
