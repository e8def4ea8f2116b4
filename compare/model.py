"""The values that travel through mzdiff; this module imports nothing of the package.

A *unit* is an article or a measure; its address is ``<document id>/<unit id>``, for example
``hunan-2015/a03`` or ``hunan-2015/a03.2``. A *span* is a pair of character offsets into the
decoded source text, end excluded. Every value is frozen: a stage reads the values before it
and returns new ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal

Span = tuple[int, int]
Strength = Literal["main", "partial"]
Level = Literal["article", "measure"]
Rung = Literal["国家", "省", "市", "县", "乡"]
ChangeKind = Literal["same", "revised", "moved", "renamed", "split", "merged", "added", "removed"]
EventType = Literal[
    "appears",
    "disappears",
    "moves_out",
    "number_changed",
    "goal_changed",
    "scope_changed",
    "actor_changed",
    "law_changed",
    "term_appears",
    "term_disappears",
    "renamed",
    "promoted",
    "demoted",
    "splits",
    "merges",
    "moved",
    "contradicts",
]
Basis = Literal["literal", "alignment", "lexicon", "absence", "human"]
Prominence = Literal["section", "article", "measure"]
Pattern = Literal["always", "came", "went", "returned", "region", "unclear"]
EditOp = Literal["equal", "insert", "delete", "replace"]
FactKind = Literal[
    "number", "period", "deadline", "stage", "place", "people", "office", "basis", "name"
]
DifferenceKind = Literal[
    "number_changed",
    "goal_changed",
    "scope_changed",
    "actor_changed",
    "law_changed",
    "term_appears",
    "term_disappears",
    "renamed",
]


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
    """One statement inside an article: a sentence or a numbered line (``text`` has its number)."""

    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """The unit that is aligned. ``text`` is heading and body without the label.

    ``heading`` is empty where the source has none or lost the mark between heading and body.
    ``lead`` is a heading that opens the text as its first sentence; its id ends in ``.0``.
    ``looks_back``: it tells what was done, in a review or a part of a text that is one.
    """

    id: str
    section: str | None
    label: str
    heading: str
    text: str
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


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two units are linked: ``kind`` names the sentence in ``data/language/reason.toml``."""

    kind: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two units (addresses) that treat the same matter. Scores run from 0 to 1.

    ``score`` is the probability that an analyst would link them; ``semantic`` is ``None``
    without an encoder.
    """

    left: str
    right: str
    level: Level
    strength: Strength
    score: float
    fuzzy: float
    semantic: float | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the left text to the right one; what is ``equal`` may differ in form (，,)."""

    op: EditOp
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a reader sees for a link, or for an article that has none (one side is empty).

    ``renumbered``: an article of a law (条) has another number in the right text.
    """

    kind: ChangeKind
    left: str | None
    right: str | None
    edits: tuple[Edit, ...] = ()
    renumbered: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A theme in one document: its name there and the addresses of the units that treat it.

    ``primary`` are the articles mainly about it; ``articles`` all that give it a measure;
    ``share`` is its part of the document's text (0 to 1); ``prominence`` says whether a section
    heading names it, an article is mainly about it, or only a measure treats it.
    """

    document: str
    name: str
    primary: tuple[str, ...]
    articles: tuple[str, ...]
    measures: tuple[str, ...]
    share: float
    prominence: Prominence = "measure"


