"""All rows of a comparison as tables, their texts safe to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compare.export import rows
from compare.export.rows import Cell
from compare.telling.naming import Names
from compare.visible import visible

TableName = Literal[
    "documents", "findings", "goals", "links", "themes", "targets", "citations", "notes"
]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind; ``columns`` are keys whose labels are in ``data/language/table.toml``."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def all_tables(names: Names) -> tuple[Table, ...]:
    """Return every table of a comparison, the findings first."""
    return (
        table_of("findings", rows.FindingRow._fields, rows.finding_rows(names)),
        table_of("goals", rows.GoalRow._fields, rows.goal_rows(names)),
        table_of("links", rows.LinkRow._fields, rows.link_rows(names)),
        table_of("themes", rows.ThemeRow._fields, rows.theme_rows(names)),
        table_of("targets", rows.TargetRow._fields, rows.target_rows(names)),
        table_of("citations", rows.CitationRow._fields, rows.citation_rows(names)),
        table_of("documents", rows.DocumentRow._fields, rows.document_rows(names)),
        table_of("notes", rows.NoteRow._fields, rows.note_rows(names)),
    )


def table_of(name: str, columns: Sequence[str], found: Sequence[tuple[Cell, ...]]) -> Table:
    """Return rows as a table, the hidden characters of their texts written out."""
    return Table(name, tuple(columns), tuple(tuple(map(_cell, row)) for row in found))


def _cell(value: Cell) -> Cell:
    return visible(value) if isinstance(value, str) else value
