"""Numbers of one thing in statements of two offices that are no counterparts."""

from __future__ import annotations

from compare.addresses import article_of
from compare.events.evidence.counted import (
    AMOUNTS,
    Count,
    family,
    of_like_names,
    of_one_matter,
    of_one_name,
    of_one_thing,
    set_thing,
)
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.subject import in_common
from compare.knowledge.words import tokens
from compare.model import Event, Fact, Quote

SET = AMOUNTS - {"%"}  # units of what is set, and not reached
ONE_THING = 0.7  # how sure it is that two numbers which share matters and words are of one thing


def counted_there(pair: Pair, address: str, fact: Fact, near: Quote | None) -> Count | None:
    """Return what another office counts of the thing that a measure counts, wherever it does.

    Where it says what is nearest, it may count that in another way.
    """
    if fact.kind != "number" or not pair.two_offices:
        return None
    counts, others = pair.counts[::-1]
    mine = next((one for one in counts if one.address == address and one.fact == fact), None)
    if mine is None:
        return None
    planned = [
        one
        for one in others
        if not pair.looks_back(one.address)
        and of_one_name(mine, one)
        and of_like_names(mine.fact, one.fact)
        and on_one_matter(pair, mine, one)
    ]
    beside_it = [one for one in planned if near and one.address == near.unit]
    return of_one_thing(mine, planned) or of_one_matter(mine, beside_it)


def set_in_another_way(pair: Pair, address: str, number: str) -> Count | None:
    """Return the amount that another office sets for what a number, as it is written, is of.

    It sets it in another way, wherever it does: 五保供养标准 is 4000元 in one plan, and
    特困人员基本生活标准 1.4倍 of 低保标准 in another.
    """
    counts, others = pair.counts[::-1]
    written = (one for one in counts if one.address == address and one.fact.text == number)
    mine = next(written, None)
    if mine is None or not pair.two_offices or family(mine.fact) not in SET:
        return None
    found = (
        one
        for one in others
        if family(one.fact) in SET - {family(mine.fact)}
        and of_one_theme(pair, set_thing(one.fact), set_thing(mine.fact))
    )
    return next(found, None)


def of_one_theme(pair: Pair, one: str, other: str) -> bool:
    """Tell whether two things end in one noun and have names of the same themes of the lexicon.

    低保边缘家庭认定标准 has that of another one than 城市低保标准.
    """
    alike = tokens(one)[-1:] == tokens(other)[-1:]
    themes = [
        {entry.id for entry in pair.lexicon.entries.values() if any(t in name for t in entry.terms)}
        for name in (one, other)
    ]
    return alike and bool(themes[0]) and themes[0] == themes[1]


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
        in_common(before, after, pair.lexicon.particulars, fact.subject),
        confidence=ONE_THING,
        evidence=quotes,
        basis=("alignment",),
        explanation="number_changed.words",
        facts={
            "before": before,
            "after": after,
            "before_fact": other.fact.text,
            "after_fact": fact.text,
        },
    )
