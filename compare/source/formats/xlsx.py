"""A workbook (.xlsx): each sheet as a table, of tasks or of data; formulas as last computed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from compare.errors import RefusedError
from compare.source.extract import Extract, TextLine, from_lines
from compare.source.intake.archive import open_archive, read_member
from compare.source.table import Cell, row_text
from compare.source.task_table import task_lines

Sheet = Any  # openpyxl has no types of its own
Merged = Any
SheetCell = Any
Place = tuple[int, int]
MAX_CELLS = 500_000
TOO_MANY = f"表格超过 {MAX_CELLS // 10_000} 万格 (too many cells); 请只保留任务表再试"
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


def extract_xlsx(data: bytes) -> Extract:
    """Return the text of a workbook, sheet below sheet; hidden sheets are removed pieces.

    Raises ``RefusedError`` for a damaged file, one over a limit of ``archive`` or of ``MAX_CELLS``.
    """
    import openpyxl

    _check_cells(open_archive(data))
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.max_row and sheet.max_column]
    if sum(sheet.max_row * sheet.max_column for sheet in sheets) > MAX_CELLS:
        raise RefusedError(TOO_MANY)
    tables = [(sheet, _table(sheet)) for sheet in sheets]
    filled = [(sheet, table) for sheet, table in tables if table]
    lines = (line for sheet, table in filled for line in _lines(sheet, table, len(filled) > 1))
    return from_lines(lines, "utf-8", "xlsx")


def _check_cells(archive: zipfile.ZipFile) -> None:
    """Count cells before they are made: a small file can merge more of them than memory holds."""
    parts = (read_member(archive, m) for m in archive.infolist() if SHEET.match(m.filename))
    if sum(part.count(b"<c ") + sum(_areas(part)) for part in parts) > MAX_CELLS:
        raise RefusedError(TOO_MANY)


def _areas(part: bytes) -> Iterator[int]:
    """Yield how many cells each merged range of a sheet has."""
    from openpyxl.utils.cell import range_boundaries

    for reference in MERGE.findall(part):
        first_column, first_row, last_column, last_row = range_boundaries(reference.decode())
        yield (last_column - first_column + 1) * (last_row - first_row + 1)


def _lines(sheet: Sheet, table: list[list[Cell]], several: bool) -> Iterator[TextLine]:
    """Yield a sheet's lines, below its name where there are several and it has no title."""
    lines = task_lines(table) or [TextLine(row_text(row)) for row in table]
    if sheet.sheet_state != "visible":
        yield from (TextLine(line.text, removed_as="hidden") for line in lines)
        return
    if several and len(table[0]) == 1:
        yield TextLine(sheet.title, removed_as="sheet_name")
    elif several:
        yield TextLine(sheet.title, depth=1)
    for line in lines:
        yield from (TextLine(part, line.removed_as, line.depth) for part in line.text.split("\n"))


def _table(sheet: Sheet) -> list[list[Cell]]:
    """Return the rows that have text; a merged cell stands where it begins."""
    covered: dict[Place, Place] = {}
    spans: dict[Place, Place] = {}
    for merged in sheet.merged_cells.ranges:
        spans[merged.min_row, merged.min_col] = (merged.size["rows"], merged.size["columns"])
        covered |= dict.fromkeys(_places(merged), (merged.min_row, merged.min_col))
    rows = []
    for row in sheet.iter_rows():
        cells = [
            Cell(_text(cell), *spans.get(place, (1, 1)))
            for cell in row
            if covered.get(place := (cell.row, cell.column), place) == place
        ]
        if any(cell.text for cell in cells):
            rows.append(_without_empty_end(cells))
    return rows


def _places(merged: Merged) -> Iterator[Place]:
    """Yield the places a merged cell covers."""
    for row in range(merged.min_row, merged.max_row + 1):
        yield from ((row, column) for column in range(merged.min_col, merged.max_col + 1))


def _without_empty_end(cells: list[Cell]) -> list[Cell]:
    end = next((i for i in range(len(cells), 0, -1) if cells[i - 1].text), 0)
    return cells[:end]


def _text(cell: SheetCell) -> str:
    """Return a cell as the sheet shows it: days in Chinese, shares in percent."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        share = "%" in str(cell.number_format)
        return f"{value * 100:g}%" if share else f"{value:.12g}"
    return " ".join(str(value).split())
