"""scope_changed: who or where is covered, or an enumeration that lost or gained an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.differences.difference import difference
from compare.differences.edits import CONNECTING, CONNECTORS, Edit, edits, slid
from compare.differences.names import one_name
from compare.differences.side import Pair, Side, Together
from compare.facts.fronts import front
from compare.facts.plain import PAUSES, squashed
from compare.model import Difference, FactKind, Span
from compare.words import ends_in_thing

SHORTEST_ITEM = 2
LONGEST_ITEM = 24
WORD = re.compile(r"[^\W\d_]")
PARTING = f"{CONNECTING}{PAUSES}()“”《》"
KINDS: tuple[FactKind, ...] = ("people", "place")
Items = tuple[list[str], list[str]]


def scopes(pair: Pair) -> Iterator[Difference]:
    """Yield the enumerations, groups of people and places that differ between like clauses."""
    for clauses in pair.together:
        before: list[str] = []
        after: list[str] = []
        for edit in edits(pair, clauses):
            lost, gained = changed(pair, clauses, edit)
            before += lost
            after += gained
        if before or after:
            about = (after or before)[0]
            yield difference(
                pair,
                "scope_changed",
                about,
                clauses.left,
                clauses.right,
                "、".join(before),
                "、".join(after),
            )


def changed(pair: Pair, clauses: Together, edit: Edit) -> Items:
    """Return the items that an edit took out and put in."""
    if edit.left[0] == edit.left[1]:
        return [], put_in(pair.right, pair.left, edit.right, clauses.right)
    if edit.right[0] == edit.right[1]:
        return put_in(pair.left, pair.right, edit.left, clauses.left), []
    return replaced_items(pair, edit) or cover(pair, edit) or ([], [])


def put_in(side: Side, other: Side, span: Span, clause: Span) -> list[str]:
    """Return the items that only one side's enumeration has; none without an enumeration."""
    start, end = slid(side.text, span, clause)
    words = side.text[start:end]
    if len(words) < SHORTEST_ITEM or not (words[0] in CONNECTING or words[-1] in CONNECTING):
        return []
    items = [item.strip() for item in CONNECTORS.split(words)]
    if min(map(len, filter(None, items)), default=0) <= SHORTEST_ITEM and not ends_in_thing(
        beside(side.text, (start, end), clause)
    ):
        return []  # 动员、引导和支持: a list of verbs
    return [item for item in items if is_item(item) and not other.says(item)]


def beside(text: str, span: Span, clause: Span) -> str:
    """Return the member of the enumeration that stands next to a stretch, across its connector."""
    if text[span[0]] in CONNECTING:
        return CONNECTORS.split(text[clause[0] : span[0]])[-1]
    return CONNECTORS.split(text[span[1] : clause[1]])[0][:SHORTEST_ITEM]


def is_item(words: str) -> bool:
    """Tell whether words can be a member of an enumeration of things, people or places."""
    return (
        len(squashed(words)) >= SHORTEST_ITEM
        and WORD.search(words) is not None
        and ends_in_thing(words)
    )


def replaced_items(pair: Pair, edit: Edit) -> Items | None:
    """Return the members of an enumeration in whose place others stand, if they end alike."""
    left, right = item_at(pair.left.text, edit.left), item_at(pair.right.text, edit.right)
    if not left or not right:
        return None
    one, other = member(pair.left.words(left)), member(pair.right.words(right))
    alike = one[-1:] == other[-1:] and is_item(one) and is_item(other)
    if not alike or one_name(one, other) or pair.right.says(one) or pair.left.says(other):
        return None
    return [one], [other]


def member(words: str) -> str:
    """Return the member of an enumeration without the verb before the first, 等 after the last."""
    return front(words).partition("等")[0]


def item_at(text: str, span: Span) -> Span | None:
    """Return the span of the member of an enumeration around a stretch, if it lies in one."""
    start, end = span
    while start > 0 and text[start - 1] not in PARTING:
        start -= 1
    while end < len(text) and text[end] not in PARTING:
        end += 1
    around = text[start - 1 : start] + text[end : end + 1]
    inside = any(mark in CONNECTING for mark in around) or around == "()"
    whole = not any(mark in PARTING for mark in text[span[0] : span[1]])
    return (start, end) if inside and whole and end - start <= LONGEST_ITEM else None


def cover(pair: Pair, edit: Edit) -> Items | None:
    """Return the people or the places at an edit that others took the place of."""
    for kind in KINDS:
        left = [one for one in pair.left.of(kind) if touches((one.start, one.end), edit.left)]
        right = [one for one in pair.right.of(kind) if touches((one.start, one.end), edit.right)]
        before = [one for one in left if not pair.right.says(one.value)]
        after = [one for one in right if not pair.left.says(one.value)]
        if len(before) == len(after) == 1 and not one_name(before[0].value, after[0].value):
            return [before[0].text], [after[0].text]
    return None


def touches(span: Span, stretch: Span) -> bool:
    """Tell whether two spans share a character."""
    return span[0] < stretch[1] and stretch[0] < span[1]
