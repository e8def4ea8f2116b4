"""Where statements and quoted words stand inside the text of their article."""

from __future__ import annotations

from compare.addresses import unit_of
from compare.model import Article, Quote
from compare.report.naming import Names, owner

Stretch = tuple[int, int]


def quote_anchor(finding: int, order: int) -> str:
    """Return the anchor of the marked words of a finding's quote (counted from 1)."""
    return f"q{finding}.{order}"


def statement_stretches(article: Article) -> list[tuple[str, Stretch]]:
    """Return unit id and stretch of each statement of an article that is found in its text.

    Statements follow each other, so each is looked for after the one before it.
    """
    found, cursor = [], 0
    for statement in article.statements:
        stretch = find_words(article.text, statement.text, cursor, len(article.text))
        if stretch:
            found.append((statement.id, stretch))
            cursor = stretch[1]
    return found


def find_words(text: str, words: str, start: int, end: int) -> Stretch | None:
    """Return where words stand in a part of a text, whatever spaces and line ends are between."""
    at = text.find(words, start, end)
    if at >= 0:
        return at, at + len(words)
    places = [i for i in range(start, end) if not text[i].isspace()]
    bare = "".join(words.split())
    at = "".join(text[i] for i in places).find(bare)
    return (places[at], places[at + len(bare) - 1] + 1) if at >= 0 else None


def quote_span(names: Names, quote: Quote) -> Stretch | None:
    """Return where a quote stands in its article's text, or nothing if it is not there."""
    _, article = owner(names, quote.unit)
    unit = unit_of(quote.unit)
    start, end = dict(statement_stretches(article)).get(unit, (0, len(article.text)))
    return find_words(article.text, quote.text, start, end) if quote.text.strip() else None
