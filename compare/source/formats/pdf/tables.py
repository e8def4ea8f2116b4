"""Ruled tables of a PDF page: which cells the rules part, and what stands in each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_high, median_low

import pypdfium2
from pypdfium2 import raw

from compare.knowledge.headings import find_mark
from compare.source.formats.pdf.lines import NOWHERE, Box, box_of
from compare.source.formats.pdf.rules import SAME, SHORTEST, Rule, Rules, page_rules
from compare.source.table import MAX_COLUMNS, Cell

MIN_COLUMNS, MIN_ROWS = 2, 2
MAX_ROWS = 500
MAX_RULES = 2_000
NEW_LINE = 0.5  # of the height of a character

Square = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: its page, its place (left, bottom, right, top), its columns, its rows."""

    page: int
    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    spans: tuple[tuple[float, float], ...] = ()  # of the words in columns without rules

    def goes_on(self, other: Table) -> bool:
        """Tell whether a table at the top of the next page has the same columns."""
        return (
            other.page == self.page + 1
            and len(self.columns) == len(other.columns)
            and all(abs(a - b) <= SAME for a, b in zip(self.columns, other.columns, strict=True))
        )


def page_tables(document: pypdfium2.PdfDocument, number: int) -> list[Table]:
    """Return the ruled tables of a page from top to bottom; none for a damaged page."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    rules = page_rules(page)
    if len(rules.down) + len(rules.across) > MAX_RULES:  # a drawing
        return []
    grids = [grid for part in _parts(rules) if (grid := _grid(part))]
    if not grids:
        return []
    characters = list(_characters(page.get_textpage()))
    tables = [_table(number, *grid, characters) for grid in grids]
    return sorted(tables, key=lambda table: -table.box[3])


def _parts(rules: Rules) -> Iterator[Rules]:
    """Yield the rules that cross or touch each other together."""
    every = [(True, rule) for rule in rules.down] + [(False, rule) for rule in rules.across]
    left = set(range(len(every)))
    while left:
        waiting, part = [left.pop()], []
        while waiting:
            i = waiting.pop()
            part.append(every[i])
            near = {j for j in left if every[i][0] != every[j][0] and _cross(every[i], every[j])}
            left -= near
            waiting += near
        yield Rules(
            tuple(rule for down, rule in part if down),
            tuple(rule for down, rule in part if not down),
        )


def _cross(one: tuple[bool, Rule], other: tuple[bool, Rule]) -> bool:
    a, b = one[1], other[1]
    return b.start - SAME <= a.at <= b.end + SAME and a.start - SAME <= b.at <= a.end + SAME


def _grid(rules: Rules) -> tuple[list[float], list[float], Rules] | None:
    """Return where columns and rows end (from left, from the top), ``None`` for no table."""
    xs = sorted({rule.at for rule in rules.down})
    rules = Rules(rules.down, rules.across + _open_ends(rules, xs))
    ys = sorted({rule.at for rule in rules.across}, reverse=True)
    fits = MIN_COLUMNS < len(xs) <= MAX_COLUMNS + 1 and MIN_ROWS < len(ys) <= MAX_ROWS + 1
    return (xs, ys, rules) if fits else None


def _open_ends(rules: Rules, xs: list[float]) -> tuple[Rule, ...]:
    """Return the ends of a table that a page cuts through: most rules down reach beyond the last
    one across.
    """
    if not rules.down or not rules.across:
        return ()
    top = median_high(rule.end for rule in rules.down)
    bottom = median_low(rule.start for rule in rules.down)
    ends = []
    if top > max(rule.at for rule in rules.across) + SHORTEST:
        ends.append(Rule(top, xs[0], xs[-1]))
    if bottom < min(rule.at for rule in rules.across) - SHORTEST:
        ends.append(Rule(bottom, xs[0], xs[-1]))
    return tuple(ends)


def _table(
    page: int,
    xs: list[float],
    ys: list[float],
    rules: Rules,
    characters: list[tuple[str, Box, bool]],
) -> Table:
    owner = _owners(xs, ys, rules)
    texts = _texts(xs, ys, owner, characters)
    spans: dict[Square, list[Square]] = defaultdict(list)
    for square, first in owner.items():
        spans[first].append(square)
    rows: list[tuple[Cell, ...]] = []
    for i in range(len(ys) - 1):
        firsts = [(i, j) for j in range(len(xs) - 1) if owner[i, j] == (i, j)]
        rows.append(
            tuple(
                Cell(
                    texts.get(first, ""),
                    1 + max(row for row, _ in spans[first]) - first[0],
                    1 + max(column for _, column in spans[first]) - first[1],
                )
                for first in firsts
            )
        )
    return Table(page, (xs[0], ys[-1], xs[-1], ys[0]), tuple(xs), tuple(rows))


def _owners(xs: list[float], ys: list[float], rules: Rules) -> dict[Square, Square]:
    """Return for each square of the grid the first one of the cell that it belongs to.

    Squares belong together where no rule parts them; a cell of squares that are no rectangle
    stays in pieces.
    """
    down, across = _by_place(rules.down), _by_place(rules.across)
    owner: dict[Square, Square] = {}
    for i, (top, bottom) in enumerate(pairwise(ys)):
        for j, (left, right) in enumerate(pairwise(xs)):
            middle, centre = (top + bottom) / 2, (left + right) / 2
            beside = j > 0 and not _covered(down[left], middle)
            above = i > 0 and not _covered(across[top], centre)
            if beside and owner[i, j - 1][0] == i:
                owner[i, j] = owner[i, j - 1]
            elif above:
                owner[i, j] = owner[i - 1, j]
            else:
                owner[i, j] = (i, j)
    return owner


def _by_place(rules: tuple[Rule, ...]) -> dict[float, list[Rule]]:
    places: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        places[rule.at].append(rule)
    return places


def _covered(rules: list[Rule], place: float) -> bool:
    return any(rule.start - SAME <= place <= rule.end + SAME for rule in rules)


def _characters(text_page: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box, bool]]:
    """Yield the characters of a page with their places, and whether PDFium put them in."""
    text = text_page.get_text_range(errors="replace")
    for place, character in enumerate(text):
        generated = raw.FPDFText_IsGenerated(text_page, place) == 1
        yield character, NOWHERE if generated else box_of(text_page, place), generated


def _texts(
    xs: list[float],
    ys: list[float],
    owner: dict[Square, Square],
    characters: list[tuple[str, Box, bool]],
) -> dict[Square, str]:
    """Return the text of each cell, its lines joined."""
    down = [-y for y in ys]
    cells: dict[Square, list[str]] = defaultdict(list)
    last: dict[Square, Box] = {}
    gap = ""
    for character, box, generated in characters:
        if generated or box == NOWHERE:
            gap = " " if character == " " else gap
            continue
        i = bisect_right(down, -(box[1] + box[3]) / 2) - 1
        j = bisect_right(xs, (box[0] + box[2]) / 2) - 1
        if 0 <= i < len(ys) - 1 and 0 <= j < len(xs) - 1:
            first = owner[i, j]
            lines = cells[first]
            before = last.get(first)
            if before is None or before[1] - box[1] > NEW_LINE * (box[3] - box[1]):
                lines.append(character)
            else:
                lines[-1] += (gap if _latin(lines[-1][-1], character) else "") + character
            last[first] = box
        gap = ""
    return {first: joined(lines) for first, lines in cells.items()}


def joined(lines: list[str]) -> str:
    """Return the lines of a cell as one, a space where a number or Latin words need one."""
    text = ""
    for line in (line.strip() for line in lines):
        parted = text and (find_mark(line) or _latin(text[-1], line[:1]))
        text += f" {line}" if parted else line
    return text


def _latin(before: str, after: str) -> bool:
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
