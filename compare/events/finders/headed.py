"""Headings on lines of their own: how far the matter of an article is (筹备…换届 → 完成…换届).

A heading that opens its paragraph is a statement like the others; one on its own line is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.differences import differing
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.finders.linked import CERTAIN, EDITED, RESHAPED
from compare.facts.plain import squashed
from compare.model import Article, Event


def headed_anew(pair: Pair) -> Iterator[Event]:
    """Yield the stages that differ between the headings of linked articles of one office."""
    if not pair.same_hand or pair.laws:
        return
    for link in pair.articles:
        ends = pair.unit(link.left), pair.unit(link.right)
        if link.strength != "main" or pair.kinds.get((link.left, link.right)) in RESHAPED:
            continue
        headings = [one.heading for one in ends if isinstance(one, Article) and not one.lead]
        if len(headings) < len(ends) or len({*map(squashed, headings)}) == 1:
            continue
        before, after = whole(link.left, headings[0]), whole(link.right, headings[1])
        for one in differing(*headings, pair.years):
            if one.kind == "goal_changed" and one.before and one.after and before and after:
                yield event(
                    pair,
                    "goal_changed",
                    one.matter,
                    confidence=CERTAIN if link.fuzzy >= EDITED else link.score,
                    evidence=(before, after),
                    basis=("literal",),
                    explanation="goal_changed",
                    facts={"before": one.before, "after": one.after},
                )
