"""What the page shows of the texts: articles side by side or as one text, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.telling.shared import Run
from compare.telling.words.naming import Place


@dataclass(frozen=True, slots=True)
class Piece:
    """Runs that are quoted together: where quotes begin (anchors) and which findings end here."""

    runs: tuple[Run, ...]
    anchors: tuple[str, ...] = ()
    findings: tuple[tuple[int, str], ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a measure; ``partners`` are the measures linked to it in other rows.

    Of a line that is both wordings in one, ``other`` is the anchor of the right one. ``side`` tells
    of a line that stands in one of them only because it came from elsewhere or went there.
    ``elsewhere`` says whence or where, ``remark`` from which place in its article it came.
    """

    anchor: str
    heading: bool
    pieces: tuple[Piece, ...]
    partners: tuple[Place, ...] = ()
    other: str = ""
    side: Literal["", "left", "right"] = ""
    elsewhere: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines that stand in one row (from 1) of the grid of their article; ``alone``: beside none."""

    row: int
    lines: tuple[Line, ...]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A partial link, shown as a cross reference."""

    place: Place
    score: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Cited:
    """How an article is cited, and its anchor.

    ``section`` is empty where the article stands under the heading of its own section.
    """

    anchor: str
    tag: str
    mark: str
    section: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its marks, or two articles as ``one`` text.

    Articles side by side share a grid: this one takes ``rows`` of it from ``first`` (from 1) on;
    one that has nothing beside it needs no rows. ``also`` are left articles whose counterpart it
    is too.
    """

    side: Literal["left", "right", "one"]
    cited: tuple[Cited, ...]
    cells: tuple[Cell, ...]
    also: tuple[Place, ...] = ()
    related: tuple[Related, ...] = ()
    findings: tuple[tuple[int, str], ...] = ()
    first: int = 1
    rows: int = 0

    @property
    def mark(self) -> str:
        """What the article is cited by; of two the earlier one."""
        return self.cited[0].mark

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, cell by cell."""
        return tuple(line for cell in self.cells for line in cell.lines)


@dataclass(frozen=True, slots=True)
class Tie:
    """A main link: how the two articles changed, why they are linked, and how surely."""

    anchor: str
    kind: str
    label: str
    left: Place
    right: Place
    addresses: tuple[str, str]
    scores: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Row:
    """Two articles as ``one`` text, or articles side by side.

    ``elsewhere`` are counterparts whose text stands in another row. ``loose`` are the partial links
    of an article that has no main one, shown in the empty column. ``shift`` stands before the row.
    ``themes`` are places in the page's list of themes; ``holds`` says ``targets`` and ``new``.
    """

    kinds: tuple[tuple[str, str], ...]
    one: ArticleView | None = None
    left: ArticleView | None = None
    right: tuple[ArticleView, ...] = ()
    elsewhere: tuple[Place, ...] = ()
    ties: tuple[Tie, ...] = ()
    themes: tuple[int, ...] = ()
    holds: tuple[str, ...] = ()
    loose: tuple[Related, ...] = ()
    shift: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether all of it is the same on both sides."""
        return [kind for kind, _ in self.kinds] == ["same"]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that follow each other; unchanged ones are folded under a ``summary``.

    ``shift`` says which numbers of articles of a law are others from here on.
    """

    summary: str
    rows: tuple[Row, ...]
    shift: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one section, or what of it is only in the right document.

    ``renamed`` is its title with marks, where its counterpart in the right document has another.
    """

    anchor: str
    title: str
    only_right: bool
    groups: tuple[Group, ...]
    renamed: tuple[Run, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class Lonely:
    """An article without counterpart."""

    place: Place
    section: str
    length: str
    related: tuple[Related, ...]
    findings: tuple[tuple[int, str], ...]
