"""Links of articles and measures as plain rows, and the articles that have none."""

from __future__ import annotations

from typing import NamedTuple

from compare.addresses import document_of
from compare.export.labels import label
from compare.export.units import text_of, unit_name
from compare.model import Change, Link
from compare.telling.words.labels import change_label
from compare.telling.words.naming import Names, renumbered
from compare.telling.words.wording import reason_sentences


class LinkRow(NamedTuple):
    """Two units that are linked, or an article that has no link (its other side is empty).

    ``renumbered`` tells which number an article of a law had and has, where it is another one.
    """

    left: str
    left_article: str
    right: str
    right_article: str
    level: str
    change: str
    renumbered: str
    strength: str
    score: float | None
    wording: float | None
    meaning: float | None
    reasons: str
    left_text: str
    right_text: str
    left_unit: str
    right_unit: str


def link_rows(names: Names) -> tuple[LinkRow, ...]:
    """Return the links, then the articles that have none."""
    links = {(link.left, link.right): link for link in names.comparison.links}
    return tuple(
        _link(names, change, links[change.left, change.right])
        if change.left and change.right
        else _lone(names, change)
        for change in names.comparison.changes
    )


def _link(names: Names, change: Change, link: Link) -> LinkRow:
    language = names.language
    kind = "related" if link.strength == "partial" else change.kind
    return LinkRow(
        left=names.tags[document_of(link.left)],
        left_article=unit_name(names, link.left),
        right=names.tags[document_of(link.right)],
        right_article=unit_name(names, link.right),
        level=label(f"level_{link.level}", language),
        change=change_label(names, kind, (document_of(link.left), document_of(link.right))),
        renumbered=renumbered(names, change),
        strength=label(f"strength_{link.strength}", language),
        score=round(link.score, 4),
        wording=round(link.fuzzy, 4),
        meaning=None if link.semantic is None else round(link.semantic, 4),
        reasons=reason_sentences(link.reasons, language),
        left_text=text_of(names, link.left),
        right_text=text_of(names, link.right),
        left_unit=link.left,
        right_unit=link.right,
    )


def _pair_of(names: Names, change: Change) -> tuple[str, str]:
    """Return the pair in which an article has no link."""
    side, unit = (0, change.left) if change.left else (1, change.right)
    mine = document_of(unit or "")
    return next(pair for pair in names.comparison.pairs if pair[side] == mine)


def _lone(names: Names, change: Change) -> LinkRow:
    left, right = change.left or "", change.right or ""
    return LinkRow(
        left=names.tags[document_of(left)] if left else "",
        left_article=unit_name(names, left) if left else "",
        right=names.tags[document_of(right)] if right else "",
        right_article=unit_name(names, right) if right else "",
        level=label("level_article", names.language),
        change=change_label(names, change.kind, _pair_of(names, change)),
        renumbered="",
        strength="",
        score=None,
        wording=None,
        meaning=None,
        reasons="",
        left_text=text_of(names, left) if left else "",
        right_text=text_of(names, right) if right else "",
        left_unit=left,
        right_unit=right,
    )
