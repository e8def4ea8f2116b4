"""A table of tasks as it comes out of a page that was copied row by row: a line for each.

Tabs, bars or wide spaces part the cells of a row. The number and the task become the heading of an
article, the other cells its lines. What is no table of tasks stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Passage, Removed
from compare.source.forms import BLANK
from compare.source.lines.flat import strip
from compare.source.table import MAX_COLUMNS
from compare.source.task_table import MIN_TASKS, Role, is_of_targets, roles_of

MARK = "、"
NUMBER_COLUMN: Role = "number"
BAR = re.compile("[|｜│┃]")
# What parts cells in the source; a single space only parts words.
PARTINGS = (re.compile("\t"), BAR, re.compile(r"\s{2,}"), re.compile("\u3000"))
ROW = re.compile(r"(?P<number>\d{1,3})[.、]?$")
RULE = frozenset("|│┃-─—+┼:= ")

Rows = dict[int, list[Passage]]
"""The cells of each row of a table by the place of its line; a rule between rows has none."""


def cut_task_rows(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines with the rows of such tables cut, and what parts them as removed pieces:
    their headers, the rules between rows and the bars between cells.
    """
    result: list[Passage] = []
    removed: list[Removed] = []
    i = 0
    while i < len(lines):
        rows = _rows(lines, i, text)
        if rows:
            pieces = [piece for cells in rows.values() if cells for piece in task_pieces(cells)]
            heads = [lines[i], *(lines[row] for row, cells in rows.items() if not cells)]
            removed += [_piece("table_header", head.span(), text) for head in heads]
            removed += bar_pieces(
                [lines[row] for row, cells in rows.items() if cells], pieces, text
            )
            result += pieces
            i = max(rows) + 1
        else:
            result.append(lines[i])
            i += 1
    return result, tuple(removed)


def task_pieces(cells: list[Passage]) -> list[Passage]:
    """Return a row as the lines of an article: its number and task, then its other cells.

    What stands behind a bare number in the source becomes its mark.
    """
    number, task, *others = cells
    bare = number.text[-1].isdigit()
    mark = Passage(MARK, (number.span()[1],)) if bare else BLANK
    heading = number.followed_by(mark, task)
    return [BLANK, *(piece for cell in (heading, *others) for piece in (cell, BLANK))]


def _rows(lines: list[Passage], header: int, text: str) -> Rows:
    """Return the rows below a header of tasks that has a column of numbers, else none."""
    written = _written(lines[header], text)
    for parting in filter(lambda parting: parting.search(written), PARTINGS):
        names = ["".join(cell.text.split()) for cell in _cells(lines[header], text, parting)]
        roles = roles_of(names) if 1 < len(names) <= MAX_COLUMNS else None
        if roles and roles[0] == NUMBER_COLUMN:
            rows = dict(_below(lines, header, len(names), text, parting))
            said = [[cell.text for cell in cells] for cells in rows.values() if cells]
            if len(said) >= MIN_TASKS and not is_of_targets(said):
                return rows
    return {}


def _below(
    lines: list[Passage], header: int, columns: int, text: str, parting: re.Pattern[str]
) -> Iterator[tuple[int, list[Passage]]]:
    """Yield the rows below a header, whose numbers rise; their last cells may be missing."""
    last = 0
    for i in range(header + 1, len(lines)):
        if not lines[i].text:
            continue
        if RULE.issuperset(lines[i].text):
            yield i, []
            continue
        cells = _cells(lines[i], text, parting)
        begins = ROW.match(cells[0].text) if 2 <= len(cells) <= columns else None
        if not begins or int(begins["number"]) <= last:
            return
        last = int(begins["number"])
        yield i, [cell for cell in cells if cell.text]


def _cells(line: Passage, text: str, parting: re.Pattern[str]) -> list[Passage]:
    """Return the cells of a line, without the empty ones at its ends."""
    gaps = [match.span() for match in parting.finditer(_written(line, text))]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(line.text)]
    cells = [strip(line.cut(start, end)) for start, end in zip(starts, ends, strict=True)]
    filled = [i for i, cell in enumerate(cells) if cell.text]
    return cells[filled[0] : filled[-1] + 1] if filled else []


def _written(line: Passage, text: str) -> str:
    """Return a line as the source has it, where a wide space is none of half its width."""
    return "".join(text[place] for place in line.origin)


def bar_pieces(rows: list[Passage], pieces: list[Passage], text: str) -> list[Removed]:
    """Return the bars of the rows as removed pieces, but for those that became marks."""
    marks = {place for piece in pieces for place in piece.origin}
    return [
        _piece("markup", (place, place + 1), text)
        for row in rows
        for place in row.origin
        if place not in marks and BAR.match(text, place)
    ]


def _piece(kind: str, span: tuple[int, int], text: str) -> Removed:
    return Removed(kind, text[slice(*span)], span)
