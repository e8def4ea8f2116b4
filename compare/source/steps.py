"""From the text of a file to its paragraphs: every step on its lines, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from compare.errors import MzdiffError, RefusedError
from compare.model import Note, Passage, Removed
from compare.source.extract import Extract, check_lines, set_apart, without_removed
from compare.source.forms import plain_lines
from compare.source.lines.broken_runs import join_runs
from compare.source.lines.cell_lines import cut_cell_lines
from compare.source.lines.chrome import (
    chrome_kinds,
    days_apart,
    hints_apart,
    introductions_apart,
)
from compare.source.lines.contents import cut_contents
from compare.source.lines.flat import cut_flat_lines, cut_signature
from compare.source.lines.glued import cut_glued_lines
from compare.source.lines.law_labels import cut_law_labels
from compare.source.lines.licence import cut_licence
from compare.source.lines.page_marks import PAGES, join_pages, without_marks_inside
from compare.source.lines.quotes import pair_quotes
from compare.source.lines.repair import drop_inner_spaces, repair_characters
from compare.source.lines.repeat import second_copy
from compare.source.lines.row_lines import cut_task_rows
from compare.source.lines.scars import without_scars
from compare.source.lines.watermarks import without_watermarks
from compare.source.lines.wrap import join_wrapped_lines
from compare.source.script import in_simplified


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as far as it is read: its lines, and what was taken out of them or noted so far."""

    path: str
    extract: Extract
    lines: list[Passage]
    removed: tuple[Removed, ...] = ()
    notes: tuple[Note, ...] = ()


Lines = list[Passage]
Step = Callable[[Reading], Reading]


def read_lines(extract: Extract, path: str) -> Reading:
    """Return a text whose lines are its paragraphs.

    Raises ``MzdiffError`` for too many lines: cells and headings that a line holds are cut apart.
    """
    lines, notes = plain_lines(extract.text)
    reading = Reading(path, extract, lines, notes=notes)
    for step in STEPS:
        reading = step(reading)
    return reading


def _alone(step: Callable[[Lines], Lines]) -> Step:
    """Return the step of a function that says nothing of what it does."""
    return lambda reading: replace(reading, lines=step(reading.lines))


def _noting(step: Callable[[Lines], tuple[Lines, tuple[Note, ...]]]) -> Step:
    """Return the step of a function that notes what it does."""

    def taken(reading: Reading) -> Reading:
        lines, notes = step(reading.lines)
        return replace(reading, lines=lines, notes=(*reading.notes, *notes))

    return taken


def _noting_by_source(step: Callable[[Lines, str], tuple[Lines, tuple[Note, ...]]]) -> Step:
    """Return the step of a function that looks at the source too, and notes what it does."""
    return lambda reading: _noting(lambda lines: step(lines, reading.extract.text))(reading)


def _removing(step: Callable[[Lines, str], tuple[Lines, tuple[Removed, ...]]]) -> Step:
    """Return the step of a function that takes pieces out."""

    def taken(reading: Reading) -> Reading:
        lines, removed = step(reading.lines, reading.extract.text)
        return replace(reading, lines=lines, removed=(*reading.removed, *removed))

    return taken


def _both(
    step: Callable[[Lines, str], tuple[Lines, tuple[Removed, ...], tuple[Note, ...]]],
) -> Step:
    """Return the step of a function that takes pieces out and notes it."""

    def taken(reading: Reading) -> Reading:
        lines, removed, notes = step(reading.lines, reading.extract.text)
        return replace(
            reading,
            lines=lines,
            removed=(*reading.removed, *removed),
            notes=(*reading.notes, *notes),
        )

    return taken


def _without_known(reading: Reading) -> Reading:
    """Take out what the reader of the format knew to be no text, and part headings by style."""
    lines = without_removed(reading.lines, reading.extract.removed)
    return replace(reading, lines=set_apart(lines, reading.extract.styled))


def _counted(reading: Reading) -> Reading:
    try:
        check_lines(sum(bool(line.text) for line in reading.lines))
    except RefusedError as error:
        raise MzdiffError(f"{reading.path}: {error}") from error
    return reading


def _cut_flat(reading: Reading) -> Reading:
    sure = tuple(note.span for note in reading.notes if note.kind == PAGES and note.span)
    return _noting(lambda lines: cut_flat_lines(lines, sure))(reading)


def _told_apart(paragraphs: Lines, text: str) -> tuple[Lines, tuple[Removed, ...]]:
    """Return the paragraphs of the document, and page furniture and a second copy as removed."""
    kinds = chrome_kinds([paragraph.text for paragraph in paragraphs])
    body = [p for p, kind in zip(paragraphs, kinds, strict=True) if kind is None]
    removed = tuple(
        _piece(f"chrome_{kind}", p, text)
        for p, kind in zip(paragraphs, kinds, strict=True)
        if kind is not None
    )
    copy = second_copy(body)
    if copy is None:
        return body, removed
    return body[:copy], (*removed, *(_piece("second_copy", p, text) for p in body[copy:]))


def _piece(kind: str, paragraph: Passage, text: str) -> Removed:
    start, end = paragraph.span()
    return Removed(kind, text[start:end], (start, end))


STEPS: tuple[Step, ...] = (
    _removing(without_scars),
    _noting_by_source(in_simplified),
    _without_known,
    _removing(cut_licence),
    _alone(cut_law_labels),
    _removing(cut_task_rows),
    _removing(cut_cell_lines),
    _counted,
    _noting(repair_characters),
    _noting(join_runs),
    _alone(hints_apart),
    _alone(days_apart),
    _alone(introductions_apart),
    _both(cut_contents),
    _removing(without_marks_inside),
    _removing(without_watermarks),
    _both(join_pages),
    _cut_flat,
    _alone(cut_signature),
    _noting(cut_glued_lines),
    _counted,
    _noting_by_source(drop_inner_spaces),
    _noting(join_wrapped_lines),
    _removing(_told_apart),
    _alone(pair_quotes),
)
