"""The table of changes: what it tells of all pairs, each thing once, with its number.

The report, every export and the command tell its rows in this order and by these numbers.
"""

from __future__ import annotations

from dataclasses import replace

from compare.telling.rows.causes import by_cause
from compare.telling.rows.changes import Row, of_articles, of_events
from compare.telling.rows.folded import folded
from compare.telling.words.naming import Names


def change_rows(names: Names) -> tuple[Row, ...]:
    """Return the rows of all pairs in the order in which they are told."""
    rows = (
        row
        for pair in range(1, len(names.comparison.pairs) + 1)
        for row in by_cause(folded((*of_events(names, pair), *of_articles(names, pair))))
    )
    return tuple(replace(row, number=number) for number, row in enumerate(rows, 1))
