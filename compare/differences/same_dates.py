"""Whether two dates are one, and whether they are by when one thing is to be done."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz.fuzz import partial_ratio

from compare.differences.same_numbers import ONE_SUBJECT
from compare.differences.side import Pair, Side
from compare.facts.plain import squashed
from compare.model import Fact

THIS_YEAR = ("年内", "本年内", "今年内")
NAMED = 2  # characters of what a number is of; a clause of fewer names it in the one before
Same = Callable[[Fact, Fact], bool]


def of_its_year(date: Fact | None) -> bool:
    """Tell whether a date is only the year of the plan, in which all of it is to be done."""
    return date is not None and date.kind == "deadline" and date.text in THIS_YEAR


def same_role(one: Fact, other: Fact) -> bool:
    """Tell whether two dates are both of an end or both of a beginning."""
    return one.role == other.role


def of_one_errand(one: Fact, other: Fact) -> bool:
    """Tell whether two dates of clauses apart are by when the same is to be done."""
    return same_role(one, other) and partial_ratio(one.subject, other.subject) >= ONE_SUBJECT


def of_two_errands(one: Fact, other: Fact) -> bool:
    """Tell whether two dates are by when two things are done: 完成主体工程, 投入运营."""
    if any(date.kind != "deadline" or date.role != "end" for date in (one, other)):
        return False
    done = [squashed(date.subject) for date in (one, other)]
    pairs = [{subject[at : at + 2] for at in range(len(subject) - 1)} for subject in done]
    return all(pairs) and pairs[0].isdisjoint(pairs[1])  # not one word of two letters in both


def of_known_errand(one: Fact, other: Fact) -> bool:
    """Tell whether two dates are by when the same is to be done, and both say what.

    It ends in one word: 招标工作完成 and 平台建设 are two errands.
    """
    ends = {subject[-NAMED:] for subject in (one.subject, other.subject)}
    named = min(len(one.subject), len(other.subject)) > NAMED
    return named and len(ends) == 1 and of_one_errand(one, other)


def same_time(pair: Pair) -> Same:
    """Return the test whether two dates are one, each seen from the year of its own document."""

    def same(one: Fact, other: Fact) -> bool:
        left, right = seen_from(one, pair.left), seen_from(other, pair.right)
        years = {left[0], right[0]}
        return left[1:] == right[1:] and (len(years) == 1 or None in years)

    return same


def seen_from(date: Fact, side: Side) -> tuple[int | None, str, str]:
    """Return the years between document and date, month and day; ``None`` if that is not known."""
    year, month, day = date.value.split("-")
    if year.startswith("+"):
        return int(year), month, day
    if side.year is None:
        return int(year) if year else None, month, day
    return int(year) - side.year if year else 0, month, day
