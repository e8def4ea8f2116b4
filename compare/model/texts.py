"""A text on its way: the file as read, then the document with its sections and articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Literal, get_args

Span = tuple[int, int]
Rung = Literal["国家", "省", "市", "县", "乡"]
RUNGS = get_args(Rung)


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know about a source, and where it is.

    ``kind`` names the sentence in ``data/language/note.toml``; ``before`` and ``after`` fill it.
    """

    kind: str
    span: Span | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Cleaned text that knows where each of its characters stood in the source.

    ``origin[i]`` is the source offset of ``text[i]``; offsets rise strictly.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the source span of ``text[start:end]`` (empty at its place if nothing is left)."""
        covered = self.origin[start:end]
        if not covered:
            place = self.origin[start - 1] + 1 if 0 < start <= len(self.origin) else 0
            return place, place
        return covered[0], covered[-1] + 1

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Return the passage of ``text[start:end]``."""
        return Passage(self.text[start:end], self.origin[start:end])

    def followed_by(self, *others: Passage) -> Passage:
        """Return this passage and those that stand after it as a single one."""
        pieces = (self, *others)
        origin = chain.from_iterable(piece.origin for piece in pieces)
        return Passage("".join(piece.text for piece in pieces), tuple(origin))


@dataclass(frozen=True, slots=True)
class Removed:
    """A named piece of the source that is no part of the plan itself (chrome, cover letter …)."""

    kind: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class StyledHeading:
    """A line that its file sets as a heading: ``depth`` 1 is outermost, 0 the style of titles."""

    span: Span
    depth: int


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: decoded text, cleaned paragraphs, what was removed and repaired.

    ``text`` is the decoded file where ``format`` is ``text`` or ``markdown``, else what was taken
    out of it; every span points into that. ``stated`` and ``order`` are a person's word beside the
    file, ``styled`` the lines that the file itself sets as headings, in reading order.
    """

    path: str
    name: str
    text: str
    encoding: str
    paragraphs: tuple[Passage, ...]
    removed: tuple[Removed, ...] = ()
    notes: tuple[Note, ...] = ()
    format: str = "text"
    stated: Head | None = None
    order: int | None = None
    styled: tuple[StyledHeading, ...] = ()

    @property
    def simplified(self) -> bool:
        """Whether traditional characters of the text were read as simplified ones."""
        return any(note.kind.startswith("traditional") for note in self.notes)


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading that holds articles; ``parent`` is the section around it.

    An ``annex`` stands behind the text proper and often says again what that says.
    """

    id: str
    label: str
    heading: str
    span: Span
    parent: str | None = None
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One statement inside an article: a sentence or a numbered line (``text`` has its number).

    ``origin[i]`` is the source offset of ``text[i]``.
    """

    id: str
    text: str
    origin: tuple[int, ...] = field(repr=False)

    @property
    def span(self) -> Span:
        """The place of the text in the source, from its first character to its last."""
        return self.origin[0], self.origin[-1] + 1


@dataclass(frozen=True, slots=True)
class Article:
    """The unit that is aligned. ``text`` is heading and body without the label.

    ``heading`` is empty where the source has none or lost the mark between heading and body.
    ``lead`` is a heading that opens the text as its first sentence; its id ends in ``.0``.
    ``looks_back``: it tells what was done, in a review or a part of a text that is one.
    ``origin[i]`` is the source offset of ``text[i]``, of a line's end that of its last character.
    """

    id: str
    section: str | None
    label: str
    heading: str
    text: str
    origin: tuple[int, ...] = field(repr=False)
    span: Span
    measures: tuple[Measure, ...] = ()
    lead: Measure | None = None
    looks_back: bool = False

    @property
    def statements(self) -> tuple[Measure, ...]:
        """All that the article states: its lead, if it has one, then its measures."""
        return (self.lead, *self.measures) if self.lead else self.measures

    @property
    def units(self) -> tuple[Article | Measure, ...]:
        """The article itself, then its statements."""
        return (self, *self.statements)


@dataclass(frozen=True, slots=True)
class Head:
    """What the text says of itself; an empty value was not found.

    ``period`` is the first and the last year of a plan for several years, whose ``year`` is the
    first; ``level`` is how high the region stands.
    """

    title: str = ""
    issuer: str = ""
    region: str = ""
    year: int | None = None
    date: str = ""
    number: str = ""
    period: tuple[int, int] | None = None
    level: Rung | None = None


@dataclass(frozen=True)
class Document:
    """One plan: what it says of itself, its preamble, and its tree of sections and articles."""

    id: str
    source: Source
    head: Head
    preamble: tuple[Passage, ...]
    sections: tuple[Section, ...]
    articles: tuple[Article, ...]
    removed: tuple[Removed, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def section_by_id(self) -> dict[str, Section]:
        """Sections by their id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def article_by_id(self) -> dict[str, Article]:
        """Articles by their id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def unit_by_address(self) -> dict[str, Article | Measure]:
        """Every article and measure by its address."""
        return {self.address(unit): unit for a in self.articles for unit in a.units}

    def section_of(self, article: Article) -> Section | None:
        """Return the innermost section of an article."""
        return self.section_by_id[article.section] if article.section else None

    def in_annex(self, article: Article) -> bool:
        """Tell whether an article stands in an annex, behind the text proper."""
        section = self.section_of(article)
        return section is not None and section.annex

    def address(self, unit: Article | Measure) -> str:
        """Return ``<document id>/<unit id>``."""
        return f"{self.id}/{unit.id}"

    @property
    def truncated(self) -> bool:
        """Whether the source breaks off, so that absence after the cut proves nothing."""
        return any(note.kind == "truncated" for note in self.notes)
