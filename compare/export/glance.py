"""What happened between two documents at a glance: each kind, how often, and its first matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.events.kinds import ORDER
from compare.export.rows import FindingRow, label
from compare.language import Language
from compare.report.wording import listed, word

NAMED = 8  # matters of a kind that are named


def at_a_glance(rows: Sequence[FindingRow], language: Language) -> Iterator[tuple[str, int, str]]:
    """Yield the name of each kind that happened, its findings, and the foremost of its matters."""
    for kind in ORDER:
        name = word(f"event_{kind}", language)
        found = [row.matter for row in rows if row.kind == name]
        matters = tuple(dict.fromkeys(found))
        rest = label("and_so_on", language) if len(matters) > NAMED else ""
        if found:
            yield name, len(found), listed(matters[:NAMED], language) + rest
