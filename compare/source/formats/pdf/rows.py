"""The rows of a table without rules: which lines of words belong to one task.

The lines of a row stand closer to each other than to the next row; or its number stands in the
middle of them, above or below them, and the lines of its task fill their column but for the last.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from compare.source.formats.pdf.lines import Piece
from compare.source.task_table import HAN_NUMBER, NUMBER, Role

APART = 1.4  # times the distance of the lines of one cell
RAGGED = 2.5  # of the height of a character: how far from its edge a line may turn
NEAR_EDGE = 0.2  # of that distance
Span = tuple[float, float]


def parted_rows(
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
    starts = [line for line in lines if any(column_of(p, columns) == number for p in line)]
    numbered = [next(p for p in line if column_of(p, columns) == number) for line in starts]
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
        cell = [p for line in part for p in line if column_of(p, columns) == column]
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
            heights.setdefault(column_of(piece, columns), []).append(piece.bottom)
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


def column_of(piece: Piece, columns: list[Span]) -> int:
    """Return the column in which the middle of a piece lies."""
    middle = (piece.left + piece.right) / 2
    return next(i for i, (left, right) in enumerate(columns) if left <= middle <= right)
