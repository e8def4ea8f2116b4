"""The picture of targets that compare: a row for each, a dot for each document on one scale.

Rows of one unit share a scale that begins at nothing, so that lengths may be compared; of sizes
too far apart for that each has its own. What stayed is left to the table: a dot on a dot tells
nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from compare.addresses import article_of, document_of
from compare.model import Compared, Comparison, Document, Target
from compare.report.pictures.layout import shortened, text_width
from compare.report.view.pictures import (
    ComparedLine,
    TargetGroup,
    TargetPoint,
    TargetRow,
    TargetsPicture,
    TargetsView,
)
from compare.telling.goals import goals_named
from compare.telling.words.labels import differs_by_place
from compare.telling.words.naming import (
    Names,
    Place,
    home_pair,
    place,
    theme_name,
    theme_title,
    unit_title,
)
from compare.telling.words.wording import short_number, word, word_of

STEPS = (1, 2, 2.5, 5, 10)
TICKS = 5
GAP = 10
MOST = 500  # rows that the picture shows; all targets are in the exports
FAR = 20  # times as much as the smallest value: on one scale that would lie at nothing
LEAST = 40
"""In less room a theme's name would say nothing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of a picture in user units; ``label`` is 0 where names stand above their rows.

    ``middle`` is where the line of a row runs, as a part of its height.
    """

    name: str
    width: int
    label: int
    font: int
    row: int
    middle: float


SHAPES = (Shape("wide", 1000, 280, 14, 42, 0.5), Shape("narrow", 350, 0, 12, 46, 0.7))


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values of a unit stand: from ``left`` (nothing) to ``right`` (the last tick)."""

    left: float
    right: float
    ticks: tuple[float, ...]

    def x(self, value: float) -> float:
        """Return the place of a value."""
        return round(self.left + (self.right - self.left) * value / self.ticks[-1], 1)


def targets_view(names: Names) -> TargetsView | None:
    """Return the picture and its table; nothing where no targets compare."""
    rows = sorted(_compared(names), key=_unit)
    if not rows:
        return None
    changes = Counter(_direction(row) for row in rows)
    told = {key: changes[order] for key, order in (("up", 1), ("down", -1), ("same", 0))}
    apart = differs_by_place(names)
    said = word_of("targets_told", names.language, apart=apart, count=len(rows), **told)
    if beyond := len(rows[MOST:]):
        said = f"{said} {word('goals_beyond', names.language, count=beyond)}"
    shown = rows[:MOST]
    drawn = [row for row in shown if len({target.value for target in row.targets}) > 1]
    if drawn != shown:
        said = f"{said}{word_of('targets_steady', names.language, apart=apart)}"
    return TargetsView(
        tuple(_picture(names, drawn, shape) for shape in SHAPES) if drawn else (),
        said,
        tuple(_line(names, row) for row in shown),
    )


def _compared(names: Names) -> Iterator[Compared]:
    """Yield the targets that compare: of a pair as its table of goals puts them together."""
    comparison = names.comparison
    if len(comparison.pairs) > 1:
        yield from comparison.compared
        return
    themes = _theme_of_units(comparison)
    for goal in goals_named(names, 1):
        before, after = goal.targets
        if before and after and before.number.unit == after.number.unit:
            theme = themes.get(after.unit) or themes.get(article_of(after.unit), "")
            yield Compared(theme, goal.subject, (before, after))


def _theme_of_units(comparison: Comparison) -> dict[str, str]:
    """Return the first theme that treats each measure and article, of those that any treats."""
    found: dict[str, str] = {}
    for theme in comparison.themes:
        for one in theme.mentions:
            for address in (*one.measures, *one.articles):
                found.setdefault(address, theme.id)
    return found


def _unit(row: Compared) -> str:
    return row.targets[0].number.unit


def _scale_title(names: Names, unit: str) -> str:
    """Return what stands before a scale: 单位：元/月."""
    lead = word("after_lead", names.language)
    return f"{word('unit', names.language)}{lead}{unit_title(names, unit)}" if unit else ""


def _direction(row: Compared) -> int:
    first, last = row.targets[0].value, row.targets[-1].value
    return (last > first) - (last < first)


def _document(names: Names, target: Target) -> Document:
    return names.comparison.document_by_id[document_of(target.unit)]


def _place(names: Names, target: Target) -> Place:
    return place(names, home_pair(names, _document(names, target).id), target.unit)


def _picture(names: Names, rows: list[Compared], shape: Shape) -> TargetsPicture:
    margins = _margins(names, rows, shape)
    groups, top = [], 0.0
    for members in _on_one_scale(rows):
        group = _group(names, _unit(members[0]), members, shape, margins, top)
        groups.append(group)
        top = group.bottom + shape.font
    return TargetsPicture(
        shape.name, shape.width, round(top), shape.font, shape.label, tuple(groups)
    )


def _on_one_scale(rows: Iterable[Compared]) -> Iterator[list[Compared]]:
    """Yield the rows that share a scale: of one unit and not too far apart, the smallest first."""
    for _, members in groupby(rows, key=_unit):
        group: list[Compared] = []
        for row in sorted(members, key=_most):
            if group and _most(row) > FAR * _most(group[0]):
                yield group
                group = []
            group.append(row)
        yield group


def _most(row: Compared) -> float:
    return max(target.value for target in row.targets)


