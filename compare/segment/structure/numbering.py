"""Which paragraphs really begin with a number of a list: decided by the numbers around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.knowledge.headings import MARK_PLACE, Mark, find_bare_chapter, find_mark
from compare.model import Note, Passage

LARGEST_JUMP = 3
MIN_CHAPTERS = 2
FIRST_GOES_ON = re.compile(r"1\.2(?!\d)")


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph and its place in the outline.

    ``mark`` is an accepted heading mark; ``rank`` is its level, smaller is outer. A heading
    without a number has a rank and no mark, one known by standing ``alone`` says so; a plain
    paragraph has neither. What is ``run_on`` is one of the statements of a list that share a
    paragraph; a ``leaf`` is an article above the rank of the others. Where a space parts a heading
    from the text behind it, that is ``headed`` up to there.
    """

    passage: Passage
    mark: Mark | None = None
    rank: int | None = None
    run_on: bool = False
    leaf: bool = False
    alone: bool = False
    headed: int = 0

    @property
    def body(self) -> str:
        """The text after the mark."""
        return self.passage.text[self.mark.end :] if self.mark else self.passage.text


def number_paragraphs(paragraphs: tuple[Passage, ...]) -> tuple[list[Item], tuple[Note, ...]]:
    """Return every paragraph as an item, with its mark where the numbering accepts it.

    A number is accepted if it counts on from the last of its kind, begins again at 1, is the first
    of its kind and all others count on from it (a part of a long list), carries a stray digit
    beside the expected number, or is off by no more than a slip of the typist; all but the first
    two leave a note. A number that counts through the whole text (条) may leave out any others, as
    it does in an excerpt.
    """
    last: dict[str, int] = {}
    items: list[Item] = []
    notes: list[Note] = []
    bare_chapters = _has_bare_chapters(paragraphs)
    pieces = [(piece, len(one) > 1) for one in map(listed, paragraphs) for piece in one]
    marks = [_mark_of(piece, bare_chapters) for piece, _ in pieces]
    firsts = _first_of_parts(marks)
    for (passage, run_on), mark in zip(pieces, marks, strict=True):
        number = _accepted(mark, last, mark in firsts) if mark else None
        if mark is None or number is None:
            items.append(Item(passage))
            continue
        expected = last.get(mark.rule.name, 0) + 1
        if number != mark.number:
            notes.append(_note("number_repaired", passage, mark, number))
        elif number not in (1, expected) and not mark.inserted:
            notes.append(_note("number_jumps", passage, mark, expected))
        last[mark.rule.name] = number
        rank = None if mark.rule.inner else mark.rule.rank
        items.append(Item(passage, replace(mark, number=number), rank, run_on))
    return items, tuple(notes)


def _mark_of(passage: Passage, bare_chapters: bool) -> Mark | None:
    mark = find_mark(passage.text)
    return find_bare_chapter(passage.text) if mark is None and bare_chapters else mark


def _first_of_parts(marks: list[Mark | None]) -> list[Mark]:
    """Return the first marks of each kind from which the next of the kind counts on, to the end."""
    by_rule: dict[str, list[Mark]] = {}
    for mark in filter(None, marks):
        by_rule.setdefault(mark.rule.name, []).append(mark)
    return [
        of_kind[0]
        for of_kind in by_rule.values()
        if len(of_kind) > 1
        and all(mark.number == of_kind[0].number + i for i, mark in enumerate(of_kind))
    ]


def listed(paragraph: Passage) -> list[Passage]:
    """Return the statements of a list that a paragraph is (①… ②…), or else the whole paragraph."""
    text = paragraph.text
    first = find_mark(text)
    if first is None or not first.rule.listing or first.number != 1:
        return [paragraph]
    cuts = [0]
    for place in MARK_PLACE.finditer(text, first.end):
        mark = find_mark(text, place.start())
        if mark and mark.rule == first.rule and mark.number == len(cuts) + 1:
            cuts.append(mark.start)
    return [paragraph.cut(*ends) for ends in pairwise([*cuts, len(text)])]


def _has_bare_chapters(paragraphs: tuple[Passage, ...]) -> bool:
    """Tell whether lines like ``2 范围`` are chapters: ``2.1`` is the next number after them.

    The first alone is one where the text goes on with its ``1.2``, and has no such line besides.
    """
    chapter, confirmed, lines = None, 0, 0
    for passage in paragraphs:
        bare = find_bare_chapter(passage.text)
        if bare:
            chapter, lines = bare.number, lines + 1
        elif chapter and find_mark(passage.text):
            confirmed += passage.text.startswith(f"{chapter}.1")
            chapter = None
    alone = lines == confirmed == 1 and any(FIRST_GOES_ON.match(p.text) for p in paragraphs)
    return alone or confirmed >= MIN_CHAPTERS


def _accepted(mark: Mark, last: dict[str, int], first: bool) -> int | None:
    """Return the number the mark is read as, or ``None`` if it is no list number here.

    From the ``first`` of its kind all others count on.
    """
    expected = last.get(mark.rule.name, 0) + 1
    if first or mark.number in (1, expected):
        return mark.number
    if mark.rule.through:
        return mark.number if mark.number >= expected - 1 else None
    written, wanted = str(mark.number), str(expected)
    if len(written) > len(wanted) and (written.startswith(wanted) or written.endswith(wanted)):
        return expected
    if -1 <= mark.number - expected <= LARGEST_JUMP and mark.number > 0:
        return mark.number
    return None


def _note(kind: str, passage: Passage, mark: Mark, number: int) -> Note:
    return Note(kind, passage.span(0, mark.end), passage.text[: mark.end].strip(), str(number))
