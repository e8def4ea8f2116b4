"""What the page shows, computed before any template runs; every text here is ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.report.pictures import FlowView, LanesView, LivesView, TargetsView
from compare.telling.documents import Remark
from compare.telling.naming import Place
from compare.telling.shared import Run


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """One document among those compared: label and value of each line, and its notes.

    ``cited`` is how a citation names it.
    """

    tag: str
    title: str
    cited: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[Remark, ...]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The notes that change nothing a reader may conclude."""
        return tuple(note for note in self.notes if not note.grave)


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Quoted words and the place where they are marked."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class FindingSide:
    """What one document says to a finding; ``places`` are units that are named, not quoted."""

    tag: str
    quotes: tuple[QuoteView, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SaidView:
    """What one side says, short, and the place that says it (may be empty)."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the table of changes, told by its matter; ``theme`` is what that belongs to.

    ``anchor`` is for addresses that are kept, ``short`` for links inside the page. ``changes`` and
    ``contents`` are what the row is filtered by, ``labels`` name its kinds, each with its group;
    ``theme_order`` is the place of its theme in the page's list. ``places`` are where the quotes of
    a side are marked, or its articles. ``sentences`` say more than the quotes do. A row of the
    ``same_matter`` says what else differs on the matter of the one above. What is ``evident`` has
    its quotes in the table; those of the others are marked in the texts only.
    """

    anchor: str
    short: str
    number: int
    changes: tuple[str, ...]
    contents: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
    matter: str
    theme: str
    theme_order: int | None
    before: str
    after: str
    places: tuple[tuple[Place, ...], tuple[Place, ...]]
    sentences: tuple[str, ...]
    sides: tuple[FindingSide, FindingSide]
    basis: str
    confidence: str
    uncertain: bool
    same_matter: bool
    remark: str
    sources: tuple[str, ...]
    evident: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A value by which the table of changes is filtered, and its number of rows."""

    value: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """By what the table of changes is filtered: what happened, or what it is about."""

    name: str
    title: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class HeadlinePart:
    """A part of a sentence and where it leads (empty: nowhere).

    One that stands for all rows of a kind has ``filters`` of the table: their names and values.
    """

    text: str
    href: str
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """A sentence on what matters most."""

    topic: str
    parts: tuple[HeadlinePart, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal: its subject, what either side sets and by when, and what to check of its numbers."""

    subject: str
    before: SaidView
    after: SaidView
    due: tuple[str, str]
    remark: str


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """The goals of a pair that changed, that one side alone sets, or that stayed."""

    state: str
    title: str
    goals: tuple[GoalView, ...]


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
    ``remark`` says from which place in its article it came.
    """

    anchor: str
    heading: bool
    pieces: tuple[Piece, ...]
    partners: tuple[Place, ...] = ()
    other: str = ""
    side: Literal["", "left", "right"] = ""
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


@dataclass(frozen=True, slots=True)
class PairView:
    """All that is shown for two documents, the ``foremost`` findings first.

    ``arrow`` stands between the two; ``rolled`` tells of statements whose years alone went on.
    ``parts`` begin with the preambles, if there are any. ``cuts`` say which of the two proves no
    absence; ``laws`` are read article by article in the order of the new one.
    """

    anchor: str
    tags: tuple[str, str]
    arrow: str
    headlines: tuple[HeadlineView, ...]
    foremost: tuple[Finding, ...]
    further: tuple[Finding, ...]
    rolled: str
    goals: tuple[GoalGroup, ...]
    flow: FlowView | None
    parts: tuple[Part, ...]
    cuts: tuple[str, ...]
    lonely: tuple[tuple[str, tuple[Lonely, ...]], tuple[str, tuple[Lonely, ...]]]


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """A theme in one document; ``percent`` is the width of its bar, ``share`` its text.

    ``name`` is empty where the document calls it as everywhere. Where the document is silent there
    are no places, and ``name`` says so.
    """

    name: str
    share: str
    percent: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme through the documents: its id, and its name as a reader sees it.

    ``remarks`` say what its presence follows, and whether the text alone gave it; ``findings`` are
    the kinds of what happened to it: anchor of the first, and the kind with its number.
    """

    anchor: str
    id: str
    name: str
    remarks: tuple[str, ...]
    cells: tuple[ThemeCell, ...]
    findings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What was removed from and repaired in one source."""

    tag: str
    file: str
    encoding: str
    removed: tuple[tuple[str, str, str], ...]
    notes: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class CitationLine:
    """A cited title and all places that cite it."""

    title: str
    number: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """How the result was made."""

    settings: tuple[tuple[str, str], ...]
    sources: tuple[SourceRecord, ...]
    citations: tuple[CitationLine, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """The themes of a series whose presence follows one thing: name and place in the table."""

    title: str
    themes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report; ``filters`` are of the table of changes, ``about`` themes that changed.

    ``story`` tells what came, went and returned, ``arrow`` stands between the ``subjects``.
    ``key`` tells this comparison from others: it depends on the texts that were compared.
    Of texts ``mostly_unchanged`` the changes alone are shown at first. ``lanes`` are drawn for a
    pair that has themes, ``lives`` for a series, ``compared`` where targets compare.
    """

    key: str
    language: str
    title: str
    kicker: str
    reading_lead: str
    cards: tuple[DocumentCard, ...]
    cautions: tuple[str, ...]
    arrow: str
    filters: tuple[Filter, ...]
    about: tuple[tuple[int, str], ...]
    story: tuple[StoryLine, ...]
    pairs: tuple[PairView, ...]
    tags: tuple[str, ...]
    subjects: tuple[str, ...]
    kinds: tuple[tuple[str, str, int], ...]
    mostly_unchanged: bool
    lanes: LanesView | None
    lives: LivesView | None
    compared: TargetsView | None
    themes: tuple[ThemeRow, ...]
    appendix: Appendix
    made_by: str
