"""All events of a pair, the most telling first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from compare.events.alone import alone
from compare.events.articles import reshaped
from compare.events.contradictions import contradictions
from compare.events.duties import duties
from compare.events.edited import edited_measures
from compare.events.event import mirror
from compare.events.gathered import gathered
from compare.events.interest import by_interest
from compare.events.named import named
from compare.events.names import renamed
from compare.events.pair import Pair
from compare.events.rewritten import rewritten_measures
from compare.events.standing import standings
from compare.events.systematic import renamed_throughout
from compare.model import Event
from compare.themes.side import Side

MOST_SHOWN = 4  # quotes of a duty that moved, of which its articles and statements are some
FINDERS: tuple[Callable[[Pair], Iterator[Event]], ...] = (
    edited_measures,
    rewritten_measures,
    alone,
    reshaped,
    renamed,
    standings,
    duties,
    contradictions,
)


def find(pair: Pair) -> tuple[Event, ...]:
    """Return the events between two documents, in the order of how much a reader would care.

    What else differs on the matter of an event stands right behind it.
    A pair told backwards gives the mirrored events. Texts that differ in white space alone have
    none.
    """
    if "".join(pair.left.text.split()) == "".join(pair.right.text.split()):
        return ()
    if order(pair.left) > order(pair.right):
        return tuple(mirror(one) for one in find(pair.swapped))
    return gathered(pair, by_interest(pair, unranked(pair)))


def unranked(pair: Pair) -> list[Event]:
    """Return all events of a pair whose sides are in order, by their finders."""
    told: dict[tuple[str, ...], Event] = {}
    keep(told, (one for finder in FINDERS for one in finder(pair)))
    keep(told, list(named(pair, told.values())))
    return explained(renamed_throughout(pair, told.values()))


def keep(told: dict[tuple[str, ...], Event], found: Iterable[Event]) -> None:
    """Add events to those that are told; what tells the same is one event, shown by both."""
    for one in found:
        key = what_is_told(one)
        told[key] = shown_by_both(told[key], one) if key in told else one


def explained(found: Collection[Event]) -> list[Event]:
    """Return events without those that a duty which moved or came back explains, in its evidence.

    Nobody should read that it is only not found what is known to be with another department.
    """
    duties = {(one.theme, one.scope): one for one in found if of_duty(one)}
    kept = []
    for one in found:
        duty = duties.get((one.theme, one.scope))
        if duty is None or one is duty or not says_absent(one, duty):
            kept.append(one)
        elif len(duty.evidence) < MOST_SHOWN:
            duties[one.theme, one.scope] = shown_by_both(duty, one)
    return [duties[one.theme, one.scope] if of_duty(one) else one for one in kept]


def of_duty(one: Event) -> bool:
    """Tell whether an event is on a duty that moved or came back."""
    return "to_english" in dict(one.facts)


def says_absent(one: Event, duty: Event) -> bool:
    """Tell whether an event says that what a duty is on is not found on the side without it."""
    without = duty.right if duty.type == "moves_out" else duty.left
    side = one.right if duty.type == "moves_out" else one.left
    return one.basis == ("absence",) and not set(side) - set(without)


def shown_by_both(first: Event, other: Event) -> Event:
    """Return an event with the units and quotes of another that tells the same."""
    return replace(
        first,
        left=tuple(dict.fromkeys((*first.left, *other.left))),
        right=tuple(dict.fromkeys((*first.right, *other.right))),
        evidence=tuple(dict.fromkeys((*first.evidence, *other.evidence))),
    )


def what_is_told(one: Event) -> tuple[str, ...]:
    """Return what an event tells, whatever units show it: a name changes wherever it stands."""
    facts = dict(one.facts)
    if one.type == "renamed":
        return one.type, facts["before"], facts["after"]
    if one.type in ("term_appears", "term_disappears") and not (facts["before"] and facts["after"]):
        return one.type, one.matter
    return (one.type, one.explanation, *(f"{quote.unit} {quote.text}" for quote in one.evidence))


def order(side: Side) -> tuple[int, str]:
    """Return by what two documents are told apart as earlier and later: year, then id."""
    return side.document.head.year or 9999, side.document.id
