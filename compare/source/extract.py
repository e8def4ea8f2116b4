"""What the reader of one format hands on: text, and what it already knows about its pieces."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.errors import RefusedError
from compare.model import Note, Passage, Removed, StyledHeading
from compare.source.forms import BLANK

MAX_LINES = 30_000
MAX_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file. ``removed`` points into it at what is no part of the document.

    ``format`` is ``text`` where the text is the decoded file itself; for every other format the
    text is what was extracted, and spans of the document point into that. ``styled`` are the
    lines that the file sets as headings, in reading order.
    """

    text: str
    encoding: str
    format: str = "text"
    removed: tuple[Removed, ...] = ()
    notes: tuple[Note, ...] = ()
    styled: tuple[StyledHeading, ...] = ()


def packed(extract: Extract) -> bytes:
    """Return an extract as JSON, which is how it comes from the process that read the file.

    Damaged texts may have halves of pairs of UTF-16 in them, which plain UTF-8 has no bytes for.
    """
    values = {
        "text": extract.text,
        "encoding": extract.encoding,
        "format": extract.format,
        "removed": [(piece.kind, *piece.span) for piece in extract.removed],
        "notes": [(note.kind, note.span, note.before, note.after) for note in extract.notes],
        "styled": [(*heading.span, heading.depth) for heading in extract.styled],
    }
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Extract:
    """Return the extract that ``packed`` gave."""
    values = json.loads(data.decode("utf-8", "surrogatepass"))
    text = values["text"]
    return Extract(
        text,
        values["encoding"],
        values["format"],
        tuple(Removed(kind, text[a:b], (a, b)) for kind, a, b in values["removed"]),
        tuple(
            Note(kind, span and (span[0], span[1]), before, after)
            for kind, span, before, after in values["notes"]
        ),
        tuple(StyledHeading((a, b), depth) for a, b, depth in values["styled"]),
    )


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as a reader found it: the kind it is removed as, its depth if set as a heading."""

    text: str
    removed_as: str = ""
    depth: int | None = None


def check_length(extract: Extract) -> Extract:
    """Return the extract; raise ``RefusedError`` with the limit for a text over ``MAX_CHARACTERS``
    or ``MAX_LINES``.
    """
    check_lines(extract.text.count("\n"))
    if len(extract.text) > MAX_CHARACTERS:
        raise RefusedError(f"超过 {MAX_CHARACTERS // 10_000} 万字 (too long); 请按部分拆开比较")
    return extract


def check_lines(count: int) -> None:
    """Raise ``RefusedError`` with the limit for a text of too many lines."""
    if count > MAX_LINES:
        raise RefusedError(f"超过 {MAX_LINES // 10_000} 万行 (too many lines); 请按部分拆开比较")


def from_lines(
    lines: Iterable[TextLine], encoding: str, form: str, notes: Iterable[Note] = ()
) -> Extract:
    """Return lines as an extract, whose text has them one below the other."""
    texts: list[str] = []
    removed: list[Removed] = []
    styled: list[StyledHeading] = []
    offset = 0
    for line in lines:
        span = (offset, offset + len(line.text))
        if line.removed_as and line.text.strip():
            removed.append(Removed(line.removed_as, line.text, span))
        elif line.depth is not None:
            styled.append(StyledHeading(span, line.depth))
        texts.append(line.text)
        offset = span[1] + 1
    return Extract("\n".join(texts), encoding, form, tuple(removed), tuple(notes), tuple(styled))


def lines_of(extract: Extract) -> Iterator[TextLine]:
    """Yield the lines of an extract again, with what is known of each."""
    kinds = {piece.span: piece.kind for piece in extract.removed}
    depths = {heading.span: heading.depth for heading in extract.styled}
    offset = 0
    for line in extract.text.split("\n"):
        span = (offset, offset + len(line))
        yield TextLine(line, kinds.get(span, ""), depths.get(span))
        offset = span[1] + 1


def set_apart(lines: Iterable[Passage], styled: tuple[StyledHeading, ...]) -> list[Passage]:
    """Return the lines with a blank one around each heading, which no other line continues."""
    starts = [heading.span[0] for heading in styled]
    result: list[Passage] = []
    for line in lines:
        place = bisect_right(starts, line.origin[0]) - 1 if line.text else -1
        if place >= 0 and line.origin[0] < styled[place].span[1]:
            result += [BLANK, line, BLANK]
        else:
            result.append(line)
    return result


def without_removed(lines: Iterable[Passage], removed: tuple[Removed, ...]) -> list[Passage]:
    """Return the lines without the characters of removed pieces, and without emptied lines."""
    if not removed:
        return list(lines)
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
