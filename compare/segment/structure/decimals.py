"""Lists inside the parts that decimal numbers count: 3.2 分级响应 holds 1.一级响应, 2.二级响应.

By the standard 1. is the outer number; a plan numbered 1, 1.1, 1.2 sets it below its last level.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compare.knowledge.headings import BARE_CHAPTER, RULES
from compare.segment.structure.levels import ARABIC
from compare.segment.structure.numbering import Item

RANKS = {rule.name: rule.rank for rule in RULES}
LOOKED_AT = 300  # paragraphs behind a number, for the decimals of its chapter
DECIMAL, INSIDE = RANKS["decimal"], RANKS["decimal_deep"] + 10


def rank_inside_decimals(items: list[Item]) -> list[Item]:
    """Give numbers that stand inside a decimal one a rank below it; a chapter's keep theirs.

    Inside one they begin at 1 and count on; that of a chapter leads to its own first decimal:
    4.保障措施, 4.1 经费.
    """
    result: list[Item] = []
    inside, counted = False, 0
    for i, item in enumerate(items):
        if item.mark is None or item.rank is None:
            result.append(item)
            continue
        number = item.mark.number
        listed = inside and item.rank == ARABIC and number in (1, counted + 1)
        if listed and not _leads_to_decimal(number, items[i + 1 : i + LOOKED_AT]):
            counted = number
            result.append(replace(item, rank=INSIDE))
            continue
        if item.rank <= INSIDE:
            inside, counted = item.rank >= DECIMAL, 0
        result.append(item)
    return result


def _leads_to_decimal(number: int, below: Iterable[Item]) -> bool:
    """Tell whether the first decimal below a number is its own, before a chapter of its own."""
    for item in below:
        mark = item.mark
        if mark is None or item.rank is None:
            continue
        if item.rank == DECIMAL:
            return item.passage.text.startswith(f"{number}.1")
        if mark.rule == BARE_CHAPTER or (item.rank <= ARABIC and mark.number <= number):
            return False
    return False
