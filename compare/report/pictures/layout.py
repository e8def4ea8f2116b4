"""What the pictures share: how wide a text is, bands between two ends, heads of columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from compare.model import Theme
from compare.report.view.pictures import Ground, Header
from compare.telling.words.naming import Names, theme_name

CHINESE = "\u2e80"
LATIN_WIDTH, SMALL_WIDTH = 0.58, 0.52
"""The width of a Latin sign and of a small letter or space, measured in Chinese characters."""
SMALL = frozenset("abcdefghijklmnopqrstuvwxyz ")
NAME_GAP = 14
"""The room between names and a picture, and what a name may be wider than measured."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Measures of a picture of a row for each theme; ``label`` is the most that names may take."""

    name: str
    width: int
    label: int
    font: int
    line: int


def ribbon(x0: float, x1: float, left: tuple[float, float], right: tuple[float, float]) -> str:
    """Return the path between two ends, each given as top and height."""
    (top0, height0), (top1, height1) = left, right
    middle = round((x0 + x1) / 2)
    a, b, c, d = (f"{y:.5g}" for y in (top0, top1, top1 + height1, top0 + height0))
    start, end = round(x0), round(x1)
    return (
        f"M{start} {a}C{middle} {a} {middle} {b} {end} {b}"
        f"V{c}C{middle} {c} {middle} {d} {start} {d}z"
    )


def box(x: float, y: float, width: float, height: float) -> str:
    """Return the path of a rectangle."""
    return f"M{x:.4g} {y:.5g}h{width:.4g}v{height:.3g}h-{width:.4g}z"


def text_width(text: str, font: int) -> float:
    """Return about how wide a text is set, in the unit of the font's size."""
    return font * sum(
        1 if sign >= CHINESE else SMALL_WIDTH if sign in SMALL else LATIN_WIDTH for sign in text
    )


def shortened(text: str, font: int, width: float) -> str:
    """Return a text that is no wider than this; what is cut off becomes an ellipsis."""
    if text_width(text, font) <= width:
        return text
    while text and text_width(text + "…", font) > width:
        text = text[:-1]
    return text + "…"


def name_room(names: Names, font: int, most: int, themes: Iterable[Theme]) -> int:
    """Return the width that the names of themes need beside a picture, at most ``most``."""
    widest = max(text_width(theme_name(names, theme.id), font) for theme in themes)
    return min(most, round(widest) + NAME_GAP)


def fitted(names: Names, shape: Rows) -> Rows:
    """Return a shape whose labels take no more room than the names need."""
    return replace(shape, label=name_room(names, shape.font, shape.label, names.comparison.themes))


def head_height(names: Names, font: int, step: float) -> int:
    """Return the room above the columns: for one line, or for names that stand upright."""
    widest = max(text_width(names.tags[d.id], font) for d in names.comparison.documents)
    return round(font * 2 if widest <= step else widest + font)


def headers(names: Names, columns: list[float], font: int, top: int) -> tuple[Header, ...]:
    """Return the documents' names above the middles of their columns."""
    turned = top > font * 2
    tags = [names.tags[document.id] for document in names.comparison.documents]
    y = top - font * (0.4 if turned else 0.8)
    return tuple(
        Header(round(x + font * 0.35, 1) if turned else round(x, 1), round(y, 1), tag, turned)
        for x, tag in zip(columns, tags, strict=True)
    )


def grounds(names: Names, columns: list[float], step: float) -> tuple[Ground, ...]:
    """Return the ground of each run of documents of one region in a series of several regions.

    Grounds meet in the middle between two columns; the outer ones reach half a ``step`` further.
    """
    edges = [
        columns[0] - step / 2,
        *((one + other) / 2 for one, other in pairwise(columns)),
        columns[-1] + step / 2,
    ]
    regions = [document.head.region for document in names.comparison.documents]
    runs = [list(run) for _, run in groupby(range(len(regions)), key=regions.__getitem__)]
    return tuple(
        Ground(
            round(edges[run[0]], 1),
            round(edges[run[-1] + 1] - edges[run[0]], 1),
            regions[run[0]],
        )
        for run in runs
        if len(runs) > 1 and len(columns) > 2
    )
