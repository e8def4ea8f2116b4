"""Read one file: decode it, tell page chrome from the document, repair lines into paragraphs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from compare.errors import MzdiffError, RefusedError
from compare.model import Note, Source
from compare.source.extract import (
    MAX_CHARACTERS,
    Extract,
    packed,
    unpacked,
)
from compare.source.formats.readers import extract
from compare.source.intake.files import (
    MAX_BYTES,
    STANDARD_INPUT,
    Member,
    documents_behind,
    file_bytes,
)
from compare.source.intake.meta import stated_beside
from compare.source.intake.mojibake import CHINESE, mojibake
from compare.source.steps import read_lines
from compare.visible import legible

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Extract",
    "Member",
    "documents_behind",
    "extract_of",
    "packed",
    "read_source",
    "read_text",
    "source_from",
    "source_of",
    "unpacked",
]
MIN_CHINESE = 10


def read_source(path: str | Path) -> Source:
    """Read a file of any format into a source whose paragraphs are ready to be segmented.

    ``-`` is standard input. Raises ``MzdiffError`` for a file that is missing, empty, damaged,
    over a limit, of a format without text, or not Chinese.
    """
    path = Path(path)
    return source_of(Member(path, partial(file_bytes, path), *stated_beside(path)))


def source_of(member: Member) -> Source:
    """Read a document behind a path. Raises ``MzdiffError`` as ``read_source`` does."""
    return source_from(extract_of(member), member)


def extract_of(member: Member) -> Extract:
    """Return the text of a document behind a path, as the reader of its format gives it.

    Raises ``MzdiffError`` as ``read_source`` does.
    """
    path = member.path
    try:
        extracted = extract(member.read(), path.name)
    except RefusedError as error:
        raise MzdiffError(f"{path}: {error}") from error
    if reason := mojibake(extracted.text):
        raise MzdiffError(f"{path}: {reason}")
    if sum(1 for _ in islice(CHINESE.finditer(extracted.text), MIN_CHINESE)) < MIN_CHINESE:
        raise MzdiffError(f"{path}: 没有中文正文 (no Chinese text in it); 请给出工作要点的文本文件")
    return extracted


def source_from(extracted: Extract, member: Member) -> Source:
    """Turn what a format's reader found behind a path into a source; the file is not read again."""
    source = read_extract(extracted, legible(str(member.path)))
    source = replace(source, stated=member.stated, order=member.order)
    return replace(source, name="stdin") if str(member.path) == STANDARD_INPUT else source


def read_text(
    text: str, path: str = "-", encoding: str = "utf-8", notes: tuple[Note, ...] = ()
) -> Source:
    """Turn decoded text into a source: plain forms, flat lines cut, wrapped lines joined."""
    return read_extract(Extract(legible(text), encoding, notes=notes), legible(path))


def read_extract(extracted: Extract, path: str) -> Source:
    """Turn what a format's reader found into a source, as ``read_text`` does.

    Raises ``MzdiffError`` for too many lines: cells and headings that a line holds are cut apart.
    """
    reading = read_lines(extracted, path)
    return Source(
        path=path,
        name=Path(path).stem,
        text=extracted.text,
        encoding=extracted.encoding,
        paragraphs=tuple(reading.lines),
        removed=(*extracted.removed, *reading.removed),
        notes=(*extracted.notes, *reading.notes),
        format=extracted.format,
        styled=extracted.styled,
    )
