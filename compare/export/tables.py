"""All rows of a comparison as tables, their texts safe to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compare.export.documents import DocumentRow, NoteRow, document_rows, note_rows
from compare.export.findings import FindingRow, finding_rows
from compare.export.goals import GoalRow, TargetRow, goal_rows, target_rows
from compare.export.labels import Cell
from compare.export.links import LinkRow, link_rows
from compare.export.themes import CitationRow, ThemeRow, citation_rows, theme_rows
from compare.telling.words.labels import table_title
from compare.telling.words.naming import Names
from compare.visible import visible

TableName = Literal[
    "documents", "findings", "goals", "links", "themes", "targets", "citations", "notes"
]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind; ``columns`` are keys whose labels are in ``data/language/table.toml``.

    So is the name of its sheet, unless it has a ``title`` of its own.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


def all_tables(names: Names) -> tuple[Table, ...]:
    """Return every table of a comparison, the findings first."""
    found = table_of("findings", FindingRow._fields, finding_rows(names))
    return (
        replace(found, title=table_title(names)),
        table_of("goals", GoalRow._fields, goal_rows(names)),
        table_of("links", LinkRow._fields, link_rows(names)),
        table_of("themes", ThemeRow._fields, theme_rows(names)),
        table_of("targets", TargetRow._fields, target_rows(names)),
        table_of("citations", CitationRow._fields, citation_rows(names)),
        table_of("documents", DocumentRow._fields, document_rows(names)),
        table_of("notes", NoteRow._fields, note_rows(names)),
    )


def table_of(name: str, columns: Sequence[str], found: Sequence[tuple[Cell, ...]]) -> Table:
    """Return rows as a table, the hidden characters of their texts written out."""
    return Table(name, tuple(columns), tuple(tuple(map(_cell, row)) for row in found))


def _cell(value: Cell) -> Cell:
    return visible(value) if isinstance(value, str) else value
