"""The picture of themes that came, went or changed from one document to the other.

Each keeps a lane of its own in the lexicon's order, which is the same whatever was compared: what
goes on never crosses anything. Themes to which nothing happened are listed with their shares. Only
text that goes on under another theme leaves its lane.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.events.kinds import KIND, ONLY_LEFT, ONLY_RIGHT, ORDER
from compare.laws import are_laws
from compare.model import Document, EventType, Theme
from compare.report.pictures.elsewhere import elsewhere, partners
from compare.report.pictures.layout import (
    box,
    head_height,
    headers,
    name_room,
    ribbon,
    shortened,
    text_width,
)
from compare.report.themes import steady, theme_anchor, told_shares
from compare.report.view.pictures import Lane, LanesPicture, LanesView
from compare.report.view.themes import StoryLine
from compare.telling.rows.order import shows_on_theme
from compare.telling.words.labels import kind_label, short_names
from compare.telling.words.naming import Names, owner, theme_inside, theme_name
from compare.telling.words.wording import listed, word

TEXT_HEIGHT = 520
"""The height of a whole document's text."""
THINNEST = 1.5
"""A theme that is there is seen, however short."""
TAPER = 0.45
"""How far into the gap reaches what comes or goes."""
SMALLEST = 0.004
"""Currents of less text than this would only be hairs."""
REMARK_GAP = 12
"""The room between the last column and a remark, and what one may be wider than measured."""
ELSEWHERE: tuple[EventType, EventType] = ("merges", "splits")
"""How a theme of one document is drawn whose text the other has under another theme or none.

These have no sign of their own: what stands behind the lane says where the text is.
"""
STAYS = 0.5
"""The part of its share with which a theme goes on though a task of it moved out."""
LEAST_BETWEEN = 60
"""What is left between the two columns, however wide the words beside them."""
Happened = dict[str, EventType]
Themes = tuple[Theme, ...]
Currents = dict[tuple[str, str], float]
"""Shares of the left text by theme before and theme after."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of a picture in user units; ``label`` and ``remark`` are the margins at most."""

    name: str
    width: int
    label: int
    remark: int
    font: int
    line: int
    node: int


SHAPES = (
    Shape("wide", 1000, 290, 310, 14, 19, 9),
    Shape("narrow", 350, 172, 0, 11, 17, 6),
)


@dataclass(frozen=True, slots=True)
class Board:
    """Where things stand: the left edge of either document's column, the middle of each lane."""

    names: Names
    shape: Shape
    columns: tuple[float, float]
    middles: dict[str, float]
    bottom: float

    @property
    def between(self) -> tuple[float, float]:
        """Where what stands between the two columns begins and ends."""
        return self.columns[0] + self.shape.node, self.columns[1]

    def ends(self, theme: str, share: float) -> tuple[float, float]:
        """Return top and height of a theme's node."""
        height = max(share * TEXT_HEIGHT, THINNEST)
        return self.middles[theme] - height / 2, height


def lanes_view(names: Names) -> LanesView | None:
    """Return the picture of a pair; nothing without themes, or for a series (``lives``)."""
    comparison = names.comparison
    if not comparison.themes or len(comparison.pairs) > 1:
        return None
    happened = _happened(names)
    drawn = tuple(theme for theme in comparison.themes if theme.id in happened)
    both = tuple(theme for theme in comparison.themes if len(_having(theme)) > 1)
    story = _story(names, happened, [one for one in comparison.themes if one not in both])
    # Of other names a sentence tells.
    told = {theme: kind for theme, kind in happened.items() if kind != "renamed"}
    kinds = dict.fromkeys((KIND[kind].group, _label(names, kind)) for kind in _kinds(happened))
    pictures = (_picture(names, _fitted(names, drawn, one), drawn, happened) for one in SHAPES)
    return LanesView(
        pictures=tuple(pictures) if drawn else (),
        alternative=_alternative(names, story, len(both)),
        kinds=tuple(kinds),
        story=story,
        in_both=len(both),
        story_of_both=_story(names, told, both),
        steady=tuple(steady(names, one) for one in comparison.themes if one.id not in happened),
        in_short=not are_laws(*comparison.documents),
    )


def _story(
    names: Names, happened: Mapping[str, EventType], themes: Sequence[Theme]
) -> tuple[StoryLine, ...]:
    """Return what happened to some themes, those to which one thing did in one line."""
    told: dict[str, list[Theme]] = defaultdict(list)
    for kind in _kinds(happened):
        title = _side_cut_off(names, kind) or _kind_words(names, kind)
        told[title] += (theme for theme in themes if happened.get(theme.id) == kind)
    return tuple(
        StoryLine(title, tuple(_in_story(names, theme) for theme in members))
        for title, members in told.items()
        if members
    )


