"""A table of tasks as it comes out of a page that was copied cell by cell: a line for each.

The names of its columns stand one below the other, and every row begins with its number. The
number and the line behind it become the heading of an article; what is no such table stays.
"""

from __future__ import annotations

from compare.model import Passage, Removed
from compare.source.lines.row_lines import BAR, NUMBER_COLUMN, bar_pieces, task_pieces
from compare.source.task_table import MIN_TASKS, NUMBER, roles_of

MOST_COLUMNS, FEWEST_COLUMNS = 7, 3
LONGEST_ROW = 12  # lines, of which a cell may have several


def cut_cell_lines(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines with the rows of such tables as articles, and their heads as removed."""
    written, lines = lines, [_without_edge(line) for line in lines]
    edged = {i for i, line in enumerate(lines) if line is not written[i]}
    filled = [i for i, line in enumerate(lines) if line.text]
    result: list[Passage] = []
    heads: list[Removed] = []
    done = place = 0
    while place < len(filled):
        columns = _columns(lines, filled[place : place + MOST_COLUMNS + 1], edged)
        rows = _rows(lines, filled[place + columns :], columns) if columns else []
        if len(rows) < MIN_TASKS:
            place += 1
            continue
        result += written[done : filled[place]]
        names = filled[place : place + columns]
        again = [i for row in rows for i in _named_again(lines, names, row)]
        for i in (*names, *again):
            start, end = written[i].span()
            heads.append(Removed("table_header", text[start:end], (start, end)))
        rows = [[i for i in row if i not in again] for row in rows]
        pieces = [piece for row in rows for piece in task_pieces([lines[i] for i in row])]
        heads += bar_pieces([written[i] for row in rows for i in row], pieces, text)
        result += pieces
        done = rows[-1][-1] + 1
        place = next((n for n, i in enumerate(filled) if i >= done), len(filled))
    return [*result, *written[done:]], tuple(heads)


def _without_edge(line: Passage) -> Passage:
    """Return a line without the bar that a page left of the edge of its cell."""
    if not line.text or not BAR.match(line.text[-1]):
        return line
    cell = line.text[:-1].rstrip()
    return line if not cell or BAR.search(cell) else line.cut(0, len(cell))


def _columns(lines: list[Passage], filled: list[int], edged: set[int]) -> int:
    """Return how many lines name the columns of a table of tasks, 0 for none.

    It begins with its first task, or is a part of one whose cells keep their edges.
    """
    for count in range(MOST_COLUMNS, FEWEST_COLUMNS - 1, -1):
        names = ["".join(lines[i].text.split()) for i in filled[:count]]
        behind = filled[count : count + 1]
        first = lines[behind[0]].text if behind else ""
        if first != "1" and not (
            NUMBER.match(first) and edged.issuperset([*filled[:count], *behind])
        ):
            continue
        roles = roles_of(names)
        if roles and roles[0] == NUMBER_COLUMN:
            return count
    return 0


def _named_again(lines: list[Passage], names: list[int], row: list[int]) -> list[int]:
    """Return the lines of a row that name the columns once more, above the next part of a table."""
    texts = [lines[i].text for i in names]
    starts = range(len(row) - len(names) + 1)
    found = (row[n : n + len(names)] for n in starts)
    return next((part for part in found if [lines[i].text for i in part] == texts), [])


def _rows(lines: list[Passage], filled: list[int], columns: int) -> list[list[int]]:
    """Return the places of the lines of each row; a row begins with the number to come.

    Behind the last one, as many belong to it as there are columns.
    """
    rows: list[list[int]] = []
    first = int(lines[filled[0]].text)
    for i in filled:
        line = lines[i].text
        if NUMBER.match(line) and line == str(len(rows) + first):
            rows.append([i])
        elif len(rows[-1]) < LONGEST_ROW:
            rows[-1].append(i)
        else:
            break
    rows[-1:] = [rows[-1][:columns]] if rows else []
    return rows if all(len(row) > 1 for row in rows) else []
