"""Where statements and quoted words stand inside the text of their article."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from compare.addresses import article_of, unit_of
from compare.model import Article, Quote, Span
from compare.telling.words.naming import Names, owner

TEXTS_REMEMBERED = 64


def statement_stretches(article: Article) -> list[tuple[str, Span]]:
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


def line_stretches(article: Article) -> list[tuple[str, Span]]:
    """Return the lines of an article: unit id (empty for the heading or other text) and stretch.

    Together they cover the whole text but for spaces at the ends of lines; what stands between
    two measures ends the line before.
    """
    text = article.text
    starts = [(unit, start) for unit, (start, _) in statement_stretches(article)]
    if not starts or starts[0][1] > 0:
        starts.insert(0, ("", 0))
    bounds = [start for _, start in starts] + [len(text)]
    return [
        (unit, (start, start + len(text[start:end].rstrip())))
        for (unit, start), end in zip(starts, bounds[1:], strict=True)
    ]


def find_words(text: str, words: str, start: int, end: int) -> Span | None:
    """Return where words first stand in a part of a text, whatever blanks are between them."""
    if text.startswith(words, start) and start + len(words) <= end:
        return start, start + len(words)
    bare, places = _bare(text)
    wanted = "".join(words.split())
    at = bare.find(wanted, bisect_left(places, start), bisect_left(places, end))
    return (places[at], places[at + len(wanted) - 1] + 1) if at >= 0 and wanted else None


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _bare(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks, and where each of its characters stands."""
    places = [i for i, character in enumerate(text) if not character.isspace()]
    return "".join(text.split()), places


def quote_span(names: Names, quote: Quote) -> Span | None:
    """Return where a quote stands in its article's text, or nothing if it is not there."""
    _, article = owner(names, quote.unit)
    address = article_of(quote.unit)
    if address not in names.stretches:
        names.stretches[address] = dict(statement_stretches(article))
    start, end = names.stretches[address].get(unit_of(quote.unit), (0, len(article.text)))
    return find_words(article.text, quote.text, start, end) if quote.text.strip() else None
