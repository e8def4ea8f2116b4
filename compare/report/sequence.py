"""In which order the rows of the reading view come, and under which headings.

Plans are read in the order of the left one, and what only the right one has comes after. Two
versions of a law are read as 新旧条文对照 are printed: in the order of the new one, where new and
deleted articles stand in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from compare.model import Article, Section
from compare.report.desk import Desk
from compare.report.naming import pair_prefix, section_name, section_path
from compare.report.view import Part, Row, Side


class Placed(NamedTuple):
    """A row and the article that it belongs to: the left one, if it has one."""

    side: Side
    article: Article
    row: Row


class Stand(NamedTuple):
    """Where a row comes among the articles of the new law: at which of them, before or after."""

    at: int
    order: int


def in_plans_order(desk: Desk, rows: Sequence[Placed]) -> tuple[Part, ...]:
    """Return the rows by section: first as in the left document, then what is only right."""
    return tuple(
        Part(
            _anchor(desk, side, section or None),
            section_name(desk.document(side).section_by_id.get(section), desk.names.language),
            side == "right",
            tuple(placed.row for placed in members),
        )
        for (side, section), members in groupby(
            rows, key=lambda placed: (placed.side, placed.article.section or "")
        )
    )


def in_laws_order(desk: Desk, rows: Sequence[Placed]) -> tuple[Part, ...]:
    """Return the rows in the order and by the sections of the right document."""
    articles = desk.document("right").articles
    placed = sorted(zip(_stands(desk, rows), rows, strict=True), key=lambda pair: pair[0])
    return tuple(
        Part(
            _anchor(desk, "right", section.id if section else None),
            section_path(desk.document("right"), articles[members[0][0].at], desk.names.language),
            False,
            tuple(row.row for _, row in members),
        )
        for section, members in _by_section(desk, placed)
    )


def _by_section(
    desk: Desk, placed: Sequence[tuple[Stand, Placed]]
) -> Iterator[tuple[Section | None, list[tuple[Stand, Placed]]]]:
    document = desk.document("right")
    for section, members in groupby(
        placed, key=lambda pair: document.section_of(document.articles[pair[0].at])
    ):
        yield section, list(members)


def _stands(desk: Desk, rows: Sequence[Placed]) -> list[Stand]:
    """Return where each row comes; a deleted article follows the one that it followed before."""
    document = desk.document("right")
    place = {document.address(article): i for i, article in enumerate(document.articles)}
    stands, last = [], 0
    for order, (side, article, _) in enumerate(rows):
        if side == "right":
            stands.append(Stand(place[document.address(article)], -1))
            continue
        address = desk.document("left").address(article)
        rights = [change.right for change in desk.changes.get(address, []) if change.right]
        here = [right for right in rights if desk.homes[right] == address]
        last = min((place[right] for right in here or rights), default=last)
        stands.append(Stand(last, order))
    return stands


def _anchor(desk: Desk, side: Side, section: str | None) -> str:
    slug = desk.names.slugs[desk.document(side).id]
    return f"{pair_prefix(desk.names, desk.pair)}{side}/{slug}/{section or 'none'}"
