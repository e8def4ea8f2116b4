"""Numbers that stand in a row: what they share, and which is of what.

After 分别 each is of its own member of the list before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from compare.facts.fronts import front
from compare.facts.plain import clause_at, plain
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import tagged, tokens
from compare.model import Fact

RESPECTIVELY = "分别"  # what follows belongs to a list before it, one to one
TIGHT = re.compile(r"[和、与及至到]|以上[和、与]|以下[和、与]")
STANDARD = "标准"
DESCRIBING, DESCRIBED = "vabd", 2  # tags of words that describe a noun, and words of that with it
JOINED = re.compile("[、和与及]")


def sharing(seen: str, found: Sequence[Fact]) -> list[Fact]:
    """Return numbers with what those that stand side by side share: 95%和65%以上, 每人7元、5元."""
    shared = list(found)
    for at in range(1, len(found)):
        before, fact = shared[at - 1 : at + 1]
        if TIGHT.fullmatch(seen[before.end : fact.start]):
            if before.unit.startswith(f"{fact.unit}/"):
                shared[at] = fact = replace(fact, unit=before.unit)
            if before.unit == fact.unit:
                shared[at - 1] = replace(before, bound=before.bound or fact.bound)
    return shared


def in_a_row(seen: str, numbers: Sequence[Fact]) -> Fact | None:
    """Return numbers that stand side by side as one fact, as they are written; else nothing."""
    found = sorted(numbers, key=lambda one: one.start)
    between = (seen[one.end : other.start] for one, other in pairwise(found))
    if not all(map(TIGHT.fullmatch, between)):
        return None
    first, last = found[0], found[-1]
    return replace(first, end=last.end, text=seen[first.start : last.end])


def respectively(text: str, numbers: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the numbers of a text, each of its own: 城市低保、农村低保分别按717元、581元发放."""
    for number in numbers:
        member = member_of(text, number, numbers) if RESPECTIVELY in text else ""
        yield replace(number, subject=member) if member else number


def member_of(text: str, number: Fact, numbers: Sequence[Fact]) -> str:
    """Return of which member of a list a number is, empty where these are not as many.

    What the last member ends in is shared by those that it is told apart from by a word of their
    own: 城市、农村设施覆盖率, 集中供养和分散供养标准.
    """
    seen = plain(text)
    first, last = clause_at(text, number.start)
    at = seen.rfind(RESPECTIVELY, first, number.start + len(RESPECTIVELY))
    if at < 0:
        return ""
    members = JOINED.split(seen[first:at])
    listed = [one for one in numbers if at <= one.start < last]
    if len(listed) != len(members) or len(members) < 2:
        return ""
    member = front(unmarked(members[listed.index(number)]))
    return member + shared_noun(member, members[-1])


def shared_noun(member: str, last: str) -> str:
    """Return what a member of a list leaves to the last one to say: 城市(低保), 农村(低保)标准.

    It stands behind the word in which the member ends, behind town or country, or behind the first
    word if both are single words for a way or a place: 集中、分散|供养标准. A number of what is
    measured is of no thing alone: 党的组织和工作覆盖率 are two rates.
    """
    naming, measured = words("places", "naming"), (*words("numbers", "rates"), STANDARD)
    said = tokens(last)
    if last.endswith(member):
        return ""
    for word, end in zip(said, accumulate(map(len, said)), strict=True):
        if member.endswith(word) or (member in naming and word in naming):
            return last[end:]
    if member.endswith(measured) or not last.endswith(measured):
        return ""
    alone = (member,) == tokens(member) and tag_of(member) == tag_of(said[0]) in DESCRIBING
    return last[len(said[0]) :] if alone and len(said) > DESCRIBED else said[-1]


def tag_of(word: str) -> str:
    """Return the first letter of the part of speech of a word."""
    return tagged(word)[0][1][0]
