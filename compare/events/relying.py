"""Papers that measures of one office rest on, where another one takes their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.events.event import event
from compare.events.linked import differences, edited, sure_of, texts_of
from compare.events.pair import Pair
from compare.events.quotes import quoted
from compare.events.rewritten import likely
from compare.knowledge.closed import words
from compare.model import Difference, Event, Link, Span


def relying(pair: Pair, told: Iterable[Event]) -> Iterator[Event]:
    """Yield that a measure written anew rests on another paper, if no event ``told`` says so.

    Such measures are told by their foremost fact alone, be it a number. Both must open a clause
    with the paper (依照《甲办法》,…), and neither plan may have the other's anywhere.
    """
    known = {(one.left, one.right) for one in told if one.type == "law_changed"}
    for link in pair.measures if pair.same_hand and not pair.laws else ():
        ends = (link.left,), (link.right,)
        if ends in known or edited(link, *texts_of(pair, link)) or not likely(pair, link):
            continue
        for one in differences(pair, link):
            if one.kind == "law_changed" and exchanged(pair, link, one):
                yield told_of(pair, link, one)


def exchanged(pair: Pair, link: Link, one: Difference) -> bool:
    """Tell whether two measures open with papers of which either plan has only its own."""
    left, right = texts_of(pair, link)
    return (
        rests(left, one.near_left, one.before)
        and rests(right, one.near_right, one.after)
        and not pair.says(pair.left, one.after)
        and not pair.says(pair.right, one.before)
    )


def rests(text: str, clause: Span | None, paper: str) -> bool:
    """Tell whether a clause opens with a word for resting on a paper: 依照《甲办法》."""
    opening = text[slice(*clause)].lstrip() if clause else ""
    return bool(paper) and opening.startswith(words("bases", "relied"))


def told_of(pair: Pair, link: Link, one: Difference) -> Event:
    """Return the event of two papers, with the clauses that open with them."""
    left, right = texts_of(pair, link)
    quotes = (
        quoted(link.left, left, one.near_left or (0, 0), one.before),
        quoted(link.right, right, one.near_right or (0, 0), one.after),
    )
    return event(
        pair,
        "law_changed",
        one.matter,
        confidence=sure_of(link),
        evidence=quotes,
        basis=("alignment",),
        explanation="law_changed",
        facts={"before": one.before, "after": one.after},
    )
