"""The picture of how sections flow into sections: bars, bands and labels laid out for SVG.

Sections keep the order of their documents; what leaves a bar is ordered by where it goes, so
that bands cross as little as the documents allow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.report.pictures.flow import (
    Flow,
    Key,
    alternative,
    flow_of,
    flow_table,
    linked_share,
    section_title,
    stays_in_place,
)
from compare.report.pictures.layout import ribbon
from compare.report.text.desk import Desk
from compare.report.view.pictures import Band, Bar, FlowPicture, FlowView
from compare.telling.shared import Side
from compare.telling.words.wording import percent, word

COLOURS = 10
"""Colours of left sections in ``overview.css``; behind them comes that of all right ones."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of a picture in user units; ``label`` is the width of a label's column.

    Bars and bands are ``told`` in words where there is a pointer; their numbers are in the table.
    """

    name: str
    width: int
    label: int
    bar: int
    font: int
    line: int
    inside: bool
    told: bool


SHAPES = (
    Shape("wide", 1000, 300, 16, 15, 20, inside=False, told=True),
    Shape("narrow", 350, 156, 10, 12, 16, inside=True, told=False),
)
TEXT_HEIGHT = 340
"""The height of a whole document's text: two pictures are to fit on a printed page."""
GAP = 12
SHARE_LENGTH = 3
"""Room that a percentage takes behind a label, in Chinese characters."""


def flow_view(desk: Desk) -> FlowView | None:
    """Return pictures, text alternative and table for a pair; nothing where all stayed in place.

    In a series, whose page is long, a narrow screen has the table alone.
    """
    flow = flow_of(desk)
    if stays_in_place(flow):
        return None
    series = len(desk.names.comparison.pairs) > 1
    shapes = (replace(SHAPES[0], told=False),) if series else SHAPES
    return FlowView(
        tuple(flow_picture(desk, flow, shape) for shape in shapes),
        alternative(desk, flow),
        flow_table(desk, flow),
    )


def flow_picture(desk: Desk, flow: Flow, shape: Shape) -> FlowPicture:
    """Return the picture of a flow, laid out in one shape."""
    bars = (_bars(desk, flow, shape, "left"), _bars(desk, flow, shape, "right"))
    bottom = max((bar.y + bar.height for column in bars for bar in column.values()), default=0)
    return FlowPicture(
        name=shape.name,
        width=shape.width,
        height=round(bottom + GAP + shape.line),
        font=shape.font,
        line=shape.line,
        anchors=("start", "end") if shape.inside else ("end", "start"),
        bars=(tuple(bars[0].values()), tuple(bars[1].values())),
        bands=_bands(desk, flow, shape, bars),
    )


def _bars(desk: Desk, flow: Flow, shape: Shape, side: Side) -> dict[str, Bar]:
    """Return the bars of one side from top to bottom; gaps grow until both sides are as high."""
    index = int(side == "right")
    slots = [_slots(desk, flow, shape, each) for each in ("left", "right")]
    heights = [sum(slot.values()) + GAP * (len(slot) - 1) for slot in slots]
    gap = GAP + (max(heights) - heights[index]) / max(1, len(slots[index]) - 1)
    bars, top = {}, float(GAP)
    for order, (section, slot) in enumerate(slots[index].items()):
        bars[section] = _bar(desk, flow, shape, side, section, top + slot / 2, order)
        top += slot + gap
    return bars


def _slots(desk: Desk, flow: Flow, shape: Shape, side: Side) -> dict[str, float]:
    index = int(side == "right")
    return {
        section: max(share * TEXT_HEIGHT, len(_label(desk, shape, side, section)) * shape.line)
        for section, share in flow.sections[index].items()
    }


def _bar(
    desk: Desk, flow: Flow, shape: Shape, side: Side, section: str, middle: float, order: int
) -> Bar:
    index = int(side == "right")
    share = flow.sections[index][section]
    alone = max(0.0, share - linked_share(flow, index, section))
    label = _label(desk, shape, side, section)
    x, label_x = _columns(shape, side)
    return Bar(
        x=x,
        y=round(middle - share * TEXT_HEIGHT / 2, 1),
        width=shape.bar,
        height=round(share * TEXT_HEIGHT, 1),
        linked=round((share - alone) * TEXT_HEIGHT, 1),
        colour=order % COLOURS if side == "left" else COLOURS,
        title=_bar_title(desk, side, section, share, alone) if shape.told else "",
        label_x=label_x,
        label_y=round(middle - len(label) * shape.line / 2 + shape.font, 1),
        label=label,
        share=percent(share),
    )


def _bar_title(desk: Desk, side: Side, section: str, share: float, alone: float) -> str:
    return word(
        "flow_bar",
        desk.names.language,
        section=section_title(desk, side, section),
        share=percent(share),
        alone=percent(alone / share if share else 0),
    )


def _columns(shape: Shape, side: Side) -> tuple[float, float]:
    """Return the left edge of a side's bars and where its labels are anchored."""
    space = 0 if shape.inside else shape.label
    x = space if side == "left" else shape.width - space - shape.bar
    outward = (side == "left") != shape.inside
    return x, x - 9 if outward else x + shape.bar + 9


def _label(desk: Desk, shape: Shape, side: Side, section: str) -> tuple[str, ...]:
    """Return a section's name in at most two lines that leave room for the share behind them."""
    title, size = section_title(desk, side, section), shape.label // shape.font - SHARE_LENGTH
    lines = [title[i : i + size] for i in range(0, len(title), size)]
    return tuple(lines) if len(lines) <= 2 else (lines[0], lines[1][: size - 1] + "…")


def _bands(
    desk: Desk, flow: Flow, shape: Shape, bars: tuple[dict[str, Bar], dict[str, Bar]]
) -> tuple[Band, ...]:
    order = [{section: i for i, section in enumerate(column)} for column in bars]
    tops = [{section: bar.y for section, bar in column.items()} for column in bars]
    ends: tuple[dict[Key, tuple[float, float]], ...] = ({}, {})
    for side, other in ((0, 1), (1, 0)):
        for key in sorted(flow.links, key=lambda key: order[other][key[other]]):
            height = flow.shares[side][key] * TEXT_HEIGHT
            ends[side][key] = tops[side][key[side]], height
            tops[side][key[side]] += height
    x0 = next((bar.x + bar.width for bar in bars[0].values()), 0)
    x1 = next((bar.x for bar in bars[1].values()), 0)
    return tuple(
        Band(
            ribbon(x0, x1, ends[0][key], ends[1][key]),
            bars[0][key[0]].colour,
            _band_title(desk, flow, key) if shape.told else "",
        )
        for key in sorted(flow.links, key=lambda key: (order[0][key[0]], order[1][key[1]]))
    )


def _band_title(desk: Desk, flow: Flow, key: Key) -> str:
    return word(
        "flow_band",
        desk.names.language,
        left=section_title(desk, "left", key[0]),
        right=section_title(desk, "right", key[1]),
        left_share=percent(flow.shares[0][key]),
        right_share=percent(flow.shares[1][key]),
    )
