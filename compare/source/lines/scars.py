"""What a careless copy put between the characters of a text: how they are read, marks for spaces.

Mirrored pages come with the reading of characters behind them (級(jí), 未(wei)), with ``??`` where
spaces stood, before a paragraph or behind it, or with the same letters behind each line, by which
a forum marks what is copied from it. Any is one only where it is repeated.
"""

from __future__ import annotations

import re
from collections import Counter

from compare.model import Passage, Removed
from compare.source.lines.repair import without

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
READING = re.compile(rf"(?<=[一-鿿])(?:\([a-zɡü{TONED}]{{1,6}} ?\))++")
LOST_SPACES = re.compile(r"\?{2,}+")
SPACES_BEHIND = re.compile(r"(?<!\?)\?{2,}$")
LETTERS_BEHIND = re.compile(r"(?<![A-Za-z\d./@_-])[A-Za-z]{2,6}$")
MIN_READINGS = 5
MIN_WITHOUT_TONES = 15
SYLLABLE = re.compile(r"\([a-z]{2,6} ?\)")
MIN_LOST_SPACES = 3
MIN_MARKED, MARKED_SHARE = 5, 1 / 3  # lines with the same letters behind them
KIND = "copying_mark"


def without_scars(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines without such marks, and the marks as removed pieces."""
    readings = [list(READING.finditer(line.text)) for line in lines]
    if not _are_readings([match[0] for found in readings for match in found]):
        readings = [[] for _ in lines]
    around = _lost_spaces([line.text for line in lines])
    behind = _letters_behind([line.text for line in lines])
    result: list[Passage] = []
    removed: list[Removed] = []
    for line, *found in zip(lines, readings, around, behind, strict=True):
        matches = [match for kind in found for match in kind]
        spans = [line.span(*match.span()) for match in matches]
        removed += [Removed(KIND, text[a:b], (a, b)) for a, b in spans]
        result.append(without(line, {i for match in matches for i in range(*match.span())}))
    return result, tuple(removed)


def _lost_spaces(texts: list[str]) -> list[list[re.Match[str]]]:
    """Return the marks for spaces before and behind each text, none where few texts have any.

    A question may end in two marks of its own, and begins with none.
    """
    begun = [LOST_SPACES.match(text) for text in texts]
    marks = [
        [mark for mark in (first, SPACES_BEHIND.search(text, first.end() if first else 0)) if mark]
        for text, first in zip(texts, begun, strict=True)
    ]
    enough = any(begun) and sum(map(bool, marks)) >= MIN_LOST_SPACES
    return marks if enough else [[] for _ in texts]


def _letters_behind(texts: list[str]) -> list[list[re.Match[str]]]:
    """Return the letters that a forum set behind each text, if enough of them have the same."""
    found = [LETTERS_BEHIND.search(text) for text in texts]
    times = Counter(match[0] for match in found if match)
    letters, most = times.most_common(1)[0] if times else ("", 0)
    written = sum(map(bool, texts))
    marked = most >= MIN_MARKED and most >= MARKED_SHARE * written
    return [[match] if marked and match and match[0] == letters else [] for match in found]


def without_readings(text: str) -> str:
    """Return the words of a removed piece without the readings that stood in them too."""
    return READING.sub("", text)


def _are_readings(found: list[str]) -> bool:
    if sum(SYLLABLE.match(word) is not None for word in found) >= MIN_WITHOUT_TONES:
        return True
    return len(found) >= MIN_READINGS and any(tone in word for word in found for tone in TONED)
