"""What to quote of a side: words that stand nowhere on the other."""

from __future__ import annotations

from compare.differences.side import Side
from compare.facts.plain import MARKS
from compare.model import Span


def quote(side: Side, span: Span | None, other: Side) -> Span | None:
    """Return the span, widened by its neighbours until the other side does not have its words.

    ``None`` if the other side has all the words of this one.
    """
    if span is None:
        return None
    start, end = trimmed(side, span)
    while side.text[start:end] in other.text:
        if (start, end) == (0, len(side.text)):
            return None
        start, end = wider(side, start, end)
    return start, end


def trimmed(side: Side, span: Span) -> Span:
    """Return a span without space at its ends."""
    words = side.words(span)
    return span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip())


def wider(side: Side, start: int, end: int) -> Span:
    """Return a span with the mark that follows it, else the clause after it, else before it."""
    if end < len(side.text) and MARKS.match(side.text[end]):
        return start, end + 1
    after = next((stop for first, stop in side.clauses if stop > end), None)
    if after is not None:
        return start, after
    if end < len(side.text):
        return start, len(side.text)
    before = next((first for first, _ in reversed(side.clauses) if first < start), 0)
    return before, end
