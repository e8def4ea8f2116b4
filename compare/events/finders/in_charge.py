"""Offices that a list behind an article puts in charge: 〔甲处、乙处〕."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from compare.addresses import article_of
from compare.differences.names import is_renamed, lost_a_field, one_name
from compare.events.evidence.cells import cells
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.subject import subject_of
from compare.events.finders.linked import RESHAPED
from compare.facts.charged import charged, only_names_charged
from compare.model import Article, Event, EventType, Link

SURE = 0.97


def in_charge(pair: Pair) -> Iterator[Event]:
    """Yield the articles of which other offices are in charge, of plans that name them.

    An office that came with a statement from an article of its own, or went with one, is none. Of
    an article that was divided or joined nobody knows which part an office had, and the desks of
    two places are no other ones.
    """
    for link in () if pair.elsewhere else pair.settled_articles:
        if pair.kinds.get((link.left, link.right)) not in RESHAPED:
            yield from changed(pair, link)


def changed(pair: Pair, link: Link) -> Iterator[Event]:
    """Yield the event of two articles of which other offices are in charge."""
    (unit, before), (there, after) = named(pair, link.left), named(pair, link.right)
    if not (before and after):
        return
    other = [two for two in product(before, after) if reduced(pair, *two)]
    rest = [one for one in before if one not in {old for old, _ in other}]
    more = [one for one in after if one not in {new for _, new in other}]
    old = [one for one, _ in other]
    new = [one for _, one in other]
    old += [one for one in rest if not (has(after, one) or followed(pair, link.left, one))]
    new += [one for one in more if not (has(before, one) or followed(pair, link.right, one))]
    texts = pair.unit(unit).text, pair.unit(there).text
    quotes = whole(unit, texts[0]), whole(there, texts[1])
    shown = (
        quote if quote and quote.text not in other else None
        for quote, other in zip(quotes, texts[::-1], strict=True)
    )
    if old or new:
        article = pair.unit(link.left)
        assert isinstance(article, Article)
        kind: EventType = "actor_changed"
        matter = subject_of(article.heading or article.text)
        if len(old) == len(new) == 1 and renamed(pair, old[0], new[0]):
            kind, matter = "renamed", new[0]
        yield event(
            pair,
            kind,
            matter,
            confidence=SURE,
            evidence=cells(pair, unit, there) or tuple(shown),
            basis=("literal",),
            explanation=kind + ("" if old and new else ".new" if new else ".gone"),
            facts={"before": "、".join(old), "after": "、".join(new)},
        )


def reduced(pair: Pair, old: str, new: str) -> bool:
    """Tell whether an office has a field more or less in its name than in the other document."""
    fields = lost_a_field(old, new) or lost_a_field(new, old)
    return fields and renamed(pair, old, new)


def renamed(pair: Pair, old: str, new: str) -> bool:
    """Tell whether one office has another name: each of both is of one document alone."""
    alone = not (pair.says(pair.right, old) or pair.says(pair.left, new))
    return alone and is_renamed(old, new)


def named(pair: Pair, address: str) -> tuple[str, list[str]]:
    """Return the address of the list of an article and the offices in it, none without a list."""
    article = pair.unit(address)
    assert isinstance(article, Article)
    document = pair.side_of(address).document
    lists = [one for one in article.statements if only_names_charged(one.text)]
    if len(lists) != 1:
        return address, []
    return document.address(lists[0]), [one.text for one in charged(lists[0].text)]


def has(names: list[str], name: str) -> bool:
    """Tell whether an office is one of a list."""
    return any(one_name(one, name) for one in names)


def followed(pair: Pair, address: str, name: str) -> bool:
    """Tell whether an office is in charge of another article that gave or took a statement."""
    linked = {
        article_of(end)
        for link in pair.of_article.get(address, ())
        for end in (link.left, link.right)
    }
    here = {*pair.counterparts.get(address, ())[:1], address}
    return any(has(named(pair, other)[1], name) for other in linked - here)
