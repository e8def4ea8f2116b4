"""The table of changes in the page: rows with what either side says, and what shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.addresses import article_of, document_of
from compare.model import Event, Quote
from compare.report.marks import quote_anchor
from compare.report.view.findings import Chip, Filter, Finding, FindingSide, QuoteView
from compare.telling.rows.changes import ARTICLE_ENDS, Row
from compare.telling.rows.order import is_telling
from compare.telling.rows.sorts import CONTENTS, SORTS, content_title, sort_title
from compare.telling.stretches import quote_span
from compare.telling.words.labels import differs_by_place
from compare.telling.words.naming import Names, Place, pair_prefix, place, slug, theme_name
from compare.telling.words.wording import basis_words, confidence, event_sentence, word, word_of

FOREMOST = 40  # rows that are shown at once
EVIDENT = 32  # rows of a page that hold their quotes; a script fetches those of the others


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the table of changes with what the page shows of it."""

    row: Row
    finding: Finding


def finding_anchors(names: Names, rows: Iterable[Row]) -> list[str]:
    """Return the anchors of all rows; a second one of a kind on a matter ends in ``-2``."""
    seen: Counter[str] = Counter()
    anchors = []
    for row in rows:
        base = f"{pair_prefix(names, row.pair)}{row.key}/{slug(row.matter)}"
        seen[base] += 1
        anchors.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return anchors


def short_anchor(number: int) -> str:
    """Return the anchor of a row for links inside the page."""
    return f"f{number}"


def findings(names: Names, rows: Sequence[Row]) -> list[Found]:
    """Return every row as it is shown."""
    themes = {theme.id: order for order, theme in enumerate(names.comparison.themes)}
    first: Counter[int] = Counter()
    found = []
    for row, anchor in zip(rows, finding_anchors(names, rows), strict=True):
        first[row.pair] += 1
        evident = first[row.pair] <= EVIDENT // len(names.comparison.pairs)
        found.append(Found(row, _finding(names, row, anchor, themes, evident)))
    return found


def in_order(pair: int, found: Sequence[Found]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the foremost findings of a pair, and the further ones; no matter is divided."""
    mine = tuple(one.finding for one in found if one.row.pair == pair)
    opening = (at for at, one in enumerate(mine) if at >= FOREMOST and not one.same_matter)
    end = next(opening, len(mine))
    return mine[:end], mine[end:]


def filters(names: Names, found: Sequence[Found]) -> tuple[Filter, ...]:
    """Return what happened and what it is about, with their numbers of rows in all pairs."""
    changes = Counter(change for one in found for change in one.finding.changes)
    contents = Counter(content for one in found for content in one.finding.contents)
    sorts = [(sort, sort_title(names, sort)) for sort in SORTS]
    topics = [(content, content_title(names, content)) for content in CONTENTS]
    apart = differs_by_place(names)
    change = word_of("filter_change", names.language, apart=apart)
    return (
        Filter("change", change, _chips(sorts, changes)),
        Filter("content", word("filter_content", names.language), _chips(topics, contents)),
    )


def _chips(titles: Iterable[tuple[str, str]], numbers: Mapping[str, int]) -> tuple[Chip, ...]:
    """Return the values that have any rows."""
    return tuple(Chip(value, title, numbers[value]) for value, title in titles if value in numbers)


def about(names: Names, found: Sequence[Found]) -> tuple[tuple[int, str], ...]:
    """Return place and name of the themes that any row is on."""
    touched = {one.finding.theme_order for one in found}
    themes = enumerate(names.comparison.themes)
    return tuple((order, theme_name(names, t.id)) for order, t in themes if order in touched)


def _finding(names: Names, row: Row, anchor: str, themes: dict[str, int], evident: bool) -> Finding:
    language, event = names.language, row.event
    scope = names.comparison.pairs[row.pair - 1]
    evident = event is not None and (evident or bool(event.sources))
    return Finding(
        anchor=anchor,
        short=short_anchor(row.number),
        number=row.number,
        changes=tuple(dict.fromkeys(one.change for one in row.told)),
        contents=tuple(dict.fromkeys(one.content for one in row.told)),
        labels=tuple(dict.fromkeys((one.label, one.look) for one in row.told)),
        matter=theme_name(names, row.matter),
        theme=theme_name(names, row.theme),
        theme_order=themes.get(event.theme) if event else None,
        before=row.before,
        after=row.after,
        places=(
            _places(names, row, scope[0], row.left, evident),
            _places(names, row, scope[1], row.right, evident),
        ),
        sentences=tuple(
            event_sentence(one, language, names.english) for one in row.events if is_telling(one)
        ),
        sides=(_side(names, row, scope[0]), _side(names, row, scope[1])),
        basis=basis_words(event.basis, language) if event else "",
        confidence=confidence(event.confidence, language) if event else "",
        uncertain=row.uncertain,
        same_matter=row.same_matter,
        instead=row.instead,
        remark=row.remark,
        sources=_sources(names, event) if event else (),
        evident=evident,
    )


def _sources(names: Names, event: Event) -> tuple[str, ...]:
    sentence = event_sentence(event, names.language, names.english)
    return tuple(source for source in event.sources if source not in sentence)


def _places(
    names: Names, row: Row, document: str, units: tuple[str, ...], evident: bool
) -> tuple[Place, ...]:
    """Return where the quotes of a side are marked, or else the articles that a row is about."""
    quotes = _quote_places(names, row, document)
    if quotes:
        return _cited(names, quotes, evident)
    articles = dict.fromkeys(article_of(unit) for unit in units)
    return tuple(place(names, row.pair, article) for article in [*articles][:ARTICLE_ENDS])


def _cited(names: Names, quotes: list[tuple[Place, Quote]], evident: bool) -> tuple[Place, ...]:
    """Return a link to each quote, by the mark of its article, where that names one of them.

    Of what has its quotes in the table, the articles are enough.
    """
    often = Counter(article_of(quote.unit) for _, quote in quotes)
    first: dict[str, Place] = {}
    found = []
    for at, quote in quotes:
        article = article_of(quote.unit)
        short = replace(at, mark=names.marks[article])
        first.setdefault(article, short)
        found.append(short if often[article] == 1 else at)
    return tuple(first.values())[:ARTICLE_ENDS] if evident else tuple(found)


def _quote_places(names: Names, row: Row, document: str) -> list[tuple[Place, Quote]]:
    evidence = row.event.evidence if row.event else ()
    return [
        (_quote_place(names, row, quote, order), quote)
        for order, quote in enumerate(evidence, 1)
        if document_of(quote.unit) == document
    ]


def _side(names: Names, row: Row, document: str) -> FindingSide:
    event = row.event
    quotes = tuple(QuoteView(found, q.text) for found, q in _quote_places(names, row, document))
    quoted = {article_of(quote.unit) for quote in (event.evidence if event else ())}
    units = (*event.left, *event.right) if event else ()
    silent = tuple(
        place(names, row.pair, unit)
        for unit in units
        if document_of(unit) == document and article_of(unit) not in quoted
    )
    return FindingSide(names.tags[document], quotes, silent)


def _quote_place(names: Names, row: Row, quote: Quote, order: int) -> Place:
    found = place(names, row.pair, quote.unit)
    target = quote_anchor(row.number, order)
    return replace(found, href=f"#{target}") if quote_span(names, quote) else found
