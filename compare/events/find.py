"""All events of a pair, the most telling first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from compare.events.evidence.event import mirror, of_both, shown_by_both
from compare.events.evidence.pair import Pair
from compare.events.finders.alone import alone, left_over
from compare.events.finders.articles.reshaped import reshaped
from compare.events.finders.articles.single import singled_out
from compare.events.finders.articles.standing import standings
from compare.events.finders.clauses import clauses_apart
from compare.events.finders.contradictions import contradictions
from compare.events.finders.due import due
from compare.events.finders.duties import duties, with_duties
from compare.events.finders.edited import edited_measures
from compare.events.finders.further import further
from compare.events.finders.handed import handed_over
from compare.events.finders.headed import headed_anew
from compare.events.finders.in_charge import in_charge
from compare.events.finders.known import known
from compare.events.finders.named import named
from compare.events.finders.names import renamed
from compare.events.finders.rewritten import rewritten_measures
from compare.events.finders.said_twice import said_twice
from compare.events.finders.systematic import renamed_throughout
from compare.events.kinds import ONLY_LEFT, ONLY_RIGHT
from compare.events.order.gathered import gathered
from compare.events.order.implied import (
    WHOLE_ARTICLES,
    without_denied,
    without_implied,
    without_shared,
)
from compare.events.order.interest import by_interest
from compare.events.order.said_again import told_once
from compare.model import Event, EventType
from compare.themes.side import Side

MOST_SHOWN = 4  # quotes of a duty that moved, of which its articles and statements are some
# One desk took over several matters, one law or one group of people stands for another throughout.
WHEREVER: tuple[EventType, ...] = ("actor_changed", "law_changed", "scope_changed")
FINDERS: tuple[Callable[[Pair], Iterator[Event]], ...] = (
    edited_measures,
    headed_anew,
    rewritten_measures,
    alone,
    reshaped,
    renamed,
    known,
    standings,
    singled_out,
    duties,
    contradictions,
    said_twice,
    in_charge,
    due,
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
    return gathered(pair, told_once(pair, by_interest(pair, unranked(pair))))


def unranked(pair: Pair) -> list[Event]:
    """Return all events of a pair whose sides are in order, by their finders."""
    told: dict[tuple[str, ...], Event] = {}
    keep(told, (one for finder in FINDERS for one in finder(pair)))
    keep(told, list(named(pair, told.values())))
    keep(told, list(left_over(pair, told.values())))
    keep(told, list(further(pair, told.values())))
    keep(told, list(clauses_apart(pair, told.values())))
    keep(told, handed_over(pair))
    found = with_duties(pair, renamed_throughout(pair, told.values()))
    return explained(pair, without_denied(without_implied(pair, without_shared(pair, found))))


def keep(told: dict[tuple[str, ...], Event], found: Iterable[Event]) -> None:
    """Add events to those that are told; what tells the same is one event, shown by both.

    What has no words long enough to quote is not told: nobody could check it.
    """
    for one in found:
        if not one.evidence:
            continue
        key = what_is_told(one)
        told[key] = shown_by_both(told[key], one) if key in told else one


def explained(pair: Pair, found: Collection[Event]) -> list[Event]:
    """Return events without those that a duty which moved or came back explains, in its evidence.

    Nobody should read that it is only not found what is known to be with another department.
    """
    duties = {one.theme: one for one in found if of_duty(one)}
    kept = []
    for one in found:
        if one.explanation.endswith(".theme") and one.theme in duties:
            continue  # that it has an article on one side only says less than where it went
        theme = next((name for name, duty in duties.items() if one_of(pair, one, duty)), "")
        if not theme:
            kept.append(one)
        else:
            room = len(duties[theme].evidence) < MOST_SHOWN
            own = of_one_side(one, duties[theme])
            duties[theme] = (shown_by_both if room else of_both)(duties[theme], own)
    told = {one.theme: place for place, one in reversed(list(enumerate(kept))) if of_duty(one)}
    return [
        duties[one.theme] if of_duty(one) else one
        for place, one in enumerate(kept)
        if not of_duty(one) or told[one.theme] == place  # of each duty once
    ]


def of_one_side(one: Event, duty: Event) -> Event:
    """Return an event of the side that has a duty: of an article its heading, and nothing nearby.

    What stands nearest on the side without the duty is on another matter.
    """
    left = duty.type == "moves_out"
    units = one.left if left else one.right
    quotes = tuple(quote for quote in one.evidence if quote.unit in units)
    return replace(
        one,
        left=units if left else (),
        right=() if left else units,
        evidence=quotes[:1] if one.explanation in WHOLE_ARTICLES else quotes,
    )


def of_duty(one: Event) -> bool:
    """Tell whether an event is on a duty that moved or came back, as the lexicon knows it."""
    return {"to_english", "source"} <= dict(one.facts).keys()


def one_of(pair: Pair, one: Event, duty: Event) -> bool:
    """Tell whether an event says that what a duty is on is not found on the side without it."""
    went = duty.type == "moves_out"
    if one.type in (ONLY_RIGHT if went else ONLY_LEFT):
        return False  # it is of the side without the duty
    if one.explanation.endswith(".new" if went else ".gone"):
        return False
    has, lacks = (one.left, one.right) if went else (one.right, one.left)
    without = duty.right if went else duty.left
    if one.basis != ("absence",) or set(lacks) - set(without) - beside_it(one):
        return False
    return bool(has) and duty.theme in {one.theme, *map(pair.theme, has)}


def beside_it(one: Event) -> set[str]:
    """Return the units that only stand beside what an event tells: it is told of one side."""
    alone = one.explanation.endswith((".new", ".gone", ".measure", ".sentence"))
    return {*one.left, *one.right} if alone else set()


def what_is_told(one: Event) -> tuple[str, ...]:
    """Return what an event tells, whatever units show it: a name changes wherever it stands."""
    facts = dict(one.facts)
    if one.type == "renamed":
        return one.type, facts["before"], facts["after"]
    if one.type in WHEREVER and facts.get("before") and facts.get("after"):
        return one.type, facts["before"], facts["after"]
    if one.type in ("term_appears", "term_disappears") and not (facts["before"] and facts["after"]):
        return one.type, one.matter
    quotes = (f"{quote.unit} {quote.text}" for quote in one.evidence)
    changed = one.type == "number_changed" and facts.get("before") and facts.get("after")
    numbers = (facts["before"], facts["after"]) if changed else ()
    return (one.type, one.explanation, *numbers, *quotes)  # 分别提高到85元和100元 are two changes


def order(side: Side) -> tuple[int, str]:
    """Return by what two documents are told apart as earlier and later: year, then id."""
    return side.document.head.year or 9999, side.document.id
