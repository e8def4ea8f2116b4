"""In which order the rows of the reading view come, and under which headings.

Plans are read in the order of the left one; what only the right one has stands where it stands
there, if its section has a counterpart, and else comes after. Two versions of a law are read as
新旧条文对照 are printed: in the order of the new one, where new and deleted articles stand in their
place.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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


Under = tuple[Side, str | None]
"""A section by its id, and of which document it is."""


class Placed(NamedTuple):
    """A row and the article that it belongs to: the left one, if it has one."""

    side: Side
    article: Article
    row: Row


class Sectioned(NamedTuple):
    """A row, the section under which it is read, and which of the right articles it shows."""

    section: Under
    placed: Placed
    rights: tuple[int, ...]


class Stand(NamedTuple):
    """Where a row comes among the articles of the new law: at which of them, before or after."""

    at: int
    order: int


def in_plans_order(desk: Desk, rows: Sequence[Placed]) -> tuple[Part, ...]:
    """Return the rows by section, those of left ones first."""
    return tuple(
        Part(
            _anchor(desk, side, section),
            section_name(desk.document(side).section_by_id.get(section or ""), desk.names.language),
            side == "right",
            _groups(desk, [row.placed.row for row in members]),
            _renamed(desk, side, section),
        )
        for (side, section), members in groupby(
            _in_sections(desk, rows), key=lambda row: row.section
        )
    )


def _in_sections(desk: Desk, rows: Sequence[Placed]) -> Iterator[Sectioned]:
    """Yield the rows under their sections, right ones behind what they follow in their text.

    What follows nothing of its section opens it.
    """
    left_of = {right: left for left, right in desk.sections.items()}
    found: list[Sectioned] = []
    known: defaultdict[Under, list[tuple[int, int]]] = defaultdict(list)  # right articles, rows
    opening: defaultdict[Under, list[int]] = defaultdict(list)
    following: defaultdict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(sorted(rows, key=lambda row: row.side)):  # left ones first
        section, rights = row.article.section, _rights(desk, row)
        under: Under = (row.side, section)
        if row.side == "right":
            under = ("left", left_of[section]) if section in left_of else under
            stand = bisect_left(known[under], (rights[0], 0))
            before = known[under][stand - 1][1] if stand else None
            (opening[under] if before is None else following[before]).append(at)
        found.append(Sectioned(under, row, rights))
        for right in rights:
            insort(known[under], (right, at))
    for at, one in enumerate(found):
        if one.placed.side == "left":
            opened = opening.pop(one.section, [])
            yield from (found[n] for n in _with_followers([*opened, at], following))
    for opened in opening.values():
        yield from (found[n] for n in _with_followers(opened, following))


def _with_followers(first: Sequence[int], following: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Yield numbers in order, behind each those that follow it."""
    waiting = [*reversed(first)]
    while waiting:
        at = waiting.pop()
        yield at
        waiting += reversed(following.get(at, ()))


def _rights(desk: Desk, row: Placed) -> tuple[int, ...]:
    """Return the right articles whose text a row shows, by their places in their document."""
    address = desk.document(row.side).address(row.article)
    shown = [address]
    if row.side == "left":
        changes = desk.ties.changes.get(address, [])
        rights = (change.right for change in changes if change.right)
        shown = [right for right in rights if desk.homes[right] == address]
    return tuple(desk.right_places[right] for right in shown)


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
    stands, last = [], 0
    for order, row in enumerate(rows):
        if row.side == "right":
            stands.append(Stand(_rights(desk, row)[0], -1))
            continue
        address = desk.document("left").address(row.article)
        changes = desk.ties.changes.get(address, [])
        linked = [desk.right_places[change.right] for change in changes if change.right]
        last = min(_rights(desk, row) or linked, default=last)
        stands.append(Stand(last, order))
    return stands


def _anchor(desk: Desk, side: Side, section: str | None) -> str:
    slug = desk.names.slugs[desk.document(side).id]
    return f"{pair_prefix(desk.names, desk.pair)}{side}/{slug}/{section or 'none'}"
