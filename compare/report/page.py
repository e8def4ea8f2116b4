"""The whole page as one value, computed from a comparison."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from compare.language import Language
from compare.model import Comparison
from compare.report.appendix import appendix
from compare.report.cards import document_card
from compare.report.findings import Found, about, filters, findings, in_order
from compare.report.first_screen import brief_view, headline_views, series_views
from compare.report.goals import goal_groups
from compare.report.pictures.flow_picture import flow_view
from compare.report.pictures.lanes import lanes_view
from compare.report.pictures.lives import lives_view
from compare.report.pictures.targets import targets_view
from compare.report.text.desk import desk_of
from compare.report.text.reading import kind_counts, lonely, mostly_unchanged, parts
from compare.report.themes import story, theme_rows
from compare.report.view.page import Page, PairView
from compare.telling.cautions import cautions
from compare.telling.rollover import rolled_sentence
from compare.telling.rows.changes import Row
from compare.telling.rows.table import change_rows
from compare.telling.words.english import beside
from compare.telling.words.kind import kind_of
from compare.telling.words.labels import (
    arrow,
    arrow_of,
    differs_by_place,
    only_in,
    table_title,
)
from compare.telling.words.naming import Names, names_of
from compare.telling.words.relation import relation_of_all
from compare.telling.words.wording import word, word_of


def page_view(comparison: Comparison, language: Language) -> Page:
    """Return everything the page shows, in its order."""
    names = names_of(comparison, language)
    kind, apart = kind_of(comparison), differs_by_place(names)
    rows = change_rows(names)
    found = findings(names, rows)
    pairs = tuple(_pair(names, n, rows, found) for n in range(1, len(comparison.pairs) + 1))
    tags = tuple(names.tags[document.id] for document in comparison.documents)
    subjects = _subjects(names, tags)
    titled = subjects if kind == "laws" else tags
    return Page(
        key=_key(comparison),
        language=language,
        title=word(f"title_{kind}", language, documents=word("against", language).join(titled)),
        kicker=word(f"kicker_{_kicker(comparison, kind)}", language),
        reading_lead=word_of(
            "reading_lead_laws" if kind == "laws" else "reading_lead", language, apart=apart
        ),
        legend=_legend(names),
        cards=tuple(document_card(names, document) for document in comparison.documents),
        cautions=tuple(cautions(names)),
        arrow=arrow_of(relation_of_all(comparison)),
        apart=apart,
        table_title=table_title(names),
        count=len(found),
        filters=filters(names, found),
        about=about(names, found),
        story=story(names),
        headlines=series_views(names, rows),
        pairs=pairs,
        tags=tags,
        subjects=subjects,
        kinds=kind_counts(pairs),
        mostly_unchanged=mostly_unchanged(pairs),
        lanes=lanes_view(names),
        lives=lives_view(names, found),
        compared=targets_view(names),
        themes=theme_rows(names, found),
        appendix=appendix(names),
        made_by=word("made_by", language, version=comparison.settings.version),
    )


def _legend(names: Names) -> tuple[str, str]:
    """Return what the marks of either side say: of one pair of two places by their names."""
    language, apart = names.language, differs_by_place(names)
    if apart and len(names.comparison.pairs) == 1:
        (scope,) = names.comparison.pairs
        return only_in(names, scope[0], scope), only_in(names, scope[1], scope)
    return (
        word_of("legend_left", language, apart=apart),
        word_of("legend_right", language, apart=apart),
    )


def _kicker(comparison: Comparison, kind: str) -> str:
    """Return which line stands above the title: plans are told by how they stand to each other."""
    return relation_of_all(comparison) if kind == "plans" else kind


def _subjects(names: Names, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the title is made of: plans of one region name it once, then their years.

    Versions of a law are called by its title.
    """
    heads = [document.head for document in names.comparison.documents]
    years = tuple(str(head.year or "") for head in heads)
    if "" in years or len(set(years)) < len(years):
        return tags
    if kind_of(names.comparison) == "laws" and len({head.title for head in heads}) == 1:
        return (f"{beside(heads[0].title, names.english)} {years[0]}", *years[1:])
    alone = len({head.region for head in heads}) == 1 and heads[0].region
    return (tags[0], *years[1:]) if alone else tags


def _key(comparison: Comparison) -> str:
    """Return what a reader's marks are kept under: the same texts give the same key."""
    digest = hashlib.sha256()
    for document in comparison.documents:
        digest.update(f"{document.id}\0{document.source.text}\0".encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


def _pair(names: Names, pair: int, rows: Sequence[Row], found: Sequence[Found]) -> PairView:
    scope = names.comparison.pairs[pair - 1]
    left, right = (names.comparison.document_by_id[name] for name in scope)
    desk = desk_of(names, pair, found)
    tags = names.tags[left.id], names.tags[right.id]
    foremost, further = in_order(pair, found)
    return PairView(
        anchor=f"pair-{pair}",
        tags=tags,
        arrow=arrow(names, scope),
        brief=brief_view(names, pair, rows),
        headlines=headline_views(names, pair, rows),
        foremost=foremost,
        further=further,
        rolled=rolled_sentence(names, pair),
        goals=goal_groups(names, pair),
        flow=flow_view(desk),
        parts=parts(desk),
        cuts=tuple(
            word("cut_off", names.language, tag=names.tags[document.id])
            for document in (left, right)
            if document.truncated
        ),
        lonely=((tags[0], lonely(desk, "left")), (tags[1], lonely(desk, "right"))),
    )
