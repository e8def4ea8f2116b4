"""Tables of tasks without rules on a PDF page: their columns and rows by where words stand.

A line that names the columns of such a table (序号, 任务, 责任单位, 完成时限) begins one. Its
columns are plain where no word crosses the gaps between them, its rows where each has one number
and its lines stand closer to each other than to the next row, or around their number, or below it.
Anything else is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from compare.source.pdf_lines import Line, Piece
from compare.source.pdf_tables import Table, joined
from compare.source.table import MAX_COLUMNS, Cell
from compare.source.task_table import HAN_NUMBER, MIN_TASKS, NO_NAME, NUMBER, Role, roles_of

MIN_COLUMNS = 3
MAX_LINES = 400  # of a page
LONGEST_HEAD = 60
WHAT = re.compile("任务|事项|工作|内容|项目|措施")
BY_WHOM = re.compile("责任|牵头|负责|单位|部门|时限|时间")
CLOSE_GAP = 0.4  # of the height of a character: what parts two columns here
SAME_LINE = 0.5  # of the height of a character
MIN_GUTTER = 3.0  # points
APART = 1.4  # times the distance of the lines of one cell
RAGGED = 2.5  # of the height of a character: how far from its edge a line may turn
NEAR_EDGE = 0.2  # of that distance
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a page, and whether one has rows or columns that are not plain."""

    tables: tuple[Table, ...] = ()
    unclear: bool = False


def may_name_columns(line: Line) -> bool:
    """Tell whether a line may head such a table, wherever it is cut into names."""
    text = "".join(line.text.split())
    names = WHAT.search(text) and BY_WHOM.search(text) and not NO_NAME.search(text)
    return len(text) <= LONGEST_HEAD and bool(names)


def unruled_tables(lines: list[Line], page: int) -> Found:
    """Return the tables of tasks on a page, from top to bottom."""
    rows = _lines_of_words([piece for line in lines for piece in line.pieces])
    tables: list[Table] = []
    unclear = False
    at = 0
    while at < len(rows):
        roles = roles_of(["".join(piece.text.split()) for piece in rows[at]])
        if roles is None or not MIN_COLUMNS <= len(roles) <= MAX_COLUMNS or len(rows) > MAX_LINES:
            at += 1
            continue
        end, table = _longest(rows, at, roles, page)
        if table:
            tables.append(table)
        unclear = unclear or table is None
        at = end
    return Found(tuple(tables), unclear)


