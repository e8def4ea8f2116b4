"""The table of changes as short cells, for files that are no page: matter, kind, either side."""

from __future__ import annotations

from typing import NamedTuple

from compare.language import say
from compare.telling.rows.changes import Row, marks
from compare.telling.rows.doubts import with_remark
from compare.telling.words.labels import arrow
from compare.telling.words.naming import Names, theme_name
from compare.telling.words.wording import listed

NONE = "—"


class Line(NamedTuple):
    """The cells of a row of the table of changes; a doubtful kind ends in a question mark."""

    number: str
    matter: str
    kind: str
    before: str
    after: str
    place: str


def pair_title(names: Names, pair: int) -> str:
    """Return how a pair (from 1) is headed."""
    scope = names.comparison.pairs[pair - 1]
    left, right = (names.tags[document] for document in scope)
    return f"{left} {arrow(names, scope)} {right}"


def heads(names: Names, pair: int) -> Line:
    """Return what stands above the cells of a pair (from 1)."""
    language = names.language
    before, after = (names.tags[document] for document in names.comparison.pairs[pair - 1])
    return Line(
        number="#",
        matter=say("table", "matter", language),
        kind=say("table", "kind", language),
        before=before,
        after=after,
        place=say("table", "place", language),
    )


def line_of(names: Names, row: Row) -> Line:
    """Return the cells of a row; what stands in the place of what is gone is on the later side."""
    between = f" {arrow(names, names.comparison.pairs[row.pair - 1])} "
    places = between.join(
        part for part in (marks(names, row.left), marks(names, row.right)) if part
    )
    label = listed(row.labels, names.language)
    kind = f"{label} ?" if row.uncertain else label
    before, after = row.before, with_remark(names, row.after, row.instead)
    if after:
        after = with_remark(names, after, row.remark)
    else:
        before = with_remark(names, before, row.remark)
    return Line(
        str(row.number), theme_name(names, row.matter), kind, before or NONE, after or NONE, places
    )
