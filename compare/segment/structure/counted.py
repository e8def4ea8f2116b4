"""Articles that are only counted (一是, 二是) below parts whose headings stand alone.

Elsewhere such paragraphs are statements of one article. Here each opens with a heading of its own
and holds text of its own, and nothing else divides the parts.
"""

from __future__ import annotations

from dataclasses import replace

from compare.segment.structure.numbering import Item
from compare.segment.structure.run_in import own_heading_end

KIND = "first_is"
FEWEST = 4
MIN_PARTS = 2
MOSTLY = 0.8  # of the counted paragraphs have a heading; of the text below parts is theirs


def rank_counted(items: list[Item]) -> list[Item]:
    """Give counted paragraphs the rank of articles where they are all that divides the parts."""
    counted = [i for i, item in enumerate(items) if item.mark and item.mark.rule.name == KIND]
    parts = [i for i, item in enumerate(items) if item.rank is not None]
    if len(counted) < FEWEST or len({items[i].rank for i in parts}) != 1:
        return items
    headed = sum(_is_headed(items[i]) for i in counted)
    opened = [i for i in parts if i + 1 in counted and "。" not in items[i].passage.text]
    below = [one for one in items[parts[0] :] if one.rank is None]
    theirs = sum(len(items[i].passage.text) for i in counted)
    if (
        headed < MOSTLY * len(counted)
        or len(opened) < max(MIN_PARTS, len(parts) / 2)
        or theirs < MOSTLY * sum(len(one.passage.text) for one in below)
    ):
        return items
    return [_ranked(item) if i in counted else item for i, item in enumerate(items)]


def _ranked(item: Item) -> Item:
    return replace(item, rank=item.mark.rule.rank) if item.mark else item


def _is_headed(item: Item) -> bool:
    """Tell whether a paragraph opens with a heading and goes on with its text."""
    start = item.mark.end if item.mark else 0
    return own_heading_end(item) > start
