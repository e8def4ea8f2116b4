"""Articles and measures that stand in another place and are still on their matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.addresses import article_of
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.subject import subject_of
from compare.events.finders.articles.divided import names_both
from compare.events.finders.articles.titles import (
    both_labels,
    heading_around,
    label_of,
    opening,
    places_of,
    titled,
)
from compare.events.finders.linked import EDITED
from compare.model import Event, Link

BETWEEN_PARTS = "moved.article_parts"
CERTAIN = 0.95


def moved(pair: Pair) -> Iterator[Event]:
    """Yield the articles that stand in another place and are still on their matter, and measures
    that do and are the same otherwise.
    """
    links = [
        link
        for link in pair.articles
        if pair.kinds.get((link.left, link.right)) == "moved" and on_their_matter(pair, link)
    ]
    exchanged = [two for two in neighbours(pair, links) if changed_places(pair, *two)]
    for one, other in exchanged:
        yield exchange(pair, one, other)
    told = {link for two in exchanged for link in two}
    alone = (link for link in links if link not in told)
    yield from filter(None, (moving(pair, link, "moved.article") for link in alone))
    yield from filter(None, (moving(pair, link, "moved.measure") for link in sentences(pair)))


def sentences(pair: Pair) -> Iterator[Link]:
    """Yield the links of measures that left one article of both documents for another."""
    ends = {end for link in pair.articles for end in (link.left, link.right)}
    for link in () if pair.two_offices else pair.measures:  # no sentence of one moved to another
        if pair.kinds.get((link.left, link.right)) == "moved" and link.fuzzy >= EDITED:
            articles = {article_of(link.left), article_of(link.right)}
            alone = len(pair.of_measure[link.left]) == len(pair.of_measure[link.right]) == 1
            if articles <= ends and alone:
                yield link


def on_their_matter(pair: Pair, link: Link) -> bool:
    """Tell whether one of two articles is the other, edited, or has a heading on the same."""
    ends = link.left, link.right
    if link.fuzzy >= EDITED:
        return True
    return pair.same_hand and (names_both(pair, *ends) or names_both(pair, *ends[::-1]))


def neighbours(pair: Pair, links: Sequence[Link]) -> Iterator[tuple[Link, Link]]:
    """Yield each two links whose left articles stand side by side, in order."""
    places = [pair.places[0][link.left] for link in links]
    at: defaultdict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        at[place].append(number)
    for number, place in enumerate(places):
        beside = sorted((*at[place - 1], *at[place + 1]))
        yield from ((links[number], links[other]) for other in beside if other > number)


def changed_places(pair: Pair, one: Link, other: Link) -> bool:
    """Tell whether two articles that stand side by side on the left do so the other way round."""
    left, right = pair.places
    before, after = left[other.left] - left[one.left], right[other.right] - right[one.right]
    return abs(before) == abs(after) == 1 and before == -after


def exchange(pair: Pair, one: Link, other: Link) -> Event:
    """Return the event of two articles that changed places."""
    return event(
        pair,
        "moved",
        titled(pair, one.left),
        confidence=CERTAIN,
        evidence=tuple(
            opening(pair, end) for end in (one.left, other.left, other.right, one.right)
        ),
        basis=("literal",),
        explanation="moved.exchange",
        facts={
            "other": titled(pair, other.left),
            "before": "、".join(places_of(pair, one.left, other.left)),
            "after": "、".join(places_of(pair, one.right, other.right)),
        },
    )


def moving(pair: Pair, link: Link, explanation: str) -> Event | None:
    """Return the event of a unit that changed its place, with where it stood and stands.

    Where labels do not tell places apart, or are none, headings do; there is none where both places
    are called the same.
    """
    quotes = tuple(opening(pair, end) for end in (link.left, link.right))
    before, after = both_labels(pair, link)
    if before == after or not all(label_of(pair, end) for end in (link.left, link.right)):
        before, after = (heading_around(pair, end) for end in (link.left, link.right))
        explanation = BETWEEN_PARTS if explanation == "moved.article" else explanation
    if before == after:
        return None
    return event(
        pair,
        "moved",
        subject_of(quotes[0].text if quotes[0] else ""),
        confidence=CERTAIN,
        evidence=quotes,
        basis=("literal",),
        explanation=explanation,
        facts={"before": before, "after": after},
    )
