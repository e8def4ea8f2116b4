"""Headings without a number that stand alone on a line, on as many levels as the text has.

Such a heading is known by what surrounds it: a short line without a stop, and below it text that
has its stops, again and again. Of several that follow each other the last heads the text, those
before it head parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, starmap

from compare.segment.structure.levels import LONGEST_HEAD
from compare.segment.structure.numbering import Item
from compare.segment.structure.tree import ATTACHMENT

MIN_HEADS = 3  # above text, with and without a number
MIN_BARE = 2  # of these without one
MIN_LISTS = 2  # that begin again below such headings
MIN_STOPPED = 4  # the same, of lines that have a stop as statements do
MIN_PARTS = 2  # of each level
MOST_LEVELS = 3
STRAYS = 0.25  # lines like headings that head nothing, for each that does
MOSTLY = 0.7  # of such lines that differ: a label below every heading (工作措施) is the same
SHORTEST_TEXT = 20
WITHIN = 50  # of a rank: inside the numbers around such headings, outside all others
LEVEL = 3  # of a rank, between two levels of them
HEADING = re.compile(r"[•·●◆■▲★◇○□]? ?[《“【]?[一-鿿][^。;:!?|…]*[一-鿿)”》】]")
STOPPED = re.compile(r"[一-鿿][^。;:!?|,]*[一-鿿]。")
ENDS = tuple(";!?:…)”》】")
COLUMNS = "  "  # that a list of names stands in

# What a paragraph may be: a heading, text, one of a list, the end of a stretch, something else.
HEAD, TEXT, LISTED, LIMIT, OTHER = "head", "text", "listed", "limit", "other"


@dataclass(frozen=True, slots=True)
class _Run:
    """The places of headings that follow each other, and of what stands below the last."""

    places: range
    below: Item

    @property
    def listed(self) -> int | None:
        """The rank of the list that begins right below; ``None`` above text."""
        return self.below.rank


def rank_alone(items: list[Item], titles: frozenset[int], outside: frozenset[int]) -> list[Item]:
    """Return the items with ranks for headings that stand alone, where the text is written so.

    ``titles`` are the places of lines that are titles, ``outside`` of those that are none of the
    text's own for another reason: they name an office, a day, whom a text is sent to.
    """
    named = titles | outside
    starts = [i for i, item in enumerate(items) if item.rank == ATTACHMENT]
    ranked: list[Item] = []
    for start, end in pairwise([0, *starts, len(items)]):  # an attachment is written in its own way
        here = [frozenset(i - start for i in places if i >= start) for places in (titles, named)]
        ranked += _ranked_part(items[start:end], *here)
    return ranked


def _ranked_part(items: list[Item], titles: frozenset[int], named: frozenset[int]) -> list[Item]:
    for stopped in (False, True):
        kinds = [_kind(item, stopped) for item in items]
        kinds = [LIMIT if i in named else kind for i, kind in enumerate(kinds)]
        kinds = _below_title(kinds, titles)
        runs = _with_lists_that_begin_again(_runs(items, kinds))
        runs = [run for run in runs if not _heads_number(items, run.places.start)]
        strays = kinds.count(HEAD) - sum(len(run.places) for run in runs)
        if _written_so(items, kinds, runs, strays, stopped) and _divide(items, runs):
            return _ranked(items, runs)
    return items


def _written_so(
    items: list[Item], kinds: list[str], runs: list[_Run], strays: int, stopped: bool
) -> bool:
    """Tell whether headings stand alone in this text: so many do that no line does by chance.

    A line with a stop may be a statement: these head one paragraph each.
    """
    above_text = sum(run.listed is None for run in runs)
    if stopped:
        single = all(TEXT not in kinds[run.places.stop + 1 : run.places.stop + 2] for run in runs)
        return above_text >= MIN_STOPPED and single and not strays
    if strays > STRAYS * len(runs):
        return False
    numbered = 0 if strays else sum(starmap(_stands_numbered, zip(items, kinds[1:], strict=False)))
    headed = above_text >= MIN_BARE and above_text + numbered >= MIN_HEADS
    return headed or len(runs) - above_text >= MIN_LISTS


def _divide(items: list[Item], runs: list[_Run]) -> bool:
    """Tell whether lines head something: they differ, and a number has not always just one.

    A single line below every numbered heading says who is in charge of it, or what is its goal.
    """
    texts = [items[i].passage.text for run in runs for i in run.places]
    below_number = [i > 0 and _heads(items[i - 1]) for run in runs for i in run.places[:1]]
    return len(set(texts)) >= MOSTLY * len(texts) and not all(below_number)


def _heads_number(items: list[Item], i: int) -> bool:
    """Tell whether a line is the heading of the number alone on the line before."""
    return i > 0 and items[i - 1].mark is not None and not items[i - 1].body.strip()


def _stands_numbered(item: Item, below: str) -> bool:
    """Tell whether a number has a heading alone in its line, and text below it."""
    return _heads(item) and below == TEXT


def _heads(item: Item) -> bool:
    """Tell whether a number has a heading alone in its line."""
    return item.rank is not None and item.mark is not None and bool(HEADING.fullmatch(item.body))


def _with_lists_that_begin_again(runs: Iterable[_Run]) -> list[_Run]:
    """Return the runs without those above a list that begins below no other."""
    runs = list(runs)
    lists = Counter(run.listed for run in runs)
    return [run for run in runs if run.listed is None or lists[run.listed] >= MIN_LISTS]


def _kind(item: Item, stopped: bool) -> str:
    text = item.passage.text
    if item.rank is not None:
        return LISTED
    if item.mark is None and len(text) <= LONGEST_HEAD and COLUMNS not in text:
        form = STOPPED if stopped else HEADING
        if form.fullmatch(text):
            return HEAD
    ended = "。" in text or text.endswith(ENDS)
    return TEXT if ended and len(text) >= SHORTEST_TEXT else OTHER


def _below_title(kinds: list[str], titles: frozenset[int]) -> list[str]:
    """Return the kinds without headings above the title, or above the first text for none."""
    first = next((i for i, kind in enumerate(kinds) if kind in (TEXT, LISTED)), len(kinds))
    start = min((i for i in titles if i < first), default=first)
    return [LIMIT if kind == HEAD and i < start else kind for i, kind in enumerate(kinds)]


def _runs(items: list[Item], kinds: list[str]) -> Iterator[_Run]:
    """Yield headings that follow each other, and then text or the beginning of a list."""
    for kind, group in groupby(range(len(items)), key=kinds.__getitem__):
        places = list(group)
        after = places[-1] + 1
        if kind != HEAD or len(places) > MOST_LEVELS or after == len(items):
            continue
        below = items[after]
        begins = below.mark is not None and below.mark.number == 1
        longer = len(below.passage.text) > len(items[places[-1]].passage.text)
        if (kinds[after] == TEXT and longer) or (kinds[after] == LISTED and begins):
            yield _Run(range(places[0], after), below)


def _ranked(items: list[Item], runs: list[_Run]) -> list[Item]:
    levels = Counter(len(run.places) for run in runs)
    inner = _outside(items, runs) + WITHIN
    mixed = len({run.listed for run in runs}) > 1  # headings of one level, whatever is below
    ranked = list(items)
    for run in runs:
        above_list = run.listed if run.listed and not (mixed and run.listed > inner) else None
        innermost = inner if above_list is None else above_list - 1
        for above, i in enumerate(reversed(run.places)):
            if above == 0 or sum(levels[n] for n in levels if n > above) >= MIN_PARTS:
                ranked[i] = replace(items[i], rank=innermost - LEVEL * above, alone=True)
    return ranked


def _outside(items: list[Item], runs: list[_Run]) -> int:
    """Return the rank of the numbers that hold headings above text, 0 for none.

    Lists that begin below one are inside it, however often one stands behind their last number.
    """
    ends = [*(run.places[0] for run in runs[1:]), len(items)]
    above, below = Counter[int](), Counter[int]()
    before = 0
    for run, end in zip(runs, ends, strict=True):
        held = (items[i].rank for i in reversed(range(before, run.places[0])))
        above.update([rank for rank in held if rank is not None][:1])
        lists = (items[i] for i in range(run.places[-1] + 1, end))
        first = next((item for item in lists if item.rank is not None), None)
        if first and first.mark and first.rank is not None and first.mark.number == 1:
            below[first.rank] += 1
        before = run.places[-1] + 1
    return max((rank for rank in above if above[rank] > below[rank]), default=0)
