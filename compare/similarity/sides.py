"""The two documents as the views see them: texts, headings, sections and statements as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from compare.model import Article, Document

Matrix = npt.NDArray[np.floating[Any]]
Index = npt.NDArray[np.intp]

OPENING_LENGTH = 25


@dataclass(frozen=True)
class Side:
    """One document in rows.

    ``texts``, ``headings`` and ``section`` have one entry for each article; ``section`` numbers
    the sections that have articles. ``statements`` are the headings and measures of all
    articles in order, ``measure_ids`` their ids (empty for a heading); ``starts`` says at which
    statement each article begins, ``owner`` to which article each statement belongs. Every
    article has at least one statement.
    """

    texts: tuple[str, ...]
    headings: tuple[str, ...]
    section: Index
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
        statements=tuple(text for piece in pieces for _, text in piece),
        measure_ids=tuple(name for piece in pieces for name, _ in piece),
        starts=(np.cumsum(sizes) - sizes).astype(np.intp),
        owner=np.repeat(np.arange(len(pieces)), sizes),
    )


def _statements(article: Article) -> list[tuple[str, str]]:
    """Return id and text of the measures, with the heading before them if none repeats it."""
    measures = [(measure.id, measure.text) for measure in article.measures]
    heading = article.heading.strip()
    if heading and all(text.strip().rstrip("。") != heading for _, text in measures):
        return [("", heading), *measures]
    return measures or [("", article.text)]


def _heading(article: Article) -> str:
    """Return the heading, or how the article opens where the source has none."""
    opening = article.measures[0].text if article.measures else article.text
    return article.heading or opening[:OPENING_LENGTH]


def _sections(document: Document) -> Index:
    """Return the number of each article's section; articles without one share one."""
    ids = list(dict.fromkeys(article.section for article in document.articles))
    place = {name: index for index, name in enumerate(ids)}
    return np.array([place[a.section] for a in document.articles], dtype=np.intp)
