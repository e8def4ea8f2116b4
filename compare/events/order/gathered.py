"""Events on one matter, told together: the foremost first, then what else differs on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Protocol, TypeVar

from compare.addresses import document_of
from compare.events.evidence.pair import Pair
from compare.knowledge.words import content_words
from compare.model import Event, EventType, Quote

MOST_QUOTES = 4  # of a side that are read together
RARE = 12  # statements of both documents that have a word which tells one matter from others
SHARED_LETTERS = 3  # of rare words that two events share where no particular matters are known
BY_THEMSELVES: tuple[EventType, ...] = ("moved", "splits", "merges", "moves_out", "contradicts")
"""Kinds that are not gathered: they tell where something stands, not what is said of a matter."""

Matters = frozenset[object]
"""What shows that two events are on one matter: numbers of particular matters, or rare words."""


@dataclass
class Group:
    """Events that are told together, with what they quote and how often of each document.

    ``matters`` are those of the first one.
    """

    place: int
    matters: Matters
    events: list[Event] = field(default_factory=list)
    quotes: set[Quote] = field(default_factory=set)
    sides: Counter[str] = field(default_factory=Counter)

    def has_room(self, one: Event) -> bool:
        """Tell whether a reader can take one event more together with these."""
        return max((self.sides + self._new(one)).values(), default=0) <= MOST_QUOTES

    def take(self, one: Event) -> None:
        """Tell one event more together with these."""
        self.sides += self._new(one)
        self.quotes.update(one.evidence)
        self.events.append(one)

    def _new(self, one: Event) -> Counter[str]:
        return Counter(document_of(quote.unit) for quote in {*one.evidence} - self.quotes)


def gathered(pair: Pair, found: Sequence[Event]) -> tuple[Event, ...]:
    """Return events in their order, but what is on the matter of one above right behind it.

    Such an event is of the ``same_matter``: it shares the theme and a matter, be it of what only
    stands nearest, or one matter more of what both are on.
    In plans of one hand and in laws every change stands by itself.
    """
    if pair.same_hand or pair.laws:
        return tuple(found)
    matters_of, enough = telling_matters(pair)
    groups: list[Group] = []
    on: dict[object, list[Group]] = defaultdict(list)  # by what their first event is on or near
    for one in found:
        near = matters_of(one.evidence) if one.type not in BY_THEMSELVES else frozenset[object]()
        mine = matters_of(telling_quotes(one)) & near
        shared: Counter[int] = Counter()
        for matter in near:
            for known in on[matter]:
                shared[known.place] += weight_of(matter)
        likeliest = sorted(shared.items(), key=lambda two: (-two[1], two[0]))
        fitting = (
            groups[place]
            for place, count in likeliest
            if count >= enough
            and (
                one.theme == groups[place].events[0].theme
                or sum(map(weight_of, mine & groups[place].matters)) > enough
            )
            and groups[place].has_room(one)  # last, for it costs most
        )
        if group := next(fitting, None):
            group.take(replace(one, same_matter=True))
        else:
            groups.append(Group(len(groups), mine))
            groups[-1].take(one)
            for matter in near:
                on[matter].append(groups[-1])
    return tuple(one for group in groups for one in group.events)


def weight_of(matter: object) -> int:
    """Return how much it tells that two events share a matter: one, of a word its letters."""
    return len(matter) if isinstance(matter, str) else 1


class OnMatter(Protocol):
    """What may be of the same matter as what is told before it: an event, a row."""

    @property
    def same_matter(self) -> bool:
        """Whether it is."""


Told = TypeVar("Told", bound=OnMatter)


def by_matter(found: Iterable[Told]) -> list[tuple[Told, ...]]:
    """Return what is told of one matter together, in its order: events or rows."""
    opened = 0

    def group(one: Told) -> int:
        nonlocal opened
        opened += not one.same_matter
        return opened

    return [tuple(those) for _, those in groupby(found, key=group)]


def all_quotes(events: Iterable[Event]) -> tuple[Quote, ...]:
    """Return all quotes of some events, each once."""
    return tuple(dict.fromkeys(quote for one in events for quote in one.evidence))


def telling_matters(pair: Pair) -> tuple[Callable[[Iterable[Quote]], Matters], int]:
    """Return how one tells what quotes are on, and how much of that two events must share."""
    if pair.lexicon.particulars:
        return lambda quotes: frozenset(
            number for quote in quotes for number in pair.particulars_of(quote.text)
        ), 1
    texts = (text for side in (pair.left, pair.right) for text in pair.texts(side))
    often = Counter(word for text in texts for word in set(content_words(text)))
    return lambda quotes: frozenset(
        word for quote in quotes for word in content_words(quote.text) if often[word] <= RARE
    ), SHARED_LETTERS


def telling_quotes(one: Event) -> tuple[Quote, ...]:
    """Return the quotes that show what an event is on, and not what only stands nearest to it."""
    if "near" not in dict(one.facts):
        return one.evidence
    has = one.left if one.explanation.endswith(".gone") or one.type == "disappears" else one.right
    return tuple(quote for quote in one.evidence if quote.unit in has)
