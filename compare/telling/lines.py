"""The table of changes as short cells, for files that are no page: matter, kind, before → after."""

from __future__ import annotations

from typing import NamedTuple

from compare.telling.changes import Row, marks
from compare.telling.doubts import with_remark
from compare.telling.labels import arrow
from compare.telling.naming import Names, theme_name
from compare.telling.wording import listed


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
    words = between.join(part for part in (row.before, row.after) if part)
    said = with_remark(names, words, row.remark)
    places = between.join(
        part for part in (marks(names, row.left), marks(names, row.right)) if part
    )
    label = listed(row.labels, names.language)
    kind = f"{label} ?" if row.uncertain else label
    return Line(
        str(row.number),
        theme_name(names, row.matter),
        kind,
        with_remark(names, said, row.remark),
        places,
    )
