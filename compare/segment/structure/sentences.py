"""Sentences of a paragraph. A stop inside quotes, 《》 or brackets ends nothing."""

from __future__ import annotations

import re

STOPS = "。!?;"
OPENING = "“‘《〈(「『【〔"
CLOSING = "”’》〉)」』】〕"
MARK = re.compile(f"[{re.escape(OPENING + CLOSING + STOPS)}]")


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
    for match in MARK.finditer(text):
        character = match[0]
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth -= 1
        elif ignore_brackets or depth <= 0:
            ends.append(match.end())
    return ends


def _balanced(text: str) -> bool:
    return sum(map(text.count, OPENING)) == sum(map(text.count, CLOSING))
