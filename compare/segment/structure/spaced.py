"""Headings that a space alone parts from the text in their line: 1. 提高低保标准 认真贯彻….

One space between characters shows nothing, copies scatter them; that most paragraphs of one kind
of number have theirs behind a short phrase does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from compare.segment.structure.numbering import Item

HEADING = re.compile(r"\s*(?=\S*[一-鿿])([^\s,，。;；:：!！?？]{4,30})\s+(?=[一-鿿《“\d])")
SHORTEST_TEXT = 12  # characters behind a heading
FEWEST = 3
MOSTLY = 2 / 3  # of the paragraphs of one kind of number that hold text


def mark_spaced(items: list[Item]) -> list[Item]:
    """Return the items with the ends of the headings that spaces part from their text."""
    of_kind: dict[object, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        if item.mark and "。" in item.body:
            of_kind[item.mark.rule].append(place)
    ends: dict[int, int] = {}
    for places in of_kind.values():
        found = {place: end for place in places if (end := _spaced_end(items[place]))}
        if len(found) >= max(FEWEST, MOSTLY * len(places)):
            ends |= found
    return [replace(item, headed=ends.get(at, 0)) for at, item in enumerate(items)]


def _spaced_end(item: Item) -> int:
    """Return where the first phrase of an item ends if a space parts it from its text, or 0."""
    start = item.mark.end if item.mark else 0
    heading = HEADING.match(item.passage.text, start)
    if heading is None or len(item.passage.text) - heading.end() < SHORTEST_TEXT:
        return 0
    return heading.end(1)
