"""The preambles of two documents, compared as an article is."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model import Document
from compare.report.text.counterparts import Stated, counterparts
from compare.report.text.desk import Desk
from compare.report.text.one_text import (
    Strand,
    is_light,
    is_worded,
    one_lines,
    plain_steps,
    read_line,
)
from compare.report.view.reading import ArticleView, Cell, Cited, Group, Part, Row
from compare.telling.shared import Side
from compare.telling.words.labels import change_label
from compare.telling.words.naming import pair_prefix
from compare.telling.words.wording import word


def preamble_part(desk: Desk) -> Iterator[Part]:
    """Yield the part before all others, if a document has a preamble."""
    left, right = (_passages(document) for document in desk.documents)
    if not left and not right:
        return
    language = desk.names.language
    row = _row(desk, left, right)
    title = word("preamble", language)
    summary = title if row.unchanged else ""
    anchor = f"{pair_prefix(desk.names, desk.pair)}preamble"
    yield Part(anchor, title, False, (Group(summary, (row,)),))


def _row(desk: Desk, left: tuple[Stated, ...], right: tuple[Stated, ...]) -> Row:
    if not left or not right:
        side: Side = "left" if left else "right"
        view = _view(desk, (side,), _lone(left or right))
        kind = "removed" if left else "added"
        return Row(
            kinds=_kind(desk, kind),
            left=view if left else None,
            right=() if left else (view,),
        )
    found = _strands(desk, left, right)
    if is_light(found):
        state = {step.state for strand in found for step in strand.steps}
        kind = "same" if state == {"same"} else "worded" if is_worded(found) else "revised"
        return Row(kinds=_kind(desk, kind), one=_view(desk, ("left", "right"), found))
    return Row(
        kinds=_kind(desk, "revised"),
        left=_view(desk, ("left",), _lone(left)),
        right=(_view(desk, ("right",), _lone(right)),),
    )


def _kind(desk: Desk, kind: str) -> tuple[tuple[str, str], ...]:
    scope = desk.names.comparison.pairs[desk.pair - 1]
    return ((kind, change_label(desk.names, kind, scope)),)


def _passages(document: Document) -> tuple[Stated, ...]:
    return tuple(
        Stated("", False, (0, len(passage.text)), passage.text) for passage in document.preamble
    )


def _strands(desk: Desk, left: tuple[Stated, ...], right: tuple[Stated, ...]) -> tuple[Strand, ...]:
    """Return the passages in the order of the right, then what only the left has."""
    pairs = counterparts(left, right, {})
    by_right = {pair.right: left[pair.left] for pair in pairs}
    both = [
        Strand(by_right.get(j), line, read_line(desk, _said(by_right.get(j)), line.text))
        for j, line in enumerate(right)
    ]
    alone = [line for i, line in enumerate(left) if i not in {pair.left for pair in pairs}]
    gone = [Strand(line, None, read_line(desk, line.text, "")) for line in alone]
    return (*both, *gone)


def _said(line: Stated | None) -> str:
    return line.text if line else ""


def _lone(lines: tuple[Stated, ...]) -> tuple[Strand, ...]:
    return tuple(Strand(line, None, plain_steps(line.text)) for line in lines)


def _view(desk: Desk, sides: tuple[Side, ...], found: tuple[Strand, ...]) -> ArticleView:
    return ArticleView(
        side=sides[0] if len(sides) == 1 else "one",
        cited=tuple(_cited(desk, side) for side in sides),
        cells=(Cell(1, one_lines(desk, found, {})),),
    )


def _cited(desk: Desk, side: Side) -> Cited:
    document = desk.document(side)
    anchor = f"{pair_prefix(desk.names, desk.pair)}{desk.names.slugs[document.id]}/preamble"
    return Cited(anchor, desk.names.tags[document.id], word("preamble", desk.names.language), "")
