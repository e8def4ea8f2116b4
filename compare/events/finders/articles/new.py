"""Articles without a counterpart: what is new as a whole, or gone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from compare.addresses import document_of
from compare.events.evidence.absence import sure_of_absence
from compare.events.evidence.counted import as_worth
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair, stated
from compare.events.evidence.quotes import quoted, whole
from compare.events.evidence.subject import subject_of, unsaid
from compare.events.finders.articles.raised import origin, says_other
from compare.events.finders.handed import handing, hands_over
from compare.events.finders.new_facts import clause_around, telling_fact
from compare.facts import read_facts
from compare.facts.plain import clause_at, squashed
from compare.knowledge.words import content_words
from compare.model import Article, Document, Event, Link, Measure, Quote

SHOWN = 3  # statements of a new article that are quoted beside its heading
LIKELY = 0.6  # how sure a partial link is, at least, that shows where a statement came from
MOST_OF_TASK = 0.6  # of the words of a row's task, where the text says the same
ARTICLE_COVERED = 0.5  # of an article's measures have a counterpart: then it is not new as a whole


def new_article(pair: Pair, article: Article) -> bool:
    """Tell whether an article has no counterpart, nor most of its measures.

    Where two offices wrote, a looser link is enough to say that its matter is treated.
    """
    address = pair.right.document.address(article)
    if pair.same_hand and hands_over(pair, article):
        return True
    if address in pair.counterparts or says_again(pair, article):
        return False
    sources = origin(pair, address)
    if sources:
        return pair.same_hand and not pair.laws and says_other(pair, sources, article)
    if address in pair.ends and pair.two_offices:
        return False
    own = stated(article)
    addresses = [pair.right.document.address(one) for one in own]
    firsts = [pair.of_measure[one][0] for one in addresses if one in pair.of_measure]
    if pair.two_offices and any(link.strength == "main" for link in firsts):
        return False
    linked = [one for one in addresses if has_origin(pair, one)]
    return len(linked) < ARTICLE_COVERED * max(1, len(own))


def says_again(pair: Pair, article: Article) -> bool:
    """Tell whether a row of an annex only says a number that a statement with a counterpart says.

    What became of it is told there, also where both texts call the thing by other words.
    """
    document = pair.right.document
    words = article.heading or opening_of(article).text
    if not (document.in_annex(article) and read_facts(words, "number")):
        return False
    row = squashed(words)
    linked = (one for one, links in pair.of_measure.items() if links[0].strength == "main")
    texts = (pair.unit(one).text for one in linked if document_of(one) == document.id)
    return any(row in squashed(text) for text in texts)


def opening_of(article: Article) -> Article | Measure:
    """Return the first statement of an article, itself if it has none."""
    return article.statements[0] if article.statements else article


def has_origin(pair: Pair, address: str) -> bool:
    """Tell whether a right statement has a counterpart; in plans of one hand, one of its own.

    There a left statement that was carried over elsewhere is no origin of what only resembles it.
    """
    links = pair.of_measure.get(address, ())
    if not pair.same_hand or pair.laws:
        return bool(links)
    own = (one for one in links if pair.of_measure[one.left][0] == one and not touches(one))
    return any(one.strength == "main" for one in links) or any(own)


def touches(link: Link) -> bool:
    """Tell whether a link is too unsure to show where a statement came from, or went."""
    return link.strength != "main" and link.score < LIKELY


def repeats_text(document: Document, article: Article) -> bool:
    """Tell whether an annex says again what the text proper does: a row of a table of its numbers.

    A statement of the text sets every number of the row and has most words of its task.
    """
    if not document.in_annex(article):
        return False
    numbers = read_facts(article.text, "number")
    task = set(content_words(article.heading))
    return bool(numbers and task) and any(
        all(as_worth(number, one.text) for number in numbers)
        and sum(word in one.text for word in task) >= MOST_OF_TASK * len(task)
        for other in document.articles
        if not document.in_annex(other)
        for one in other.statements
    )


def title_of(document: Document, article: Article) -> str:
    """Return an article's heading, or that of the section which it fills; else nothing.

    A bare paragraph among others is no article that one could call new.
    """
    alone = [one.section for one in document.articles].count(article.section) == 1
    section = document.section_of(article)
    return article.heading or (section.heading if section and alone else "")


def article_event(pair: Pair, article: Article) -> Event:
    """Return the event of an article that is new as a whole."""
    address = pair.right.document.address(article)
    opening = opening_of(article)
    unit = pair.right.document.address(opening) if article.lead or not article.heading else address
    words = article.heading or opening.text
    annex = pair.right.document.in_annex(article)
    gone = None if pair.laws else handing(pair, pair.theme(address))
    provision = pair.laws and not article.heading
    quote = whole(unit, words) if provision else quoted(unit, words, (0, len(words)))
    if article.heading and not article.label:  # which alone would hardly show what is new
        first = clause_at(article.text, len(article.heading) + 1)
        quote = quoted(address, article.text, (0, first[1]))
    facts = {"label": article.label.strip()}
    if provision and quote:
        kind, facts = "appears.provision", facts | {"after": quote.text}
    else:
        kind = "appears.annex" if annex else "appears.article"
    return event(
        pair,
        "appears",
        about(pair, title_of(pair.right.document, article) or words),
        confidence=sure_of_absence(pair),
        evidence=(gone, quote, *islice(brings(pair, article), SHOWN)),
        basis=("absence",),
        explanation=kind,
        facts=facts | (beside(gone, quote) if gone and quote else {}),
    )


def beside(gone: Quote, own: Quote) -> dict[str, str]:
    """Return the facts of an article whose duty the other text says to have gone over."""
    return {"near": gone.text, "before": "", "after": own.text}


def brings(pair: Pair, article: Article) -> Iterator[Quote]:
    """Yield the clauses of the numbers, names and papers that an article brings."""
    document = pair.right.document
    for measure in () if pair.laws else stated(article):
        text, fact = measure.text, telling_fact(pair, measure.text)
        span = clause_around(text, fact)
        quote = quoted(document.address(measure), text, span, fact.text) if fact else None
        if quote:
            yield quote


def about(pair: Pair, text: str) -> str:
    """Return what is new of a text: of a law what the other version has no words for."""
    if pair.laws:
        return unsaid(text, partial(pair.says, pair.left))
    return subject_of(text)
