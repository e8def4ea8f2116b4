"""Sentences of a paragraph. A stop inside quotes, 《》 or brackets ends nothing."""

from __future__ import annotations

STOPS = "。!?;"
OPENING = "“‘《〈(「『【〔"
CLOSING = "”’》〉)」』】〕"


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each sentence; a semicolon ends a statement too.

    A bracket that is never closed would swallow the rest of the paragraph; in such a text
    every stop counts.
    """
    ends = _ends(text, ignore_brackets=not _balanced(text))
    spans, start = [], 0
    for end in [*ends, len(text)]:
        if text[start:end].strip():
            spans.append((start, end))
        start = end
    return spans


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, stripped."""
    return [text[start:end].strip() for start, end in sentence_spans(text)]


def _ends(text: str, ignore_brackets: bool) -> list[int]:
    ends, depth = [], 0
    for i, character in enumerate(text):
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth -= 1
        elif character in STOPS and (ignore_brackets or depth <= 0):
            ends.append(i + 1)
    return ends


def _balanced(text: str) -> bool:
    return sum(c in OPENING for c in text) == sum(c in CLOSING for c in text)
