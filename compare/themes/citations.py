"""Titles in 《》 with the number after them.

A short title that a text sets itself (以下简称) is told as the full one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Citation, Document, Span
from compare.themes.units import source_span, statements

TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
NUMBER = re.compile(r"\s*[((]([^()()《》]{0,100}?第?\d{1,9}号)(?:[,,、;;][^()()《》]{0,200})?[))]")
SHORT = re.compile(r"\s*[((][^()()]{0,200}?简称[::]?[“《]?([^()()“”《》]{1,100})[”》]?[))]")


def find(document: Document) -> tuple[Citation, ...]:
    """Return every citation of a document in the order of the text."""
    full: dict[str, str] = {}
    found = []
    for unit, text in statements(document):
        for shown, title, number, short in titles(text):
            if short:
                full[short] = title
            span = source_span(unit, shown)
            found.append(Citation(document.address(unit), full.get(title, title), number, span))
    return tuple(found)


def titles(text: str) -> Iterator[tuple[Span, str, str, str]]:
    """Yield where each citation stands, its title, its number and the short title it is given."""
    for match in TITLE.finditer(text):
        short = SHORT.match(text, match.end())
        if text[: match.start()].endswith("简称"):
            continue  # the short title itself, where it is set
        number = NUMBER.match(text, match.end())
        end = number.end() if number else match.end()
        given = short[1].strip() if short else ""
        yield (match.start(), end), match[1], number[1] if number else "", given
