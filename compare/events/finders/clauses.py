"""Clauses of one office's plans that came to a kept statement, or went from it, without a fact.

推动敬老院转型为区域养老服务中心 sets no number and names nothing, and is new all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.addresses import article_of
from compare.differences import apart
from compare.events.evidence.absence import says_anew, sure_of_absence
from compare.events.evidence.event import event, mirror
from compare.events.evidence.nearby import near_to
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted, whole
from compare.events.evidence.subject import subject_of
from compare.events.finders.articles.new import new_article
from compare.events.finders.linked import texts_of
from compare.facts import read_facts
from compare.facts.plain import squashed
from compare.knowledge.closed import words
from compare.model import Article, Event, EventType, Link, Span


def clauses_apart(pair: Pair, told: Iterable[Event]) -> Iterator[Event]:
    """Yield the clauses of linked statements that only one plan of an office has, but those shown.

    A clause is shown where an event among ``told`` quotes of it.
    """
    if not pair.same_hand or pair.laws:
        return
    shown: dict[str, list[str]] = {}
    for quote in (quote for one in told for quote in one.evidence):
        shown.setdefault(quote.unit, []).append(squashed(quote.text))
    yield from come(pair, shown)
    yield from (mirror(one) for one in come(pair.swapped, shown))


def come(pair: Pair, shown: dict[str, list[str]]) -> Iterator[Event]:
    """Yield the clauses that the right statements have and their counterparts have not."""
    if pair.left.document.truncated:
        return
    for link in pair.measures:
        if link.strength != "main" or pair.looks_back(link.right) or stands_in_new(pair, link):
            continue
        text, known = pair.unit(link.right).text, shown.get(link.right, ())
        fresh = [
            span
            for span in apart(*texts_of(pair, link))
            if says_anew(pair, text[slice(*span)])
            and not any(squashed(text[slice(*span)]) in one for one in known)
        ]
        for span in joined(text, fresh):
            yield from told_of(pair, link, span)


def joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans of clauses in order, those that follow upon each other as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and not squashed(text[found[-1][1] : start]):
            start = found.pop()[0]
        found.append((start, end))
    return found


def stands_in_new(pair: Pair, link: Link) -> bool:
    """Tell whether the right end of a link stands in an article that is told to be new."""
    article = pair.unit(article_of(link.right))
    return isinstance(article, Article) and new_article(pair, article)


def told_of(pair: Pair, link: Link, span: Span) -> Iterator[Event]:
    """Yield the event of a clause, with the counterpart of its statement.

    A clause on those for whom something is done widens whom the statement covers. A counterpart
    that stands in the statement as it was is nothing that one text says instead.
    """
    left, right = texts_of(pair, link)
    near, quote = whole(link.left, left), quoted(link.right, right, span)
    if not quote:
        return
    if near and near.text in right:
        near = None
    people = served(quote.text)
    kind: EventType = "scope_changed" if people else "appears"
    yield event(
        pair,
        kind,
        subject_of(quote.text),
        confidence=sure_of_absence(pair),
        evidence=(near, quote),
        theme=pair.theme(link.right),
        basis=("absence",),
        explanation="scope_changed.new" if people else "appears.measure",
        facts={"before": "", "after": people or quote.text} | near_to(pair, near, quote),
    )


def served(clause: str) -> str:
    """Return those for whom a clause that opens with them does something: 对本省居民一律免除."""
    people = (
        fact
        for fact in read_facts(clause, "people")
        if clause[: fact.start] in words("people", "serving")
    )
    return next((fact.text for fact in people), "")
