"""Themes and citations as plain rows: what each document treats, and what it cites."""

from __future__ import annotations

from typing import NamedTuple

from compare.addresses import document_of
from compare.export.labels import label
from compare.export.units import unit_name, unit_names
from compare.model import Mention, Theme
from compare.telling.words.labels import pattern_label
from compare.telling.words.naming import Names, theme_title


class ThemeRow(NamedTuple):
    """One theme in one document; ``share`` is its part of the text, from 0 to 1.

    ``pattern`` says what its presence in the series follows, the same in all rows of a theme.
    """

    theme: str
    origin: str
    pattern: str
    document: str
    name: str
    prominence: str
    share: float
    article_count: int
    measure_count: int
    main_articles: str
    articles: str


class CitationRow(NamedTuple):
    """One place that cites a title."""

    document: str
    article: str
    title: str
    number: str
    address: str


def theme_rows(names: Names) -> tuple[ThemeRow, ...]:
    """Return every theme in every document that treats it."""
    return tuple(
        _theme(names, theme, mention)
        for theme in names.comparison.themes
        for mention in theme.mentions
    )


def _theme(names: Names, theme: Theme, mention: Mention) -> ThemeRow:
    language = names.language
    return ThemeRow(
        theme=theme_title(names, theme.id),
        origin=label(f"origin_{theme.origin}", language),
        pattern=pattern_label(names, theme.pattern),
        document=names.tags[mention.document],
        name=mention.name,
        prominence=label(f"prominence_{mention.prominence}", language),
        share=round(mention.share, 4),
        article_count=len(mention.articles),
        measure_count=len(mention.measures),
        main_articles=unit_names(names, mention.primary),
        articles=unit_names(names, mention.articles),
    )


def citation_rows(names: Names) -> tuple[CitationRow, ...]:
    """Return the citations in the order of the texts."""
    return tuple(
        CitationRow(
            document=names.tags[document_of(citation.unit)],
            article=unit_name(names, citation.unit),
            title=citation.title,
            number=citation.number,
            address=citation.unit,
        )
        for citation in names.comparison.citations
    )
