"""What stands first: the sentences on what matters most, each part leading to its row."""

from __future__ import annotations

from collections.abc import Sequence

from compare.report.findings import short_anchor
from compare.report.view import HeadlineView
from compare.telling.changes import Row
from compare.telling.headlines import ending, headlines
from compare.telling.naming import Names


def headline_views(names: Names, pair: int, rows: Sequence[Row]) -> tuple[HeadlineView, ...]:
    """Return the sentences on a pair (from 1)."""
    return tuple(
        HeadlineView(
            one.lead,
            tuple((item.text, f"#{short_anchor(item.row)}") for item in one.items),
            ending(names, one),
        )
        for one in headlines(names, pair, rows)
    )
