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
from compare.facts.plain import JOINED
from compare.knowledge.words import content_words
from compare.model import Article, Event

RAISED = 0.8  # how sure it is that a statement became an article
SHOWN = 3  # statements that became an article, at most
NAMED = 0.75  # of the letters of the words of a heading stand in what became its article
COVERED = 0.2  # of the words of an article that stood in a statement
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
        is_other = says_other if pair.same_hand else says_little
        if sources and is_other(pair, sources, article):
            continue
        if sources and pair.in_annex(sources[0]) == pair.right.document.in_annex(article):
            said = (whole(source, pair.unit(source).text) for source in sources[:SHOWN])
            yield event(
                pair,
                "promoted",
                subject_of(said_of(article.heading or article.text, text_of(pair, sources))),
                confidence=RAISED,
                evidence=(*said, opening(pair, address)),
                basis=("alignment",),
                explanation="promoted",
                facts={
                    "before": named(pair, sources[0]),
                    "after": named(pair, address),
                },
            )


def says_little(pair: Pair, statements: Sequence[str], article: Article) -> bool:
    """Tell whether statements hardly name what an article of another office is headed by."""
    wanted, said = set(content_words(article.heading)), text_of(pair, statements)
    named = [word for word in wanted if word in said]
    return len("".join(named)) < NAMED * len("".join(wanted))


def says_other(pair: Pair, statements: Sequence[str], article: Article) -> bool:
    """Tell whether an article of the same office is on more than what some statements said.

    违建墓地 is one of several matters of an article on 殡葬领域突出问题: nothing of that heading
    was said, and little of what stands below it.
    """
    said = text_of(pair, statements)
    own = set(content_words(article.text))
    share = len([word for word in own if word in said])
    return share < COVERED * len(own) and not any(w in said for w in content_words(article.heading))


def text_of(pair: Pair, statements: Sequence[str]) -> str:
    """Return the words of some statements."""
    return " ".join(pair.unit(one).text for one in statements)


def said_of(heading: str, said: str) -> str:
    """Return the last member of a heading, if that alone names what was said.

    流动儿童和留守儿童关爱 where only 留守儿童 were spoken of.
    """
    members = JOINED.split(heading)
    known = [mostly_said(one, said) for one in members]
    return members[-1] if known[-1] and known.count(True) == 1 else heading


def mostly_said(words: str, said: str) -> bool:
    """Tell whether more than half of the letters of what some words name stand in a text."""
    named = content_words(words)
    return 2 * len("".join(word for word in named if word in said)) > len("".join(named))


def treated_by_others(pair: Pair, address: str, source: str) -> bool:
    """Tell whether another office has an article on the same matter beside that of a statement."""
    return not pair.same_hand and not pair.beside.get(address, set()) <= {article_of(source)}


def origin(pair: Pair, address: str) -> list[str]:
    """Return the left statements that became a right article, none if it is an article's heir.

    The statements are a small part of their article.
    """
    if address in pair.counterparts:
        source = pair.counterparts[address][0]
        whole = len(pair.counterparts[source]) == 1 or address in heirs_of(pair, source)
        if whole or pair.two_offices:
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
