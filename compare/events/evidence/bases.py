"""Of what two numbers are that stand for one thing: 全体特困人员 or only 生活不能自理的.

Whoever sets the numbers of two offices against each other must know that their bases differ.
"""

from __future__ import annotations

from compare.events.evidence.counted import set_thing, thing
from compare.facts import number_written
from compare.facts.fronts import front, without_adverbs
from compare.facts.places import without_opening_reach
from compare.knowledge.closed import words
from compare.model import Fact

SHORTEST, LONGEST = 3, 24  # characters of what a number is of, as a reader takes it in
BINDING = "的"


def two_bases(texts: tuple[str, str], as_written: tuple[str, str]) -> dict[str, str]:
    """Return the facts that tell of what the numbers of two statements are, where that differs.

    ``as_written`` are the numbers as the statements have them. Both are of one noun, and what
    stands before it is not the same: 特困人员集中供养率, 生活不能自理特困人员集中供养率.
    """
    one, other = map(number_written, texts, as_written)
    if not (one and other and of_two_bases(one, other)):
        return {}
    named = [named_base(number) for number in (one, other)]
    fitting = all(SHORTEST <= len(name) <= LONGEST for name in named)
    differ = len({name.replace(BINDING, "") for name in named}) > 1
    return {"of_before": named[0], "of_after": named[1]} if fitting and differ else {}


def of_two_bases(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are of one noun that other words stand before.

    An average is no least: 平均标准, 最低标准.
    """
    bounds = averaging(one), averaging(other)
    left, right = (
        [word for word in thing(number) if word not in bound]
        for number, bound in zip((one, other), bounds, strict=True)
    )
    if not (left and right) or left[-1] != right[-1]:
        return False
    return {*left} != {*right} or bounds[0] != bounds[1]


def averaging(number: Fact) -> set[str]:
    """Return the words of what a number is of that say whether it is an average or a bound."""
    return {word for word in words("numbers", "averaging") if word in number.subject}


def named_base(number: Fact) -> str:
    """Return of what a number is, without when, how far and by what it is measured."""
    return front(without_opening_reach(without_adverbs(set_thing(number)))).strip()
