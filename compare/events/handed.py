"""Duties that the later text itself says were handed to another office."""

from __future__ import annotations

from collections.abc import Iterator

from compare.addresses import article_of
from compare.events.event import event
from compare.events.pair import Pair
from compare.events.quotes import quoted, whole
from compare.facts.transfers import Transfer, transfers
from compare.model import Event, Quote
from compare.themes.units import statements
from compare.words import content_words

SURE = 0.95
TREATED = 0.6  # of the letters of the words of a matter stand in what the earlier text says of it


def handed_over(pair: Pair) -> Iterator[Event]:
    """Yield what the right text says went to another office and the left one treats.

    Where the left text says so too, nothing happened in between.
    """
    if pair.laws:
        return
    for unit, text in statements(pair.right.document):
        address = pair.right.document.address(unit)
        for one in () if pair.looks_back(address) else transfers(text):
            before = treating(pair, address, one)
            quote = quoted(address, text, one.span)
            if before and quote:
                yield event(
                    pair,
                    "moves_out",
                    one.matter,
                    confidence=SURE,
                    evidence=(before, quote),
                    theme=pair.theme(before.unit),
                    basis=("literal",),
                    explanation="moves_out.said",
                    facts={"before": before.text, "after": quote.text, "office": one.to},
                )


def treating(pair: Pair, right: str, one: Transfer) -> Quote | None:
    """Return the left statement that says most of a matter, a counterpart or a heading first."""
    words = set(content_words(one.matter))
    weight = sum(map(len, words))
    linked = {link.left for link in pair.of_measure.get(right, ())}
    best: tuple[tuple[bool, float, bool], Quote] | None = None
    for unit, text in statements(pair.left.document):
        address = pair.left.document.address(unit)
        shared = sum(len(word) for word in words if word in text)
        if not weight or shared < TREATED * weight or any(transfers(text)):
            continue
        quote = whole(address, text, next(word for word in words if word in text))
        key = (address in linked, shared / weight, address in heading(address))
        if quote and (best is None or key > best[0]):
            best = key, quote
    return best[1] if best else None


def heading(address: str) -> tuple[str, str]:
    """Return the addresses that the heading of the article of a unit may have."""
    article = article_of(address)
    return article, f"{article}.0"
