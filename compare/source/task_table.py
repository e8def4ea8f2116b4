"""A table of tasks (序号, 任务, 责任单位, 完成时限) written out as the list of articles it is.

Each row becomes an article: its number, its task, then what else the row says, each behind the
name of its column (``责任单位:社会救助科``). A cell that is merged over several rows before the
task heads the tasks beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from compare.knowledge.closed import READING, any_of
from compare.knowledge.headings import CHINESE, find_mark
from compare.source.extract import TextLine
from compare.source.table import MAX_COLUMNS, Cell, Slot, on_grid, row_text

Role = Literal["number", "deadline", "office", "task", "other"]
ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"序号?$|编号$|项次$|No\.?$", re.IGNORECASE)),
    ("deadline", re.compile(f".*(?:{any_of('tasks', 'deadline', READING)})")),
    ("office", re.compile(f".*(?:{any_of('tasks', 'office', READING)})")),
    ("task", re.compile(f".*(?:{any_of('tasks', 'task', READING)})")),
)
LONGEST_ROW = 300  # characters of a row of data; a longer one only places text
LONGEST_NAME = 12
NO_NAME = re.compile(r"[\d。;,]")
YEAR = re.compile(r"(?:19|20)\d{2}年")
HEADER_WITHIN = 4
MIN_TASKS = 2
LONGEST_GROUP = 40
GROUP_DEPTH = 1
NUMBER = re.compile(r"\d{1,3}$")
TARGET = re.compile(r"[≥≤><]?\d+(?:[.,]\d+)?")
HAN_NUMBER = re.compile(rf"{CHINESE}$")


@dataclass(frozen=True, slots=True)
class _Header:
    """The rows that name the columns: the first and the last, and each column's name and role."""

    first: int
    row: int
    names: list[str]
    roles: list[Role]

    def columns(self, role: Role) -> list[int]:
        return [i for i, each in enumerate(self.roles) if each == role]


def table_lines(rows: list[list[tuple[Cell, list[TextLine]]]]) -> Iterator[TextLine]:
    """Yield a table of tasks as its list, else a row as one line, its cells apart by tabs.

    A row that only places text is yielded as the lines of its cells, which stand beside these.
    """
    tasks = task_lines([[cell for cell, _ in row] for row in rows])
    if tasks is not None:
        yield from tasks
        return
    for row in rows:
        if sum(len(cell.text) for cell, _ in row) <= LONGEST_ROW:
            yield TextLine(row_text([cell for cell, _ in row if cell.text]))
        else:
            yield from (line for _, lines in row for line in lines)


def task_lines(table: list[list[Cell]]) -> list[TextLine] | None:
    """Return a table of tasks as lines of text, ``None`` for any other table."""
    if any(len(row) > MAX_COLUMNS for row in table):  # the grid would lose what is beyond
        return None
    grid = on_grid(table)
    header = next(
        (h for i in range(min(HEADER_WITHIN, len(grid))) if (h := _header(grid, i))), None
    )
    if header is None or len(grid) - header.row - 1 < MIN_TASKS:
        return None
    if is_of_targets([[slot.text for slot in row] for row in grid[header.row + 1 :]]):
        return None
    lines = [TextLine(text) for row in grid[: header.first] if (text := _only(row) or _joined(row))]
    heads = grid[header.first : header.row + 1]
    lines += [TextLine(_joined(row), removed_as="table_header") for row in heads]
    groups = _groups(header, grid[header.row + 1 :])
    count = 0
    for above, row in pairwise(grid[header.row :]):
        if alone := _only(row):
            lines += _apart(alone, GROUP_DEPTH if len(alone) <= LONGEST_GROUP else None)
        elif any(slot.text and not slot.repeated for slot in row):
            goes_on = any(i < len(row) and row[i].repeated for i in header.columns("number"))
            count += not goes_on
            lines += _more(header, row) if goes_on else _task(header, row, groups, count, above)
    return lines


