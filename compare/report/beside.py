"""Articles side by side: linked lines in one row of a grid, what is alone below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compare.model import Article
from compare.redline import likeness, redline, unshared
from compare.report.counterparts import Stated, joined, lines_of
from compare.report.desk import Desk
from compare.report.marks import Quoted, Shared, pieces
from compare.report.naming import anchor, place
from compare.report.stretches import Stretch
from compare.report.view import Cell, Line, Side

NEAR = 0.5  # the part of two lines that is the same, from which on their words are compared


@dataclass
class _Column:
    """The cells of an article as they are filled: row and lines; ``rest`` is the cell below all.

    ``marked`` are stretches of its text, ``beside`` the measures that stand beside one of its own.
    """

    side: Side
    article: Article
    lines: tuple[Stated, ...]
    first: int = 1
    cells: list[tuple[int, list[int]]] = field(default_factory=list)
    rest: tuple[int, list[int]] = (0, [])
    marked: list[Stretch] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)

    @property
    def alone(self) -> list[int]:
        placed = {n for _, lines in self.cells for n in lines}
        return [n for n in range(len(self.lines)) if n not in placed]


@dataclass(frozen=True, slots=True)
class Laid:
    """An article in its column: the first of its rows in the grid, how many, and its cells."""

    article: Article
    first: int
    rows: int
    cells: tuple[Cell, ...]


def side_by_side(
    desk: Desk, left: Article, rights: Sequence[Article]
) -> tuple[Laid, tuple[Laid, ...]]:
    """Return a left article and its right ones laid out in one grid.

    The first row of each article is its head, its heading follows, and the last row is what is said
    of it as a whole. Several right
    articles follow each other, each beside the lines of the left one that it shares.
    """
    here = _Column("left", left, lines_of(desk.document("left"), left))
    row, below, columns = 0, 0, []
    for article in rights:
        row += 1
        column = _Column("right", article, lines_of(desk.document("right"), article), row)
        columns.append(column)
        row = _headed(row, here, column) if row == 1 else _headed(row, column)
        row = _paired(desk, here, column, row)
        below = row + 1 if column.alone else 0
        if below:
            row = below
            column.rest = (row, column.alone)
        row += 1
    if here.alone:
        here.rest = (below or row, here.alone)
    ends = [*(column.first for column in columns[1:]), row + 1]
    return (
        _laid(desk, here, row + 2),
        tuple(_laid(desk, column, end) for column, end in zip(columns, ends, strict=True)),
    )


def single(desk: Desk, side: Side, article: Article) -> Laid:
    """Return an article that has nothing beside it."""
    lines = lines_of(desk.document(side), article)
    column = _Column(side, article, lines, cells=[(1, list(range(len(lines))))])
    return _laid(desk, column, 1)


def _headed(row: int, *columns: _Column) -> int:
    """Put the headings below the heads of their articles; return the last row that was filled."""
    headed = [column for column in columns if column.lines and column.lines[0].heading]
    for column in headed:
        column.cells.append((row + 1, [0]))
    return row + bool(headed)


def _paired(desk: Desk, here: _Column, there: _Column, row: int) -> int:
    """Put the lines that stand together into rows; return the last row that was filled."""
    free = here.alone, there.alone
    lefts, rights = [here.lines[i] for i in free[0]], [there.lines[j] for j in free[1]]
    for ones, others in joined(lefts, rights, desk.measures):
        row += 1
        mine, theirs = [free[0][i] for i in ones], [free[1][j] for j in others]
        here.cells.append((row, mine))
        there.cells.append((row, theirs))
        _mark(desk, here, mine, there, theirs)
    return row


def _mark(
    desk: Desk, here: _Column, mine: Sequence[int], there: _Column, theirs: Sequence[int]
) -> None:
    """Mark what differs: word by word where two lines are near, else the facts."""
    lefts, rights = [here.lines[i] for i in mine], [there.lines[j] for j in theirs]
    here.beside |= {line.address for line in rights}
    there.beside |= {line.address for line in lefts}
    if len(lefts) == len(rights) == 1:
        steps = redline(lefts[0].text, rights[0].text, desk.reading)
        if likeness(steps) >= NEAR:
            a, b = lefts[0].stretch[0], rights[0].stretch[0]
            for step in steps:
                if step.state == "changed":
                    here.marked.append((a, a + len(step.left)))
                    there.marked.append((b, b + len(step.right)))
                a, b = a + len(step.left), b + len(step.right)
            return
    for column, lines, others in ((here, lefts, rights), (there, rights, lefts)):
        texts = [line.text for line in others]
        for line in lines:
            start = line.stretch[0]
            column.marked += [(start + a, start + b) for a, b in unshared(line.text, texts)]


def _laid(desk: Desk, column: _Column, end: int) -> Laid:
    """Return a filled column; rows of its cells count from its own first one."""
    shared = Shared(tuple(_unmarked(len(column.article.text), column.marked)), False)
    quotes = desk.quotes.get(desk.document(column.side).address(column.article), [])
    cells = (
        Cell(
            row - column.first + 1,
            tuple(_line(desk, column, column.lines[n], shared, quotes) for n in lines),
            (row, lines) == column.rest,
        )
        for row, lines in (*column.cells, column.rest)
        if lines
    )
    return Laid(column.article, column.first, end - column.first, tuple(cells))


def _unmarked(length: int, marked: Iterable[Stretch]) -> list[bool]:
    plain = [True] * length
    for start, end in marked:
        plain[start:end] = [False] * (end - start)
    return plain


def _line(desk: Desk, column: _Column, line: Stated, shared: Shared, quotes: list[Quoted]) -> Line:
    partners = desk.partners.get(line.address, ())
    return Line(
        anchor=anchor(desk.names, desk.pair, line.address) if line.address else "",
        heading=line.heading,
        pieces=pieces(column.article.text, shared, quotes, line.stretch),
        partners=tuple(
            place(desk.names, desk.pair, other) for other in partners if other not in column.beside
        ),
    )
