"""Annexes: lists of tasks behind the text proper, which say again what that says."""

from __future__ import annotations

from compare.addresses import article_of, unit_of
from compare.model import Document, Link


def across_annex(left: Document, right: Document, link: Link) -> bool:
    """Tell whether a link joins an annex of one document with the text proper of the other."""
    return in_annex(left, link.left) != in_annex(right, link.right)


def in_annex(document: Document, address: str) -> bool:
    """Tell whether a unit stands in an annex of its document."""
    return document.in_annex(document.article_by_id[unit_of(article_of(address))])
