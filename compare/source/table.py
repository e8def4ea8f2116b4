"""Tables as every reader hands them on: rows of cells, laid out on a grid, printed as lines."""

from __future__ import annotations

from dataclasses import dataclass

MAX_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, and how many rows and columns it spans.

    ``continues`` is a cell that belongs to the one above it.
    """

    text: str
    rows: int = 1
    columns: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the grid: the text of the cell that covers it, and whether it began elsewhere."""

    text: str
    repeated: bool = False


def on_grid(table: list[list[Cell]]) -> list[list[Slot]]:
    """Return the table with a slot for each row and column; a merged cell fills all of its own."""
    grid: list[list[Slot]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for cells in table:
        row: list[Slot] = []
        waiting = list(reversed(cells))
        while (waiting or len(row) in hanging) and len(row) < MAX_COLUMNS:
            column = len(row)
            if column in hanging:
                left, text = hanging.pop(column)
                if left > 1:
                    hanging[column] = (left - 1, text)
                row.append(Slot(text, repeated=True))
                continue
            cell = waiting.pop()
            above = grid[-1][column].text if cell.continues and _reaches(grid, column) else ""
            for offset in range(max(1, min(cell.columns, MAX_COLUMNS - column))):
                if cell.rows > 1:
                    hanging[column + offset] = (min(cell.rows, len(table)) - 1, cell.text)
                row.append(Slot(above or cell.text, repeated=cell.continues or offset > 0))
        grid.append(row)
    return grid


def _reaches(grid: list[list[Slot]], column: int) -> bool:
    return bool(grid) and column < len(grid[-1])


def row_text(cells: list[Cell]) -> str:
    """Return a row of data as one line, its cells apart by tabs."""
    return "\t".join(cell.text for cell in cells).strip()
