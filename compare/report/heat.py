"""The heat map of a series: themes by documents, grouped by what their presence follows."""

from __future__ import annotations

from compare.model import Theme
from compare.report.layout import Rows, box, fitted, grounds, head_height, headers, shortened
from compare.report.naming import Names, theme_name
from compare.report.patterns import by_pattern, is_series
from compare.report.pictures import HeatPicture, HeatRow, HeatView
from compare.report.wording import word

EDGES = (0.01, 0.02, 0.04, 0.08)
"""Shares of a document's text at which the next shade begins."""


SHAPES = (Rows("wide", 1000, 290, 14, 20), Rows("narrow", 350, 172, 11, 17))


def heat_view(names: Names) -> HeatView | None:
    """Return the heat map; nothing for fewer than three documents, or without themes."""
    if not is_series(names):
        return None
    groups = [(title, themes) for _, title, themes in by_pattern(names)]
    told = [(word(f"pattern_{p}", names.language), len(one)) for p, _, one in by_pattern(names)]
    return HeatView(
        tuple(_picture(names, groups, fitted(names, shape)) for shape in SHAPES),
        word(
            "heat_alternative",
            names.language,
            documents=len(names.comparison.documents),
            groups=word("list_gap", names.language).join(
                f"{title} {count}" for title, count in told
            ),
        ),
        (f"< {EDGES[0]:.0%}", *(f"≥ {edge:.0%}" for edge in EDGES)),
    )


def _picture(names: Names, groups: list[tuple[str, list[Theme]]], shape: Rows) -> HeatPicture:
    step = (shape.width - shape.label) / len(names.comparison.documents)
    left = [shape.label + step * order for order in range(len(names.comparison.documents))]
    centres = [x + step / 2 for x in left]
    top = head_height(names, shape.font, step)
    titles, rows, y = [], [], float(top)
    for title, themes in groups:
        titles.append((title, y + shape.line * 0.7))
        y += shape.line
        for theme in themes:
            rows.append((theme, y))
            y += shape.line
        y += shape.line / 2
    shades, unknown = _cells(names, rows, left, step, shape.line)
    return HeatPicture(
        name=shape.name,
        width=shape.width,
        height=round(y),
        font=shape.font,
        top=top,
        name_x=shape.label - 8,
        headers=headers(names, centres, shape.font, top),
        grounds=grounds(names, centres, step),
        titles=tuple(titles),
        rows=tuple(_row(names, theme, y, shape) for theme, y in rows),
        shades=shades,
        unknown=unknown,
    )


def _row(names: Names, theme: Theme, y: float, shape: Rows) -> HeatRow:
    name = shortened(theme_name(names, theme.id), shape.font, shape.label - 10)
    return HeatRow(name, y + shape.line * 0.7)


def _cells(
    names: Names, rows: list[tuple[Theme, float]], left: list[float], step: float, line: float
) -> tuple[tuple[str, ...], str]:
    """Return a path for each shade, and one for what is not known after a cut."""
    shades, unknown = [""] * (len(EDGES) + 1), ""
    for theme, y in rows:
        shares = {mention.document: mention.share for mention in theme.mentions}
        for document, x in zip(names.comparison.documents, left, strict=True):
            cell = box(x + 1, y + 1, step - 2, line - 2)
            if document.id in shares:
                shades[sum(shares[document.id] >= edge for edge in EDGES)] += cell
            elif document.truncated:
                unknown += cell
    return tuple(shades), unknown
