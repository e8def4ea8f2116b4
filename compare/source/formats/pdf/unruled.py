"""Tables of tasks without rules on a PDF page: their columns and rows by where words stand.

A line that names the columns of such a table (序号, 任务, 责任单位, 完成时限) begins one. Its
columns are plain where no word crosses the gaps between them; ``pdf_rows`` tells its rows. A table
that reaches the end of its page may go on at the top of the next, without that line. Anything else
is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compare.knowledge.closed import READING, any_of
from compare.source.formats.pdf.lines import Line, Piece
from compare.source.formats.pdf.rows import Span, column_of, parted_rows
from compare.source.formats.pdf.tables import Table, joined
from compare.source.lines.chrome import chrome_kind
from compare.source.table import MAX_COLUMNS, Cell
from compare.source.task_table import MIN_TASKS, NO_NAME, NUMBER, Role, roles_of

MIN_COLUMNS = 3
MAX_LINES = 400  # of a page
LONGEST_HEAD = 60
WHAT = re.compile(any_of("tasks", "task", READING))
BY_WHOM = re.compile("|".join(any_of("tasks", key, READING) for key in ("office", "deadline")))
CLOSE_GAP = 0.4  # of the height of a character: what parts two columns here
APART_FOOT = 2.2  # of the height of a character: how far the number of a page stands apart
NEAR_END = 1.0  # points
SAME_LINE = 0.5  # of the height of a character
MIN_GUTTER = 3.0  # points


@dataclass(frozen=True, slots=True)
class Open:
    """A table that reaches the end of its page: its columns, what they hold, its last number."""

    columns: tuple[Span, ...]
    roles: tuple[Role, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a page, whether one is not plain, and the one that may go on."""

    tables: tuple[Table, ...] = ()
    unclear: bool = False
    open: Open | None = None


def may_name_columns(line: Line) -> bool:
    """Tell whether a line may head such a table, wherever it is cut into names."""
    text = "".join(line.text.split())
    names = WHAT.search(text) and BY_WHOM.search(text) and not NO_NAME.search(text)
    return len(text) <= LONGEST_HEAD and bool(names)


def unruled_tables(lines: list[Line], page: int, before: Open | None = None) -> Found:
    """Return the tables of tasks on a page, from top to bottom.

    ``before`` is the table at the end of the page before, which may go on without its head.
    """
    rows = _without_page_number(_lines_of_words([p for line in lines for p in line.pieces]))
    tables: list[Table] = []
    unclear = False
    at, more = _more(rows, before, page) if before and len(rows) <= MAX_LINES else (0, None)
    last = before.roles if before else ()
    tables += [more] if more else []
    while at < len(rows):
        roles = roles_of(_names(rows[at]))
        if roles is None or not MIN_COLUMNS <= len(roles) <= MAX_COLUMNS or len(rows) > MAX_LINES:
            at += 1
            continue
        end, table = _longest(rows, at, roles, page)
        if table:
            tables.append(table)
            last = tuple(roles)
        unclear = unclear or table is None
        at = end
    lowest = min((row[0].bottom for row in rows), default=0.0)
    ends = bool(tables) and tables[-1].box[1] <= lowest + NEAR_END
    return Found(tuple(tables), unclear, _open(tables[-1], last) if ends else None)


def _open(table: Table, roles: tuple[Role, ...]) -> Open | None:
    """Return a table as one that may go on; one without numbers cannot be known to."""
    if "number" not in roles:
        return None
    text = table.rows[-1][roles.index("number")].text
    return Open(table.spans, roles, int(text)) if NUMBER.match(text) else None


def _more(rows: list[list[Piece]], before: Open, page: int) -> tuple[int, Table | None]:
    """Return where the rest ends of a table that goes on at the top of a page, and the rest."""
    columns = _with_gaps(before.columns)
    numbers = columns[before.roles.index("number")]
    starts = [i for i, row in enumerate(rows) if row[0].text == str(before.number + 1)]
    first = next((i for i in starts if _within(rows[i][0], numbers)), None)
    if first is None or not _fits(rows[first], columns):
        return 0, None
    end = first
    while end < len(rows) and _fits(rows[end], columns) and not roles_of(_names(rows[end])):
        end += 1
    while first and _fits(rows[first - 1], columns):
        first -= 1
    for last in range(end, first, -1):
        if parts := parted_rows(rows[first:last], columns, list(before.roles)):
            return last, _table(parts, columns, page, before.columns)
    return 0, None


def _with_gaps(columns: tuple[Span, ...]) -> list[Span]:
    """Return the columns, each as far as the middle of the gaps beside it."""
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    edges = [columns[0][0] - MIN_GUTTER, *middles, columns[-1][1] + MIN_GUTTER]
    return list(pairwise(edges))


def _fits(row: list[Piece], columns: list[Span]) -> bool:
    return all(any(_within(piece, column) for column in columns) for piece in row)


def _within(piece: Piece, column: Span) -> bool:
    return column[0] <= piece.left and piece.right <= column[1]


def _names(row: list[Piece]) -> list[str]:
    return ["".join(piece.text.split()) for piece in row]


def _without_page_number(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Return the lines of a page without its number, which stands apart at its foot."""
    if len(rows) < 2:
        return rows
    above, foot = rows[-2][0], rows[-1][0]
    apart = above.bottom - foot.bottom > APART_FOOT * (foot.top - foot.bottom)
    alone = len(rows[-1]) == 1 and chrome_kind(foot.text) == "page"
    return rows[:-1] if alone and (apart or not foot.text.isdecimal()) else rows


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
        parts = columns and parted_rows(rows[at + 1 : last], columns, roles)
        if columns and parts and len(parts) >= MIN_TASKS:
            return last, _table([[head], *parts], columns, page, tuple(columns))
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
    named = [column_of(piece, spans) for piece in head]
    return spans if named == list(range(len(spans))) else None


def _table(
    parts: list[list[list[Piece]]], columns: list[Span], page: int, spans: tuple[Span, ...]
) -> Table:
    pieces = [piece for part in parts for line in part for piece in line]
    box = (
        columns[0][0],
        min(piece.bottom for piece in pieces),
        columns[-1][1],
        max(piece.top for piece in pieces),
    )
    rows = tuple(tuple(_cells(part, columns)) for part in parts)
    return Table(page, box, tuple(left for left, _ in spans), rows, spans)


def _cells(lines: list[list[Piece]], columns: list[Span]) -> Iterator[Cell]:
    for column in range(len(columns)):
        words = [p.text for line in lines for p in line if column_of(p, columns) == column]
        yield Cell(joined(words))
