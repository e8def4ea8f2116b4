"""A row of a table of targets, whose unit and number stand in cells of their own.

Spaces part its cells: 适老化改造 户 300 养老服务科, 家庭养老床位(张) 200.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.facts.plain import TEXTS_REMEMBERED, plain
from compare.model import Span

CELL = re.compile(r"\S+")
TARGET = re.compile(r"[≥≤><]?\d+(?:[.,]\d+)?")
UNIT_IN_NAME = re.compile(r"\((?P<unit>[^()\d]{1,10})\)$")
LONGEST_UNIT = 10  # characters: 元/人·月
MOST_CELLS = 12
STATED = re.compile("[。;!?]")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of a table of targets: where its name, its number with the unit, and the rest stand."""

    name: Span
    target: Span
    written: str
    rest: tuple[Span, ...]


@lru_cache(maxsize=TEXTS_REMEMBERED)
def target_row(text: str) -> TargetRow | None:
    """Return a statement as a row of a table of targets, ``None`` if it is no such row.

    Behind its name, if that is not cut off, it has one number only, whose unit stands in the cell
    or the brackets before it; ``written`` is the number as a sentence has it, its unit behind it.
    """
    seen = plain(text)
    if STATED.search(seen):
        return None
    cells = [match.span() for match in CELL.finditer(seen)][: MOST_CELLS + 1]
    if not 2 <= len(cells) <= MOST_CELLS:
        return None
    cells = cells[1:] if len(cells) > 2 and seen[slice(*cells[0])].isdigit() else cells
    numbers = [at for at, cell in enumerate(cells) if TARGET.fullmatch(seen[slice(*cell)])]
    if len(numbers) != 1 or not numbers[0]:
        return None
    at = numbers[0]
    value, before = seen[slice(*cells[at])], seen[slice(*cells[at - 1])]
    in_name = UNIT_IN_NAME.search(before)
    rest = tuple(cells[at + 1 :])
    if in_name:
        start = cells[at - 1][0] + in_name.start()
        target = (start, cells[at][1])
        return TargetRow((cells[0][0], start), target, value + in_name["unit"], rest)
    if len(before) > LONGEST_UNIT or any(map(str.isdigit, before)):
        return None
    target = (cells[at - 1][0], cells[at][1])
    name = (cells[0][0], cells[at - 2][1] if at > 1 else cells[0][0])
    return TargetRow(name, target, value + before, rest)
