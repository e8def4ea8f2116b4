"""What a comparison found as plain rows: the same values in every format.

Each table is one kind of row, a named tuple of texts and real numbers, ready to print. Field
names are the columns' keys; ``data/language/table.toml`` has their labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from compare.addresses import document_of
from compare.export.units import text_of, unit_name, unit_names
from compare.language import Language, say
from compare.model import Change, Document, Event, Link, Mention, Note, Theme
from compare.telling.changes import Row
from compare.telling.documents import all_notes, text_length
from compare.telling.goals import Goal, goal_remark, goals_of, state_label
from compare.telling.naming import Names, renumbered, theme_title
from compare.telling.said import quotes_of
from compare.telling.table import change_rows
from compare.telling.wording import (
    basis_words,
    event_sentence,
    listed,
    note_sentence,
    reason_sentences,
    word,
)

Cell = str | int | float | None
Value = TypeVar("Value")


class DocumentRow(NamedTuple):
    """One document and how long it is; ``year`` is ``None`` where the text does not say it."""

    id: str
    tag: str
    title: str
    issuer: str
    region: str
    year: int | None
    date: str
    number: str
    section_count: int
    article_count: int
    measure_count: int
    character_count: int
    file: str
    encoding: str


class FindingRow(NamedTuple):
    """One row of the table of changes. ``order`` is its number, ``rank`` its place in its pair.

    ``theme`` is empty where its matter belongs to none. What became of an article that no event
    tells of has no explanation and no ``confidence``.
    """

    order: int
    kind: str
    matter: str
    theme: str
    left: str
    right: str
    before: str
    after: str
    explanation: str
    confidence: float | None
    basis: str
    left_articles: str
    left_quotes: str
    right_articles: str
    right_quotes: str
    sources: str
    remark: str
    rank: int
    left_units: str
    right_units: str


class LinkRow(NamedTuple):
    """Two units that are linked, or an article that has no link (its other side is empty).

    ``renumbered`` tells which number an article of a law had and has, where it is another one.
    """

    left: str
    left_article: str
    right: str
    right_article: str
    level: str
    change: str
    renumbered: str
    strength: str
    score: float | None
    wording: float | None
    meaning: float | None
    reasons: str
    left_text: str
    right_text: str
    left_unit: str
    right_unit: str


class ThemeRow(NamedTuple):
    """One theme in one document; ``share`` is its part of the text, from 0 to 1.

    ``pattern`` says what its presence in the series follows, the same in all rows of a theme.
    """

    theme: str
    origin: str
    pattern: str
    document: str
    name: str
    prominence: str
    share: float
    article_count: int
    measure_count: int
    main_articles: str
    articles: str


class TargetRow(NamedTuple):
    """One goal; ``value`` is in ``unit``."""

    document: str
    article: str
    subject: str
    bound: str
    value: float
    unit: str
    target: str
    address: str


class GoalRow(NamedTuple):
    """A goal of a pair: what either side sets, and by when; ``left_value`` is in ``unit``."""

    left: str
    right: str
    state: str
    subject: str
    before: str
    after: str
    left_value: float | None
    right_value: float | None
    unit: str
    left_due: str
    right_due: str
    left_article: str
    right_article: str
    left_text: str
    right_text: str
    remark: str
    left_unit: str
    right_unit: str


class CitationRow(NamedTuple):
    """One place that cites a title."""

    document: str
    article: str
    title: str
    number: str
    address: str


class NoteRow(NamedTuple):
    """A caution about the whole (``document`` is empty) or a note on one source."""

    document: str
    note: str


def document_rows(names: Names) -> tuple[DocumentRow, ...]:
    """Return the documents in the order of the series."""
    return tuple(_document(names, document) for document in names.comparison.documents)


def finding_rows(names: Names) -> tuple[FindingRow, ...]:
    """Return the table of changes of all pairs in the order and with the numbers of the report."""
    first: dict[int, int] = {}
    found = []
    for row in change_rows(names):
        start = first.setdefault(row.pair, row.number)
        found.append(_finding(names, row, row.number - start + 1))
    return tuple(found)


def goal_rows(names: Names) -> tuple[GoalRow, ...]:
    """Return the goals of all pairs, those that changed first in each."""
    return tuple(
        _goal(names, pair, goal)
        for pair in range(1, len(names.comparison.pairs) + 1)
        for goal in goals_of(names.comparison, pair)
    )


def link_rows(names: Names) -> tuple[LinkRow, ...]:
    """Return the links, then the articles that have none."""
    links = {(link.left, link.right): link for link in names.comparison.links}
    return tuple(
        _link(names, change, links[change.left, change.right])
        if change.left and change.right
        else _lone(names, change)
        for change in names.comparison.changes
    )


def theme_rows(names: Names) -> tuple[ThemeRow, ...]:
    """Return every theme in every document that treats it."""
    return tuple(
        _theme(names, theme, mention)
        for theme in names.comparison.themes
        for mention in theme.mentions
    )


def target_rows(names: Names) -> tuple[TargetRow, ...]:
    """Return the goals in the order of the texts."""
    return tuple(
        TargetRow(
            document=names.tags[document_of(target.unit)],
            article=unit_name(names, target.unit),
            subject=target.subject,
            bound=target.bound,
            value=target.value,
            unit=target.measure_unit,
            target=target.text,
            address=target.unit,
        )
        for target in names.comparison.targets
    )


def citation_rows(names: Names) -> tuple[CitationRow, ...]:
    """Return the citations in the order of the texts."""
    return tuple(
        CitationRow(
            document=names.tags[document_of(citation.unit)],
            article=unit_name(names, citation.unit),
            title=citation.title,
            number=citation.number,
            address=citation.unit,
        )
        for citation in names.comparison.citations
    )


def note_rows(names: Names) -> tuple[NoteRow, ...]:
    """Return the cautions about the whole, then the notes on each source."""
    own: list[tuple[str, Note]] = [
        (names.tags[document.id], note)
        for document in names.comparison.documents
        for note in all_notes(document)
    ]
    whole = [("", note) for note in names.comparison.notes]
    return tuple(NoteRow(tag, note_sentence(note, names.language)) for tag, note in whole + own)


def _document(names: Names, document: Document) -> DocumentRow:
    head = document.head
    return DocumentRow(
        id=document.id,
        tag=names.tags[document.id],
        title=head.title,
        issuer=head.issuer,
        region=head.region,
        year=head.year,
        date=head.date,
        number=head.number,
        section_count=len(document.sections),
        article_count=len(document.articles),
        measure_count=sum(len(article.measures) for article in document.articles),
        character_count=text_length(document),
        file=document.source.name,
        encoding=document.source.encoding,
    )


def _finding(names: Names, row: Row, rank: int) -> FindingRow:
    language, event = names.language, row.event
    left, right = names.comparison.pairs[row.pair - 1]
    lefts = _each(one.left for one in row.events) or row.left
    rights = _each(one.right for one in row.events) or row.right
    return FindingRow(
        order=row.number,
        kind=listed(row.labels, language),
        matter=theme_title(names, row.matter),
        theme=theme_title(names, event.theme) if event else "",
        left=names.tags[left],
        right=names.tags[right],
        before=row.before,
        after=row.after,
        explanation="\n".join(event_sentence(one, language, names.english) for one in row.events),
        confidence=round(event.confidence, 4) if event else None,
        basis=basis_words(event.basis if event else ("alignment",), language),
        left_articles=unit_names(names, lefts),
        left_quotes=_quotes(row.events, left),
        right_articles=unit_names(names, rights),
        right_quotes=_quotes(row.events, right),
        sources="\n".join(_each(one.sources for one in row.events)),
        remark=row.remark,
        rank=rank,
        left_units="\n".join(lefts),
        right_units="\n".join(rights),
    )


def _goal(names: Names, pair: int, goal: Goal) -> GoalRow:
    left, right = names.comparison.pairs[pair - 1]
    targets, units = goal.ends, goal.units
    names_of_units = [unit_name(names, unit) if unit else "" for unit in units]
    return GoalRow(
        left=names.tags[left],
        right=names.tags[right],
        state=state_label(names, pair, goal.state),
        subject=goal.subject,
        before=goal.before,
        after=goal.after,
        left_value=targets[0].value if targets[0] else None,
        right_value=targets[1].value if targets[1] else None,
        unit=goal.unit,
        left_due=goal.due[0],
        right_due=goal.due[1],
        left_article=names_of_units[0],
        right_article=names_of_units[1],
        left_text=targets[0].text if targets[0] else "",
        right_text=targets[1].text if targets[1] else "",
        remark=goal_remark(names, pair, goal),
        left_unit=units[0],
        right_unit=units[1],
    )


def _quotes(events: Sequence[Event], document: str) -> str:
    """Return what a document says, verbatim, one quote a line."""
    quotes = _each(quotes_of(event, document) for event in events)
    return "\n".join(quote.text for quote in quotes)


def _each(groups: Iterable[Sequence[Value]]) -> tuple[Value, ...]:
    """Return the members of some groups in their order, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def _link(names: Names, change: Change, link: Link) -> LinkRow:
    language = names.language
    kind = "related" if link.strength == "partial" else change.kind
    return LinkRow(
        left=names.tags[document_of(link.left)],
        left_article=unit_name(names, link.left),
        right=names.tags[document_of(link.right)],
        right_article=unit_name(names, link.right),
        level=label(f"level_{link.level}", language),
        change=word(f"change_{kind}", language),
        renumbered=renumbered(names, change),
        strength=label(f"strength_{link.strength}", language),
        score=round(link.score, 4),
        wording=round(link.fuzzy, 4),
        meaning=None if link.semantic is None else round(link.semantic, 4),
        reasons=reason_sentences(link.reasons, language),
        left_text=text_of(names, link.left),
        right_text=text_of(names, link.right),
        left_unit=link.left,
        right_unit=link.right,
    )


