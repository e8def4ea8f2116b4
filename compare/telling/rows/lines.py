"""The table of changes as short cells, for files that are no page: matter, kind, before → after."""

from __future__ import annotations

from typing import NamedTuple

from compare.language import say
from compare.telling.rows.changes import Row, marks
from compare.telling.rows.doubts import with_remark
from compare.telling.words.labels import arrow
from compare.telling.words.naming import Names, theme_name
from compare.telling.words.wording import listed


class Line(NamedTuple):
    """The cells of a row of the table of changes; a doubtful kind ends in a question mark."""

    number: str
    matter: str
    kind: str
    said: str
    place: str


def pair_title(names: Names, pair: int) -> str:
    """Return how a pair (from 1) is headed."""
    scope = names.comparison.pairs[pair - 1]
    left, right = (names.tags[document] for document in scope)
    return f"{left} {arrow(names, scope)} {right}"


def heads(names: Names, pair: int) -> Line:
    """Return what stands above the cells of a pair (from 1)."""
    language = names.language
    return Line(
        number="#",
        matter=say("table", "matter", language),
        kind=say("table", "kind", language),
        said=pair_title(names, pair),
        place=say("table", "place", language),
    )


def line_of(names: Names, row: Row) -> Line:
    """Return the cells of a row."""
    between = f" {arrow(names, names.comparison.pairs[row.pair - 1])} "
    words = between.join(part for part in (row.before, row.after) if part)
    places = between.join(
        part for part in (marks(names, row.left), marks(names, row.right)) if part
    )
    label = listed(row.labels, names.language)
    kind = f"{label} ?" if row.uncertain else label
    return Line(
        str(row.number),
        theme_name(names, row.matter),
        kind,
        with_remark(names, with_remark(names, words, row.instead), row.remark),
        places,
    )
