"""Duties that the later text itself says were handed to another office."""

from __future__ import annotations

from collections.abc import Iterator

from compare.addresses import article_of
from compare.events.event import event
from compare.events.linked import EDITED
from compare.events.pair import Pair
from compare.events.quotes import quoted, whole
from compare.facts.transfers import Transfer, transfers
from compare.knowledge.words import content_words
from compare.model import Article, Event, Quote
from compare.themes.units import statements

SURE = 0.95
TREATED = 0.6  # of the letters of the words of a matter stand in what the earlier text says of it


def handed_over(pair: Pair) -> Iterator[Event]:
    """Yield what the right text says went to another office and the left one treats.

    Where the left text says so too, nothing happened in between; of two places neither says
    anything of the other.
    """
    if pair.laws or pair.elsewhere:
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
    words = tuple(dict.fromkeys(content_words(one.matter)))
    weight = sum(map(len, words))
    linked = {link.left for link in pair.of_measure.get(right, ())}
    main = {link.left for link in pair.of_measure.get(right, ()) if link.strength == "main"}
    best: tuple[tuple[bool, float, bool], Quote] | None = None
    for unit, text in statements(pair.left.document):
        address = pair.left.document.address(unit)
        shared = sum(len(word) for word in words if word in text)
        least = 1 if address in main else max(1, TREATED * weight)
        if not weight or shared < least or any(transfers(text)):
            continue
        quote = whole(address, text, next(word for word in words if word in text))
        key = (address in linked, shared / weight, heads(address))
        if quote and (best is None or key > best[0]):
            best = key, quote
    return best[1] if best else None


def heads(address: str) -> bool:
    """Tell whether an address is of an article or of its heading."""
    article = article_of(address)
    return address in (article, f"{article}.0")


def hands_over(pair: Pair, article: Article) -> bool:
    """Tell whether an article hands duties over and nothing of it is, edited, another text's.

    It is no counterpart of the articles on those duties, of which it only says that they went.
    """
    addresses = [pair.right.document.address(one) for one in article.statements]
    links = [link for one in addresses for link in pair.of_measure.get(one, ())]
    told = any(any(transfers(one.text)) for one in article.statements)
    return told and not any(link.fuzzy >= EDITED for link in links)
