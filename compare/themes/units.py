"""The statements of a document one by one, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model import Article, Document, Measure, Span
from compare.source.places import places


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


def place(document: Document, unit: Article | Measure, words: str, before: str = "") -> Span:
    """Return the source span of words of a unit; the unit's own span if they are not there.

    ``before`` is all that the unit says before them, which tells apart words that it says twice.
    """
    wanted = places(before + words, document.source, unit.span)
    found = [at for at in wanted[len("".join(before.split())) :] if at is not None]
    if before and not found:
        return place(document, unit, words)
    return (found[0], found[-1] + 1) if found else unit.span
