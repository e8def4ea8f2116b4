"""Which level of the outline is the article: what is above is a section, below a measure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from compare.knowledge.headings import RULES
from compare.segment.structure.numbering import Item
from compare.segment.structure.run_in import is_short, own_heading_end
from compare.segment.structure.sentences import sentences

CLAUSE = next(rule.rank for rule in RULES if rule.name == "clause")
ARABIC = next(rule.rank for rule in RULES if rule.name == "arabic")
LONGEST_HEAD = 40
MIN_HEADS = 2
MIN_COVERAGE = 0.5  # of the parts
MOST_OF_TEXT = 0.75
PAUSES = ",;:,;:"


def mark_unnumbered_heads(items: list[Item]) -> list[Item]:
    """Give a rank to headings without a number.

    Such a heading is a short paragraph before a list that begins again at 1; where a document
    has several of them, a short paragraph before one long unnumbered paragraph is one too.
    """
    lists = Counter(item.rank for item in items if item.mark is not None and item.mark.number == 1)
    ranks = {i: rank for i in range(len(items)) if (rank := _rank_before_list(items, i, lists))}
    if len(ranks) < MIN_HEADS:
        return items
    rank = max(ranks.values())
    ranks |= {i: rank for i in range(len(items)) if _stands_before_text(items, i, ranks)}
    return [replace(item, rank=ranks.get(i, item.rank)) for i, item in enumerate(items)]


def _short(item: Item) -> bool:
    text = item.passage.text.rstrip("。")
    return (
        item.mark is None
        and item.rank is None
        and len(text) <= LONGEST_HEAD
        and not any(pause in text for pause in PAUSES + "。")
    )


def _rank_before_list(items: list[Item], i: int, lists: Counter[int | None]) -> int | None:
    following = items[i + 1] if i + 1 < len(items) else None
    if following is None or following.mark is None or following.rank is None:
        return None
    starts_list = following.mark.number == 1 and lists[following.rank] > 1
    return following.rank - 1 if starts_list and _short(items[i]) else None


def _stands_before_text(items: list[Item], i: int, heads: dict[int, int]) -> bool:
    if i in heads or i + 1 >= len(items) or not _short(items[i]):
        return False
    text, after = items[i + 1], i + 2
    closes = after >= len(items) or items[after].rank is not None or after in heads
    return text.mark is None and i + 1 not in heads and not _short(text) and closes


def article_rank(items: list[Item]) -> int | None:
    """Return the rank whose items are articles; ``None`` for text without headings.

    In a law it is the 条. Else it is the deepest rank that is no mere list of measures: a list
    of measures has one sentence an item under two levels of headings, shares one paragraph, has no
    heading of its own below one that stands alone, or stands in less than half of the parts around
    it, and these are not most of the text either.
    """
    ranks = sorted({item.rank for item in items if item.rank is not None})
    if CLAUSE in ranks:
        return CLAUSE
    while len(ranks) > 1 and _lists_measures(items, ranks):
        ranks.pop()
    return ranks[-1] if ranks else None


def mark_leaves(items: list[Item], rank: int | None) -> list[Item]:
    """Tell which headings above ``rank`` are articles: they stand below a part and hold none.

    A part may number its articles by marks of its own: 1.、2. where others have lines without.
    """
    if rank in (None, CLAUSE):
        return items
    ranks = [item.rank or 0 for item in items]
    outermost = min((one for one in ranks if one), default=0)
    leaves = {
        i
        for i, j in _extents(items)
        if outermost < ranks[i] < rank and (j == len(items) or ranks[j] <= ranks[i])
    }
    return [replace(item, leaf=i in leaves) for i, item in enumerate(items)]


def _lists_measures(items: list[Item], ranks: list[int]) -> bool:
    inner = [item for item in items if item.rank == ranks[-1]]
    outer = _around(items, ranks[-1])
    holders = [item for item in items if item.rank == outer]
    if all(item.alone for item in inner) and len(inner) >= len(holders):
        return False  # each of them heads what stands below it
    alone = any(item.alone for item in holders) and ranks[-1] >= ARABIC
    if alone and not _are_headed(items, ranks[-1]):
        return True
    lengths = [
        sum(len(sentences(one.body)) for one in items[start:end])
        for start, end in _extents(items)
        if items[start].rank == ranks[-1] and items[start].mark is not None
    ]
    if any(item.run_on for item in items if item.rank == ranks[-1]):
        return True
    single = bool(lengths) and median(lengths) <= 1
    return (single and len(ranks) > 2) or not _stands_in_most(items, outer, ranks[-1])


def _are_headed(items: list[Item], rank: int) -> bool:
    """Tell whether half of the items of a rank have a heading of their own, alone or in line."""
    places = [i for i, item in enumerate(items) if item.rank == rank]
    headed = sum(_has_heading(items[i], items[i + 1 : i + 2]) for i in places)
    return 2 * headed >= len(places)


def _has_heading(item: Item, below: list[Item]) -> bool:
    text, start = item.passage.text, item.mark.end if item.mark else 0
    alone = bool(below) and below[0].rank is None and is_short(text[start:].rstrip("。"))
    return alone or item.mark is None or own_heading_end(item) > start


def _around(items: list[Item], inner: int) -> int:
    """Return the deepest rank that holds ``inner``; one that does not numbers other parts."""
    open_ranks: list[int] = []
    around = set[int]()
    for rank in (item.rank for item in items if item.rank is not None):
        open_ranks = [*(one for one in open_ranks if one < rank), rank]
        if rank == inner:
            around.update(open_ranks[:-1])
    return max(around, default=inner)


def _extents(items: list[Item]) -> list[tuple[int, int]]:
    """Return for each item with a rank where it begins and where the text below it ends."""
    starts = [i for i, item in enumerate(items) if item.rank is not None]
    return list(pairwise([*starts, len(items)]))


def _stands_in_most(items: list[Item], outer: int, inner: int) -> bool:
    """Tell whether at least half of the outer items hold an inner one, or most of the text does.

    A plan of 总体要求, 重点任务 and 保障措施 has its tasks in the second part alone.
    """
    holds: list[bool] = []
    text: list[int] = []
    for item in items:
        if item.rank == outer:
            holds.append(False)
            text.append(0)
        elif item.rank == inner and holds:
            holds[-1] = True
        if text:
            text[-1] += len(item.passage.text)
    if not holds:
        return True
    held = sum(length for length, one in zip(text, holds, strict=True) if one)
    return sum(holds) >= MIN_COVERAGE * len(holds) or held >= MOST_OF_TEXT * sum(text)
