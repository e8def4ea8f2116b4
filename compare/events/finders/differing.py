"""In what two statements differ of whose facts none is held against another."""

from __future__ import annotations

from itertools import islice, product, takewhile

from compare.differences.same_numbers import comparable, same_number
from compare.events.evidence.counted import family, of_two_nouns, set_thing, settled
from compare.facts import read_facts
from compare.knowledge.closed import words
from compare.knowledge.words import tokens
from compare.model import EventType, Fact, Quote

SHORTEST_THING = 3  # letters
MOST = 10_000  # pairs of numbers of two statements that are looked at


def kind_of_wording(left: Quote, right: Quote) -> EventType:
    """Return the kind that a reader would call two statements on one matter.

    Where both set numbers that can be compared it is these: of such rewritten statements that
    readers of ``tests/gold`` told, 33 of 51 were called a number and 5 an aim. Where they are for
    other people it is these (12 and 4 of 27). Else it is the aim.
    """
    if set_apart(left, right):
        return "number_changed"
    numbers = [settled(one.text) for one in (left, right)]
    if not all(numbers) and for_other_people(left.text, right.text):
        return "scope_changed"
    return "goal_changed"


def set_apart(left: Quote, right: Quote) -> tuple[Fact, Fact] | None:
    """Return the first two numbers of two statements that differ and can be compared, if any."""
    pairs = islice(product(settled(left.text), settled(right.text)), MOST)
    return next(((one, other) for one, other in pairs if set_otherwise(one, other)), None)


def numbers_apart(left: Quote, right: Quote) -> tuple[str, str]:
    """Return those two numbers as they are written, empty where there are none."""
    found = set_apart(left, right)
    return (found[0].text, found[1].text) if found else ("", "")


def called_by_numbers(left: Quote, right: Quote) -> str:
    """Return of what thing those two numbers are, be it of two kinds of it, or nothing: 敬老院."""
    found = set_apart(left, right)
    if found is None:
        return ""
    ends = zip(*(reversed(tokens(set_thing(number))) for number in found), strict=False)
    both = [one for one, _ in takewhile(lambda two: two[0] == two[1], ends)]
    thing = "".join(reversed(both))
    return thing if len(thing) >= SHORTEST_THING else ""


def set_otherwise(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count things of one noun, be they of two kinds, and differ."""
    if family(one) != family(other) or same_number(one, other) or not comparable(one, other):
        return False
    return not of_two_nouns(one, other)


def for_other_people(left: str, right: str) -> bool:
    """Tell whether two statements name people, none of whom the other one names in more words.

    At least one of them says that it is for these: 免除困难群众…, 对本市户籍居民….
    """
    here, there = (list(read_facts(text, "people")) for text in (left, right))
    if not here or not there:
        return False
    shared = any(
        one.value in other.value or other.value in one.value for one in here for other in there
    )
    return not shared and (are_reached(left, here) or are_reached(right, there))


def are_reached(text: str, people: list[Fact]) -> bool:
    """Tell whether a statement says of some of its people that something is for them."""
    for_whom = tuple(
        word for table in ("serving", "reaching", "served") for word in words("people", table)
    )
    return any(one.start == 0 or text[: one.start].endswith(for_whom) for one in people)
