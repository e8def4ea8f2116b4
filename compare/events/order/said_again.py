"""What an annex says again of a number that changed in the text proper: told once, shown by both.

A table of tasks behind a plan repeats its numbers (640元). Where text and annex have parted, the
contradiction tells what the annex says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from compare.differences.same_numbers import worth_as_much
from compare.events.evidence.event import shown_by_both
from compare.events.evidence.pair import Pair
from compare.events.finders.contradictions import Listed, miscounted
from compare.facts import read_facts
from compare.facts.cells import target_row
from compare.knowledge.words import content_words
from compare.model import Event, Fact

ENOUGH = 4  # letters of the words that a row of a table shares with the text
HALF = 0.5  # of the letters of all its words, where it has few

Exchange = tuple[Fact, Fact]
"""A number or a date, and the one that took its place."""


def told_once(pair: Pair, found: Sequence[Event]) -> list[Event]:
    """Return events in their order, those that an annex says again within the ones that tell it."""
    proper, annexed = numbers_changed(pair, found)
    if not (proper and annexed):
        return list(found)
    again = dict(said_again(pair, found, proper, annexed))
    gone = {*again, *parted(pair, found, proper, annexed)}
    shown: defaultdict[int, list[Event]] = defaultdict(list)
    for place, teller in again.items():
        shown[teller].append(found[place])
    return [
        with_annex(pair, one, shown[place]) for place, one in enumerate(found) if place not in gone
    ]


def said_again(
    pair: Pair, found: Sequence[Event], proper: Iterable[int], annexed: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield the place of each event of an annex that one of the text tells, with that one's."""
    of_value: defaultdict[str, list[int]] = defaultdict(list)
    for place in proper:
        for value in {one.value for one in numbers_of(found[place], found[place].left)}:
            of_value[value].append(place)
    for place in annexed:
        numbers = exchanged(found[place])
        likely = of_value[numbers[0].value] if numbers else ()
        tellers = (at for at in likely if tells(pair, found[at], found[place]))
        yield from ((place, teller) for teller in islice(tellers, 1))


def tells(pair: Pair, one: Event, row: Event) -> bool:
    """Tell whether an event of the text tells what the row of a table says of a number."""
    numbers = exchanged(row)
    return (
        numbers is not None
        and has(numbers_of(one, one.left), numbers[0])
        and has(numbers_of(one, one.right), numbers[1])
        and on_one_thing(pair, row, one)
    )


def numbers_changed(pair: Pair, found: Sequence[Event]) -> tuple[list[int], list[int]]:
    """Return the places of the events on numbers in the text proper and of those in annexes.

    Those of annexes are on edited rows. The order is the same seen from either side.
    """
    parts: tuple[list[int], list[int]] = ([], [])
    for place, one in enumerate(found):
        if one.type == "number_changed" and one.left and one.right:
            annexed = {pair.in_annex(unit) for unit in (*one.left, *one.right)}
            if annexed == {False} or (annexed == {True} and one.basis == ("literal",)):
                parts[annexed.pop()].append(place)
    for places in parts:
        places.sort(key=lambda place: sorted((*found[place].left, *found[place].right)))
    return parts


def exchanged(one: Event) -> Exchange | None:
    """Return the number that an event tells with the one that took its place, if it is of one."""
    facts = dict(one.facts)
    before, after = (
        read_facts(facts.get(side, ""), "number", "deadline") for side in ("before", "after")
    )
    return (before[0], after[0]) if len(before) == len(after) == 1 else None


def numbers_of(one: Event, units: Sequence[str]) -> list[Fact]:
    """Return the numbers and dates that an event quotes of some units."""
    texts = (quote.text for quote in one.evidence if quote.unit in units)
    return [fact for text in texts for fact in read_facts(text, "number", "deadline")]


def has(numbers: Iterable[Fact], wanted: Fact) -> bool:
    """Tell whether a number is among some, or a date."""
    return any(worth_as_much(one, wanted) for one in numbers)


def on_one_thing(pair: Pair, row: Event, teller: Event) -> bool:
    """Tell whether the text that an event is on names what a row of a table counts."""
    words = {
        word
        for unit in (*row.left, *row.right)
        for word in content_words(f"{pair.heading(unit)} {counted_in(pair.unit(unit).text)}")
        if not any(map(str.isdigit, word))
    }
    said = " ".join(
        f"{pair.heading(unit)} {pair.unit(unit).text}" for unit in (*teller.left, *teller.right)
    )
    shared = len("".join(word for word in words if word in said))
    return 0 < min(ENOUGH, HALF * len("".join(words))) <= shared


def counted_in(row: str) -> str:
    """Return what a row of a table counts, without its number and who is in charge."""
    found = target_row(row)
    return row[slice(*found.name)] if found else row


def parted(
    pair: Pair, found: Sequence[Event], proper: Iterable[int], annexed: Iterable[int]
) -> Iterator[int]:
    """Yield the places of events of annexes on numbers that no longer are those of the text.

    The text has another one now in place of the same, or of another one the same: the text's own
    change is told, and what the annex says by the contradiction.
    """
    counts = [two for side in (pair.left, pair.right) for two in miscounted(side.document)]
    for place in annexed:
        own = [text for text, annex in counts if shows(found[place], annex)]
        told = [at for at in proper if any(shows(found[at], text) for text in own)]
        if any(share_an_end(found[place], found[at]) for at in told):
            yield place


def shows(one: Event, number: Listed) -> bool:
    """Tell whether an event quotes a number of its statement."""
    units = (*one.left, *one.right)
    return number.address in units and has(numbers_of(one, [number.address]), number.fact)


def share_an_end(one: Event, other: Event) -> bool:
    """Tell whether the number of either event was the same, or is the same now."""
    numbers = exchanged(one)
    return numbers is not None and (
        has(numbers_of(other, other.left), numbers[0])
        or has(numbers_of(other, other.right), numbers[1])
    )


def with_annex(pair: Pair, one: Event, again: Iterable[Event]) -> Event:
    """Return an event shown by what an annex says again too, unless that stands on both sides."""
    for other in again:
        both = shown_by_both(one, other)
        if not stands_on_both_sides(pair, both):
            one = both
    return one


def stands_on_both_sides(pair: Pair, one: Event) -> bool:
    """Tell whether a quote of an event stands word for word in a unit of its other side."""
    return any(
        quote.text in pair.unit(unit).text
        for quote in one.evidence
        for unit in (one.right if quote.unit in one.left else one.left)
    )
