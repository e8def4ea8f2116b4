"""Articles that were a statement of another one, and articles that became one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.addresses import article_of
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair, stated
from compare.events.evidence.quotes import whole
from compare.events.evidence.subject import subject_of
from compare.events.finders.articles.divided import heirs_of, taken
from compare.events.finders.articles.titles import label_of, named, opening
from compare.events.finders.handed import hands_over
from compare.events.finders.linked import EDITED
from compare.knowledge.words import content_words
from compare.model import Article, Event

RAISED = 0.8  # how sure it is that a statement became an article
SHOWN = 3  # statements that became an article, at most
NAMED = 0.75  # of the letters of the words of a heading stand in what became its article
CARRIED_OVER = 0.35  # the ratio from which a statement, enlarged, stands in an article of its own


def raised(pair: Pair) -> Iterator[Event]:
    """Yield the right articles that hold a statement which was one of an article on something else.

    That is certain only where the statement was carried over almost as it was. Versions of a law
    and texts whose paragraphs have no numbers or headings have no articles that stand higher than a
    sentence. One without a number is no higher than the part that holds its matter elsewhere.
    """
    for article in pair.right.document.articles:
        if pair.laws or not (article.label or article.heading):
            continue
        address = pair.right.document.address(article)
        sources = [] if hands_over(pair, article) else origin(pair, address)
        if sources and treated_by_others(pair, address, sources[0]):
            continue
        if sources and label_of(pair, sources[0]) and not article.label:
            continue  # a part that holds what its articles may be elsewhere
        if sources and not (pair.same_hand or names_matter_of(pair, sources, article)):
            continue
        if sources and pair.in_annex(sources[0]) == pair.right.document.in_annex(article):
            said = (whole(source, pair.unit(source).text) for source in sources[:SHOWN])
            yield event(
                pair,
                "promoted",
                subject_of(article.heading or article.text),
                confidence=RAISED,
                evidence=(*said, opening(pair, address)),
                basis=("alignment",),
                explanation="promoted",
                facts={
                    "before": named(pair, sources[0]),
                    "after": named(pair, address),
                },
            )


def names_matter_of(pair: Pair, statements: Sequence[str], article: Article) -> bool:
    """Tell whether statements name what an article of another office is headed by, mostly."""
    wanted = set(content_words(article.heading))
    said = " ".join(pair.unit(one).text for one in statements)
    named = [word for word in wanted if word in said]
    return len("".join(named)) >= NAMED * len("".join(wanted))


def treated_by_others(pair: Pair, address: str, source: str) -> bool:
    """Tell whether another office has an article on the same matter beside that of a statement."""
    return not pair.same_hand and not pair.beside.get(address, set()) <= {article_of(source)}


def origin(pair: Pair, address: str) -> list[str]:
    """Return the left statements that became a right article, none if it is an article's heir.

    The statements are a small part of their article.
    """
    if address in pair.counterparts:
        source = pair.counterparts[address][0]
        if len(pair.counterparts[source]) == 1 or address in heirs_of(pair, source):
            return []
    links = [
        one
        for one in pair.of_article.get(address, ())
        if one.strength == "main" and one.fuzzy >= CARRIED_OVER
    ]
    sources = {article_of(link.left) for link in links}
    if not sources:
        return []
    best = max(sources, key=lambda one: (len(taken(pair, one, address)), one))
    unit = pair.unit(best)
    assert isinstance(unit, Article)
    found = [one for one in taken(pair, best, address) if not stayed(pair, one, address)]
    return found if len(found) < max(2, len(stated(unit))) else []


def stayed(pair: Pair, statement: str, address: str) -> bool:
    """Tell whether a left statement still stands, edited at most, in its article's counterpart.

    In a law an article that has it too did not take it away, but is on another case.
    """
    if not pair.laws:
        return False
    kept = pair.counterparts.get(article_of(statement), ())[:1]
    return address not in kept and any(
        link.fuzzy >= EDITED and article_of(link.right) in kept
        for link in pair.of_measure.get(statement, ())
    )
