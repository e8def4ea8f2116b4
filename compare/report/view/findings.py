"""What the page shows of the table of changes, its filters and the sentences before it."""

from __future__ import annotations

from dataclasses import dataclass

from compare.telling.words.naming import Place


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
class Finding:
    """A row of the table of changes, told by its matter; ``theme`` is what that belongs to.

    ``anchor`` is for addresses that are kept, ``short`` for links inside the page. ``changes`` and
    ``contents`` are what the row is filtered by, ``labels`` name its kinds, each with its group;
    ``theme_order`` is the place of its theme in the page's list. ``places`` are where the quotes of
    a side are marked, or its articles. ``sentences`` say more than the quotes do. A row of the
    ``same_matter`` says what else differs on the matter of the one above. What is ``evident`` has
    its quotes in the table; a script fetches those of the others from the texts.
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
    instead: str
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
    """A sentence on what matters most; those that answer one question stand ``under`` it."""

    topic: str
    parts: tuple[HeadlinePart, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A row of the table of changes in one line, and where it stands there.

    ``matter`` is empty where a side says just that. ``rest`` says how many rows tell more of it:
    those of a theme, if it is on one, or else those right behind. ``instead`` is what the later
    text says where something is gone.
    """

    href: str
    number: int
    labels: tuple[tuple[str, str], ...]
    matter: str
    before: str
    after: str
    rest: str = ""
    theme_order: int | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class BriefGoal:
    """A goal in one line, and the statement that sets it: what became of it, and its colour.

    ``instead`` is what the later document says where it is gone.
    """

    href: str
    colour: str
    name: str
    subject: str
    before: str
    after: str
    instead: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many goals became what, and where these stand."""

    href: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What a reader of one minute sees: the foremost rows, and which goals there are.

    ``title`` and ``every`` say how many rows are shown, and how many the table has.
    """

    title: str
    every: str
    rows: tuple[BriefRow, ...]
    tallies: tuple[Tally, ...]
    goals: tuple[BriefGoal, ...]
