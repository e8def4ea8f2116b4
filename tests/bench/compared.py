"""Two plans of the gold as the events of a pair are found in them."""

from __future__ import annotations

from pathlib import Path

from compare.encoder import built_in
from compare.events import pairs
from compare.events.evidence.pair import Pair
from compare.pipeline import NO_OVERRIDES, align_pair
from compare.segment import segment
from compare.source import read_source
from compare.themes import follow
from compare.themes.lexicon import Lexicon


def compared(left: Path, right: Path, lexicon: Lexicon | None) -> Pair:
    """Return two documents with all that lies between them, by the shipped judges of links."""
    documents = [segment(read_source(one)) for one in (left, right)]
    linked = align_pair(*documents, built_in(), lexicon, NO_OVERRIDES)
    story = follow(documents, linked.links, lexicon)
    (pair,) = pairs(story, linked.links, linked.changes, linked.near)
    return pair
