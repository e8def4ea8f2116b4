"""A text proper and its annex that disagree, where those of the other document did not."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from compare.differences import differing
from compare.events.event import event
from compare.events.pair import Pair
from compare.events.quotes import quoted
from compare.model import Difference, Event, Link

SURE = 0.8
FIRM = ("number_changed", "goal_changed")
RESTATED = 0.55  # the ratio of two statements from which an annex says a statement again


def contradictions(pair: Pair) -> Iterator[Event]:
    """Yield what annex and text proper of one document say differently of a fact.

    Both restate one measure of the other document: the links show that they are on one matter.
    """
    yield from _on_the_right(pair)


def _on_the_right(pair: Pair) -> Iterator[Event]:
    for proper, annexed in restated(pair):
        before, after = pair.unit(proper).text, pair.unit(annexed).text
        for found in differing(before, after):
            if found.kind in FIRM and found.before and found.after:
                told = contradiction(pair, proper, annexed, found)
                if told:
                    yield told


def restated(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield the measures of the right text proper with those of its annex that say them again."""
    document = pair.right.document
    proper = [m for a in document.articles if not document.in_annex(a) for m in a.statements]
    annexed = [m for a in document.articles if document.in_annex(a) for m in a.statements]
    texts = [one.text for one in proper]
    for measure in annexed:
        best = process.extractOne(
            measure.text, texts, scorer=fuzz.ratio, score_cutoff=100 * RESTATED
        )
        if best:
            yield document.address(proper[best[2]]), document.address(measure)


def contradiction(pair: Pair, proper: str, annexed: str, found: Difference) -> Event | None:
    """Return the event of one disagreement, with what the left annex said if it is linked."""
    if agreed_before(pair, proper, annexed, found):
        earlier = [link for link in pair.of_measure.get(annexed, ()) if link.strength == "main"]
        before = [
            quoted(one.left, pair.unit(one.left).text, (0, len(pair.unit(one.left).text)))
            for one in earlier[:1]
        ]
        own, other = pair.unit(proper).text, pair.unit(annexed).text
        return event(
            pair,
            "contradicts",
            found.matter,
            confidence=SURE,
            evidence=(
                *before,
                quoted(proper, own, found.left or found.near_left or (0, len(own)), found.before),
                quoted(
                    annexed, other, found.right or found.near_right or (0, len(other)), found.after
                ),
            ),
            basis=("literal",),
            explanation="contradicts",
            facts={"before": found.before, "after": found.after},
        )
    return None


def agreed_before(pair: Pair, proper: str, annexed: str, found: Difference) -> bool:
    """Tell whether the left document did not have the same disagreement already."""
    before = [link_left(pair, one) for one in (proper, annexed)]
    if None in before:
        return True
    texts = [pair.unit(one).text for one in before if one]
    earlier = differing(texts[0], texts[1])
    return not any(
        (one.kind, one.before, one.after) == (found.kind, found.before, found.after)
        for one in earlier
    )


def link_left(pair: Pair, right: str) -> str | None:
    """Return the likeliest left counterpart of a right measure, if there is one."""
    links: tuple[Link, ...] = pair.of_measure.get(right, ())
    return links[0].left if links else None
