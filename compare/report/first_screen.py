"""What stands first: the sentences on what matters most, each part leading to its row."""

from __future__ import annotations

from collections.abc import Sequence

from compare.report.findings import short_anchor
from compare.report.view.findings import HeadlinePart, HeadlineView
from compare.telling.rows.changes import Row
from compare.telling.sentences.clauses import Item
from compare.telling.sentences.headlines import headlines
from compare.telling.words.naming import Names


def headline_views(names: Names, pair: int, rows: Sequence[Row]) -> tuple[HeadlineView, ...]:
    """Return the sentences on a pair (from 1)."""
    return tuple(
        HeadlineView(one.topic, tuple(_part(part) for part in one.parts))
        for one in headlines(names, pair, rows)
    )


def _part(part: Item) -> HeadlinePart:
    asked = {"change": part.shown.change, "content": part.shown.content} if part.shown else {}
    filters = tuple((name, value) for name, value in asked.items() if value)
    return HeadlinePart(part.text, _href(part), filters)


def _href(part: Item) -> str:
    """Return where a part leads: row or goals; nowhere from the words in between."""
    if part.goal:
        return "#goals"
    return f"#{short_anchor(part.row)}" if part.row else ""
