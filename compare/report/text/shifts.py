"""Runs of articles of a law whose numbers all moved on by as much, each told in one line."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from compare.language import say
from compare.laws import article_number
from compare.report.text.desk import Desk
from compare.telling.words.naming import owner


class Numbered(NamedTuple):
    """An article of the right document with its mark and the one it had, and how far it moved."""

    address: str
    before: str
    after: str
    by: int


def shifts(desk: Desk) -> dict[str, str]:
    """Return for the first article (address) of each run the sentence that tells of it.

    A run ends where an article kept its number, moved on by another count, or was renumbered by a
    letter. A single article is told of by its two marks alone.
    """
    runs = groupby(_numbered(desk), key=lambda one: one.by)
    told = {}
    for by, group in runs:
        members = list(group)
        if by and len(members) > 1:
            first, last = members[0], members[-1]
            told[first.address] = say(
                "law",
                "shifted_on" if by > 0 else "shifted_back",
                desk.names.language,
                count=abs(by),
                before=f"{first.before}–{last.before}",
                after=f"{first.after}–{last.after}",
            )
    return told


def _numbered(desk: Desk) -> list[Numbered]:
    """Return the articles with a main counterpart in the order of the right document."""
    found = []
    for article in desk.document("right").articles:
        address = desk.document("right").address(article)
        changes = [change for change in desk.ties.changes.get(address, []) if change.renumbered]
        home = changes[0].left if changes else desk.homes.get(address)
        if not home or not desk.laws:
            continue
        before, after = article_number(owner(desk.names, home)[1]), article_number(article)
        marks = desk.names.marks
        by = after[0] - before[0] if changes and before and after else 0
        found.append(Numbered(address, marks[home], marks[address], by))
    return found
