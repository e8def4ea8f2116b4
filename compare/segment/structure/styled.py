"""Headings known by their style: which is the title, and on which level the others stand.

A number wins over a style: a styled line with a number keeps the rank of its mark. One without
stands where its siblings of the same depth stand, else just outside the first level below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from compare.model import Note, StyledHeading
from compare.segment.period import YEAR, with_digits
from compare.segment.structure.numbering import Item
from compare.segment.title import is_title

LONGEST = 60
NO_HEADING_ENDS = "。;,:、"
TITLE_DEPTH = 0
ROOM = 10
DEEPEST = 9
INNERMOST = 1_000
MAJORITY = 0.5

Depths = list[int | None]


def rank_styled(
    items: list[Item], styled: tuple[StyledHeading, ...]
) -> tuple[list[Item], frozenset[int], tuple[Note, ...]]:
    """Return the items with ranks for styled headings, the places of titles, and a note."""
    depths = _depths(items, styled)
    titles = frozenset(_titles(items, depths))
    bare = [i for i, depth in enumerate(depths) if depth and items[i].mark is None]
    bare = [i for i in bare if i not in titles and not _follows_lone_number(items, i)]
    if not bare:
        return items, titles, ()
    ranks = _ranks(items, depths, {depth for i in bare if (depth := depths[i])})
    ranked = list(items)
    for i in bare:
        ranked[i] = replace(items[i], rank=ranks[depths[i] or 0])
    spans = [items[i].passage.span() for i in bare]
    return ranked, titles, (Note("styled_headings", (spans[0][0], spans[-1][1]), str(len(bare))),)


def _depths(items: list[Item], styled: tuple[StyledHeading, ...]) -> Depths:
    """Return the depth of each item that is set as a heading and reads like one."""
    starts = [heading.span[0] for heading in styled]
    depths: Depths = []
    for item in items:
        start, end = item.passage.span()
        place = bisect_right(starts, start) - 1
        inside = place >= 0 and end <= styled[place].span[1]
        depths.append(styled[place].depth if inside and _reads_like_heading(item) else None)
    return depths


def _reads_like_heading(item: Item) -> bool:
    text = item.passage.text
    return item.mark is not None or (len(text) <= LONGEST and text[-1:] not in NO_HEADING_ENDS)


def _follows_lone_number(items: list[Item], i: int) -> bool:
    """Tell whether a line is the heading of the number on the line before."""
    before = items[i - 1] if i else None
    return before is not None and before.mark is not None and not before.body


def _titles(items: list[Item], depths: Depths) -> Iterator[int]:
    """Yield the styled lines at the beginning that name the document and hold all the rest."""
    outermost = _outermost_after(depths)
    numbered = any(item.rank is not None for item in items)
    found = False
    for i, item in enumerate(items):
        depth, named = depths[i], is_title(item.passage.text)
        if item.rank is not None:
            return
        if depth is not None:
            dated = bool(YEAR.search(with_digits(item.passage.text)))
            first = not found and (numbered or depth == 1 or outermost[i] <= DEEPEST)
            holds = outermost[i] > depth or depths[i + 1 : i + 2] == [depth]
            sure = depth == TITLE_DEPTH or (named and dated)
            if not (sure or (holds and (named or dated or first))):
                return
            yield i
        found = found or named or depth is not None


def _outermost_after(depths: Depths) -> list[int]:
    """Return for each place the smallest depth that follows, more than ``DEEPEST`` for none."""
    smallest, result = DEEPEST + 1, []
    for depth in reversed(depths):
        result.append(smallest)
        smallest = min(smallest, DEEPEST + 1 if depth is None else depth)
    return result[::-1]


def _ranks(items: list[Item], depths: Depths, bare: set[int]) -> dict[int, int]:
    """Return a rank for each depth of headings without a number, outer depths first."""
    siblings = _siblings(items, depths)
    every = {item.rank for item in items if item.rank is not None}
    ranks: dict[int, int] = {}
    floor = 0
    for depth in sorted(bare):
        if depth in siblings:
            ranks[depth] = siblings[depth]
        else:
            outer = _outer_ranks(items, depths, depth)
            outer -= {rank for d, rank in siblings.items() if d > depth}
            outer |= {rank for d, rank in siblings.items() if d < depth}
            inner = min({r for r in every if r > max(outer, default=0)}, default=INNERMOST)
            ranks[depth] = max(inner - ROOM + depth, floor + 1)
        floor = max(floor, ranks[depth])
    return ranks


def _siblings(items: list[Item], depths: Depths) -> dict[int, int]:
    """Return for each depth the rank that most of its headings with a number have."""
    marked: dict[int, Counter[int]] = {}
    for item, depth in zip(items, depths, strict=True):
        if depth is not None and item.rank is not None:
            marked.setdefault(depth, Counter())[item.rank] += 1
    return {d: max(ranks, key=lambda r: (ranks[r], -r)) for d, ranks in marked.items()}


def _outer_ranks(items: list[Item], depths: Depths, depth: int) -> set[int]:
    """Return the ranks whose items hold the headings of a depth.

    They stand before the first of these headings and go on after it, and their lists do not
    begin below one. A line that is no styled heading is rarely outside one that is.
    """
    begins = _lists_below(items, depths)
    heads = [i for i, d in enumerate(depths) if d == depth and items[i].mark is None]
    below = Counter(begins[i] for i in heads)
    before = {item.rank for item in items[: heads[0]] if item.rank is not None}
    after = {item.rank for item in items[heads[0] :] if item.rank is not None}
    return {rank for rank in before & after if below[rank] <= MAJORITY * len(heads)}


def _lists_below(items: list[Item], depths: Depths) -> list[int | None]:
    """Return for each place the rank of the list that begins at the heading next to come."""
    following: int | None = None
    result: list[int | None] = []
    for item, depth in zip(reversed(items), reversed(depths), strict=True):
        result.append(following)
        if item.mark is not None and item.rank is not None:
            following = item.rank if item.mark.number == 1 else None
        elif depth is not None:
            following = None
    return result[::-1]