def _in_story(names: Names, theme: Theme) -> tuple[str, str, str]:
    return theme_name(names, theme.id), f"#{theme_anchor(theme.id)}", ""


def _side_cut_off(names: Names, kind: EventType) -> str:
    """Return what is said of themes of one text alone where the other is cut off."""
    silent = kind in ONLY_LEFT, kind in ONLY_RIGHT
    left, right = names.comparison.documents
    unknown = (silent[0] and right.truncated) or (silent[1] and left.truncated)
    return word("absent_before_cut", names.language) if unknown else ""


def _label(names: Names, kind: EventType) -> str:
    """Return the sign and the name of a kind."""
    words = _kind_words(names, kind)
    return words if kind in ELSEWHERE else f"{KIND[kind].sign} {words}"


def _brief_label(names: Names, kind: EventType) -> str:
    """Return the same where there is little room."""
    short = kind in ELSEWHERE
    return word("lane_elsewhere_short", names.language) if short else _label(names, kind)


def _kind_words(names: Names, kind: EventType) -> str:
    """Return what is said of themes to which one thing happened."""
    if kind in ELSEWHERE:
        return word("lane_elsewhere", names.language)
    return kind_label(names, kind, names.comparison.pairs[0])


def _fitted(names: Names, drawn: Themes, shape: Shape) -> Shape:
    """Return a shape as wide as its names and remarks need."""
    label = name_room(names, shape.font, shape.label, drawn)
    if shape.name == "wide":
        return replace(shape, label=label)
    words = [_brief_label(names, kind) for kind in _kinds(_happened(names))]
    widest = max((text_width(said, shape.font) for said in words), default=0)
    most = shape.width - label - shape.node - LEAST_BETWEEN
    return replace(shape, label=label, remark=min(round(widest) + REMARK_GAP, most))


def _alternative(names: Names, story: Sequence[StoryLine], both: int) -> str:
    """Return how many themes stand where, in the words and numbers of the story."""
    language = names.language
    counts = [(line.title, len(line.themes)) for line in story]
    counts += [(word("in_both", language), both)] if both else []
    told = tuple(word("theme_count", language, kind=kind, count=n) for kind, n in counts)
    themes = len(names.comparison.themes)
    return word("lanes_alternative", language, themes=themes, counts=listed(told, language))


def _having(theme: Theme) -> set[str]:
    """Return the documents that mention a theme."""
    return {mention.document for mention in theme.mentions}


def _picture(names: Names, shape: Shape, drawn: Themes, happened: Happened) -> LanesPicture:
    step = shape.width - shape.label - shape.remark - shape.node
    columns = float(shape.label), float(shape.label + step)
    centres = [x + shape.node / 2 for x in columns]
    top = head_height(names, shape.font, step)
    board = _board(names, shape, drawn, columns, top)
    return LanesPicture(
        name=shape.name,
        width=shape.width,
        height=round(board.bottom),
        font=shape.font,
        top=top,
        name_x=shape.label - 8,
        remark_x=shape.width - shape.remark + 8,
        headers=headers(names, centres, shape.font, top),
        lanes=tuple(_lane(board, theme, happened[theme.id]) for theme in drawn),
        nodes="".join(_nodes(board, theme) for theme in drawn),
        currents=_currents(board),
    )


def _board(
    names: Names, shape: Shape, drawn: Themes, columns: tuple[float, float], top: float
) -> Board:
    middles = {}
    for theme in drawn:
        room = max(shape.line, max(m.share for m in theme.mentions) * TEXT_HEIGHT + 3)
        middles[theme.id] = top + room / 2
        top += room
    return Board(names, shape, columns, middles, top + 6)


def _happened(names: Names) -> Happened:
    """Return what happened to themes as wholes: the first kind, or that one side has it.

    Where no event tells that it came or went, its text may stand under another theme. A theme of
    which one task moved out goes on.
    """
    goes_on = {theme.id for theme in names.comparison.themes if _goes_on(names, theme)}
    found: Happened = {}
    themes = {theme.id: theme for theme in names.comparison.themes}
    for event in sorted(names.comparison.events, key=lambda event: ORDER.index(event.type)):
        one_task = event.type == "moves_out" and event.theme in goes_on
        theme = themes.get(event.theme)
        if theme and shows_on_theme(event, theme) and not one_task:
            found.setdefault(event.theme, event.type)
    left, counterparts = names.comparison.documents[0].id, partners(names.comparison)
    for theme in names.comparison.themes:
        has = _having(theme)
        if len(has) == 1 and theme.id not in found:
            there = elsewhere(names.comparison, theme, counterparts) is not None
            gone, come = ELSEWHERE if there else ("disappears", "appears")
            found[theme.id] = gone if left in has else come
    return found


