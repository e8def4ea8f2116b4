"""Which tables of a page hold data, and which a portal uses to place its columns."""

from __future__ import annotations

from collections import Counter

from selectolax.lexbor import LexborNode

from compare.knowledge.headings import RULES, find_mark

LONGEST_ROW = 300
MIN_ROWS = 2
FIRST_INNER = next(rule.rank for rule in RULES if rule.name == "arabic")
HEADINGS = "h1, h2, h3, h4, h5, h6"
BLOCKS = "p, div, li, br"
MAX_SPAN = 1_000


def holds_data(table: LexborNode) -> bool:
    """Tell whether every row of a table is a row of data: several rows have the same cells.

    A cell with headings, or with another table, is layout.
    """
    if table.css_first("table table, " + HEADINGS) is not None:
        return False
    widths = Counter(
        width for row in table.css("tr") if (width := sum(spans_of(c)[1] for c in _cells(row))) > 1
    )
    return max(widths.values(), default=0) >= MIN_ROWS and not _one_cell_is_text(table)


def _one_cell_is_text(table: LexborNode) -> bool:
    """Tell whether one cell holds most of the table, paragraph below paragraph."""
    cells = [(len(cell.text(strip=True)), cell) for row in table.css("tr") for cell in _cells(row)]
    if any(_is_outline(cell) for _, cell in cells):
        return True
    total = sum(length for length, _ in cells)
    longest, cell = max(cells, key=lambda pair: pair[0])
    return 2 * longest > total and longest > LONGEST_ROW and len(cell.css(BLOCKS)) > 2


def _is_outline(cell: LexborNode) -> bool:
    """Tell whether a cell holds headings of a text, block below block."""
    marks = [find_mark(block.text(strip=True)) for block in _blocks(cell)]
    return len(marks) > 1 and sum(bool(m and m.rule.rank < FIRST_INNER) for m in marks) > 1


def is_data_row(row: LexborNode) -> bool:
    """Tell a lone row of short cells from one whose cells hold blocks of text."""
    if row.css_first("table, " + HEADINGS) is not None:
        return False
    cells = _cells(row)
    texts = [cell.text(strip=True) for cell in cells]
    if sum(map(bool, texts)) < 2 or sum(map(len, texts)) > LONGEST_ROW:
        return False
    return all(len(_blocks(cell)) < 2 for cell in cells)


def spans_of(cell: LexborNode) -> tuple[int, int]:
    """Return how many rows and columns a cell spans."""
    return _number(cell, "rowspan"), _number(cell, "colspan")


def _number(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return (
        min(int(value), MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 1
    )


def _cells(row: LexborNode) -> list[LexborNode]:
    return row.css("td, th")


def _blocks(cell: LexborNode) -> list[LexborNode]:
    return [block for block in cell.css("p, div, li") if block.text(strip=True)]
