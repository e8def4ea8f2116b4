"""All events of a pair, the most telling first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from compare.model import Event, Quote
from compare.themes.events.bases import bases
from compare.themes.events.event import mirror
from compare.themes.events.goals import goals
from compare.themes.events.matters import matters
from compare.themes.events.names import renamed
from compare.themes.events.pair import Pair
from compare.themes.events.presence import presence
from compare.themes.events.prominence import prominence
from compare.themes.events.shape import shape
from compare.themes.events.versions import worth_telling
from compare.themes.side import Side

BOTH_SIDES, MOST_OF_A_KIND = 2, 2  # quotes of an event; events that quote the same words

KINDS: tuple[Callable[[Pair], list[Event]], ...] = (
    presence,
    renamed,
    prominence,
    shape,
    goals,
    bases,
    matters,
)


def find(pair: Pair) -> tuple[Event, ...]:
    """Return the events between two documents, ranked by confidence.

    An event's confidence is the chance that an analyst would name it. A pair told backwards
    gives the mirrored events. Texts that differ in white space alone have none.
    """
    if "".join(pair.left.text.split()) == "".join(pair.right.text.split()):
        return ()
    if order(pair.left) > order(pair.right):
        return ranked([mirror(one) for one in find(pair.swapped)])
    return ranked(worth_telling(pair, (one for kind in KINDS for one in kind(pair))))


def order(side: Side) -> tuple[int, str]:
    """Return by what two documents are told apart as earlier and later: year, then id."""
    return side.document.head.year or 9999, side.document.id


def ranked(found: list[Event]) -> tuple[Event, ...]:
    """Return events by falling confidence; of equals by theme and type; near-duplicates folded."""
    return folded(sorted(found, key=lambda one: (-one.confidence, one.theme, one.type)))


def folded(found: list[Event]) -> tuple[Event, ...]:
    """Leave out what only says again what others showed by the same words: the third of a kind."""
    seen: Counter[tuple[Quote, ...]] = Counter()
    kept = []
    for one in found:
        shown = tuple(sorted(one.evidence, key=lambda quote: (quote.unit, quote.text)))
        seen[shown] += 1
        if len(shown) < BOTH_SIDES or seen[shown] <= MOST_OF_A_KIND:
            kept.append(one)
    return tuple(kept)
