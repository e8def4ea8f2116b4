"""The steps from one wording to another, and which of them say something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Indel

from compare.diff import MAX_CELLS
from compare.knowledge.headings import HAN_DIGITS, find_mark
from compare.model import Span
from compare.redline.substance import Substance
from compare.redline.units import folded, units

State = Literal["same", "worded", "changed"]
PAUSE = re.compile("[,，。;；:：]")
NUMBER = re.compile(f"[{HAN_DIGITS}两半\\d]")
LATELY = 1 << 10  # two lines side by side are read for what they share, then for what is shown


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of both wordings as they are written; one is empty where only the other has it.

    ``worded`` is said in other words without saying something else.
    """

    state: State
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How two documents are read: their years, if known, and whether every word counts (laws)."""

    years: tuple[int, int] | None = None
    every_word: bool = False


@lru_cache(maxsize=LATELY)
def redline(left: str, right: str, reading: Reading) -> tuple[Step, ...]:
    """Return the steps from the left text to the right one; they replay both exactly."""
    plain = folded(left), folded(right)
    if plain[0] == plain[1]:
        return tuple(_joined(_as_written(left, right)))
    start, end = numbers = _list_numbers(*plain)
    substance = Substance(plain[0][start:], plain[1][end:], reading.years, reading.every_word)
    steps = list(_number_steps(left[:start], right[:end])) if all(numbers) else []
    for differs, one, other in _spans(substance.left, substance.right):
        words = left[start:][slice(*one)], right[end:][slice(*other)]
        steps += _differing(substance, (one, other), words) if differs else _as_written(*words)
    return tuple(_joined(_whole_facts(_without_crumbs(steps))))


def _differing(
    substance: Substance, spans: tuple[Span, Span], words: tuple[str, str]
) -> Iterator[Step]:
    """Yield a stretch that differs; a side of it that says nothing is apart, and not marked."""
    state = substance.state(*spans)
    empty = [bool(words[side]) and substance.empty(spans[side], side) for side in (0, 1)]
    if state == "changed" and all(words) and any(empty) and not all(empty):
        yield Step("worded" if empty[0] else "changed", words[0], "")
        yield Step("worded" if empty[1] else "changed", "", words[1])
    else:
        yield Step(state, *words)


def likeness(steps: Iterable[Step]) -> float:
    """Return which part of both wordings is the same, or the same in other words: 0 to 1."""
    kept = whole = 0
    for step in steps:
        length = len(step.left) + len(step.right)
        whole += length
        kept += length if step.state != "changed" else 0
    return kept / whole if whole else 1.0


def _list_numbers(left: str, right: str) -> tuple[int, int]:
    """Return how long the list numbers are before two statements, 0 where not both have one."""
    marks = find_mark(left), find_mark(right)
    return (marks[0].end, marks[1].end) if marks[0] and marks[1] else (0, 0)


def _number_steps(left: str, right: str) -> Iterator[Step]:
    """Yield the steps between two list numbers: another place in a list says nothing else."""
    if folded(left) == folded(right):
        yield from _as_written(left, right)
    else:
        yield Step("worded", left, right)


def _as_written(left: str, right: str) -> Iterator[Step]:
    """Yield what is the same; characters in another form (，,) are other words for the same."""
    for same, group in groupby(zip(left, right, strict=True), key=lambda pair: pair[0] == pair[1]):
        pairs = list(group)
        words = ("".join(pair[side] for pair in pairs) for side in (0, 1))
        yield Step("same" if same else "worded", *words)


def _spans(left: str, right: str) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Yield whether a stretch differs and where it stands in either text, unit by unit."""
    before, after = units(left), units(right)
    if len(before) * len(after) > MAX_CELLS:
        yield True, (0, len(left)), (0, len(right))
        return
    ends = _ends(before), _ends(after)
    steps = Indel.opcodes(before, after)
    for differs, group in groupby(steps, key=lambda step: step.tag != "equal"):
        run = list(group)
        one = ends[0][run[0].src_start], ends[0][run[-1].src_end]
        other = ends[1][run[0].dest_start], ends[1][run[-1].dest_end]
        words = left[slice(*one)], right[slice(*other)]
        differs = differs and words[0] != words[1]  # the same words may be cut otherwise
        held = _shared_items(*words) if differs else 0
        if held:
            yield False, (one[0], one[0] + held), (other[0], other[0] + held)
        yield differs, (one[0] + held, one[1]), (other[0] + held, other[1])


def _shared_items(left: str, right: str) -> int:
    """Return how much one of two stretches begins as the other, which goes on with more items."""
    shorter, longer = sorted((left, right), key=len)
    goes_on = shorter and longer.startswith(f"{shorter}、")
    return len(shorter) if goes_on else 0


def _ends(pieces: Sequence[str]) -> list[int]:
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return ends


def _without_crumbs(steps: list[Step]) -> list[Step]:
    """Take a lone character or mark between two changes into them."""
    last = len(steps) - 1
    return [
        Step("changed", step.left, step.right)
        if step.state == "same"
        and 0 < i < last
        and steps[i - 1].state == steps[i + 1].state == "changed"
        and sum(character.isalnum() for character in step.left) < 2
        else step
        for i, step in enumerate(steps)
    ]


def _whole_facts(steps: Sequence[Step]) -> list[Step]:
    """Mark a number that is written otherwise in a clause of which something else is marked.

    每半年|一次 and 每季度|两次: who sees but half of that reads what neither text says.
    """
    clauses = list(_clauses(steps))
    marked = {
        clause for clause, step in zip(clauses, steps, strict=True) if step.state == "changed"
    }
    return [
        Step("changed", step.left, step.right)
        if step.state == "worded" and clause in marked and _other_number(step)
        else step
        for clause, step in zip(clauses, steps, strict=True)
    ]


def _clauses(steps: Iterable[Step]) -> Iterator[int]:
    """Yield in which clause each step ends, counted from 0."""
    number = 0
    for step in steps:
        number += bool(PAUSE.search(step.left) or PAUSE.search(step.right))
        yield number


def _other_number(step: Step) -> bool:
    """Tell whether both sides of a step have a numeral."""
    return bool(NUMBER.search(step.left) and NUMBER.search(step.right))


def _joined(steps: Iterable[Step]) -> Iterator[Step]:
    for state, group in groupby(steps, key=lambda step: step.state):
        run = list(group)
        yield Step(state, "".join(s.left for s in run), "".join(s.right for s in run))
