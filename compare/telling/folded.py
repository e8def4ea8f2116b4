"""Rows that tell one thing twice become one: what one says on the same words, the other has shown.

So a wording that is shown whole tells of the name in it that the other side lacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compare.addresses import article_of
from compare.model import Event
from compare.telling.changes import Row
from compare.telling.said import NAMES, both_facts

OF_ARTICLES = (".article", ".annex")


def folded(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of a pair, those that repeat an earlier one within it.

    Where the foremost row on a matter does, the next one on it stands in its place.
    """
    kept: list[Row] = []
    opened = False
    for row in rows:
        opened = opened and row.same_matter
        at = next((at for at, other in enumerate(kept) if repeats(other, row)), None)
        if at is None:
            kept.append(replace(row, same_matter=opened))
            opened = True
        else:
            kept[at] = replace(kept[at], also=(*kept[at].also, row))
    return kept


def repeats(row: Row, later: Row) -> bool:
    """Tell whether a later row says on the same words what an earlier one shows or says."""
    one, other = row.event, later.event
    if not one or not other:
        return False
    if other.type in NAMES:
        names = [fact.strip("“”") for fact in both_facts(other) if fact]
        shown = row.before + row.after
        told = one.type not in NAMES and bool(names) and all(name in shown for name in names)
    else:
        article = one.explanation.endswith((*OF_ARTICLES, "promoted", "demoted"))
        told = other.explanation.endswith(".theme") and article
    return told and _quotes_within(other, one)


def _quotes_within(one: Event, other: Event) -> bool:
    """Tell whether all that an event quotes is quoted by another one too."""
    return bool(one.evidence) and all(
        any(
            article_of(quote.unit) == article_of(wider.unit)
            and (quote.text in wider.text or wider.text in quote.text)
            for wider in other.evidence
        )
        for quote in one.evidence
    )
