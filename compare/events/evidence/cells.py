"""A cell of a row that says only who, or by when, quoted with the task of its row."""

from __future__ import annotations

from compare.addresses import article_of
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import PAUSES
from compare.facts import read_facts
from compare.facts.plain import squashed
from compare.model import Quote


def is_cell(text: str) -> bool:
    """Tell whether a statement is only an office or a date: 养老服务科, 9月底."""
    said = squashed(text)
    return any(squashed(one.text) == said for one in read_facts(text, "office", "deadline"))


def cells(pair: Pair, left: str, right: str) -> tuple[Quote, ...]:
    """Return two measures that are cells as quotes, each behind the task of its row.

    Nothing, unless both are cells.
    """
    if not all(is_cell(pair.unit(unit).text) for unit in (left, right)):
        return ()
    return (*with_task(pair, left), *with_task(pair, right))


def with_task(pair: Pair, unit: str) -> tuple[Quote, ...]:
    """Return the task of the row of a cell, if it is a heading, and the cell."""
    task, cell = pair.heading(unit), Quote(unit, pair.unit(unit).text.strip(PAUSES))
    return (Quote(article_of(unit), task), cell) if task else (cell,)
