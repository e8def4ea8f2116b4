"""What a careless copy put between the characters of a text: how they are read, marks for spaces.

Mirrored pages come with the reading of characters behind them (級(jí), 未(wei)), or with ``??``
where the two wide spaces stood that begin a paragraph. Either is one only where it is repeated.
"""

from __future__ import annotations

import re

from compare.model import Passage, Removed
from compare.source.lines.repair import without

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
READING = re.compile(rf"(?<=[一-鿿])(?:\([a-zɡü{TONED}]{{1,6}} ?\))++")
LOST_SPACES = re.compile(r"\?{2,4}(?=\S|$)")
MIN_READINGS = 5
MIN_WITHOUT_TONES = 15
SYLLABLE = re.compile(r"\([a-z]{2,6} ?\)")
MIN_LOST_SPACES = 3
KIND = "copying_mark"


def without_scars(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines without such marks, and the marks as removed pieces."""
    readings = [list(READING.finditer(line.text)) for line in lines]
    if not _are_readings([match[0] for found in readings for match in found]):
        readings = [[] for _ in lines]
    begun = [LOST_SPACES.match(line.text) for line in lines]
    if sum(match is not None for match in begun) < MIN_LOST_SPACES:
        begun = [None for _ in lines]
    result: list[Passage] = []
    removed: list[Removed] = []
    for line, found, first in zip(lines, readings, begun, strict=True):
        matches = [*([first] if first else []), *found]
        spans = [line.span(*match.span()) for match in matches]
        removed += [Removed(KIND, text[a:b], (a, b)) for a, b in spans]
        result.append(without(line, {i for match in matches for i in range(*match.span())}))
    return result, tuple(removed)


def without_readings(text: str) -> str:
    """Return the words of a removed piece without the readings that stood in them too."""
    return READING.sub("", text)


def _are_readings(found: list[str]) -> bool:
    if sum(SYLLABLE.match(word) is not None for word in found) >= MIN_WITHOUT_TONES:
        return True
    return len(found) >= MIN_READINGS and any(tone in word for word in found for tone in TONED)
