"""The statements of a document one by one, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model import Article, Document, Measure, Span


def statements(document: Document) -> Iterator[tuple[Article | Measure, str]]:
    """Yield each unit with the words it says itself: an article its heading, a measure its text.

    An article without measures says its whole text.
    """
    for article in document.articles:
        yield from statements_of(article)


def statements_of(article: Article) -> Iterator[tuple[Article | Measure, str]]:
    """Yield the heading and the measures of one article, each with its words."""
    if not article.measures:
        yield article, article.text
        return
    if article.heading and not article.measures[0].text.startswith(article.heading):
        yield article, article.heading
    for measure in article.measures:
        yield measure, measure.text


def words_of(unit: Article | Measure) -> str:
    """Return the words that a unit says itself; an article with measures says its heading."""
    if isinstance(unit, Article) and unit.measures:
        return unit.heading
    return unit.text


def source_span(unit: Article | Measure, span: Span) -> Span:
    """Return where a span of the words that a unit says itself stands in the source."""
    before = unit.text.index(words_of(unit))  # blanks, where a heading opens its article
    start, end = span
    return unit.origin[before + start], unit.origin[before + end - 1] + 1
