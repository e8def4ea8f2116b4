"""The lifelines of a series: a line for each theme from its first to its last document.

A dot is the larger, the more of the document the theme takes. Themes that every document has and to
which nothing happened are listed with their shares. Columns are spaced by their years; between two
of them stand signs for what happened there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from compare.events.kinds import KIND, ORDER
from compare.model import Document, EventType, Theme
from compare.report.findings import Found
from compare.report.patterns import by_pattern, is_series
from compare.report.pictures.layout import Rows, fitted, grounds, head_height, headers, shortened
from compare.report.themes import steady, theme_anchor
from compare.report.view.pictures import Life, LifeSign, LivesPicture, LivesView
from compare.telling.rows.order import shows_on_theme
from compare.telling.words.naming import Names, theme_name
from compare.telling.words.wording import word

SIGN_WIDTH = 0.8
"""The room a sign takes, measured in the size of the font."""
Happened = dict[tuple[str, int], list[tuple[EventType, str]]]
"""Kinds and anchors of the findings by theme and place of the pair."""


EDGES = (0.01, 0.02, 0.04, 0.08)
"""Shares of a document's text at which the next size of dots begins."""
SHAPES = (Rows("wide", 1000, 290, 14, 19), Rows("narrow", 350, 172, 11, 17))


def lives_view(names: Names, found: Sequence[Found]) -> LivesView | None:
    """Return the lifelines; nothing for fewer than three documents, or without themes."""
    if not is_series(names):
        return None
    happened = _happened(names, found)
    kinds = {kind for signs in happened.values() for kind, _ in signs}
    told = {theme for theme, _ in happened}
    groups = [
        (title, [theme for theme in themes if pattern != "always" or theme.id in told])
        for pattern, title, themes in by_pattern(names)
    ]
    drawn = {theme.id for _, themes in groups for theme in themes}
    return LivesView(
        tuple(_picture(names, groups, happened, fitted(names, shape)) for shape in SHAPES),
        word(
            "lives_alternative",
            names.language,
            documents=len(names.comparison.documents),
            themes=len(names.comparison.themes),
            events=sum(map(len, happened.values())),
        ),
        tuple(
            (KIND[kind].sign, KIND[kind].group, word(f"event_{kind}", names.language))
            for kind in ORDER
            if kind in kinds
        ),
        (f"< {EDGES[0]:.0%}", *(f"≥ {edge:.0%}" for edge in EDGES)),
        tuple(steady(names, theme) for theme in names.comparison.themes if theme.id not in drawn),
    )


def _happened(names: Names, found: Sequence[Found]) -> Happened:
    happened: Happened = defaultdict(list)
    themes = {theme.id: theme for theme in names.comparison.themes}
    for one in found:
        for event in one.row.events:
            if event.theme in themes and shows_on_theme(event, themes[event.theme]):
                happened[event.theme, one.row.pair - 1].append((event.type, one.finding.short))
    return happened


def _picture(
    names: Names, groups: list[tuple[str, list[Theme]]], happened: Happened, shape: Rows
) -> LivesPicture:
    columns, step = _columns(names.comparison.documents, shape)
    top = head_height(names, shape.font, step)
    titles, lives, y = [], [], float(top)
    for title, themes in groups:
        if not themes:
            continue
        titles.append((title, round(y + shape.line * 0.6, 1)))
        for order, theme in enumerate(themes, 1):
            middle = round(y + shape.line * (order + 0.5), 1)
            lives.append(_life(names, shape, columns, theme, happened, middle))
        y += shape.line * (len(themes) + 1.4)
    return LivesPicture(
        name=shape.name,
        width=shape.width,
        height=round(y),
        font=shape.font,
        name_x=shape.label - 8,
        headers=headers(names, columns, shape.font, top),
        grounds=grounds(names, columns, step),
        titles=tuple(titles),
        lives=tuple(lives),
    )


def _columns(documents: tuple[Document, ...], shape: Rows) -> tuple[list[float], float]:
    """Return the middle of each document's column and the narrowest step between two.

    Documents of one year, or without one, stand as far apart as those of neighbouring years.
    """
    years = [document.head.year for document in documents]
    weights = [
        max(1, after - before) if before and after else 1 for before, after in pairwise(years)
    ]
    step = (shape.width - shape.label) / (sum(weights) + 1)
    columns = [shape.label + step / 2]
    for weight in weights:
        columns.append(columns[-1] + step * weight)
    return [round(x, 1) for x in columns], step


def _life(
    names: Names,
    shape: Rows,
    columns: list[float],
    theme: Theme,
    happened: Happened,
    y: float,
) -> Life:
    documents = names.comparison.documents
    shares = {mention.document: mention.share for mention in theme.mentions}
    having = shares.keys()
    there = [place for place, document in enumerate(documents) if document.id in having]
    silent = [place for place, document in enumerate(documents) if document.id not in having]
    solid = "".join(
        f"M{columns[one]} {y}H{columns[other]}"
        for one, other in pairwise(there)
        if other == one + 1
    )
    return Life(
        name=shortened(theme_name(names, theme.id), shape.font, shape.label - 10),
        href=f"#{theme_anchor(theme.id)}",
        y=y,
        solid=solid,
        gap="".join(
            f"M{columns[one]} {y}H{columns[other]}"
            for one, other in pairwise(there)
            if other > one + 1
        ),
        dots=tuple(
            "".join(f"M{columns[p]} {y}h0" for p in there if _size(shares[documents[p].id]) == size)
            for size in range(len(EDGES) + 1)
        ),
        unknown="".join(f"M{columns[p]} {y}h0" for p in silent if documents[p].truncated),
        signs=tuple(
            sign
            for place in range(len(columns) - 1)
            for sign in _signs(names, shape, columns, happened[theme.id, place], place)
        ),
    )


def _size(share: float) -> int:
    """Return how large a dot is, from 0 up."""
    return sum(share >= edge for edge in EDGES)


def _signs(
    names: Names,
    shape: Rows,
    columns: list[float],
    found: list[tuple[EventType, str]],
    place: int,
) -> list[LifeSign]:
    """Return the signs between a column and the next; no more than there is room for."""
    start, room = columns[place], columns[place + 1] - columns[place]
    most = max(1, int(room / (shape.font * SIGN_WIDTH)) - 1)
    shown = found[:most]
    return [
        LifeSign(
            round(start + room * (order + 1) / (len(shown) + 1), 1),
            KIND[kind].sign,
            KIND[kind].group,
            f"#{anchor}",
            word(f"event_{kind}", names.language),
        )
        for order, (kind, anchor) in enumerate(shown)
    ]
