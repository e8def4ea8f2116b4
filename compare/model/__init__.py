"""The values that travel through mzdiff; it uses nothing of the package.

A *unit* is an article or a measure; its address is ``<document id>/<unit id>``, for example
``hunan-2015/a03`` or ``hunan-2015/a03.2``. A *span* is a pair of character offsets into the
decoded source text, end excluded. Every value is frozen: a stage reads the values before it
and returns new ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from compare.model.texts import RUNGS as RUNGS
from compare.model.texts import Article as Article
from compare.model.texts import Document as Document
from compare.model.texts import Head as Head
from compare.model.texts import Measure as Measure
from compare.model.texts import Note as Note
from compare.model.texts import Passage as Passage
from compare.model.texts import Removed as Removed
from compare.model.texts import Rung as Rung
from compare.model.texts import Section as Section
from compare.model.texts import Source as Source
from compare.model.texts import Span as Span
from compare.model.texts import StyledHeading as StyledHeading

Strength = Literal["main", "partial"]
Level = Literal["article", "measure"]
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
class Near:
    """Two measures that are not linked, of which one is the likeliest counterpart of the other.

    ``chance`` is the probability, below that of any link, that an analyst would link them.
    """

    left: str
    right: str
    chance: float


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
    One of the ``background`` is what every office does, whatever its field.
    """

    id: str
    origin: Literal["lexicon", "text"]
    mentions: tuple[Mention, ...]
    pattern: Pattern = "unclear"
    background: bool = False


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
class Target:
    """A number that a text sets itself as a goal: a fact in the words of the unit at an address.

    ``text`` is the clause around it, at ``clause`` of these words; ``subject`` what it is about,
    as a rule the words at ``about``; ``due`` the deadline that is set for it, if any; ``span``
    where the number stands in the source.
    """

    unit: str
    number: Fact
    clause: Span
    text: str
    about: tuple[Span, ...]
    subject: str
    due: Fact | None
    span: Span

    @property
    def value(self) -> float:
        """What the number is worth in its unit; of a range its lower end."""
        return float(self.number.value.partition("-")[0])

    @property
    def upper(self) -> float | None:
        """The upper end of a range."""
        upper = self.number.value.partition("-")[2]
        return float(upper) if upper else None


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
