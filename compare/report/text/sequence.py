"""In which order the rows of the reading view come, and under which headings.

Plans are read in the order of the left one, and what only the right one has comes after. Two
versions of a law are read as 新旧条文对照 are printed: in the order of the new one, where new and
deleted articles stand in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from compare.model import Article, Section
from compare.redline import Step, likeness, redline
from compare.report.text.desk import Desk
from compare.report.view.reading import Group, Part, Row
from compare.telling.shared import Run, Side
from compare.telling.words.naming import pair_prefix, section_name, section_path
from compare.telling.words.wording import word_of

ALIKE = 0.4  # the part of two headings that is the same, from which on they are read as one


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
            _anchor(desk, side, section),
            section_name(desk.document(side).section_by_id.get(section or ""), desk.names.language),
            side == "right",
            _groups(desk, [placed.row for placed in members]),
            _renamed(desk, side, section),
        )
        for (side, section), members in groupby(
            rows, key=lambda placed: (placed.side, placed.article.section)
        )
    )


def in_laws_order(desk: Desk, rows: Sequence[Placed]) -> tuple[Part, ...]:
    """Return the rows in the order and by the sections of the right document."""
    document = desk.document("right")
    articles = document.articles
    placed = sorted(zip(_stands(desk, rows), rows, strict=True), key=lambda pair: pair[0])
    return tuple(
        Part(
            _anchor(desk, "right", section.id if section else None),
            section_path(document, articles[members[0][0].at], desk.names.language),
            False,
            _groups(desk, [row.row for _, row in members]),
        )
        for section, members in _by_section(desk, placed)
    )


def _renamed(desk: Desk, side: Side, section: str | None) -> tuple[Run, ...]:
    """Return the heading of a left section and its counterpart's in one, if they differ."""
    mine = desk.document("left").section_by_id.get(section or "")
    other = desk.document("right").section_by_id.get(desk.sections.get(section) or "")
    if side == "right" or not mine or not other:
        return ()
    if likeness(redline(mine.heading, other.heading, desk.reading)) == 1:
        return ()
    titles = [section_name(each, desk.names.language) for each in (mine, other)]
    steps = redline(titles[0], titles[1], desk.reading)
    if likeness(steps) < ALIKE:
        return Run("gone", titles[0]), Run("", " "), Run("come", titles[1])
    return tuple(run for step in steps for run in _runs(step))


def _runs(step: Step) -> Iterator[Run]:
    if step.state == "same":
        yield Run("", step.right)
    elif step.left:
        yield Run("gone", step.left)
    if step.state != "same" and step.right:
        yield Run("come", step.right)


def _groups(desk: Desk, rows: Sequence[Row]) -> tuple[Group, ...]:
    """Return the rows; unchanged ones that follow each other are folded into one line.

    Where numbers shift a group begins, so that this is said outside the fold.
    """
    begun = accumulate(bool(row.shift) for row in rows)
    runs = groupby(zip(begun, rows, strict=True), key=lambda pair: (pair[0], pair[1].unchanged))
    groups = []
    for (_, unchanged), run in runs:
        members = tuple(row for _, row in run)
        summary = _summary(desk, members) if unchanged else ""
        groups.append(Group(summary, members, members[0].shift))
    return tuple(groups)


def _summary(desk: Desk, rows: Sequence[Row]) -> str:
    """Return the line under which unchanged articles are folded: which ones they are."""
    first, last = rows[0].ties[0].left, rows[-1].ties[0].left
    named = f"{first.mark} {first.name}" if len(rows) == 1 else f"{first.mark}–{last.mark}"
    count = len(rows)
    return word_of("unchanged", desk.names.language, apart=desk.apart, named=named, count=count)


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
        rights = [change.right for change in desk.ties.changes.get(address, []) if change.right]
        here = [right for right in rights if desk.homes[right] == address]
        last = min((place[right] for right in here or rights), default=last)
        stands.append(Stand(last, order))
    return stands


def _anchor(desk: Desk, side: Side, section: str | None) -> str:
    slug = desk.names.slugs[desk.document(side).id]
    return f"{pair_prefix(desk.names, desk.pair)}{side}/{slug}/{section or 'none'}"
