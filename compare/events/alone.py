"""Measures and articles without a counterpart: what they bring, or what is gone with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from rapidfuzz import fuzz

from compare.addresses import article_of, unit_of
from compare.differences.difference import QUOTES
from compare.differences.numbers import TIMES
from compare.events.absence import of_its_year, outlived, proves, sure_of_absence
from compare.events.articles import origin
from compare.events.counted import Count, as_worth, of_one_matter, of_one_name, of_one_thing
from compare.events.event import event, mirror, tidied
from compare.events.handed import hands_over
from compare.events.linked import EDITED
from compare.events.nearby import PERHAPS, beside, near_to
from compare.events.pair import Pair, stated
from compare.events.quotes import quoted, whole
from compare.events.subject import in_common, subject_of, unsaid
from compare.events.wording import steady
from compare.facts import read_facts
from compare.facts.bases import REPEALED
from compare.facts.charged import only_names_charged
from compare.facts.dates import without_dates
from compare.facts.fronts import front
from compare.facts.names import condemned
from compare.facts.plain import clause_at, clauses, plain, squashed
from compare.facts.rows import RESPECTIVELY
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import content_words
from compare.model import Article, Document, Event, EventType, Fact, FactKind, Link, Measure, Quote

SHORTEST_NAME = 3  # letters; a shorter word in quotes (“堵点”) is no name
OPENING = 60  # characters of a statement up to its fact that are quoted with what it opens with
SHORTEST_MATTER = 4  # letters of two words, besides a date, that say what a statement is on
WHOLE = 40  # characters of a statement that is quoted whole
# rapidfuzz ratio of two paragraphs of a law of which one may be the other, partial ratio of one
# that may be a part of the other
ALIKE, INSIDE = 40.0, 66.0
SAME, SAME_INSIDE = 55.0, 75.0  # the same, where nothing links the articles
SHARED, SHARED_OF_SHORTER = 2, 0.6  # words of two sentences of a law of which one replaced one
COUNTED = 0.7  # how sure it is that two numbers which share matters and words are of one thing
KIND_OF_FACT: dict[FactKind, EventType] = {
    "number": "number_changed",
    "name": "term_appears",
    "basis": "law_changed",
}
RANKED = ("number", "name", "basis")  # kinds of facts, from those that tell most
ARTICLE_COVERED = 0.5  # of an article's measures have a counterpart: then it is not new as a whole


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
            if not cut and (article.label or title_of(document, article)):
                yield article_event(pair, article)
        elif not document.in_annex(article) and proves(pair, article):
            for measure in lonely:
                found = measure_event(pair, article, measure)
                if found:
                    yield found


def new_article(pair: Pair, article: Article) -> bool:
    """Tell whether an article has no counterpart, nor most of its measures.

    Where two offices wrote, a looser link is enough to say that its matter is treated.
    """
    address = pair.right.document.address(article)
    if pair.same_hand and hands_over(pair, article):
        return True
    if address in pair.counterparts or origin(pair, address):
        return False
    if address in pair.ends and pair.two_offices:
        return False
    own = stated(article)
    addresses = [pair.right.document.address(one) for one in own]
    firsts = [pair.of_measure[one][0] for one in addresses if one in pair.of_measure]
    if pair.two_offices and any(link.strength == "main" for link in firsts):
        return False
    linked = [one for one in addresses if has_origin(pair, one)]
    return len(linked) < ARTICLE_COVERED * max(1, len(own))


def has_origin(pair: Pair, address: str) -> bool:
    """Tell whether a right statement has a counterpart; in plans of one hand, one of its own.

    There a left statement that was carried over elsewhere is no origin of what only resembles it.
    """
    links = pair.of_measure.get(address, ())
    if not pair.same_hand or pair.laws:
        return bool(links)
    return any(one.strength == "main" or pair.of_measure[one.left][0] == one for one in links)


def counterparts_gone(pair: Pair, address: str) -> bool:
    """Tell whether a right statement has no counterpart that is not another one's, edited.

    In plans of one hand, what was carried over is told there, and no origin of what resembles it.
    """
    links = pair.of_measure.get(address, ())
    if not pair.same_hand or pair.laws:
        return not links
    return all(one.strength != "main" and carried_over(pair, one) for one in links)


def carried_over(pair: Pair, link: Link) -> bool:
    """Tell whether the left end of a link is, edited, another statement than its right end."""
    best = pair.of_measure[link.left][0]
    return best != link and best.fuzzy >= EDITED


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
    opening = article.statements[0] if article.statements else article
    unit = pair.right.document.address(opening) if article.lead or not article.heading else address
    words = article.heading or opening.text
    annex = pair.right.document.in_annex(article)
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
        evidence=(quote,),
        basis=("absence",),
        explanation=kind,
        facts=facts,
    )


def about(pair: Pair, text: str) -> str:
    """Return what is new of a text: of a law what the other version has no words for."""
    if pair.laws:
        return unsaid(text, partial(pair.says, pair.left))
    return subject_of(text)


def measure_event(pair: Pair, article: Article, measure: Measure) -> Event | None:
    """Return what a measure without counterpart brings.

    Where another office treats one of its matters, or names its subject in one clause, only a fact
    of its own is told.
    """
    address = pair.right.document.address(measure)
    fact = telling_fact(pair, measure.text)
    if fact is None and not pair.same_hand and treated(pair, address, measure.text):
        return None
    if pair.two_offices and is_mere_date(measure.text):
        return None
    if fact is None and pair.same_hand and within_one(pair, article, measure):
        return None
    if pair.laws and (REPEALED in measure.text or resembled(pair, article, measure)):
        return None
    before = predecessor(pair, article, measure) if pair.laws else None
    if before:
        return replaced(pair, before, whole(address, measure.text))
    counted = fact is not None and fact.kind == "number"
    told = told_as(pair, address, measure, fact)
    words = fact.text if fact else ""
    span = clause_around(measure.text, fact)
    several = counted and counted_together(measure.text[slice(*span)])
    leads = pair.same_hand and fact is not None and only_rests(measure.text, fact)
    quote = (
        whole(address, measure.text, words)
        if several or leads
        else quoted(address, measure.text, span, words)
    )
    if quote is None:
        return None
    matter = brought_by(pair, measure, fact)
    if of_its_year(pair, matter):
        return None
    near = None if pair.laws else beside(pair, article, measure, fact)
    heard = near and fact and names_counted(near.text, fact) and not as_worth(fact, near.text)
    if counted and pair.two_offices and not heard:
        told = "appears"  # a text without the thing lacks more than its number, or has that too
    other = counted_there(pair, address, fact, near) if fact else None
    if fact and other:
        return counted_by_both(pair, other, fact, whole(address, measure.text, fact.text))
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
        | near_to(pair, near, quote),
    )


def only_rests(text: str, fact: Fact) -> bool:
    """Tell whether the first clause of a measure only names the paper that the rest is to fulfil.

    落实《甲意见》,培育乙产业: what is new is not the paper alone.
    """
    start, end = clause_at(text, fact.start)
    opening = unmarked(text[start:end])
    after = text[fact.end : end]
    relies = fact.kind == "basis" and opening.startswith(words("bases", "relied"))
    return relies and text.find(opening) + len(opening) < len(text) - 1 and not content_words(after)


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


def told_as(pair: Pair, address: str, measure: Measure, fact: Fact | None) -> EventType:
    """Return the kind of what a measure without counterpart brings: that of its fact.

    A number is one that the other text does not set only where that treats the matter.
    """
    if fact is None:
        return "appears"
    heard = pair.laws or (pair.two_offices and treated(pair, address, measure.text))
    return "appears" if fact.kind == "number" and not heard else KIND_OF_FACT[fact.kind]


def predecessor(pair: Pair, article: Article, measure: Measure) -> Quote | None:
    """Return the sentence of another version in whose place one of a law was put, if there is one.

    It has no counterpart either, stands in a counterpart article and shares most of the words of
    the shorter of both.
    """
    document, wanted = pair.left.document, set(content_words(measure.text))
    found = []
    for other in pair.counterparts.get(pair.right.document.address(article), ()):
        for one in document.article_by_id[unit_of(other)].statements:
            words = set(content_words(one.text))
            least = max(SHARED, SHARED_OF_SHORTER * min(len(wanted), len(words)))
            if document.address(one) not in pair.of_measure and len(wanted & words) >= least:
                found.append((len(wanted & words), one))
    best = max(found, key=lambda two: two[0], default=None)
    return whole(document.address(best[1]), best[1].text) if best else None


def replaced(pair: Pair, before: Quote, after: Quote | None) -> Event | None:
    """Return the event of two sentences of a law of which one was put in the place of the other."""
    if after is None:
        return None
    return event(
        pair,
        "goal_changed",
        in_common(before.text, after.text, pair.lexicon.particulars),
        confidence=COUNTED,
        evidence=(before, after),
        basis=("alignment",),
        explanation="goal_changed.words",
        facts={"before": before.text, "after": after.text},
    )


def treated(pair: Pair, address: str, text: str) -> bool:
    """Tell whether another office says something of what a measure is about, or may do so."""
    near = pair.nearest.get(address) if pair.two_offices else None
    if near and near.chance >= PERHAPS:
        return True
    return pair.treats(pair.left, text) or pair.has_name(pair.left, tidied(subject_of(text)))


def within_one(pair: Pair, article: Article, measure: Measure) -> bool:
    """Tell whether one statement of a counterpart article has all words of a measure: a part of it.

    One office may have divided the statement.
    """
    wanted = set(content_words(measure.text))
    others = pair.counterparts.get(pair.right.document.address(article), ())
    texts = (pair.unit(one) for one in others)
    said = (one.text for unit in texts if isinstance(unit, Article) for one in unit.statements)
    return any(all(word in text for word in wanted) for text in said)


def counted_there(pair: Pair, address: str, fact: Fact, near: Quote | None) -> Count | None:
    """Return what another office counts of the thing that a measure counts, wherever it does.

    Where it says what is nearest, it may count that in another way.
    """
    if fact.kind != "number" or not pair.two_offices:
        return None
    counts, others = pair.counts[::-1]
    mine = next((one for one in counts if one.address == address and one.fact == fact), None)
    if mine is None:
        return None
    planned = [
        one
        for one in others
        if not pair.looks_back(one.address)
        and of_one_name(mine, one)
        and on_one_matter(pair, mine, one)
    ]
    beside_it = [one for one in planned if near and one.address == near.unit]
    return of_one_thing(mine, planned) or of_one_matter(mine, beside_it)


def on_one_matter(pair: Pair, count: Count, other: Count) -> bool:
    """Tell whether two counts are on one particular matter, or in articles that are linked.

    Every field has its 抽查比例; that of one is not that of another.
    """
    ends = article_of(other.address), article_of(count.address)
    return bool(count.matters & other.matters) or pair.linked(*ends)


def counted_by_both(pair: Pair, other: Count, fact: Fact, quote: Quote | None) -> Event:
    """Return the event of two numbers of one thing, in statements that are no counterparts."""
    quotes = whole(other.address, other.text, other.fact.text), quote
    before, after = (one.text if one else "" for one in quotes)
    return event(
        pair,
        "number_changed",
        in_common(before, after, pair.lexicon.particulars, fact.subject),
        confidence=COUNTED,
        evidence=quotes,
        basis=("alignment",),
        explanation="number_changed.words",
        facts={
            "before": before,
            "after": after,
            "before_fact": other.fact.text,
            "after_fact": fact.text,
        },
    )


def resembled(pair: Pair, article: Article, measure: Measure) -> bool:
    """Tell whether another version says much the same somewhere, nearest in a counterpart."""
    words = steady(measure.text)
    near = {unit_of(one) for one in pair.counterparts.get(pair.right.document.address(article), ())}
    for other in pair.left.document.articles:
        alike, inside = (ALIKE, INSIDE) if other.id in near else (SAME, SAME_INSIDE)
        for one in other.statements:
            said = steady(one.text)
            within = len(words) <= len(said) and fuzz.partial_ratio(words, said) >= inside
            if within or fuzz.ratio(words, said) >= alike:
                return True
    return False


def counted_together(clause: str) -> bool:
    """Tell whether a clause counts several things, so that one of its numbers tells too little."""
    counts = [
        one for one in read_facts(clause, "number") if one.role not in ("loose", "from", "by")
    ]
    return RESPECTIVELY in clause or len(counts) > 1


def brought_by(pair: Pair, measure: Measure, fact: Fact | None) -> str:
    """Return what is new of a measure: the name, what is counted, or what it is about."""
    if fact and fact.kind == "name":
        return fact.text.translate(QUOTES)
    return subject_of(fact.subject) if fact and fact.subject else about(pair, measure.text)


def telling_fact(pair: Pair, text: str) -> Fact | None:
    """Return the fact that tells most of what a measure brings, if the left text lacks it."""
    facts = [
        one
        for one in read_facts(text, "number", "name", "basis")
        if one.role not in ("loose", "drafted", "assessed", "repealed")
        if not condemned(text, one) and (pair.same_hand or one.unit not in TIMES)
        if one.kind != "name" or len(one.value) >= SHORTEST_NAME
    ]
    fresh = [
        one for one in facts if not stands(pair, one) and not outlived(one.text, pair.left.document)
    ]
    founded = [one for one in fresh if pair.same_hand and is_founded(text, one)]
    named = [one for one in fresh if pair.same_hand and leads(text, one)]
    ranked = founded or named or sorted(fresh, key=lambda one: RANKED.index(one.kind))
    return ranked[0] if ranked else None


def leads(text: str, fact: Fact) -> bool:
    """Tell whether a fact is the name in quotes that the first clause of a measure is on."""
    return fact.role == "quoted" and fact.end <= clause_at(text, 0)[1]


def names_counted(text: str, number: Fact) -> bool:
    """Tell whether a text names the thing that a number is of, by the last word for it."""
    return any(word in text for word in content_words(number.subject)[-1:])


def is_founded(text: str, fact: Fact) -> bool:
    """Tell whether a fact is the name of what a measure sets up: 推行…制度, 每街道1名."""
    return fact.kind == "name" and text.endswith(words("names", "founding"), 0, fact.start)


def stands(pair: Pair, fact: Fact) -> bool:
    """Tell whether the left text has a fact: a name also in other words, a number of its thing."""
    if fact.kind == "name":
        return pair.has_name(pair.left, fact.value)
    if fact.kind == "number" and not pair.same_hand:
        about = set(content_words(fact.subject))
        same = [one for one in pair.counts[0] if one.fact.value == fact.value]
        return any(one.fact.unit == fact.unit and about & one.words for one in same)
    return pair.says(pair.left, fact.text)


def clause_around(text: str, fact: Fact | None) -> tuple[int, int]:
    """Return the clause of a fact, or all of a short text or one without a fact."""
    if fact is None or len(text) <= WHOLE:
        return 0, len(text)
    start, end = clause_at(text, fact.start)[0], clause_at(text, fact.end - 1)[1]
    start = 0 if end <= OPENING else start
    if unmarked(text[start:end]).startswith(words("bases", "relied")) and end + 1 < len(text):
        end = clause_at(text, end + 1)[1]  # 按照村总数20%的比例 leads to what is done
    return start, end
