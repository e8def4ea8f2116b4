"""Names in quotes that only one document has: what it calls a programme, a mechanism, a method.

In plans of one office also the ways in which something is run: 实行备案管理.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio_alignment

from compare.addresses import article_of
from compare.differences.difference import QUOTES
from compare.differences.names import counts_out
from compare.events.evidence.absence import of_its_year, proves, sure_of_absence
from compare.events.evidence.event import event, mirror
from compare.events.evidence.nearby import beside, near_to
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted
from compare.events.evidence.wording import TEXTS_REMEMBERED
from compare.events.finders.articles.new import new_article
from compare.events.finders.new_facts import SHORTEST_NAME, clause_around
from compare.facts import read_facts
from compare.facts.names import condemned
from compare.facts.numerals import ANY_NUMERAL
from compare.facts.ways import ways
from compare.model import Article, Event, Fact, Measure

SAME_NAME = 75.0  # rapidfuzz partial ratio of a name and the counterparts of its measure


def named(pair: Pair, told: Iterable[Event]) -> Iterator[Event]:
    """Yield the names of linked measures that the other document has nowhere.

    A name that stands in what an event among ``told`` shows, or was renamed, is left out.
    """
    told = list(told)
    known = [words for one in told for words in words_of(one)]
    known += [called for one in told if one.type == "renamed" for called in renamed_in(one)]
    yield from come(pair, known)
    yield from (mirror(one) for one in come(pair.swapped, known))


def words_of(one: Event) -> tuple[str, ...]:
    """Return what an event that tells a name shows of both sides."""
    facts = dict(one.facts) if one.type.startswith("term_") else {}
    return facts.get("before", ""), facts.get("after", "")


def renamed_in(one: Event) -> tuple[str, ...]:
    """Return what an event of a renaming quotes of both sides."""
    return tuple(quote.text for quote in one.evidence)


def come(pair: Pair, known: Collection[str]) -> Iterator[Event]:
    """Yield the names that the right document has and the left has not."""
    document = pair.right.document
    for article in document.articles:
        back = pair.looks_back(document.address(article))
        told = new_article(pair, article)  # and what is in it with it
        if back or told or document.in_annex(article) or not proves(pair, article):
            continue
        for measure in article.statements:
            name = next(fresh(pair, measure), None)
            if name and not any(name.text in words for words in known):
                yield from told_of(pair, article, measure, name)


def fresh(pair: Pair, measure: Measure) -> Iterator[Fact]:
    """Yield the names and ways of a linked measure that the left document does not have."""
    links = pair.of_measure.get(pair.right.document.address(measure), ())
    if not links:
        return
    others = [pair.unit(article).text for article in {article_of(link.left) for link in links}]
    for one in called(pair, measure.text):
        if of_its_year(pair, one.value) or condemned(measure.text, one):
            continue
        region = pair.right.document.head.region
        names = {one.value, one.value.removeprefix(region or "")}
        known = any(name and pair.has_name(pair.left, name) for name in names)
        if not known and not any(says_it(one.value, other) for other in others):
            yield one


def says_it(name: str, text: str) -> bool:
    """Tell whether a text has a name nearly word for word, or lists what it counts: 四同步."""
    return is_like(name, text) or counts_out(name, text)


def called(pair: Pair, text: str) -> Iterator[Fact]:
    """Yield what a text gives a name of its own: in quotes or, of one office, as a way."""
    for one in read_facts(text, "name"):
        if one.role == "quoted" and len(one.value) >= SHORTEST_NAME:
            yield one
    if pair.same_hand:
        yield from ways(text)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def is_like(name: str, text: str) -> bool:
    """Tell whether a text has a name nearly word for word, and with the same numbers in it.

    “五社联动” is not there where “三社联动” is.
    """
    place = partial_ratio_alignment(name, text, score_cutoff=SAME_NAME)
    if place is None:
        return False
    there = text[place.dest_start : place.dest_end]
    return len(there) < len(name) or ANY_NUMERAL.findall(name) == ANY_NUMERAL.findall(there)


def told_of(pair: Pair, article: Article, measure: Measure, name: Fact) -> Iterator[Event]:
    """Yield the event of a name, with what the left document says nearest to it."""
    address = pair.right.document.address(measure)
    quote = quoted(address, measure.text, clause_around(measure.text, name), name.text)
    near = beside(pair, article, measure, name)
    if quote:
        yield event(
            pair,
            "term_appears",
            name.text.translate(QUOTES),
            confidence=sure_of_absence(pair),
            evidence=(near, quote),
            theme=pair.theme(address),
            basis=("absence",),
            explanation="term_appears.new",
            facts={"before": "", "after": name.text} | near_to(pair, near, quote),
        )