def _margins(names: Names, rows: list[Compared], shape: Shape) -> tuple[float, float]:
    """Return the room beside a scale: on both sides for a label, on the left for its unit too."""
    labels = [
        f"{_when(names, target)} {_said(names, target)}" for row in rows for target in row.targets
    ]
    units = [] if shape.label else [_scale_title(names, _unit(row)) for row in rows]
    left, right = (
        max(text_width(text, shape.font) + 2 * GAP for text in texts)
        for texts in ((*labels, *units), labels)
    )
    return left, right


def _group(
    names: Names,
    unit: str,
    rows: list[Compared],
    shape: Shape,
    margins: tuple[float, float],
    top: float,
) -> TargetGroup:
    scale = _scale(rows, shape, margins)
    first = top + shape.font * 1.6
    middles = [first + shape.row * (order + shape.middle) for order in range(len(rows))]
    return TargetGroup(
        _scale_title(names, unit),
        round(scale.left - 2 * GAP, 1) if shape.label else 0,
        round(first, 1),
        round(first + len(rows) * shape.row, 1),
        _ticks(names, scale, shape),
        tuple(_row(names, row, shape, scale, y) for row, y in zip(rows, middles, strict=True)),
    )


def _ticks(names: Names, scale: Scale, shape: Shape) -> tuple[tuple[float, str], ...]:
    """Return the places and values of ticks; only the ends have values where they stand close."""
    step = scale.x(scale.ticks[1]) - scale.x(0)
    values = [short_number(tick, names.language) for tick in scale.ticks]
    close = step < max(text_width(value, shape.font) for value in values)
    inner = scale.ticks[1:-1]
    return tuple(
        (scale.x(tick), "" if close and tick in inner else value)
        for tick, value in zip(scale.ticks, values, strict=True)
    )


def _scale(rows: list[Compared], shape: Shape, margins: tuple[float, float]) -> Scale:
    """Return the scale of rows of one unit: from nothing to the next round value."""
    most = max(map(_most, rows))
    step = _step(most)
    count = max(1, math.ceil(most / step))
    ticks = tuple(step * order for order in range(count + 1))
    return Scale(shape.label + margins[0], shape.width - margins[1], ticks)


def _step(most: float) -> float:
    """Return the round distance of at most so many ticks up to a value."""
    power = 10.0 ** math.floor(math.log10(most / TICKS)) if most else 1.0
    return next(step * power for step in STEPS if step * power * TICKS >= most)


def _row(names: Names, row: Compared, shape: Shape, scale: Scale, y: float) -> TargetRow:
    room = (shape.label or shape.width) - GAP
    name = shortened(row.subject, shape.font, room)
    left = room if shape.label else room - text_width(name, shape.font) - GAP
    points = _labelled([_point(names, target, scale, y) for target in row.targets], shape)
    xs = [point.x for point in points]
    return TargetRow(
        name,
        shortened(theme_name(names, row.theme), shape.font, left) if left > LEAST else "",
        round(y, 1),
        (min(xs), max(xs)),
        tuple(points),
    )


def _point(names: Names, target: Target, scale: Scale, y: float) -> TargetPoint:
    when, said = _when(names, target), _said(names, target)
    return TargetPoint(
        x=scale.x(target.value),
        kind="",
        href=_place(names, target).href,
        when=when,
        label=said,
        told=f"{when} {said} {target.number.unit}: {target.text}",
        label_x=0,
        label_y=round(y, 1),
        anchor="middle",
    )


def _when(names: Names, target: Target) -> str:
    """Return the year of a target's document; the document's name if years repeat."""
    document = _document(names, target)
    years = [each.head.year for each in names.comparison.documents]
    once = document.head.year and years.count(document.head.year) == 1
    return str(document.head.year) if once else names.tags[document.id]


def _said(names: Names, target: Target) -> str:
    """Return a value with the sign of its bound."""
    return target.number.bound + short_number(target.value, names.language)


def _labelled(points: list[TargetPoint], shape: Shape) -> list[TargetPoint]:
    """Return the points with a label each: outside at the ends, above where there is room."""
    kinds = ["first", *["between"] * (len(points) - 2), "last"]
    placed = sorted(range(len(points)), key=lambda i: (points[i].x, i))
    found = []
    for order, (point, kind) in enumerate(zip(points, kinds, strict=True)):
        at = placed.index(order)
        if at == 0:
            told = replace(point, label_x=point.x - GAP, anchor="end")
        elif at == len(points) - 1:
            told = replace(point, label_x=point.x + GAP, anchor="start")
        else:
            around = points[placed[at - 1]].x, points[placed[at + 1]].x
            told = _above(point, around, shape)
        found.append(replace(told, kind=kind))
    return found


def _above(point: TargetPoint, around: tuple[float, float], shape: Shape) -> TargetPoint:
    """Return a point between two others, its value above it where there is room, or no label."""
    room = 2 * min(point.x - around[0], around[1] - point.x)
    above = shape.label and room >= text_width(point.label, shape.font)
    y = round(point.label_y - shape.font, 1)
    return replace(point, when="", label=point.label if above else "", label_x=point.x, label_y=y)


def _line(names: Names, row: Compared) -> ComparedLine:
    told = {_document(names, target).id: target for target in row.targets}
    return ComparedLine(
        row.subject,
        theme_title(names, row.theme),
        unit_title(names, _unit(row)),
        tuple(
            (_said(names, target), _place(names, target).href)
            if (target := told.get(document.id))
            else None
            for document in names.comparison.documents
        ),
    )
