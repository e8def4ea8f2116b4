"""Which table of a collection a person asks for."""

from __future__ import annotations

from enum import StrEnum


class What(StrEnum):
    """Which table; ``copies`` are pairs of documents with measures of the same wording."""

    documents = "documents"
    articles = "articles"
    measures = "measures"
    mentions = "mentions"
    copies = "copies"
