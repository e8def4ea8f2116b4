"""Where measures and quoted words stand inside the text of their article."""

from __future__ import annotations

from compare.model import Article, Quote
from compare.report.naming import Names, owner

Stretch = tuple[int, int]


def quote_anchor(finding: str, order: int) -> str:
    """Return the anchor of the marked words of a finding's quote (counted from 1)."""
    return f"{finding}/quote-{order}"


def measure_stretches(article: Article) -> list[tuple[str, Stretch]]:
    """Return unit id and stretch of each measure in the article's text; unfound ones are left out.

    Measures follow each other, so each is looked for after the one before it.
    """
    found, cursor = [], 0
    for measure in article.measures:
        start = article.text.find(measure.text, cursor)
        if start >= 0:
            cursor = start + len(measure.text)
            found.append((measure.id, (start, cursor)))
    return found


def quote_span(names: Names, quote: Quote) -> Stretch | None:
    """Return where a quote stands in its article's text, or nothing if it is not there."""
    _, article = owner(names, quote.unit)
    unit = quote.unit.rpartition("/")[2]
    start, end = dict(measure_stretches(article)).get(unit, (0, len(article.text)))
    at = article.text.find(quote.text, start, end)
    return None if at < 0 or not quote.text else (at, at + len(quote.text))