def _lines_of_words(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the words of a page line by line, from the top, each line from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if rows and rows[-1][0].bottom - piece.bottom < SAME_LINE * (piece.top - piece.bottom):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _longest(
    rows: list[list[Piece]], at: int, roles: list[Role], page: int
) -> tuple[int, Table | None]:
    """Return where the table ends that a line heads, and the table, if it is plain."""
    head = rows[at]
    end = at + 1
    while end < len(rows) and not any(_crosses(piece, head) for piece in rows[end]):
        end += 1
    for last in range(end, at + MIN_TASKS, -1):
        columns = _columns([head, *rows[at + 1 : last]], head)
        parts = columns and _parts(rows[at + 1 : last], columns, roles)
        if columns and parts and len(parts) >= MIN_TASKS:
            return last, _table([[head], *parts], columns, page)
    return at + 1, None


def _crosses(piece: Piece, head: list[Piece]) -> bool:
    """Tell whether words stand below the names of more than one column."""
    return sum(piece.left < name.right and piece.right > name.left for name in head) > 1


def _columns(rows: list[list[Piece]], head: list[Piece]) -> list[Span] | None:
    """Return the columns, each with one name above it, or nothing."""
    spans: list[Span] = []
    for piece in sorted((piece for row in rows for piece in row), key=lambda piece: piece.left):
        if spans and piece.left - spans[-1][1] < MIN_GUTTER:
            spans[-1] = spans[-1][0], max(spans[-1][1], piece.right)
        else:
            spans.append((piece.left, piece.right))
    named = [_column(piece, spans) for piece in head]
    return spans if named == list(range(len(spans))) else None


def _column(piece: Piece, columns: list[Span]) -> int:
    middle = (piece.left + piece.right) / 2
    return next(i for i, (left, right) in enumerate(columns) if left <= middle <= right)


def _parts(
    lines: list[list[Piece]], columns: list[Span], roles: list[Role]
) -> list[list[list[Piece]]] | None:
    """Return the lines of each row of the table, ``None`` where that is not plain.

    The numbers stand in the middle of their rows, at the top or at the bottom; what fits is known
    by the lines of the tasks.
    """
    pitch = _pitch(lines, columns)
    heights = [line[0].bottom for line in lines]
    groups = _cut(lines, [(a + b) / 2 for a, b in pairwise(heights) if a - b > APART * pitch])
    number = roles.index("number") if "number" in roles else None
    if number is None:
        whole = [line[0].bottom for line in lines if len(line) == len(columns)]
        below = bool(whole) and whole[0] == heights[0]
        return _cut(lines, [y + pitch / 2 for y in whole[1:]]) if below else None
    starts = [line for line in lines if any(_column(p, columns) == number for p in line)]
    numbered = [next(p for p in line if _column(p, columns) == number) for line in starts]
    if not all(NUMBER.match(p.text) or HAN_NUMBER.match(p.text) for p in numbered):
        return None
    if len(groups) == len(starts) and all(_holds_one(group, starts) for group in groups):
        return groups
    places = [piece.bottom for piece in numbered]
    ways = [_edges_around(places, heights, pitch)]
    if starts and starts[0] is lines[0]:
        ways.append([place + pitch / 2 for place in places[1:]])
    if starts and starts[-1] is lines[-1]:
        ways.append([place - pitch / 2 for place in places[:-1]])
    parted = (_cut(lines, edges) for edges in ways if edges is not None)
    task = len(roles) - 1 - roles[::-1].index("task")
    return next((parts for parts in parted if _run_on(parts, columns, task)), None)


def _run_on(parts: list[list[list[Piece]]], columns: list[Span], column: int) -> bool:
    """Tell whether each line of a task fills its column, but for its last and that of a point."""
    for part in parts:
        cell = [p for line in part for p in line if _column(p, columns) == column]
        for piece in cell[:-1]:
            room = RAGGED * (piece.top - piece.bottom)
            if piece.right < columns[column][1] - room and piece.text[-1] not in "。;:":
                return False
    return True


def _pitch(lines: list[list[Piece]], columns: list[Span]) -> float:
    """Return the distance of two lines of one cell: the smallest in any column."""
    heights: dict[int, list[float]] = {}
    for line in lines:
        for piece in line:
            heights.setdefault(_column(piece, columns), []).append(piece.bottom)
    steps = [a - b for each in heights.values() for a, b in pairwise(each) if a > b]
    return min(steps, default=lines[0][0].top - lines[0][0].bottom)


def _cut(lines: list[list[Piece]], edges: list[float]) -> list[list[list[Piece]]]:
    """Return the lines in groups, cut at these heights."""
    parts = groupby(lines, key=lambda line: sum(edge > line[0].bottom for edge in edges))
    return [list(part) for _, part in parts]


def _holds_one(group: list[list[Piece]], starts: list[list[Piece]]) -> bool:
    return sum(any(line is start for start in starts) for line in group) == 1


def _edges_around(places: list[float], heights: list[float], pitch: float) -> list[float] | None:
    """Return where rows end whose numbers stand in their middle, ``None`` if they do not.

    The first row reaches as far below its number as above it, and so on to the last.
    """
    edge = heights[0] + pitch / 2
    edges = []
    for place in places:
        edge = 2 * place - edge
        if edge >= place or any(abs(height - edge) < NEAR_EDGE * pitch for height in heights):
            return None
        edges.append(edge)
    ends = abs(edge - (heights[-1] - pitch / 2)) < pitch / 2
    return edges[:-1] if ends else None


def _table(parts: list[list[list[Piece]]], columns: list[Span], page: int) -> Table:
    pieces = [piece for part in parts for line in part for piece in line]
    box = (
        columns[0][0],
        min(piece.bottom for piece in pieces),
        columns[-1][1],
        max(piece.top for piece in pieces),
    )
    rows = tuple(tuple(_cells(part, columns)) for part in parts)
    return Table(page, box, tuple(left for left, _ in columns), rows)


def _cells(lines: list[list[Piece]], columns: list[Span]) -> Iterator[Cell]:
    for column in range(len(columns)):
        words = [p.text for line in lines for p in line if _column(p, columns) == column]
        yield Cell(joined(words))
