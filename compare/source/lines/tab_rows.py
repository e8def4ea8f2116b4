"""A table of tasks as it comes out of a page that was copied: a line for each row, tabs between.

The number and the task become the heading of an article, the tab between them its mark; the other
cells are its lines. What is no table of tasks stays as it is.
"""

from __future__ import annotations

from compare.model import Passage, Removed
from compare.source.forms import BLANK
from compare.source.lines.flat import strip
from compare.source.table import MAX_COLUMNS
from compare.source.task_table import MIN_TASKS, NUMBER, Role, roles_of

MARK = "、"
NUMBER_COLUMN: Role = "number"


def cut_task_rows(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines with the rows of such tables cut, and their headers as removed pieces."""
    result: list[Passage] = []
    headers: list[Removed] = []
    i = 0
    while i < len(lines):
        rows = _rows(lines, i, text)
        if rows:
            start, end = lines[i].span()
            headers.append(Removed("table_header", text[start:end], (start, end)))
            result += [piece for row in rows for piece in _pieces(lines[row], text)]
            i = rows[-1] + 1
        else:
            result.append(lines[i])
            i += 1
    return result, tuple(headers)


def _rows(lines: list[Passage], header: int, text: str) -> list[int]:
    """Return the places of the rows below a header of tasks that has a column of numbers."""
    names = ["".join(cell.text.split()) for cell in _cells(lines[header], text)]
    roles = roles_of(names) if len(names) > 1 else None
    if roles is None or roles[0] != NUMBER_COLUMN:
        return []
    rows: list[int] = []
    for i in range(header + 1, len(lines)):
        if not lines[i].text:
            continue
        cells = _cells(lines[i], text)
        if not 2 <= len(cells) <= MAX_COLUMNS or not NUMBER.match(cells[0].text):
            break
        rows.append(i)
    return rows if len(rows) >= MIN_TASKS else []


def _cells(line: Passage, text: str) -> list[Passage]:
    tabs = [i for i, place in enumerate(line.origin) if text[place] == "\t"]
    starts, ends = [0, *(tab + 1 for tab in tabs)], [*tabs, len(line.text)]
    return [strip(line.cut(start, end)) for start, end in zip(starts, ends, strict=True)]


def _pieces(line: Passage, text: str) -> list[Passage]:
    """Return a row as the lines of an article: its number and task, then its other cells."""
    number, task, *others = _cells(line, text)
    tab = next(place for place in line.origin if text[place] == "\t")
    heading = number.followed_by(Passage(MARK, (tab,))).followed_by(task)
    cells = [heading, *(cell for cell in others if cell.text)]
    return [BLANK, *(piece for cell in cells for piece in (cell, BLANK))]
