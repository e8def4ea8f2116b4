"""The findings as one CSV file that Excel opens with its Chinese intact.

One file holds one table; the other tables are in the spreadsheet and in the JSON export.
"""

from __future__ import annotations

import csv
import io
import re

from compare.export.findings import FindingRow, finding_rows
from compare.export.labels import Cell, label
from compare.export.tables import Table, table_of
from compare.language import Language
from compare.model import Comparison
from compare.telling.words.naming import names_of

BYTE_ORDER_MARK = "\ufeff"
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def to_csv(comparison: Comparison, language: Language) -> bytes:
    """Return the findings as one file."""
    found = finding_rows(names_of(comparison, language))
    return csv_of(table_of("findings", FindingRow._fields, found), language)


def csv_of(table: Table, language: Language) -> bytes:
    """Return a table as UTF-8 with a byte order mark, a line of labels first.

    A text that a spreadsheet would take for a formula has an apostrophe before it: the format
    knows no other way to say that a cell is text.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(label(column, language) for column in table.columns)
    writer.writerows([_as_text(cell) for cell in row] for row in table.rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def _as_text(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
