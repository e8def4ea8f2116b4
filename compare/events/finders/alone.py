"""Measures and articles without a counterpart: what they bring, or what is gone with them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from compare.differences.difference import QUOTES
from compare.events.evidence.absence import (
    of_its_year,
    proves,
    says_anew,
    sure_of_absence,
)
from compare.events.evidence.counted import as_worth
from compare.events.evidence.event import event, mirror, tidied
from compare.events.evidence.nearby import PERHAPS, also_on, beside, near_to
from compare.events.evidence.pair import Pair, stated
from compare.events.evidence.quotes import quoted, whole
from compare.events.evidence.subject import subject_of
from compare.events.finders.articles.new import (
    about,
    article_event,
    new_article,
    repeats_text,
    title_of,
    touches,
)
from compare.events.finders.counted_alike import (
    beside_count,
    beside_number,
    counted_by_both,
    counted_elsewhere,
    counted_there,
    on_its_thing,
    set_in_another_way,
)
from compare.events.finders.foremost_facts import ends_matter
from compare.events.finders.law_sentences import predecessor, resembled
from compare.events.finders.linked import EDITED
from compare.events.finders.new_facts import (
    clause_around,
    counted_together,
    only_rests,
    telling_fact,
    telling_facts,
)
from compare.events.finders.side_by_side import side_by_side
from compare.events.kinds import KNOWN, NAMES
from compare.facts.bases import REPEALED
from compare.facts.charged import only_names_charged
from compare.facts.dates import without_dates
from compare.facts.fronts import front
from compare.facts.plain import clause_at, clauses, plain, squashed
from compare.facts.spread import counts_places
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import content_words
from compare.model import Article, Document, Event, EventType, Fact, FactKind, Link, Measure, Quote

UNHEARD, MOSTLY = 5, 0.6  # words that another text has nowhere, of those of a measure
SHORTEST_MATTER = 4  # letters of two words, besides a date, that say what a statement is on
MOST_FACTS = 20  # of one statement that are told one by one
MOST_COUNTED = (
    2_000  # numbers of a text; of one with more a statement's foremost fact alone is told
)
KIND_OF_FACT: dict[FactKind, EventType] = {
    "number": "number_changed",
    "name": "term_appears",
    "basis": "law_changed",
}


def alone(pair: Pair) -> Iterator[Event]:
    """Yield what only one document has: whole articles, then single measures."""
    yield from come(pair)
    for one in come(pair.swapped):
        yield mirror(one)


def come(pair: Pair) -> Iterator[Event]:
    """Yield what the right document has and the left has not.

    A text cut off proves the absence of no article, only of what its whole sections lack.
    """
    document, cut = pair.right.document, pair.left.document.truncated
    for article in document.articles:
        if pair.looks_back(document.address(article)):
            continue  # what was done in one year was not done in another
        lonely = [
            one
            for one in stated(article)
            if one is not article.lead
            and counterparts_gone(pair, document.address(one))
            and not only_names_charged(one.text)
        ]
        if new_article(pair, article):
            headed = (article.label and article.text.strip()) or title_of(document, article)
            again = pair.two_offices and repeats_text(document, article)
            if headed and not (cut or again):
                yield article_event(pair, article)
        elif not document.in_annex(article) and proves(pair, article):
            for measure in lonely:
                yield from measure_events(pair, article, measure)


def left_over(pair: Pair, told: Iterable[Event]) -> Iterator[Event]:
    """Yield what statements bring that only touch others, and of which nothing is ``told`` yet.

    Of two offices both may write of one matter, and one alone set a number for a thing of it. In
    plans of one hand what only seems to touch another statement is new, or gone. A name that a
    statement brings is not all of it, nor what the lexicon knows of a name or practice in it.
    """
    if (pair.two_offices or pair.same_hand) and not pair.laws:
        more = (one for one in told if one.type not in NAMES and one.explanation not in KNOWN)
        shown = {unit for one in more for unit in (*one.left, *one.right)}
        yield from touching(pair, shown)
        for one in touching(pair.swapped, shown):
            yield mirror(one)


def touching(pair: Pair, shown: Container[str]) -> Iterator[Event]:
    """Yield what right statements bring that have partial links alone, but those ``shown``."""
    document = pair.right.document
    for article in document.articles:
        back = pair.looks_back(document.address(article))
        if back or new_article(pair, article) or document.in_annex(article):
            continue
        for measure in stated(article) if proves(pair, article) else ():
            address = document.address(measure)
            links = pair.of_measure.get(address, ())
            if address not in shown and only_touches(pair, links, measure.text):
                yield from measure_events(pair, article, measure)


def only_touches(pair: Pair, links: Sequence[Link], text: str) -> bool:
    """Tell whether a statement has partial links alone, and sets something or says it anew."""
    loose = all(touches(one) if pair.same_hand else one.strength != "main" for one in links)
    if not links or not loose:
        return False
    return telling_fact(pair, text) is not None or (pair.same_hand and says_anew(pair, text))


def counterparts_gone(pair: Pair, address: str) -> bool:
    """Tell whether a right statement has no counterpart that is not another one's, edited.

    In plans of one hand, what was carried over is told there, and no origin of what resembles it.
    Of another office a statement may touch the matter and say nothing of most of it.
    """
    links = pair.of_measure.get(address, ())
    if pair.two_offices and all(one.strength != "main" for one in links):
        return not links or unheard_of(pair, pair.unit(address).text)
    if not pair.same_hand or pair.laws:
        return not links
    return all(one.strength != "main" and carried_over(pair, one) for one in links)


def carried_over(pair: Pair, link: Link) -> bool:
    """Tell whether the left end of a link is, edited, another statement than its right end."""
    best = pair.of_measure[link.left][0]
    return best != link and best.fuzzy >= EDITED


def measure_events(pair: Pair, article: Article, measure: Measure) -> Iterator[Event]:
    """Yield what a measure without counterpart brings; of another office, clause by clause.

    One statement of an office may hold what another says in several, or nowhere.
    """
    facts = telling_facts(pair, measure.text)
    told = measure_event(pair, article, measure, next(iter(facts), None))
    if not told:
        return
    yield told
    shown = said_of(pair, told, measure)
    several = pair.two_offices and len(pair.counts.right) <= MOST_COUNTED
    for fact in facts[1:MOST_FACTS] if several else ():
        said = fact.text in shown
        more = None if said else measure_event(pair, article, measure, fact, alone=True)
        if more:
            yield more
            shown += said_of(pair, more, measure)


def said_of(pair: Pair, one: Event, measure: Measure) -> str:
    """Return what an event quotes of a right measure."""
    address = pair.right.document.address(measure)
    return " ".join(quote.text for quote in one.evidence if quote.unit == address)


def measure_event(
    pair: Pair, article: Article, measure: Measure, fact: Fact | None, alone: bool = False
) -> Event | None:
    """Return what a measure without counterpart brings, nothing where the other text has it all.

    It is shown by the clause of the fact and what leads to that, or by that clause ``alone``.
    """
    if not alone and brings_nothing(pair, article, measure, fact):
        return None  # asked once of each measure, whatever facts it has besides
    address = pair.right.document.address(measure)
    before = predecessor(pair, article, measure) if pair.laws else None
    if before:
        return side_by_side(pair, before, whole(address, measure.text))
    quote = shown_by(pair, measure, fact, alone)
    matter = brought_by(pair, measure, fact)
    if quote is None or of_its_year(pair, matter):
        return None
    near = None if pair.laws else beside(pair, article, measure, fact)
    if near and ends_matter(near.text, measure.text):
        return side_by_side(pair, near, whole(address, measure.text))
    counted = fact is not None and fact.kind == "number"
    both = set_by_both(pair, measure, fact, near) if fact and counted else None
    if both:
        return both
    told, words = told_as(pair, address, measure, fact, near), fact.text if fact else ""
    if near and fact and counted and on_its_thing(pair, near.text, fact, measure.text):
        both = beside_count(pair, [near], fact, whole(address, measure.text, words) or quote)
        if both:
            return both
    return event(
        pair,
        told,
        matter,
        confidence=sure_of_absence(pair),
        evidence=(near, quote),
        theme=pair.theme(address),
        basis=("absence",),
        explanation=explained(pair, told),
        facts={"before": "", "after": quote.text if counted or not words else words}
        | ({"before_fact": "", "after_fact": words} if counted else {})
        | (near_to(pair, near, quote) or (also_on(pair, quote) if told == "appears" else {})),
    )


def set_by_both(pair: Pair, measure: Measure, number: Fact, near: Quote | None) -> Event | None:
    """Return the event of a number of a right measure that the left text sets, too, if it does.

    It sets it elsewhere, in another way, or on what has the same noun right where one would look.
    """
    address = pair.right.document.address(measure)
    own = whole(address, measure.text, number.text)
    other = counted_there(pair, address, number, near)
    other = other or set_in_another_way(pair, address, number.text)
    if other:
        return counted_by_both(pair, other, number, own)
    beside_it = beside_number(pair, [near], number, own) if near and own else None
    return beside_it or (counted_elsewhere(pair, own, number) if own else None)


def brings_nothing(pair: Pair, article: Article, measure: Measure, fact: Fact | None) -> bool:
    """Tell whether the left text has all that a right measure says, as far as that tells anything.

    Where another office treats one of its matters, or names its subject in one clause, only a fact
    of its own is told.
    """
    if pair.says(pair.left, unmarked(measure.text)):
        return True
    address = pair.right.document.address(measure)
    if fact is None and not pair.same_hand and heard_of(pair, address, measure.text):
        return True
    if pair.two_offices and is_mere_date(measure.text):
        return True
    if fact is None and pair.same_hand and within_one(pair, article, measure):
        return True
    if fact is None and pair.same_hand and opens_part(pair.right.document, article):
        return True
    return pair.laws and (REPEALED in measure.text or resembled(pair, article, measure))


def opens_part(document: Document, article: Article) -> bool:
    """Tell whether an article only opens a part whose articles have numbers or headings.

    What such words say (小康的成色,要看困难群众的日子) plans nothing.
    """
    beside_it = (one for one in document.articles if one.section == article.section)
    headed = any(one.label or one.heading for one in beside_it)
    return article.section is not None and headed and not (article.label or article.heading)


def shown_by(pair: Pair, measure: Measure, fact: Fact | None, alone: bool) -> Quote | None:
    """Return the words that show what a measure brings: the clause of a fact, or all of it."""
    address, words = pair.right.document.address(measure), fact.text if fact else ""
    span = clause_around(measure.text, fact)
    if fact and alone:
        span = clause_at(measure.text, fact.start)
    counted = fact is not None and fact.kind == "number"
    several = counted and counted_together(measure.text[slice(*span)])
    leads = pair.same_hand and fact is not None and only_rests(measure.text, fact)
    if several or leads:
        return whole(address, measure.text, words)
    return quoted(address, measure.text, span, words)


def is_mere_date(text: str) -> bool:
    """Tell whether a statement says only by when what others are on is done: 11月底前全部完成."""
    rest = without_dates(plain(text), "")
    if rest == plain(text) or len(clauses(text)) > 1:
        return False
    done = front(squashed(rest))
    for word in words("spread", "wholly"):
        done = done.replace(word, "")
    return len(front(done)) < SHORTEST_MATTER


def explained(pair: Pair, told: EventType) -> str:
    """Return which sentence tells what a measure without counterpart brings.

    Of a version of a law no more is claimed than that it does not have the sentence.
    """
    if told != "appears":
        return f"{told}.new"
    return "appears.sentence" if pair.laws else "appears.measure"


def told_as(
    pair: Pair, address: str, measure: Measure, fact: Fact | None, near: Quote | None
) -> EventType:
    """Return the kind of what a measure without counterpart brings: that of its fact.

    A number is one that the other text does not set only where that treats the matter. One without
    the thing that it counts lacks more than its number, or has that too.
    """
    if fact is None:
        return "appears"
    if fact.kind != "number":
        return KIND_OF_FACT[fact.kind]
    if pair.two_offices and counts_places(measure.text, fact):
        return "appears"  # where it is done is no number that the other text might set, too
    heard = (
        near and on_its_thing(pair, near.text, fact, measure.text) and not as_worth(fact, near.text)
    )
    if pair.two_offices and not heard:
        return "appears"
    treats = pair.laws or (pair.two_offices and treated(pair, address, measure.text))
    return "number_changed" if treats else "appears"


def treated(pair: Pair, address: str, text: str) -> bool:
    """Tell whether another office says something of what a measure is about, or may do so."""
    near = pair.nearest.get(address) if pair.two_offices else None
    if near and near.chance >= PERHAPS:
        return True
    return pair.treats(pair.left, text) or pair.has_name(pair.left, tidied(subject_of(text)))


def heard_of(pair: Pair, address: str, text: str) -> bool:
    """Tell whether another office says something of a measure, and has some of its words."""
    return treated(pair, address, text) and not unheard_of(pair, text)


def unheard_of(pair: Pair, text: str) -> bool:
    """Tell whether most words of a measure stand nowhere in the left text, which is whole."""
    if pair.left.document.truncated:
        return False
    words_of_it = set(content_words(text))
    unheard = [word for word in words_of_it if not pair.says(pair.left, word)]
    return len(unheard) >= UNHEARD and len(unheard) >= MOSTLY * len(words_of_it)


def within_one(pair: Pair, article: Article, measure: Measure) -> bool:
    """Tell whether one statement of a counterpart article has all words of a measure: a part of it.

    One office may have divided the statement.
    """
    wanted = set(content_words(measure.text))
    others = pair.counterparts.get(pair.right.document.address(article), ())
    return any(pair.statements_of(one).one_has(wanted) for one in others)


def brought_by(pair: Pair, measure: Measure, fact: Fact | None) -> str:
    """Return what is new of a measure: the name, what is counted, or what it is about."""
    if fact and fact.kind == "name":
        return fact.text.translate(QUOTES)
    if fact and len(fact.subject) >= SHORTEST_MATTER:
        return subject_of(fact.subject)
    before = measure.text[: clause_at(measure.text, fact.start)[0]] if fact else ""
    if fact and fact.subject and content_words(before):  # 购买服务,标准为每人每月30元
        return subject_of(before)
    return subject_of(fact.subject) if fact and fact.subject else about(pair, measure.text)
