"""Where statements and quoted words stand inside the text of their article."""

from __future__ import annotations

from bisect import bisect_left

from compare.model import Article, Quote, Span
from compare.telling.words.naming import Names, owner


def statement_stretches(article: Article) -> list[tuple[str, Span]]:
    """Return unit id and stretch of each statement of an article in its text."""
    return [(one.id, _stretch(article, one.origin)) for one in article.statements]


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


def quote_span(names: Names, quote: Quote) -> Span | None:
    """Return where a quote stands in its article's text, or nothing if it is not there."""
    unit = names.comparison.unit_by_address[quote.unit]
    start = unit.text.find(quote.text) if quote.text.strip() else -1
    places = unit.origin[start : start + len(quote.text)]
    return _stretch(owner(names, quote.unit)[1], places) if start >= 0 else None


def _stretch(article: Article, places: tuple[int, ...]) -> Span:
    start, end = (bisect_left(article.origin, place) for place in (places[0], places[-1]))
    return start, end + 1
