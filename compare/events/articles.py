"""Articles that were moved, divided, joined, raised from a sentence or lowered to one."""

from __future__ import annotations

from collections.abc import Iterator

from compare.addresses import article_of
from compare.events.event import event, mirror
from compare.events.pair import Pair
from compare.events.quotes import whole
from compare.events.subject import subject_of
from compare.model import Article, Event, Link, Quote

CERTAIN = 0.95
RAISED = 0.8
CARRIED = 0.34  # of the larger article's statements at least go where a part of it is said to go
EDITED = 0.6  # the ratio of two statements from which one is the other, edited


def reshaped(pair: Pair) -> Iterator[Event]:
    """Yield what became of articles as wholes."""
    yield from moved(pair)
    yield from splits(pair)
    yield from (mirror(one) for one in splits(pair.swapped))
    yield from raised(pair)
    yield from (mirror(one) for one in raised(pair.swapped))


def moved(pair: Pair) -> Iterator[Event]:
    """Yield the articles, and single measures, that stand in another place and are else the same."""
    for link in pair.articles:
        if pair.kinds.get((link.left, link.right)) == "moved" and link.fuzzy >= EDITED:
            yield moving(pair, link, "moved.article")
    reshaped = {end for link in pair.articles for end in (link.left, link.right)}
    for link in pair.measures:
        if pair.kinds.get((link.left, link.right)) == "moved" and link.fuzzy >= EDITED:
            ends = article_of(link.left), article_of(link.right)
            if set(ends) <= reshaped and len(pair.of_measure[link.left]) == 1:
                yield moving(pair, link, "moved.measure")


def moving(pair: Pair, link: Link, explanation: str) -> Event:
    """Return the event of a unit that changed its place, with where it stood and stands."""
    quotes = tuple(heading_quote(pair, end) for end in (link.left, link.right))
    before, after = (place_of(pair, end) for end in (link.left, link.right))
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


def heading_quote(pair: Pair, address: str) -> Quote | None:
    """Return the heading of an article, or the beginning of what a unit says."""
    unit = pair.unit(address)
    if isinstance(unit, Article) and unit.lead:
        return whole(pair.side_of(address).document.address(unit.lead), unit.lead.text)
    words = unit.heading if isinstance(unit, Article) and unit.heading else unit.text
    return whole(address, words)


def place_of(pair: Pair, address: str) -> str:
    """Return how a reader would name the article of a unit: its label, and heading."""
    unit = pair.unit(article_of(address))
    assert isinstance(unit, Article)
    return (unit.label or unit.id).rstrip("、.．")


def splits(pair: Pair) -> Iterator[Event]:
    """Yield the left articles of which several right ones took over a part."""
    for article in pair.left.document.articles:
        address = pair.left.document.address(article)
        heirs = [
            other for other in pair.counterparts.get(address, ()) if takes(pair, address, other)
        ]
        if len(heirs) > 1 and all(only_from(pair, address, heir) for heir in heirs):
            yield event(
                pair,
                "splits",
                subject_of(article.heading or article.text),
                confidence=CERTAIN if carried(pair, address) >= CARRIED else RAISED,
                evidence=(heading_quote(pair, address), *(heading_quote(pair, h) for h in heirs)),
                basis=("alignment",),
                explanation="splits",
                facts={
                    "count": str(len(heirs)),
                    "before": place_of(pair, address),
                    "after": "、".join(place_of(pair, heir) for heir in heirs),
                },
            )


def takes(pair: Pair, address: str, other: str) -> bool:
    """Tell whether an article took a statement over from another."""
    return any(
        link.strength == "main"
        and {article_of(link.left), article_of(link.right)} == {address, other}
        for link in pair.of_article.get(address, ())
    )


def only_from(pair: Pair, address: str, heir: str) -> bool:
    """Tell whether an article is the foremost counterpart of another one's part."""
    return pair.counterparts.get(heir, ("",))[0] == address


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
    own = [side.document.address(one) for one in unit.statements]
    return sum(one in kept for one in own) / max(1, len(own))


def raised(pair: Pair) -> Iterator[Event]:
    """Yield the right articles whose matter was a statement of an article on something else."""
    for article in pair.right.document.articles:
        address = pair.right.document.address(article)
        source = origin(pair, address)
        if source is None or pair.right.document.in_annex(article) or pair.in_annex(source):
            continue
        yield event(
            pair,
            "promoted",
            subject_of(article.heading or article.text),
            confidence=RAISED,
            evidence=(whole(source, pair.unit(source).text), heading_quote(pair, address)),
            basis=("alignment",),
            explanation="promoted",
            facts={"before": place_of(pair, source), "after": place_of(pair, address)},
        )


def origin(pair: Pair, address: str) -> str | None:
    """Return the left statement that became a right article, if the article has no counterpart.

    The statement's article must live on in another one, or be larger than what went out of it.
    """
    if address in pair.counterparts:
        return None
    links = [one for one in pair.of_article.get(address, ()) if one.strength == "main"]
    by_source: dict[str, list[Link]] = {}
    for link in links:
        by_source.setdefault(article_of(link.left), []).append(link)
    if not by_source:
        return None
    source = max(
        by_source, key=lambda one: (len(by_source[one]), max(x.score for x in by_source[one]), one)
    )
    unit = pair.unit(source)
    assert isinstance(unit, Article)
    gone = {link.left for link in by_source[source]}
    if len(gone) >= max(2, len(unit.statements)):
        return None
    return max(by_source[source], key=lambda link: (link.score, link.fuzzy, link.left)).left