def _goes_on(names: Names, theme: Theme) -> bool:
    """Tell whether the later document has at least half as much of a theme as the earlier one."""
    shares = {mention.document: mention.share for mention in theme.mentions}
    before, after = (shares.get(document.id) for document in names.comparison.documents)
    return before is not None and after is not None and after >= STAYS * before


def _kinds(happened: Mapping[str, EventType]) -> tuple[EventType, ...]:
    """Return the kinds of what the picture shows, in their order."""
    return tuple(kind for kind in ORDER if kind in happened.values())


def _lane(board: Board, theme: Theme, kind: EventType) -> Lane:
    shape = board.shape
    return Lane(
        name=shortened(theme_name(board.names, theme.id), shape.font, shape.label - 10),
        y=round(board.middles[theme.id], 1),
        path=_reach(board, theme),
        colour=KIND[kind].group,
        remark=shortened(_remark(board, theme, kind), shape.font, shape.remark - 8),
    )


def _reach(board: Board, theme: Theme) -> str:
    """Return the band between the documents; where only one has the theme, it tapers off."""
    shares = {mention.document: mention.share for mention in theme.mentions}
    before, after = (shares.get(document.id) for document in board.names.comparison.documents)
    start, end = board.between
    away = (end - start) * TAPER
    tip = board.middles[theme.id] - 0.2, 0.4
    if before is None:
        return ribbon(end - away, end, tip, board.ends(theme.id, after or 0))
    if after is None:
        return ribbon(start, start + away, board.ends(theme.id, before), tip)
    return ribbon(start, end, board.ends(theme.id, before), board.ends(theme.id, after))


def _remark(board: Board, theme: Theme, kind: EventType) -> str:
    """Return what stands at the lane's end: what happened, the new name, and the shares."""
    names = board.names
    said, called = _label(names, kind), theme.mentions[-1].name
    if board.shape.name == "narrow":
        return _brief_label(names, kind)
    if kind in ELSEWHERE:
        taken = elsewhere(names.comparison, theme, partners(names.comparison))
        if taken:
            tags = short_names(names, names.comparison.pairs[0])
            values = {"tag": tags[kind == "merges"], "theme": theme_inside(names, taken)}
            said = word("lane_under", names.language, **values)
    lead = word("after_lead", names.language)
    renamed = f"{lead}{called}" if kind == "renamed" and called != theme.id else ""
    return f"{said}{renamed} {told_shares(names, theme)}"


def _nodes(board: Board, theme: Theme) -> str:
    shares = {mention.document: mention.share for mention in theme.mentions}
    placed = zip(board.names.comparison.documents, board.columns, strict=True)
    return "".join(
        box(x, top, board.shape.node, height)
        for document, x in placed
        if document.id in shares
        for top, height in (board.ends(theme.id, shares[document.id]),)
    )


def _currents(board: Board) -> tuple[tuple[str, float], ...]:
    """Return paths and widths of text whose main counterpart is mainly about another theme."""
    found = []
    start, end = board.between
    middle = (start + end) / 2
    for (before, after), share in sorted(_carried(board.names).items()):
        if share >= SMALLEST and {before, after} <= board.middles.keys():
            y0, y1 = board.middles[before], board.middles[after]
            bend = f"C{middle:.0f} {y0:.0f} {middle:.0f} {y1:.0f}"
            path = f"M{start:.0f} {y0:.0f}{bend} {end:.0f} {y1:.0f}"
            found.append((path, round(share * TEXT_HEIGHT, 1)))
    return tuple(found)


def _carried(names: Names) -> Currents:
    """Return how much text goes on under another theme: no more than either document has."""
    comparison = names.comparison
    about = {a: theme.id for theme in comparison.themes for m in theme.mentions for a in m.primary}
    most = {(m.document, t.id): m.share for t in comparison.themes for m in t.mentions}
    left, right = (document.id for document in comparison.documents)
    found: Currents = defaultdict(float)
    for link in comparison.links:
        before, after = about.get(link.left), about.get(link.right)
        if link.strength != "main" or not before or not after or before == after:
            continue
        document, article = owner(names, link.left)
        share = found[before, after] + len(article.text) / _length(document)
        found[before, after] = min(share, most[left, before], most[right, after])
    return found


def _length(document: Document) -> int:
    return sum(len(article.text) for article in document.articles) or 1
