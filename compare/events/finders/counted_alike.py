"""Numbers of one thing in statements of two offices that are no counterparts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from compare.addresses import article_of
from compare.differences.same_numbers import AGES, kind_of
from compare.events.evidence.counted import (
    Count,
    counts_same,
    is_named_rate,
    names_noun,
    names_thing,
    nouns,
    of_like_names,
    of_one_matter,
    of_one_name,
    set_in,
    set_thing,
    settled,
    thing,
)
from compare.events.evidence.event import MEASURED, event
from compare.events.evidence.loose import loosely
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.subject import in_common, subject_of
from compare.events.finders.side_by_side import side_by_side
from compare.facts.plain import clause_at, clauses
from compare.facts.shorts import shortened
from compare.knowledge.closed import words
from compare.knowledge.words import content_words
from compare.model import Event, EventType, Fact, Quote

ONE_THING = 0.7  # how sure it is that two numbers which share matters and words are of one thing
ALIKE = {"things", "share"}  # kinds of numbers in which one thing may be counted
SHORTEST_NAME = 3  # letters
RATE_NAMED = 2  # words that name a rate: 集中|供养
SAME_THING = 2  # words of what a share is of, in a clause
LOOKED_AT = 300  # numbers of another text, the likest first


def counted_there(pair: Pair, address: str, fact: Fact, near: Quote | None) -> Count | None:
    """Return what another office counts of the thing that a measure counts, wherever it does.

    Where it says what is nearest, it may count that in another way.
    """
    if fact.kind != "number" or not pair.two_offices:
        return None
    mine = next((one for one in pair.counts.at.get(address, ()) if one.fact == fact), None)
    if mine is None:
        return None
    likest = islice(pair.counts.likest(mine), LOOKED_AT)
    found = next(
        (one for one in likest if counts_same(mine, one) and planned(pair, mine, one)), None
    )
    if found or near is None:
        return found
    beside_it = pair.counts.at.get(near.unit, ())
    return of_one_matter(
        mine, [one for one in beside_it if of_one_name(mine, one) and planned(pair, mine, one)]
    )


def planned(pair: Pair, mine: Count, other: Count) -> bool:
    """Tell whether another office plans what is called nearly the same, on one matter."""
    return (
        not pair.looks_back(other.address)
        and of_like_names(mine.fact, other.fact)
        and on_one_matter(pair, mine, other)
    )


def set_in_another_way(pair: Pair, address: str, number: str) -> Count | None:
    """Return the amount that another office sets for what a number, as it is written, is of.

    It sets it in another way, wherever it does: 五保供养标准 is 4000元 in one plan, and
    特困人员基本生活标准 1.4倍 of 低保标准 in another.
    """
    written = (one for one in pair.counts.at.get(address, ()) if one.fact.text == number)
    mine = next(written, None)
    if mine is None or not pair.two_offices or not set_in(mine.fact):
        return None
    named = pair.counts.named(mine)
    alike = pair.counts.amounts.get(named, {}) if named[1] else {}
    return next((one for unit, one in alike.items() if unit != set_in(mine.fact)), None)


def of_same_noun(text: str, number: Fact) -> Fact | None:
    """Return the number that a text sets on what is called by the noun of another number, if any.

    That may be of another kind (12家乡镇敬老院, 改造农村敬老院60所), or a share (志愿者占人口18%):
    it is no change of a number, but nobody can say that the text sets none.
    """
    found = (
        one
        for one in settled(text)
        if (kind_of(one) == kind_of(number) or {kind_of(one), kind_of(number)} == ALIKE)
        and has_noun_of(one, number)
    )
    return next(found, None)


def has_noun_of(one: Fact, number: Fact) -> bool:
    """Tell whether what one number is of is called by the noun of what another one is of.

    A full name has that of the short one: 社会工作者, 社工.
    """
    named = nouns(replace(number, subject=whole_of(number)))
    return any(shortened(noun) in shortened(whole_of(one)) for noun in named)


def counted_elsewhere(pair: Pair, own: Quote, number: Fact) -> Event | None:
    """Return what two offices say of a thing that ``own`` counts and the other text somewhere, too.

    That may be a part of it (家庭养老床位100张, 养老床位1.5万张), how many come and not how many
    there are, or a rate of others by its name: nobody can say that the other text sets none.
    """
    if not pair.two_offices:
        return None
    right = own.unit in pair.right.document.unit_by_address
    seen = pair if right else pair.swapped
    counted = (one for one in seen.counts.at.get(own.unit, ()) if one.fact.text == number.text)
    mine = next(counted, None)
    if mine is None:
        return None
    found = (
        whole(one.address, one.text, one.fact.text)
        for one in islice(seen.counts.called_alike(mine), LOOKED_AT)
        if kind_of(one.fact) == kind_of(number)
        and (is_part_of(one.fact, number) or is_rate_of_one_name(one.fact, number))
        and planned(seen, mine, one)
    )
    other = next(filter(None, found), None)
    return beside(pair, other, own, number) if other else None


def beside(
    pair: Pair, other: Quote, own: Quote, number: Fact, kind: EventType | None = None
) -> Event | None:
    """Return the event of what two documents say, whichever of them says which, on a number."""
    right = own.unit in pair.right.document.unit_by_address
    said = (other, own) if right else (own, other)
    return side_by_side(pair, *said, kind=kind, called=subject_of(set_thing(number)))


def is_part_of(one: Fact, other: Fact) -> bool:
    """Tell whether of two things that are counted one is called by all of the other's name at last.

    家庭养老床位 are 养老床位; 床位 alone may be of anything.
    """
    named = (shortened("".join(thing(number))) for number in (one, other))
    short, long = sorted(named, key=len)
    return long.endswith(short) and len(short) >= SHORTEST_NAME


def is_rate_of_one_name(one: Fact, other: Fact) -> bool:
    """Tell whether two rates have one name, be they of two groups: 失能特困人员|集中供养率."""
    if not (is_named_rate(one) and is_named_rate(other)):
        return False
    names = [thing(number)[-RATE_NAMED:] for number in (one, other)]
    return names[0] == names[1] and len(names[0]) == RATE_NAMED


def beside_number(pair: Pair, quoted: Iterable[Quote], number: Fact, own: Quote) -> Event | None:
    """Return what two offices say of a thing that ``own`` counts and one of some quotes, too.

    As a count and as a share it is one thing in two numbers; a share may be all of it, in words.
    """
    if not pair.two_offices:
        return None
    quoted = list(quoted)
    found = ((quote, of_same_noun(quote.text, number)) for quote in quoted)
    near, other = next((one for one in found if one[1]), (None, None))
    near = near or next((one for one in quoted if reaches_all(one.text, number)), None)
    if near is None:
        return None
    in_two_ways = other is not None and kind_of(other) != kind_of(number)
    kind: EventType | None = "number_changed" if in_two_ways else None
    return beside(pair, near, own, number, kind)


def beside_count(pair: Pair, quoted: Iterable[Quote], number: Fact, own: Quote) -> Event | None:
    """Return what two offices say, where one of some quotes sets a number as ``own`` does.

    It may count another thing, but whoever reads it there cannot read that it sets none. One that
    counts in the same way is shown before any other, of several the one that shares most words.
    """
    if not pair.two_offices:
        return None
    quotes = list(quoted)
    counting = [quote for quote in quotes if counts_alike(quote.text, number)]
    near = max(counting, key=lambda one: pair.shared_weight(one.text, own.text), default=None)
    if near is None and quotes and counts_in(quotes[0].text):
        near = quotes[0] if on_its_thing(pair, quotes[0].text, number, own.text) else None
    return beside(pair, near, own, number) if near else None


def counts_alike(text: str, number: Fact) -> bool:
    """Tell whether a statement sets a number of a kind of another: things, money, shares."""
    return any(kind_of(one) == kind_of(number) for one in counts_in(text))


def counts_in(text: str) -> list[Fact]:
    """Return the numbers that a statement sets, but for ages, which say for whom it is."""
    return [one for one in settled(text) if one.unit not in AGES]


def on_its_thing(pair: Pair, near: str, number: Fact, own: str) -> bool:
    """Tell whether what one text says nearest to a number of another one is on what that counts.

    It names the thing, or has its noun and is on a particular matter of the number's clause.
    """
    clause = own[slice(*clause_at(own, max(0, own.find(number.text))))]
    on_one = not pair.particulars_of(clause).isdisjoint(pair.particulars_of(near))
    return names_thing(near, number) or (on_one and names_noun(near, number))


def reaches_all(text: str, share: Fact) -> bool:
    """Tell whether a clause says in words that what a share is of is so for all: 机关全部设立."""
    about = set(content_words(share.subject))
    parts = (text[slice(*span)] for span in clauses(text))
    return share.unit == "%" and any(
        len(about & set(content_words(part))) >= SAME_THING
        for part in parts
        if any(word in part for word in words("spread", "wholly"))
    )


def whole_of(number: Fact) -> str:
    """Return what a number is of, without that of which it is a share: 志愿者|占常住人口."""
    return MEASURED.split(number.subject)[0] or number.subject


def on_one_matter(pair: Pair, count: Count, other: Count) -> bool:
    """Tell whether two counts are on one particular matter, or in articles that are linked.

    Every field has its 抽查比例; that of one is not that of another.
    """
    ends = article_of(other.address), article_of(count.address)
    return bool(count.matters & other.matters) or pair.linked(*ends)


def counted_by_both(pair: Pair, other: Count, fact: Fact, quote: Quote | None) -> Event:
    """Return the event of two numbers of one thing, in statements that are no counterparts."""
    quotes = whole(other.address, other.text, other.fact.text), quote
    before, after = (one.text if one else "" for one in quotes)
    return event(
        pair,
        "number_changed",
        in_common(before, after, pair.lexicon.particulars, set_thing(fact)),
        confidence=ONE_THING,
        evidence=quotes,
        basis=("alignment",),
        explanation="number_changed.words",
        facts={
            "before": before,
            "after": after,
            "before_fact": other.fact.text,
            "after_fact": fact.text,
            **loosely(pair, *quotes, (other.fact.text, fact.text)),
        },
    )
