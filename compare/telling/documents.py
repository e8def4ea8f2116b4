"""What every form of a report says of a document: how long it is, and the notes on it."""

from __future__ import annotations

from compare.model import Document, Note


def text_length(document: Document) -> int:
    """Return the number of characters of preamble and articles, spaces not counted."""
    texts = [passage.text for passage in document.preamble]
    texts += [article.label + article.text for article in document.articles]
    return sum(len("".join(text.split())) for text in texts)


def all_notes(document: Document) -> tuple[Note, ...]:
    """Return the notes on a document, those on its source first, each once."""
    return tuple(dict.fromkeys((*document.source.notes, *document.notes)))
