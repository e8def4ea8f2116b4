"""What another event says already: what went with an article, a duty or a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from compare.addresses import article_of
from compare.events.evidence.event import mirror
from compare.events.evidence.pair import Pair
from compare.events.kinds import NAMES, ONLY_LEFT
from compare.facts import read_facts
from compare.facts.numbers import without_joining
from compare.facts.plain import squashed
from compare.knowledge.closed import words
from compare.knowledge.words import content_words
from compare.model import Event

HANDED = "moves_out.said"
LONGEST_PLACE = 8  # characters
WHOLE_ARTICLES = ("appears.article", "disappears.article")


def without_implied(pair: Pair, found: Collection[Event]) -> list[Event]:
    """Return events without what others of them imply: a name that is another one now is not new.

    In plans of one office an article that is a sentence now, or that went to another office, has
    lost its other statements with that, too; a heading lost an item because a statement under it is
    gone; of what is new by name nobody misses the number.
    """
    names = {name for one in found if one.type == "renamed" for name in names_of(one)}
    found = [one for one in found if not (one.type in NAMES and all_among(names_of(one), names))]
    if pair.two_offices:
        return without_raised(found)
    if not pair.same_hand or pair.laws:
        return found
    kept = unimplied(pair, found)
    turned = [mirror(one) for one in kept]
    left = {id(one) for one in unimplied(pair.swapped, turned)}
    return [one for one, other in zip(kept, turned, strict=True) if id(other) in left]


def without_raised(found: Collection[Event]) -> list[Event]:
    """Return events without whole articles of one text whose matter the other has in another one.

    What was raised to an article is not missing there, and is told once.
    """
    raised: set[str] = set()
    kept: list[Event] = []
    for one in found:
        articles = raised_articles(one)
        if not articles or raised.isdisjoint(articles):
            kept.append(one)
        raised |= articles
    return [
        one
        for one in kept
        if one.explanation not in WHOLE_ARTICLES
        or raised.isdisjoint(map(article_of, (*one.left, *one.right)))
    ]


def raised_articles(one: Event) -> set[str]:
    """Return the article that a matter has alone in one text, none of another event."""
    units = {"promoted": one.right, "demoted": one.left}.get(one.type, ())
    return set(map(article_of, units))


def without_denied(found: Collection[Event]) -> list[Event]:
    """Return events without those that give a number to one text alone which others compare.

    An annex repeats what the text says, and only one of the two has a counterpart.
    """
    compared: dict[tuple[int, str], set[frozenset[str]]] = {}
    for one in found:
        numbers = counted(one)
        if one.type == "number_changed" and all(numbers):
            for said in enumerate(numbers):
                compared.setdefault(said, set()).add(frozenset(content_words(one.matter)))
    return [one for one in found if not (alone(one) and denied(one, compared))]


def without_shared(pair: Pair, found: Iterable[Event]) -> list[Event]:
    """Return events without those of a number that changed of which both texts have the words.

    What is whole in one text was damaged in the other (202|1年底): nothing changed there.
    """
    return [one for one in found if not shares_number(pair, one)]


def shares_number(pair: Pair, one: Event) -> bool:
    """Tell whether a quote of a number that changed stands word for word on the other side.

    Of one that both set it is the quote of either, of one that only one sets any with a number.
    """
    numbers = counted(one)
    if one.type != "number_changed":
        return False
    sides = ((one.left, one.right, numbers[0]), (one.right, one.left, numbers[1]))
    return any(
        quote.text in pair.unit(other).text
        for units, others, number in sides
        for quote in one.evidence
        if quote.unit in units and holds(quote.text, number if all(numbers) else "")
        for other in others
    )


def holds(text: str, number: str) -> bool:
    """Tell whether a text has a number as it is written, or any where none is given."""
    return number in text if number else bool(read_facts(text, "number"))


def counted(one: Event) -> tuple[str, str]:
    """Return the numbers of either text that an event tells, as they are written."""
    facts = dict(one.facts)
    plain = one.type == "number_changed" and "before_fact" not in facts
    keys = ("before", "after") if plain else ("before_fact", "after_fact")
    return without_joining(facts.get(keys[0], "")), without_joining(facts.get(keys[1], ""))


def alone(one: Event) -> bool:
    """Tell whether an event is on a number that only one text is said to set."""
    before, after = counted(one)
    return one.type in ("number_changed", "appears", "disappears") and bool(before) != bool(after)


def counts_alone(one: Event) -> bool:
    """Tell whether an event is of a number that only one text sets for what both have."""
    return one.type == "number_changed" and alone(one)


def denied(one: Event, compared: Mapping[tuple[int, str], Collection[frozenset[str]]]) -> bool:
    """Tell whether a number that one text alone is said to have is compared by another event.

    ``compared`` are the words of the matters of these, by the side and the number.
    """
    said = next(said for said in enumerate(counted(one)) if said[1])
    words = set(content_words(one.matter))
    return bool(words) and any(words <= others for others in compared.get(said, ()))


def unimplied(pair: Pair, found: Collection[Event]) -> list[Event]:
    """Return events without those on what is gone that others imply."""
    ended = {article_of(one.left[0]) for one in found if one.left and ends_article(pair, one)}
    handed = [one for one in found if one.explanation == HANDED]
    handed_articles = {article_of(unit) for one in handed for unit in one.left}
    new = {(one.matter, unit) for one in found if one.type == "term_appears" for unit in one.right}
    return [
        one
        for one in found
        if not (lost_with_article(one) and {article_of(unit) for unit in one.left} <= ended)
        and not any(within(one, duty) for duty in handed)
        and not (known_to_go(one) and {article_of(unit) for unit in one.left} <= handed_articles)
        and not (counts_alone(one) and any((one.matter, unit) in new for unit in one.right))
        and not shown_below(one, found)
    ]


def all_among(told: Collection[str], names: Collection[str]) -> bool:
    """Tell whether there are names, all among others, be it without a place: 某市甲平台."""
    return bool(told) and all(one in names or of_a_place(one, names) for one in told)


def of_a_place(name: str, names: Collection[str]) -> bool:
    """Tell whether a name is one of others behind the name of a place."""
    ranks = tuple(words("places", "ranks"))
    ends = (at for at in range(1, LONGEST_PLACE + 1) if name[:at].endswith(ranks))
    return any(name[at:] in names for at in ends)


def names_of(one: Event) -> list[str]:
    """Return the names that an event tells, without marks."""
    facts = dict(one.facts)
    return [squashed(facts[key]) for key in ("before", "after") if facts.get(key)]


def within(one: Event, duty: Event) -> bool:
    """Tell whether an event compares what is said of a duty with that it was handed over."""
    ends = {*one.right}
    beside = {article_of(unit) for unit in one.left} <= {article_of(unit) for unit in duty.left}
    other = one.explanation != HANDED  # one sentence may hand over several duties
    return other and bool(ends) and ends <= {*duty.right} and beside


def known_to_go(one: Event) -> bool:
    """Tell whether the lexicon alone says that a duty went to another office."""
    return one.type == "moves_out" and one.explanation != HANDED


def ends_article(pair: Pair, one: Event) -> bool:
    """Tell whether a left article has no counterpart, since it was lowered or handed over."""
    lowered = one.explanation == "demoted"
    alone = article_of(one.left[0]) not in pair.counterparts
    return lowered or (one.explanation == HANDED and alone)


def gone(one: Event) -> bool:
    """Tell whether an event says that the right text lacks a statement or a fact of it."""
    told = one.type in ONLY_LEFT or one.explanation.endswith(".gone")
    return told and one.basis == ("absence",) and bool(one.left)


def lost_with_article(one: Event) -> bool:
    """Tell whether what is gone needs no word beside the article that ended: it sets no number.

    A number or a name in quotes that went, or told backwards came, is told with it. The article
    itself went with the duty, whatever it set.
    """
    firm = (
        fact
        for quote in one.evidence
        if quote.unit in one.left
        for fact in read_facts(quote.text, "number", "name")
        if fact.role not in ("loose", "head")
    )
    return gone(one) and (one.explanation in WHOLE_ARTICLES or next(firm, None) is None)


def shown_below(one: Event, found: Collection[Event]) -> bool:
    """Tell whether a heading lost what a statement under it said that is told to be gone."""
    facts = dict(one.facts)
    lost = facts.get("before", "") if not facts.get("after") else ""
    ends = {*one.left, *one.right}
    if one.type != "scope_changed" or not lost or not all(end.endswith(".0") for end in ends):
        return False
    words = set(content_words(lost))
    return any(
        gone(other)
        and {article_of(unit) for unit in other.left} <= {article_of(unit) for unit in one.left}
        and any(word in quote.text for quote in other.evidence for word in words)
        for other in found
    )
