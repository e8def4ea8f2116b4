"""The table of changes as plain rows: ready to print in every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from compare.export.units import unit_names
from compare.model import Event
from compare.telling.rows.changes import Row
from compare.telling.rows.table import change_rows
from compare.telling.words.naming import Names, theme_title
from compare.telling.words.said import quotes_of
from compare.telling.words.wording import basis_words, event_sentence, listed

Value = TypeVar("Value")


class FindingRow(NamedTuple):
    """One row of the table of changes. ``order`` is its number, ``rank`` its place in its pair.

    ``theme`` is empty where its matter belongs to none. What became of an article that no event
    tells of has no explanation and no ``confidence``. ``instead`` is what the later document says
    where something is gone.
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
    instead: str
    remark: str
    rank: int
    left_units: str
    right_units: str


def finding_rows(names: Names) -> tuple[FindingRow, ...]:
    """Return the table of changes of all pairs in the order and with the numbers of the report."""
    first: dict[int, int] = {}
    found = []
    for row in change_rows(names):
        start = first.setdefault(row.pair, row.number)
        found.append(_finding(names, row, row.number - start + 1))
    return tuple(found)


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
        instead=row.instead,
        remark=row.remark,
        rank=rank,
        left_units="\n".join(lefts),
        right_units="\n".join(rights),
    )


def _quotes(events: Sequence[Event], document: str) -> str:
    """Return what a document says, verbatim, one quote a line."""
    quotes = _each(quotes_of(event, document) for event in events)
    return "\n".join(quote.text for quote in quotes)


def _each(groups: Iterable[Sequence[Value]]) -> tuple[Value, ...]:
    """Return the members of some groups in their order, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(groups)))
