"""Articles side by side: linked lines in one row of a grid, what is alone below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.model import Article, Span
from compare.redline import likeness, redline, unshared
from compare.report.marks import by_line, pieces
from compare.report.text.counterparts import Links, Stated, joined, lines_of
from compare.report.text.desk import Desk
from compare.report.view.reading import Cell, Line
from compare.telling.shared import Shared, Side
from compare.telling.words.naming import anchor, place

NEAR = 0.5  # the part of two lines that is the same, from which on their words are compared
Lines = Sequence[Stated]


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of the grid: which lines of the left article and of one of the right ones it has.

    ``alone``: what has nothing beside it, on either side.
    """

    row: int
    which: int
    left: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """An article in its column: the first of its rows in the grid, how many, and its cells."""

    article: Article
    first: int
    rows: int
    cells: tuple[Cell, ...]


class Filled(NamedTuple):
    """A row of an article's own, its lines there, and whether they are alone."""

    row: int
    lines: tuple[int, ...]
    alone: bool = False


def side_by_side(
    desk: Desk, left: Article, rights: Sequence[Article]
) -> tuple[Laid, tuple[Laid, ...]]:
    """Return a left article and its right ones laid out in one grid.

    The first row of each article is its head, its heading follows, and the last row is what is said
    of it as a whole. Several right articles follow each other, each beside the lines of the left
    one that it shares.
    """
    here = lines_of(desk.document("left"), left)
    there = [lines_of(desk.document("right"), article) for article in rights]
    strips = tuple(_strips(here, there, desk.ties.measures))
    spans = [_differing(desk, strip, here, there[strip.which]) for strip in strips]
    beside = {n.address for strip in strips for n in _of(strip, there[strip.which])}
    cells = _cells(
        desk,
        "left",
        left,
        [Filled(strip.row, strip.left, strip.alone) for strip in strips],
        [stretch for stretches, _ in spans for stretch in stretches],
        beside,
    )
    laid = []
    for which, article in enumerate(rights):
        mine = [n for n, strip in enumerate(strips) if strip.which == which]
        first, last = strips[mine[0]].row, strips[mine[-1]].row
        rows = [
            Filled(strip.row - first + 1, strip.right, strip.alone)
            for strip in (strips[n] for n in mine)
        ]
        marked = [stretch for n in mine for stretch in spans[n][1]]
        around = {here[i].address for n in mine if not strips[n].alone for i in strips[n].left}
        shown = _cells(desk, "right", article, rows, marked, around)
        laid.append(Laid(article, first, last - first + 2, shown))
    return Laid(left, 1, strips[-1].row + 2, cells), tuple(laid)


def single(desk: Desk, side: Side, article: Article) -> Laid:
    """Return an article that has nothing beside it."""
    lines = tuple(range(len(lines_of(desk.document(side), article))))
    return Laid(article, 1, 0, _cells(desk, side, article, [Filled(1, lines)], [], set()))


def _strips(left: Lines, rights: Sequence[Lines], links: Links) -> Iterator[Strip]:
    """Yield the rows of the grid, those of the heads of right articles with no lines."""
    row, free = 0, [i for i in range(len(left)) if i not in _heading(left)]
    for which, right in enumerate(rights):
        row += 1
        yield Strip(row, which)
        heads = _heading(left) if which == 0 else (), _heading(right)
        if any(heads):
            row += 1
            yield Strip(row, which, *heads)
        rest = [j for j in range(len(right)) if j not in heads[1]]
        beside = [
            (tuple(free[i] for i in ones), tuple(rest[j] for j in others))
            for ones, others in joined([left[i] for i in free], [right[j] for j in rest], links)
        ]
        for ones, others in beside:
            row += 1
            yield Strip(row, which, ones, others)
        placed = [{n for strip in beside for n in strip[side]} for side in (0, 1)]
        free = [i for i in free if i not in placed[0]]
        rest = [j for j in rest if j not in placed[1]]
        alone = tuple(free) if which == len(rights) - 1 else ()
        if alone or rest:
            row += 1
            yield Strip(row, which, alone, tuple(rest), alone=True)
        row += 1


def _heading(lines: Lines) -> tuple[int, ...]:
    return (0,) if lines and lines[0].heading else ()


def _of(strip: Strip, right: Lines) -> Lines:
    """Return the right lines that have left ones beside them."""
    return [right[j] for j in strip.right] if not strip.alone else []


def _differing(
    desk: Desk, strip: Strip, left: Lines, right: Lines
) -> tuple[list[Span], list[Span]]:
    """Return what differs in a row: word by word where two lines are near, else the facts."""
    here, there = [left[i] for i in strip.left], _of(strip, right)
    if not here or not there:
        return [], []
    if len(here) == len(there) == 1:
        near = _near(desk, here[0], there[0])
        if near is not None:
            return near
    return _unshared(here, there), _unshared(there, here)


def _near(desk: Desk, one: Stated, other: Stated) -> tuple[list[Span], list[Span]] | None:
    """Return the words that differ between two lines, nothing where most of them do."""
    steps = redline(one.text, other.text, desk.reading)
    if likeness(steps) < NEAR:
        return None
    if one.heading and other.heading and desk.apart:
        return None  # what two offices call their articles differs in stock words
    left, right = one.stretch[0], other.stretch[0]
    spans: tuple[list[Span], list[Span]] = ([], [])
    for step in steps:
        if step.state == "changed":
            spans[0].append((left, left + len(step.left)))
            spans[1].append((right, right + len(step.right)))
        left, right = left + len(step.left), right + len(step.right)
    return spans


def _unshared(lines: Lines, others: Lines) -> list[Span]:
    """Return the facts of lines that the lines beside them do not state."""
    texts = [line.text for line in others]
    return [
        (line.stretch[0] + start, line.stretch[0] + end)
        for line in lines
        for start, end in unshared(line.text, texts)
    ]


def _cells(
    desk: Desk,
    side: Side,
    article: Article,
    places: Iterable[Filled],
    marked: Iterable[Span],
    beside: set[str],
) -> tuple[Cell, ...]:
    """Return the cells of an article; measures ``beside`` it need no link to lead to them."""
    lines = lines_of(desk.document(side), article)
    quotes = desk.quotes.get(desk.document(side).address(article), [])
    quoted = by_line(quotes, (line.stretch for line in lines))
    plain = [True] * len(article.text)
    for start, end in marked:
        plain[start:end] = [False] * (end - start)
    shared = Shared(tuple(plain), False)

    def shown(line: Stated) -> Line:
        partners = (one for one in desk.ties.partners.get(line.address, ()) if one not in beside)
        return Line(
            anchor=anchor(desk.names, desk.pair, line.address) if line.address else "",
            heading=line.heading,
            pieces=pieces(article.text, shared, quoted[line.stretch], line.stretch),
            partners=tuple(place(desk.names, desk.pair, one) for one in partners),
        )

    return tuple(
        Cell(row, tuple(shown(lines[n]) for n in numbers), alone)
        for row, numbers, alone in places
        if numbers
    )
