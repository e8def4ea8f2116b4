"""What the reader of one format hands on: text, and what it already knows about its pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from compare.model import Note, Passage, Removed


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file. ``removed`` points into it at what is no part of the document.

    ``format`` is ``text`` where the text is the decoded file itself; for every other format the
    text is what was extracted, and spans of the document point into that.
    """

    text: str
    encoding: str
    format: str = "text"
    removed: tuple[Removed, ...] = ()
    notes: tuple[Note, ...] = ()


def from_lines(
    lines: Iterable[tuple[str, str | None]], encoding: str, form: str, notes: Iterable[Note] = ()
) -> Extract:
    """Return lines as an extract; a line comes with the kind it is removed as, or ``None``."""
    texts: list[str] = []
    removed: list[Removed] = []
    offset = 0
    for text, kind in lines:
        if kind and text.strip():
            removed.append(Removed(kind, text, (offset, offset + len(text))))
        texts.append(text)
        offset += len(text) + 1
    return Extract("\n".join(texts), encoding, form, tuple(removed), tuple(notes))


def without_removed(lines: Iterable[Passage], removed: tuple[Removed, ...]) -> list[Passage]:
    """Return the lines without the characters of removed pieces, and without emptied lines."""
    spans = sorted(piece.span for piece in removed)
    starts = [start for start, _ in spans]

    def kept(place: int) -> bool:
        i = bisect_right(starts, place) - 1
        return i < 0 or place >= spans[i][1]

    result = []
    for line in lines:
        places = [i for i, place in enumerate(line.origin) if kept(place)]
        text = "".join(line.text[i] for i in places)
        if len(places) == len(line.text):
            result.append(line)
        elif text.strip():
            rest = Passage(text, tuple(line.origin[i] for i in places))
            start = len(text) - len(text.lstrip())
            result.append(rest.cut(start, len(text.rstrip())))
    return result
