"""Articles that were divided or joined."""

from __future__ import annotations

from collections.abc import Iterator

from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair, stated
from compare.events.evidence.subject import subject_of
from compare.events.finders.articles.titles import named, opening
from compare.events.finders.linked import EDITED
from compare.facts.plain import squashed
from compare.knowledge.words import content_words
from compare.model import Article, Event, Quote

CERTAIN, LIKELY = 0.95, 0.8
SMALL = 2  # statements of an article that went elsewhere as a whole
CARRIED = 0.34  # of the larger article's statements at least go where a part of it is said to go
HEADED = 0.6  # the same, where the heading of an article names what another one is about


def splits(pair: Pair) -> Iterator[Event]:
    """Yield the left articles of which several right ones took over a part."""
    for article in pair.left.document.articles:
        address = pair.left.document.address(article)
        heirs = heirs_of(pair, address)
        if len(heirs) > 1 and (
            pair.same_hand or pair.laws or linked_with(pair, address) <= {*heirs}
        ):
            yield event(
                pair,
                "splits",
                subject_of(article.heading or article.text),
                confidence=CERTAIN if carried(pair, address) >= CARRIED else LIKELY,
                evidence=(
                    opening(pair, address),
                    *(taken_from(pair, address, heir) for heir in heirs[1:]),
                    *(opening(pair, heir) for heir in heirs),
                ),
                basis=("alignment",),
                explanation="splits",
                facts={
                    "count": str(len(heirs)),
                    "before": named(pair, address),
                    "after": "、".join(named(pair, heir) for heir in heirs),
                },
            )


def taken_from(pair: Pair, address: str, heir: str) -> Quote | None:
    """Return how a statement begins that one of its heirs took over from a left article.

    It is the one that has most of the words by which the heir is called.
    """
    called = set(content_words(named(pair, heir)))
    found = [one for one in taken(pair, address, heir) if not one.endswith(".0")]
    said = {one: called.intersection(content_words(pair.unit(one).text)) for one in found}
    best = max(found, key=lambda one: len(said[one]), default="")
    return opening(pair, best) if best else None


def linked_with(pair: Pair, address: str) -> set[str]:
    """Return the right articles that have any link to a left one.

    Of two offices one does not divide what another wrote: that several articles stand in place of
    one can be said only if these are all.
    """
    return set(pair.beside.get(address, ()))


def heirs_of(pair: Pair, address: str) -> list[str]:
    """Return the right articles that took parts of a left one over, in their order.

    One that took a single statement while another kept the most was raised from it instead, unless
    the heading of the left article names its matter too; so was one that took little from an
    article which kept its heading. Of laws, whose lists share their form, one that has no statement
    but what a likelier one took is none.
    """
    heirs, known = [], set[str]()
    for heir in pair.counterparts.get(address, ()):
        share = set(taken(pair, address, heir))
        fresh = share - known if pair.laws else share
        if fresh and pair.counterparts[heir][0] == address:
            heirs.append(heir)
            known |= share
    whole = any(same_heading(pair, address, heir) for heir in heirs)
    kept = {
        heir
        for heir in heirs
        if len(taken(pair, address, heir)) > 1
        or (size(pair, heir) <= SMALL and not whole)
        or names_both(pair, address, heir)
    }
    return sorted(kept if kept else heirs, key=lambda heir: pair.places[1][heir])


def same_heading(pair: Pair, address: str, other: str) -> bool:
    """Tell whether two articles have the same heading, marks aside."""
    one, two = pair.unit(address), pair.unit(other)
    headings = [unit.heading for unit in (one, two) if isinstance(unit, Article)]
    return all(headings) and len({*map(squashed, headings)}) == 1


def names_both(pair: Pair, address: str, heir: str) -> bool:
    """Tell whether the heading of a left article names what that of a right one is about."""
    headings = [
        unit.heading for unit in map(pair.unit, (address, heir)) if isinstance(unit, Article)
    ]
    words = set(content_words(headings[1])) if all(headings) else set()
    named = sum(len(word) for word in words if word in headings[0])
    return bool(words) and named >= HEADED * sum(map(len, words))


def size(pair: Pair, address: str) -> int:
    """Return how many statements an article has."""
    unit = pair.unit(address)
    return len(stated(unit)) if isinstance(unit, Article) else 1


def taken(pair: Pair, address: str, heir: str) -> list[str]:
    """Return the statements of a left article that a right one took over, in their order."""
    return pair.taken.get((address, heir), [])


def carried(pair: Pair, address: str) -> float:
    """Return how much of an article's statements was carried over almost as it was."""
    unit = pair.unit(address)
    assert isinstance(unit, Article)
    side = pair.side_of(address)
    kept = {
        end
        for link in pair.of_article.get(address, ())
        if link.fuzzy >= EDITED
        for end in (link.left, link.right)
    }
    own = [side.document.address(one) for one in stated(unit)]
    return sum(one in kept for one in own) / max(1, len(own))