@dataclass(frozen=True, slots=True)
class Theme:
    """A matter followed through the documents.

    ``pattern`` says what its presence follows in a series of three or more: every document has
    it, it came, went or returned with the years, only one region has it, or that cannot be told.
    """

    id: str
    origin: Literal["lexicon", "text"]
    mentions: tuple[Mention, ...]
    pattern: Pattern = "unclear"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand verbatim in the text of the unit at this address."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that differs between two documents on one matter.

    ``matter`` is what it is about, in words of the texts; ``theme`` the matter of the lexicon or
    of the texts that it belongs to, if any. ``scope`` is the ids of the two documents, ``left``
    and ``right`` the units that show it. ``confidence`` is the chance that it is true,
    ``interest`` (0 to 1) how much a reader would care. ``explanation`` names a sentence in
    ``data/language/event.toml`` and ``facts`` fill it; ``sources`` say where a lexicon fact is
    from. One of the ``same_matter`` says what else differs on the matter of the event before it.
    """

    type: EventType
    matter: str
    theme: str
    scope: tuple[str, str]
    left: tuple[str, ...]
    right: tuple[str, ...]
    basis: tuple[Basis, ...]
    confidence: float
    interest: float
    evidence: tuple[Quote, ...]
    explanation: str
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    same_matter: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A number with its unit, bound and subject; ``value`` is in ``unit``."""

    unit: str
    text: str
    value: float
    measure_unit: str
    bound: str
    subject: str
    span: Span


@dataclass(frozen=True, slots=True)
class Compared:
    """Targets for one subject in one unit, at most one of each document, in their order."""

    theme: str
    subject: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A title in 《》 with the number that follows it, if any; ``unit`` is where it stands."""

    unit: str
    title: str
    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a statement fixes: ``text[start:end]`` of the statement, verbatim in ``text``.

    ``value`` is its normal form: equal facts have equal values, however they are written.

    =========  ==================================  ===========================  ================
    kind       value                               subject                      role
    =========  ==================================  ===========================  ================
    number     the number, ``low-high`` a range    what it is a number of       from, to, loose
    period     its length                          what is done so often
    deadline   ``year-month-day``, parts may lack  what is due                  start, end
    stage      the level on its ladder             what has come so far         the ladder
    place      the name, or the level              as ``value``                 named, level
    people     the group, without its conditions   as ``value``                 the head noun
    office     the office without its region       it and the word for its part lead, with, help,
                                                                                acts, given
    basis      the title without its issuer        as ``value``                 relied, drafted,
                                                                                assessed, repealed
    name       the name without marks              as ``value``                 quoted, head
    =========  ==================================  ===========================  ================

    ``unit`` and ``bound`` (≥ > ≤ < ≈ or nothing) are of numbers. A number that is ``loose`` is a
    small one in words (三个方面) that may be mere wording.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    value: str
    unit: str = ""
    bound: str = ""
    subject: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two counterpart statements say differently.

    ``left`` and ``right`` are the spans to quote in either text, ``None`` where all words of a side
    stand on the other too; ``before`` and ``after`` the fact as written, empty where a side has
    none. ``near_left`` and ``near_right`` are the clauses that carry the fact or, where a side has
    none, the one in whose place or beside which it would stand, if there is one; these may stand on
    the other side word for word. ``likeness`` (0 to 1) says how much of the clauses is the same, 0
    where one of them has no counterpart.
    """

    kind: DifferenceKind
    matter: str
    left: Span | None
    right: Span | None
    near_left: Span | None
    near_right: Span | None
    before: str
    after: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Settings:
    """What the result depends on beside the files."""

    encoder: str
    lexicon: str
    version: str


@dataclass(frozen=True)
class Comparison:
    """Everything that one run found. ``pairs`` are the document ids compared, in order.

    ``english`` are Chinese names of themes and laws with the English ones that are known.
    """

    documents: tuple[Document, ...]
    pairs: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    changes: tuple[Change, ...]
    themes: tuple[Theme, ...]
    events: tuple[Event, ...]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    settings: Settings
    notes: tuple[Note, ...] = ()
    english: tuple[tuple[str, str], ...] = ()
    compared: tuple[Compared, ...] = ()

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Documents by their id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def unit_by_address(self) -> dict[str, Article | Measure]:
        """Every article and measure by its address."""
        return {
            address: unit
            for document in self.documents
            for address, unit in document.unit_by_address.items()
        }
