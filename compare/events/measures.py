"""What differs between linked measures, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.addresses import article_of
from compare.differences import differing
from compare.differences.quotes import quote as alone_on_its_side
from compare.differences.side import side
from compare.events.event import event
from compare.events.pair import Pair
from compare.events.quotes import quoted
from compare.facts.plain import squashed
from compare.model import Difference, DifferenceKind, Event, Link, Quote, Span

EDITED = 0.6  # the ratio of two measures from which one is the other, edited
CERTAIN, LIKELY = 0.97, 0.9
SAID = 2  # so many differences are told of a measure that was rewritten
RANK: tuple[DifferenceKind, ...] = (
    "number_changed",
    "law_changed",
    "renamed",
    "actor_changed",
    "goal_changed",
    "term_appears",
    "term_disappears",
    "scope_changed",
)


def changed_measures(pair: Pair) -> Iterator[Event]:
    """Yield the differences of linked measures that are differences of the documents.

    A measure that was edited is told fact by fact; of one that was rewritten the foremost facts.
    """
    for link in pair.measures:
        before, after = pair.unit(link.left).text, pair.unit(link.right).text
        found = [
            one for one in differing(before, after, pair.years) if not elsewhere(pair, link, one)
        ]
        if link.fuzzy < EDITED:
            found = sorted(found, key=lambda one: RANK.index(one.kind))[:SAID]
        for one in found:
            told = changed(pair, link, (before, after), one)
            if told:
                yield told


def elsewhere(pair: Pair, link: Link, found: Difference) -> bool:
    """Tell whether what one measure lacks stands in another one of the other document.

    That is the whole document for a name or a title, the counterparts of the article for the rest.
    """
    return (bool(found.before) and not found.after and has(pair, link.left, found)) or (
        bool(found.after) and not found.before and has(pair, link.right, found)
    )


def has(pair: Pair, unit: str, found: Difference) -> bool:
    """Tell whether the side across from a unit has the words of a difference."""
    other = pair.right if pair.side_of(unit) is pair.left else pair.left
    words = squashed(found.before or found.after)
    if found.kind in ("term_appears", "term_disappears", "law_changed"):
        return words in squashed(other.everything)
    near = {
        article_of(link.right if link.left == unit else link.left)
        for link in pair.of_measure.get(unit, ())
    }
    near |= set(pair.counterparts.get(article_of(unit), ()))
    return any(words in squashed(pair.unit(one).text) for one in near)


def changed(pair: Pair, link: Link, texts: tuple[str, str], found: Difference) -> Event | None:
    """Return the event of one difference, with quotes of both sides where both have some."""
    before, after = found.before, found.after
    evidence = (
        shown(link.left, texts, found.left or found.near_left, before),
        shown(link.right, texts[::-1], found.right or found.near_right, after),
    )
    if not any(evidence):
        return None
    side_known = "" if before and after else ".new" if after else ".gone"
    return event(
        pair,
        found.kind,
        found.matter,
        confidence=sure(link, found),
        evidence=evidence,
        basis=("literal",) if link.fuzzy >= EDITED else ("alignment",),
        explanation=found.kind + side_known,
        facts={"before": before, "after": after},
    )


def shown(unit: str, texts: Sequence[str], span: Span | None, words: str) -> Quote | None:
    """Return the clause of a difference, widened until the other side does not have it."""
    own, other = side(texts[0], None), side(texts[1], None)
    alone = alone_on_its_side(own, span, other)
    return quoted(unit, texts[0], alone, words) if alone else None


def sure(link: Link, found: Difference) -> float:
    """Return how sure a difference is: as sure as that the measures are on one matter."""
    if link.fuzzy >= EDITED:
        return CERTAIN
    return LIKELY * link.score if link.strength == "main" else LIKELY * link.score**2
