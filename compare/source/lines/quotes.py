"""Straight quotes as pairs that open and close, which only a whole paragraph tells."""

from __future__ import annotations

from compare.model import Passage
from compare.source.forms import paired


def pair_quotes(paragraphs: list[Passage]) -> list[Passage]:
    """Return paragraphs whose straight quotes open and close in turn."""
    return [Passage(paired(one.text), one.origin) for one in paragraphs]
