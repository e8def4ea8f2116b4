"""All tables as one Excel file: a sheet each, headers that stay, filters, real numbers."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from tempfile import gettempdir
from typing import TYPE_CHECKING

from compare.errors import MzdiffError
from compare.export.labels import Cell, label
from compare.export.steady import BEGINNING, SteadyArchive
from compare.export.tables import Table, all_tables
from compare.language import Language
from compare.model import Comparison
from compare.telling.words.naming import names_of
from compare.telling.words.wording import width as wide

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
NARROWEST, WIDEST = 8, 50
HIGHEST = 12
LINE_HEIGHT = 15
SAMPLE = 200
WIDEST_ON_A4 = 200
ADDRESSES = ("address", "left_unit", "right_unit", "left_units", "right_units")
"""Columns for programs, the last of their tables; paper has no use for them."""
NUMBER_FORMATS = {
    "share": "0.0%",
    "confidence": "0.00",
    "score": "0.00",
    "wording": "0.00",
    "meaning": "0.00",
}


def to_xlsx(comparison: Comparison, language: Language) -> bytes:
    """Return the Excel file of all tables."""
    return workbook_of(all_tables(names_of(comparison, language)), language)


def workbook_of(tables: Iterable[Table], language: Language) -> bytes:
    """Return an Excel file; every text in it is text, whatever it begins with."""
    from lxml.etree import SerialisationError
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book, table, language)
    book.properties.creator = "mzdiff"
    book.properties.created = book.properties.modified = BEGINNING
    data = io.BytesIO()
    # Workbook.save would set the time of day.
    try:
        ExcelWriter(book, SteadyArchive(data, "w")).save()
    except SerialisationError as error:  # it writes each sheet into a file on the way
        raise MzdiffError(
            f"{gettempdir()}: 临时文件夹无法写入 (cannot write to the temporary folder); 请腾出空间"
        ) from error
    return data.getvalue()


def _fill(book: Workbook, table: Table, language: Language) -> None:
    sheet = book.create_sheet(table.title or label(table.name, language))
    _head(sheet, [label(column, language) for column in table.columns])
    for order, values in enumerate(zip(*table.rows, strict=True), 1):
        number_format = NUMBER_FORMATS.get(table.columns[order - 1], "General")
        look = _look(sheet, number_format, text=any(isinstance(v, str) for v in values))
        for number, value in enumerate(values, 2):
            _put(sheet.cell(number, order), value, look)
    widths = _set_sizes(sheet, table)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _set_page(sheet, [w for w, c in zip(widths, table.columns, strict=True) if c not in ADDRESSES])


def _set_page(sheet: Worksheet, widths: list[float]) -> None:
    """Print on lying pages, as wide as the sheet without its addresses, the header on each."""
    from openpyxl.utils import get_column_letter

    sheet.page_setup.orientation = "landscape"
    wide = sum(widths) > WIDEST_ON_A4
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if wide else sheet.PAPERSIZE_A4
    sheet.print_area = f"A1:{get_column_letter(len(widths))}{sheet.max_row}"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _head(sheet: Worksheet, labels: list[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for order, text in enumerate(labels, 1):
        cell = sheet.cell(1, order, text)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E4EAF1")
        cell.alignment = Alignment(vertical="center", wrap_text=True)


def _look(sheet: Worksheet, number_format: str, *, text: bool) -> StyleArray:
    """Return the style of a column's cells; made once, for making one takes longer than a cell."""
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles import Alignment

    cell = SheetCell(sheet, 1, 1)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.number_format = number_format
    cell.quotePrefix = text  # or a text that begins with = would be a formula once it is edited
    return cell._style


def _put(cell: SheetCell, value: Cell, look: StyleArray) -> None:
    cell._style = look
    if value and isinstance(value, str):
        cell.value = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
        cell.data_type = "s"  # or a text that begins with = would be a formula
    elif value != "":
        cell.value = value


def _set_sizes(sheet: Worksheet, table: Table) -> list[float]:
    """Make each column as wide as its widest line and each row as high as its text, in bounds.

    Returns the widths.
    """
    from openpyxl.utils import get_column_letter

    widths: list[float] = []
    sample: list[tuple[Cell, ...]] = list(zip(*table.rows[:SAMPLE], strict=True))
    for order, column in enumerate(sample or [()] * len(table.columns), 1):
        lines = [line for cell in column for line in str(cell or "").split("\n")]
        lines.append(str(sheet.cell(1, order).value) + "  ")  # room for the filter's button
        widths.append(max(NARROWEST, min(max(map(wide, lines)) + 2, WIDEST)))
        sheet.column_dimensions[get_column_letter(order)].width = widths[-1]
    for number, row in enumerate(table.rows, 2):
        texts = [(str(cell), width - 2) for cell, width in zip(row, widths, strict=True) if cell]
        height = max(sum(_rows(line, w) for line in text.split("\n")) for text, w in texts)
        sheet.row_dimensions[number].height = LINE_HEIGHT * min(height, HIGHEST)
    return widths


def _rows(line: str, width: float) -> int:
    return max(1, math.ceil(wide(line) / width))
