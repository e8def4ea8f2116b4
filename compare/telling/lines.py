"""The table of changes as short cells, for files that are no page: matter, kind, before → after."""

from __future__ import annotations

from typing import NamedTuple

from compare.telling.changes import Row, marks
from compare.telling.labels import arrow
from compare.telling.naming import Names, theme_name


class Line(NamedTuple):
    """The cells of a row of the table of changes; a doubtful kind ends in a question mark."""

    number: str
    matter: str
    kind: str
    said: str
    place: str


def line_of(names: Names, row: Row) -> Line:
    """Return the cells of a row."""
    between = f" {arrow(names, names.comparison.pairs[row.pair - 1])} "
    said = between.join(part for part in (row.before, row.after) if part)
    places = between.join(
        part for part in (marks(names, row.left), marks(names, row.right)) if part
    )
    kind = f"{row.label} ?" if row.uncertain else row.label
    return Line(str(row.number), theme_name(names, row.matter), kind, said, places)