def is_of_targets(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether most rows of a table say in cells of their own how many of what: 户, 300.

    Such a row is read as a whole: apart, its number would be of nothing.
    """
    return sum(map(_sets_target, rows)) > len(rows) / 2


def _sets_target(row: Sequence[str]) -> bool:
    """Tell whether a number stands beside the cell of its unit, or that ends a name: 床位(张)."""
    cells = [cell for text in row if (cell := "".join(text.split()))]
    numbers = [(before, cell) for before, cell in pairwise(cells) if TARGET.fullmatch(cell)]
    return any(unit_cell().search(before) for before, _ in numbers)


@cache
def unit_cell() -> re.Pattern[str]:
    """Return the pattern of a cell that is a unit, or of a name that ends in one in brackets."""
    unit = rf"(?:[%％‰]|{any_of('numbers', 'counted')}|{any_of('numbers', 'loose')})"
    rate = rf"(?:[/·每]{{1,2}}(?:{any_of('numbers', 'per')})){{0,2}}"
    return re.compile(rf"(?:^|[(（])[万亿]?{unit}{rate}(?:$|[)）]$)")


def _header(grid: list[list[Slot]], place: int) -> _Header | None:
    """Return the header that a row is: it names a task and who or when, in short names.

    A second row may name the columns that one of its cells spans.
    """
    names = _names(grid[place])
    roles = roles_of(names)
    if not roles:
        return None
    below = grid[place + 1] if place + 1 < len(grid) else []
    if any(slot.repeated for slot in below) and (finer := roles_of(_names(below))):
        return _Header(place, place + 1, _names(below), finer)
    return _Header(place, place, names, roles)


def _names(row: list[Slot]) -> list[str]:
    return ["".join(slot.text.split()) for slot in row]


def roles_of(names: list[str]) -> list[Role] | None:
    """Return what the columns with these names hold, ``None`` unless they are those of tasks."""
    if not names or any(
        len(name) > LONGEST_NAME or NO_NAME.search(YEAR.sub("", name)) for name in names
    ):
        return None
    roles = [_role(name) for name in names]
    wanted = "task" in roles and ("office" in roles or "deadline" in roles)
    return roles if wanted else None


def _role(name: str) -> Role:
    return next((role for role, pattern in ROLES if pattern.match(name)), "other")


def _only(row: list[Slot]) -> str:
    """Return the text of a row that a single cell fills."""
    filled = [slot.text for slot in row if slot.text and not slot.repeated]
    alone = len(filled) == 1 and all(slot.text in ("", filled[0]) for slot in row)
    return filled[0] if alone else ""


def _joined(row: list[Slot]) -> str:
    return "\t".join(slot.text for slot in row if not slot.repeated).strip()


def _groups(header: _Header, rows: list[list[Slot]]) -> list[int]:
    """Return the columns whose cells stand over several tasks, each of which has its own row.

    They are merged, left empty below the first or say the same again.
    """
    numbers = header.columns("number")
    own = [row for row in rows if not any(n < len(row) and row[n].repeated for n in numbers)]
    return [
        i
        for i in header.columns("task")[:-1]
        if any(i < len(row) and (row[i].repeated or not row[i].text) for row in own)
        or any(i < min(len(a), len(b)) and a[i].text == b[i].text for a, b in pairwise(own))
    ]


def _task(
    header: _Header, row: list[Slot], groups: list[int], count: int, above: list[Slot]
) -> list[TextLine]:
    """Return the lines of one task, below the heading of a group that begins with it."""
    heads = [(row[i], above[i].text if i < len(above) else "") for i in groups if i < len(row)]
    headings = (slot.text for slot, before in heads if _begins(slot, before))
    lines = [line for text in headings for line in _apart(text, GROUP_DEPTH)]
    said = [i for i in header.columns("task") if i not in groups and i < len(row) and row[i].text]
    first = row[said[0]].text if said else ""
    number = next((row[i].text for i in header.columns("number") if i < len(row)), "")
    lines += _apart(f"{_label(number, first, count)}{first}")
    return [*lines, *(line for i in said[1:] for line in _apart(row[i].text)), *_rest(header, row)]


def _begins(slot: Slot, before: str) -> bool:
    return bool(slot.text) and not slot.repeated and slot.text != before


def _more(header: _Header, row: list[Slot]) -> list[TextLine]:
    """Return the lines of a row that goes on with the task of the row above."""
    new = [slot if not slot.repeated else Slot("") for slot in row]
    tasks = (new[i].text for i in header.columns("task") if i < len(new))
    return [*(line for text in tasks if text for line in _apart(text)), *_rest(header, new)]


def _rest(header: _Header, row: list[Slot]) -> list[TextLine]:
    """Return what a row says beside its task, each behind the name of its column."""
    lines: list[TextLine] = []
    for i, slot in enumerate(row):
        name = header.names[i] if i < len(header.names) else ""
        role = header.roles[i] if i < len(header.roles) else "other"
        if slot.text and role not in ("number", "task"):
            lines += _apart(f"{name}:{slot.text}" if name else slot.text)
    return lines


def _label(number: str, task: str, count: int) -> str:
    """Return the mark of a task: its own number, else its place, unless the task has a mark."""
    number = number.strip()
    if NUMBER.match(number):
        return f"{number}."
    if HAN_NUMBER.match(number):
        return f"{number}、"
    if number and find_mark(number):
        return number
    return "" if find_mark(task) else f"{count}."


def _apart(text: str, depth: int | None = None) -> list[TextLine]:
    return [TextLine(text, depth=depth), TextLine("")]