def _lone(names: Names, change: Change) -> LinkRow:
    left, right = change.left or "", change.right or ""
    return LinkRow(
        left=names.tags[document_of(left)] if left else "",
        left_article=unit_name(names, left) if left else "",
        right=names.tags[document_of(right)] if right else "",
        right_article=unit_name(names, right) if right else "",
        level=label("level_article", names.language),
        change=word(f"change_{change.kind}", names.language),
        renumbered="",
        strength="",
        score=None,
        wording=None,
        meaning=None,
        reasons="",
        left_text=text_of(names, left) if left else "",
        right_text=text_of(names, right) if right else "",
        left_unit=left,
        right_unit=right,
    )


def _theme(names: Names, theme: Theme, mention: Mention) -> ThemeRow:
    language = names.language
    return ThemeRow(
        theme=theme_title(names, theme.id),
        origin=label(f"origin_{theme.origin}", language),
        pattern=word(f"pattern_{theme.pattern}", language),
        document=names.tags[mention.document],
        name=mention.name,
        prominence=label(f"prominence_{mention.prominence}", language),
        share=round(mention.share, 4),
        article_count=len(mention.articles),
        measure_count=len(mention.measures),
        main_articles=unit_names(names, mention.primary),
        articles=unit_names(names, mention.articles),
    )


def label(key: str, language: Language) -> str:
    """Return the label of a table, a column or a word in a cell."""
    return say("table", key, language)
