"""What differs between two documents at a glance: each kind, how often, and its first matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.export.labels import label
from compare.telling.rows.changes import Row
from compare.telling.words.naming import Names, theme_name
from compare.telling.words.wording import listed

NAMED = 8  # matters of a kind that are named


def at_a_glance(names: Names, rows: Sequence[Row]) -> Iterator[tuple[str, int, str]]:
    """Yield the name of each kind that happened, its changes, and the foremost of its matters."""
    language = names.language
    told = [one for row in rows for one in row.told]
    for name in dict.fromkeys(row.label for row in told):
        found = [theme_name(names, row.matter) for row in told if row.label == name]
        matters = tuple(dict.fromkeys(found))
        rest = label("and_so_on", language) if len(matters) > NAMED else ""
        yield name, len(found), listed(matters[:NAMED], language) + rest
