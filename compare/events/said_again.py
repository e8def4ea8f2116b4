"""What an annex says again of a change that the text proper tells: told once, and shown by both.

A table of tasks behind a plan repeats its numbers (640元) and who is in charge. Where text and
annex have parted, the contradiction tells what the annex says; and an office that took the place of
another in several rows of a table is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from compare.addresses import article_of
from compare.differences.numbers import same_number
from compare.events.contradictions import Listed, miscounted
from compare.events.event import shown_by_both
from compare.events.pair import Pair
from compare.events.systematic import led
from compare.facts import read_facts
from compare.knowledge.words import content_words
from compare.model import Article, Event, EventType, Fact

ENOUGH = 4  # letters of the words that a row of a table shares with the text
HALF = 0.5  # of the letters of all its words, where it has few

Exchange = tuple[Fact, Fact]
"""A number or a date, and the one that took its place."""


def told_once(pair: Pair, found: Sequence[Event]) -> list[Event]:
    """Return events in their order, those that an annex says again within the ones that tell it."""
    again = {**dict(offices_again(pair, found)), **dict(numbers_again(pair, found))}
    gone = {*again, *parted(pair, found)}
    shown: defaultdict[int, list[Event]] = defaultdict(list)
    for place, teller in again.items():
        shown[teller].append(found[place])
    return [
        with_annex(pair, one, shown[place]) for place, one in enumerate(found) if place not in gone
    ]


def offices_again(pair: Pair, found: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Yield the place of each event of an annex on offices that another tells, with its place."""
    proper, annexed = of_type(pair, found, "actor_changed")
    tellers: dict[tuple[str, ...], int] = {}
    for place in (*proper, *annexed):
        facts = dict(found[place].facts)
        offices = tuple(led(facts.get(side, "")) for side in ("before", "after"))
        if all(offices) and tellers.setdefault(offices, place) != place and place in annexed:
            yield place, tellers[offices]


def numbers_again(pair: Pair, found: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Yield the place of each event of an annex on numbers that the text tells, with its place."""
    proper, annexed = of_type(pair, found, "number_changed")
    of_value: defaultdict[str, list[int]] = defaultdict(list)
    for place in proper if annexed else ():
        for value in {one.value for one in numbers_of(found[place], found[place].left)}:
            of_value[value].append(place)
    for place in annexed:
        for before, after in exchange(found[place]):
            teller = next(
                (
                    other
                    for other in of_value[before.value]
                    if quotes(found[other], before, after)
                    and on_one_thing(pair, found[place], found[other])
                ),
                None,
            )
            if teller is not None:
                yield place, teller


def of_type(pair: Pair, found: Sequence[Event], kind: EventType) -> tuple[list[int], list[int]]:
    """Return the places of the events of a kind in the text proper and of those in annexes.

    They are on edited statements, and in an order that is the same seen from either side.
    """
    parts: tuple[list[int], list[int]] = ([], [])
    for place, one in enumerate(found):
        if one.type == kind and one.basis == ("literal",) and one.left and one.right:
            annexed = {pair.in_annex(unit) for unit in (*one.left, *one.right)}
            if len(annexed) == 1:
                parts[annexed.pop()].append(place)
    for places in parts:
        places.sort(key=lambda place: sorted((*found[place].left, *found[place].right)))
    return parts


def exchange(one: Event) -> list[Exchange]:
    """Return the number that an event tells with the one that took its place, if it is of one."""
    facts = dict(one.facts)
    sides = [read_facts(facts.get(side, ""), "number", "deadline") for side in ("before", "after")]
    return [(sides[0][0], sides[1][0])] if all(len(side) == 1 for side in sides) else []


def quotes(one: Event, before: Fact, after: Fact) -> bool:
    """Tell whether an event quotes a number on its left and another one on its right."""
    return has(numbers_of(one, one.left), before) and has(numbers_of(one, one.right), after)


def numbers_of(one: Event, units: Sequence[str]) -> list[Fact]:
    """Return the numbers and dates that an event quotes of some units."""
    texts = (quote.text for quote in one.evidence if quote.unit in units)
    return [fact for text in texts for fact in read_facts(text, "number", "deadline")]


def has(numbers: Iterable[Fact], wanted: Fact) -> bool:
    """Tell whether a number is among some, or a date."""
    return any(
        one.kind == wanted.kind
        and (same_number(one, wanted) if wanted.kind == "number" else one.value == wanted.value)
        for one in numbers
    )


def on_one_thing(pair: Pair, row: Event, teller: Event) -> bool:
    """Tell whether the text that an event is on names what a row of a table counts."""
    words = {
        word
        for unit in (*row.left, *row.right)
        for word in content_words(f"{heading_of(pair, unit)} {pair.unit(unit).text}")
        if not any(map(str.isdigit, word))
    }
    said = " ".join(
        f"{heading_of(pair, unit)} {pair.unit(unit).text}" for unit in (*teller.left, *teller.right)
    )
    shared = len("".join(word for word in words if word in said))
    return 0 < min(ENOUGH, HALF * len("".join(words))) <= shared


def heading_of(pair: Pair, unit: str) -> str:
    """Return the heading of the article of a unit: in a table the task of its row."""
    article = pair.unit(article_of(unit))
    assert isinstance(article, Article)
    return article.heading


def parted(pair: Pair, found: Sequence[Event]) -> Iterator[int]:
    """Yield the places of events of annexes on numbers that no longer are those of the text.

    The text has another one now in place of the same, or of another one the same: the text's own
    change is told, and what the annex says by the contradiction.
    """
    proper, annexed = of_type(pair, found, "number_changed")
    if not proper or not annexed:
        return
    told = [two for side in (pair.left, pair.right) for two in miscounted(side.document)]
    for place in annexed:
        for text, annex in told:
            if shows(found[place], annex) and any(
                shows(found[other], text) and share_an_end(found[place], found[other])
                for other in proper
            ):
                yield place
                break


def shows(one: Event, number: Listed) -> bool:
    """Tell whether an event quotes a number of its statement."""
    units = (*one.left, *one.right)
    return number.address in units and has(numbers_of(one, [number.address]), number.fact)


def share_an_end(one: Event, other: Event) -> bool:
    """Tell whether the number of either event was the same, or is the same now."""
    return any(
        has(numbers_of(other, other.left), before) or has(numbers_of(other, other.right), after)
        for before, after in exchange(one)
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
