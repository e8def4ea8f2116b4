"""Rows that tell one thing twice become one: what one says on the same words, the other has shown.

So a wording that is shown whole tells of the name in it that the other side lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.addresses import article_of
from compare.events.kinds import NAMES
from compare.model import Event
from compare.telling.rows.changes import Row
from compare.telling.words.said import both_facts

OF_ARTICLES = (".article", ".annex")
OF_THEMES = ".theme"


def folded(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of a pair, those that repeat an earlier one within it.

    Where the foremost row on a matter does, the next one on it stands in its place.
    """
    kept: list[Row] = []
    shown: dict[str, list[tuple[int, str]]] = defaultdict(list)  # rows and their words by article
    opened = False
    for row in rows:
        opened = opened and row.same_matter
        at = next(_tellers(row, kept, shown), None)
        if at is None:
            for article in _articles(row):
                shown[article].append((len(kept), row.before + row.after))
            kept.append(replace(row, same_matter=opened))
            opened = True
        else:
            kept[at] = replace(kept[at], also=(*kept[at].also, row))
    return kept


def _tellers(
    row: Row, kept: Sequence[Row], shown: Mapping[str, Sequence[tuple[int, str]]]
) -> Iterator[int]:
    """Yield the places of the kept rows that a row repeats.

    Only those are asked that quote the same article and, of a name, show it: a long text has
    thousands of rows.
    """
    articles = _articles(row)
    if not row.event or not articles:
        return
    near = shown.get(articles[0], ())
    if row.event.type in NAMES:
        name = next(filter(None, both_facts(row.event)), "").strip("“”")
        near = [(at, words) for at, words in near if name in words]
    elif not row.event.explanation.endswith(OF_THEMES):
        return
    yield from (at for at, _ in near if repeats(kept[at], row))


def _articles(row: Row) -> list[str]:
    """Return the articles that a row quotes."""
    quotes = row.event.evidence if row.event else ()
    return list(dict.fromkeys(article_of(quote.unit) for quote in quotes))


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
        told = other.explanation.endswith(OF_THEMES) and article
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
