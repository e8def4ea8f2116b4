"""Read one file: decode it, tell page chrome from the document, repair lines into paragraphs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from compare.errors import MzdiffError
from compare.model import Note, Passage, Removed, Source
from compare.source.extract import (
    MAX_CHARACTERS,
    Extract,
    check_lines,
    packed,
    set_apart,
    unpacked,
    without_removed,
)
from compare.source.formats.readers import extract
from compare.source.forms import plain_lines
from compare.source.intake.files import (
    MAX_BYTES,
    STANDARD_INPUT,
    Member,
    documents_behind,
    file_bytes,
)
from compare.source.intake.meta import stated_beside
from compare.source.intake.mojibake import CHINESE, mojibake
from compare.source.lines.broken_runs import join_runs
from compare.source.lines.cell_lines import cut_cell_lines
from compare.source.lines.chrome import chrome_kinds, days_apart, hints_apart
from compare.source.lines.contents import cut_contents
from compare.source.lines.flat import cut_flat_lines, cut_signature
from compare.source.lines.glued import cut_glued_lines
from compare.source.lines.law_labels import cut_law_labels
from compare.source.lines.page_marks import join_pages, without_marks_inside
from compare.source.lines.repair import drop_inner_spaces, repair_characters
from compare.source.lines.repeat import second_copy
from compare.source.lines.scars import without_scars
from compare.source.lines.tab_rows import cut_task_rows
from compare.source.lines.watermarks import without_watermarks
from compare.source.lines.wrap import join_wrapped_lines
from compare.source.script import in_simplified
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
    except ValueError as error:
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
    text = extracted.text
    lines, form_notes = plain_lines(text)
    lines, scars = without_scars(lines, text)
    lines, script_notes = in_simplified(lines, text)
    lines = without_removed(lines, extracted.removed)
    lines = set_apart(lines, extracted.styled)
    lines = cut_law_labels(lines)
    lines, headers = cut_task_rows(lines, text)
    lines, cell_headers = cut_cell_lines(lines, text)
    _check_count(lines, path)
    lines, repair_notes = repair_characters(lines)
    lines, run_notes = join_runs(lines)
    lines = days_apart(hints_apart(lines))
    lines, contents, contents_notes = cut_contents(lines, text)
    lines, marks = without_marks_inside(lines, text)
    lines, watermarks = without_watermarks(lines, text)
    lines, pages, page_notes = join_pages(lines, text)
    lines, flat_notes = cut_flat_lines(lines, tuple(note.span for note in page_notes if note.span))
    lines = cut_signature(lines)
    lines, glue_notes = cut_glued_lines(lines)
    _check_count(lines, path)
    lines, space_notes = drop_inner_spaces(lines, text)
    paragraphs, wrap_notes = join_wrapped_lines(lines)
    body, removed = _told_apart(paragraphs, text)
    return Source(
        path=path,
        name=Path(path).stem,
        text=text,
        encoding=extracted.encoding,
        paragraphs=tuple(body),
        removed=(
            *extracted.removed,
            *scars,
            *headers,
            *cell_headers,
            *contents,
            *marks,
            *watermarks,
            *pages,
            *removed,
        ),
        notes=(
            *extracted.notes,
            *form_notes,
            *script_notes,
            *repair_notes,
            *run_notes,
            *contents_notes,
            *page_notes,
            *flat_notes,
            *glue_notes,
            *space_notes,
            *wrap_notes,
        ),
        format=extracted.format,
        styled=extracted.styled,
    )


def _check_count(lines: list[Passage], path: str) -> None:
    try:
        check_lines(sum(bool(line.text) for line in lines))
    except ValueError as error:
        raise MzdiffError(f"{path}: {error}") from error


def _told_apart(paragraphs: list[Passage], text: str) -> tuple[list[Passage], list[Removed]]:
    """Return the paragraphs of the document, and page furniture and a second copy as removed."""
    kinds = chrome_kinds([paragraph.text for paragraph in paragraphs])
    body = [p for p, kind in zip(paragraphs, kinds, strict=True) if kind is None]
    removed = [
        _piece(f"chrome_{kind}", p, text)
        for p, kind in zip(paragraphs, kinds, strict=True)
        if kind is not None
    ]
    copy = second_copy(body)
    if copy is None:
        return body, removed
    return body[:copy], [*removed, *(_piece("second_copy", p, text) for p in body[copy:])]


def _piece(kind: str, paragraph: Passage, text: str) -> Removed:
    start, end = paragraph.span()
    return Removed(kind, text[start:end], (start, end))
