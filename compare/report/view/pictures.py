"""What the pictures show, laid out in user units; every text here is ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view.themes import StoryLine


@dataclass(frozen=True, slots=True)
class Bar:
    """A section in the flow picture: its rectangle, how much of its height is linked, its label."""

    x: float
    y: float
    width: float
    height: float
    linked: float
    colour: int
    title: str
    label_x: float
    label_y: float
    label: tuple[str, ...]
    share: str


@dataclass(frozen=True, slots=True)
class Band:
    """Text that two sections have in common, as an SVG path; a title where there is a pointer."""

    path: str
    colour: int
    title: str


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """How sections flow into sections, laid out for one width (user units are CSS pixels)."""

    name: str
    width: int
    height: int
    font: int
    line: int
    anchors: tuple[str, str]
    bars: tuple[tuple[Bar, ...], tuple[Bar, ...]]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One row of the table behind the picture."""

    left: str
    right: str
    left_share: str
    right_share: str
    links: str


@dataclass(frozen=True, slots=True)
class FlowView:
    """The picture in two widths, the sentence that replaces it, and its table."""

    pictures: tuple[FlowPicture, ...]
    alternative: str
    table: tuple[FlowLine, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """A document's name above its column; ``turned`` where it is too wide to lie."""

    x: float
    y: float
    text: str
    turned: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What marks a region: the ground behind the columns of its documents."""

    x: float
    width: float
    region: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A theme's way from one document to the other: its name, a path, and what happened.

    ``remark`` stands at the end of the lane, in the colour of what happened.
    """

    name: str
    y: float
    path: str
    colour: str
    remark: str


@dataclass(frozen=True, slots=True)
class LanesPicture:
    """Themes as lanes from one document to the other, laid out for one width.

    ``nodes`` is one path of all places where a theme stands in a document; ``currents`` are text
    that goes on under another theme: a path and its width.
    """

    name: str
    width: int
    height: int
    font: int
    top: int
    name_x: float
    remark_x: float
    headers: tuple[Header, ...]
    lanes: tuple[Lane, ...]
    nodes: str
    currents: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LanesView:
    """The picture in two widths, the sentence that replaces it, and what its colours say.

    ``story`` says where themes of one text alone are, ``story_of_both`` what became of some of
    those ``in_both``: together they count every theme. ``steady`` are those to which nothing
    happened as wholes, with their shares. ``in_short``: the story stands on the first screen too,
    but for laws, which are on one theme.
    """

    pictures: tuple[LanesPicture, ...]
    alternative: str
    kinds: tuple[tuple[str, str], ...]
    story: tuple[StoryLine, ...]
    in_both: int
    story_of_both: tuple[StoryLine, ...]
    steady: tuple[str, ...]
    in_short: bool


@dataclass(frozen=True, slots=True)
class LifeSign:
    """What happened between two documents: a sign, the event's colour and word, and its finding."""

    x: float
    sign: str
    colour: str
    href: str
    told: str


@dataclass(frozen=True, slots=True)
class Life:
    """A theme through a series, as SVG paths.

    ``solid`` joins neighbours that have it, ``gap`` leaps over those that do not, ``dots`` are
    where it is, a path for each size from small to large, ``unknown`` where a text was cut off.
    """

    name: str
    href: str
    y: float
    solid: str
    gap: str
    dots: tuple[str, ...]
    unknown: str
    signs: tuple[LifeSign, ...]


@dataclass(frozen=True, slots=True)
class LivesPicture:
    """The lifelines laid out for one width; ``titles`` head the groups of themes."""

    name: str
    width: int
    height: int
    font: int
    name_x: float
    headers: tuple[Header, ...]
    grounds: tuple[Ground, ...]
    titles: tuple[tuple[str, float], ...]
    lives: tuple[Life, ...]


@dataclass(frozen=True, slots=True)
class LivesView:
    """The picture in two widths, the sentence that replaces it, what its signs and sizes say.

    ``steady`` are the themes to which nothing happened, with their shares.
    """

    pictures: tuple[LivesPicture, ...]
    alternative: str
    signs: tuple[tuple[str, str, str], ...]
    sizes: tuple[str, ...]
    steady: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetPoint:
    """A target of one document: ``kind`` is first, between or last; ``told`` is its whole text.

    ``when`` and ``label`` (the value with its bound) stand beside the dot; both may be empty.
    """

    x: float
    kind: str
    href: str
    when: str
    label: str
    told: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What a target is about, its theme, and its points on a line between two ends."""

    name: str
    theme: str
    y: float
    ends: tuple[float, float]
    points: tuple[TargetPoint, ...]


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The rows of one unit, between ``top`` and ``bottom``; ticks are places with their value.

    The title names the unit before the scale: it ends at ``title_x``, or begins at the edge (0).
    """

    title: str
    title_x: float
    top: float
    bottom: float
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class TargetsPicture:
    """Targets that compare, laid out for one width; ``label`` is 0 where names stand above."""

    name: str
    width: int
    height: int
    font: int
    label: int
    groups: tuple[TargetGroup, ...]


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One row of the table behind the picture: value and place in each document that has one."""

    subject: str
    theme: str
    unit: str
    cells: tuple[tuple[str, str] | None, ...]


@dataclass(frozen=True, slots=True)
class TargetsView:
    """The picture in two widths, the sentence that replaces it, and its table.

    There is no picture where all targets stayed.
    """

    pictures: tuple[TargetsPicture, ...]
    alternative: str
    table: tuple[ComparedLine, ...]
