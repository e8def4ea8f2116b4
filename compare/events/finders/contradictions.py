"""A text proper and its annex that disagree, where those of the other document did not.

An annex says statements again, or lists what is counted with its numbers (入住率:60%).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from compare.addresses import article_of, cited_as, unit_of
from compare.differences import differing
from compare.differences.same_numbers import kin, same_number
from compare.events.evidence.counted import family, of_two_nouns
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted, whole
from compare.events.evidence.subject import weight_of
from compare.events.finders.linked import EDITED
from compare.facts import read_facts
from compare.facts.fronts import front
from compare.facts.ladders import past_trial
from compare.facts.plain import (
    JOINED,
    TEXTS_REMEMBERED,
    clause_at,
    label_of,
    plain,
    squashed,
)
from compare.knowledge.words import content_words
from compare.model import Article, Difference, Document, Event, Fact, Link, Measure, Quote, Span
from compare.themes.units import statements

SURE = 0.8
COLON = ":"
RESTATED = 0.55  # the ratio of two statements from which an annex says a statement again
SHORTEST, ONE_THING = 4, 90.0  # letters of what is counted, rapidfuzz partial ratio of two of them
MOST = 100_000  # pairs of numbers, half a second; a plan with an annex of tasks has some thousand
SHARED_WORDS = 2  # of what two numbers count
MOST_LISTED = 5_000  # numbers of a document; plans have some hundred
LONGEST_COUNTED = 200  # characters before a number in its clause; what it counts takes some ten
COVERED = 0.5  # of the longer of both, that the shorter has at least


def contradictions(pair: Pair) -> Iterator[Event]:
    """Yield what annex and text proper of one document say differently of a fact.

    Both restate one measure of the other document: the links show that they are on one matter.
    """
    told = set()
    for proper, annexed in restated(pair):
        before, after = pair.unit(proper).text, pair.unit(annexed).text
        for found in differing(before, after):
            if is_firm(found) and found.before and found.after:
                one = contradiction(pair, proper, annexed, found)
                if one:
                    told.add(cited_as(annexed))
                    yield one
    earlier = {values(*two) for two in miscounted(pair.left.document)}
    for proper_count, annexed_count in miscounted(pair.right.document):
        known = cited_as(annexed_count.address) in told
        if not known and values(proper_count, annexed_count) not in earlier:
            told.add(cited_as(annexed_count.address))
            yield event_of(pair, proper_count, annexed_count)
    for proper_count, annexed_count in parted(pair):
        if cited_as(annexed_count.address) not in told:
            yield event_of(pair, proper_count, annexed_count)


def parted(pair: Pair) -> Iterator[tuple[Listed, Listed]]:
    """Yield numbers of the right text proper and annex whose counterparts were one number.

    What they count may be worded otherwise: that both said the same before shows that it is one.
    """
    lefts, rights = list(listed(pair.left.document)), list(listed(pair.right.document))
    if len(lefts) * len(rights) > MOST:
        return
    for before in (one for one in lefts if pair.in_annex(one.address)):
        annexed = became(pair, before, rights)
        for one in lefts if annexed else ():
            agreed = same_number(one.fact, before.fact) and shares_words(one, before)
            proper = (
                became(pair, one, rights) if agreed and not pair.in_annex(one.address) else None
            )
            if annexed and proper and of_one_count(annexed, proper):
                beside = (two for two in rights if two.address == proper.address)
                if not any(same_number(annexed.fact, two.fact) for two in beside):
                    yield proper, annexed


def of_one_count(one: Listed, other: Listed) -> bool:
    """Tell whether two numbers count one thing: in one way, by one noun and in words of both."""
    alike = counted_alike(one, other) and shares_words(one, other)
    return alike and not of_two_nouns(one.fact, other.fact)


def became(pair: Pair, one: Listed, others: Sequence[Listed]) -> Listed | None:
    """Return the number of the right text that one of the left became: the same, or the likest.

    It stands in a counterpart of its article, in annex or text proper alike.
    """
    counterparts = pair.counterparts.get(article_of(one.address), ())
    found = [
        other
        for other in others
        if article_of(other.address) in counterparts
        and pair.in_annex(other.address) == pair.in_annex(one.address)
        and counted_alike(one, other)
        and shares_words(one, other)
    ]
    return max(
        found,
        key=lambda other: (
            same_number(one.fact, other.fact),
            fuzz.ratio(one.counted, other.counted),
        ),
        default=None,
    )


def shares_words(one: Listed, other: Listed) -> bool:
    """Tell whether what two numbers count has some words in common."""
    return len({*content_words(one.counted)} & {*content_words(other.counted)}) >= SHARED_WORDS


def is_firm(found: Difference) -> bool:
    """Tell whether a difference is a contradiction: another number, or a trial that is over."""
    if found.kind == "goal_changed":
        return past_trial(found.before, found.after)
    return found.kind == "number_changed"


@dataclass(frozen=True, slots=True)
class Listed:
    """A number at an address, what it counts and the clause that says so.

    ``of_task``: the task in the row of a table says what it counts.
    """

    address: str
    fact: Fact
    counted: str
    clause: Span
    of_task: bool = False


def miscounted(document: Document) -> Iterator[tuple[Listed, Listed]]:
    """Yield the numbers of a text proper with those of its annex that count one thing otherwise.

    Of more than ``MOST`` pairs none is looked at. Where several numbers of the text count what one
    of the annex does, none of them is told if one is the same.
    """
    parts: tuple[list[Listed], list[Listed]] = ([], [])
    for one in listed(document):
        parts[document.in_annex(article_at(document, one))].append(one)
    proper, annexed = parts
    if len(proper) * len(annexed) > MOST:
        return
    for one in annexed:
        same = [two for two in proper if counted_alike(one, two) and of_one_thing(one, two)]
        if same and not any(same_number(one.fact, two.fact) for two in same):
            yield max(same, key=lambda two: fuzz.ratio(one.counted, two.counted)), one


def counted_alike(one: Listed, other: Listed) -> bool:
    """Tell whether two numbers are counted in the same way: 100人, 80名."""
    return kin(one.fact, other.fact) and family(one.fact) == family(other.fact)


def article_at(document: Document, one: Listed) -> Article:
    """Return the article of a number."""
    return document.article_by_id[unit_of(article_of(one.address))]


def listed(document: Document, behind: bool = False) -> Iterator[Listed]:
    """Yield the numbers of a document that count something, with what each counts.

    It stands before the number in its clause, where a colon parts them in the clause before, or is
    the task in the row of a table whose next cell begins with the number. Of 由790元提高到810元 it
    stands before the old number; ``behind`` also takes what stands behind one (15处服务中心). Of a
    text that is hardly more than numbers nothing is listed.
    """
    said = list(statements(document))
    if sum(len(read_facts(text, "number")) for _, text in said) > MOST_LISTED:
        return
    for unit, text in said:
        numbers = read_facts(text, "number")
        olds = {one.end: one.start for one in numbers if one.role == "from"}
        last = 0
        for fact in numbers:
            item, last = last, fact.end
            if fact.role in ("loose", "from", "by"):
                continue
            start, end = clause_at(text, fact.start)
            if start == fact.start:
                start, end = labelled(text, (start, end))
            stop = olds.get(fact.start, fact.start)
            seen = plain(text)
            begun = item if JOINED.match(seen, item) else 0  # 中心20处、食堂40家
            before = seen[max(start, begun, stop - LONGEST_COUNTED) : stop]
            counted = squashed(front(before.removesuffix("由").rstrip(f" {COLON}")))
            if behind and not counted and seen.startswith(fact.subject, fact.end):
                counted = squashed(fact.subject)
            task = "" if squashed(text[:start]) or counted else squashed(task_of(document, unit))
            thing = counted or task
            if len(thing) >= SHORTEST and weight_of(thing):
                yield Listed(document.address(unit), fact, thing, (start, end), bool(task))


def task_of(document: Document, unit: Article | Measure) -> str:
    """Return the task that a row of a table in an annex names, of which a unit is a cell."""
    article = document.article_by_id[unit_of(article_of(document.address(unit)))]
    return article.heading if document.in_annex(article) and unit is not article else ""


def labelled(text: str, clause: Span) -> Span:
    """Return a clause with the one before it where a colon parts them."""
    label = label_of(text, clause[0])
    return (label[0], clause[1]) if label else clause


def of_one_thing(one: Listed, other: Listed) -> bool:
    """Tell whether two numbers count one thing."""
    return nearly_one_name(one.counted, other.counted)


@lru_cache(maxsize=TEXTS_REMEMBERED)  # a text counts few things many times
def nearly_one_name(one: str, other: str) -> bool:
    """Tell whether two things that are counted have nearly one name."""
    short, long = sorted((one, other), key=len)
    near = len(short) >= COVERED * len(long)
    return near and fuzz.partial_ratio(short, long) >= ONE_THING


def values(proper: Listed, annexed: Listed) -> tuple[str, str, str]:
    """Return what a disagreement is on and what both sides say."""
    return annexed.counted, proper.fact.value, annexed.fact.value


def event_of(pair: Pair, proper: Listed, annexed: Listed) -> Event:
    """Return the event of a number of an annex that is another one in the text proper.

    Where a row of a table names what is counted its task is quoted too.
    """
    own, other = pair.unit(proper.address).text, pair.unit(annexed.address).text
    before = before_of(pair, annexed.address)
    rows = (*(quote.unit for quote in before), annexed.address) if annexed.of_task else ()
    tasks = {row: task_quoted(pair, row) for row in rows}
    return event(
        pair,
        "contradicts",
        annexed.counted,
        confidence=SURE,
        evidence=(
            *(one for quote in before for one in (tasks.get(quote.unit), quote)),
            quoted(proper.address, own, proper.clause, proper.fact.text),
            tasks.get(annexed.address),
            quoted(annexed.address, other, annexed.clause, annexed.fact.text),
        ),
        basis=("literal",),
        explanation="contradicts",
        facts={"before": proper.fact.text, "after": annexed.fact.text},
    )


def task_quoted(pair: Pair, cell: str) -> Quote | None:
    """Return the task of the row of a table in which a cell stands, as a quote."""
    address = article_of(cell)
    article = pair.unit(address)
    assert isinstance(article, Article)
    return quoted(address, article.text, (0, len(article.heading)))


def before_of(pair: Pair, annexed: str) -> list[Quote]:
    """Return what the left annex said of a measure of the right one, if one is the other edited."""
    earlier = (
        link.left
        for link in pair.of_measure.get(annexed, ())
        if link.strength == "main" or link.fuzzy >= EDITED
    )
    unit = next(earlier, None)
    said = whole(unit, pair.unit(unit).text) if unit else None
    return [said] if said else []


def restated(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield the measures of the right text proper with those of its annex that say them again."""
    document = pair.right.document
    proper = [m for a in document.articles if not document.in_annex(a) for m in a.statements]
    annexed = [m for a in document.articles if document.in_annex(a) for m in a.statements]
    texts = [one.text for one in proper]
    for measure in annexed:
        best = process.extractOne(
            measure.text, texts, scorer=fuzz.ratio, score_cutoff=100 * RESTATED
        )
        if best:
            yield document.address(proper[best[2]]), document.address(measure)


def contradiction(pair: Pair, proper: str, annexed: str, found: Difference) -> Event | None:
    """Return the event of one disagreement, with what the left annex said if it is linked."""
    if agreed_before(pair, proper, annexed, found):
        return event(
            pair,
            "contradicts",
            found.matter,
            confidence=SURE,
            evidence=(
                *before_of(pair, annexed),
                saying(pair, proper, found.left or found.near_left, found.before),
                saying(pair, annexed, found.right or found.near_right, found.after),
            ),
            basis=("literal",),
            explanation="contradicts",
            facts={"before": found.before, "after": found.after},
        )
    return None


def saying(pair: Pair, address: str, clause: Span | None, words: str) -> Quote | None:
    """Return the clause of a statement that says some words, or all of it where none is known."""
    text = pair.unit(address).text
    clause = clause or (0, len(text))
    alone = text.startswith(words, clause[0])
    return quoted(address, text, labelled(text, clause) if alone else clause, words)


def agreed_before(pair: Pair, proper: str, annexed: str, found: Difference) -> bool:
    """Tell whether the left document did not have the same disagreement already."""
    before = [link_left(pair, one) for one in (proper, annexed)]
    if None in before:
        return True
    texts = [pair.unit(one).text for one in before if one]
    earlier = differing(texts[0], texts[1])
    return not any(
        (one.kind, one.before, one.after) == (found.kind, found.before, found.after)
        for one in earlier
    )


def link_left(pair: Pair, right: str) -> str | None:
    """Return the likeliest left counterpart of a right measure, if there is one."""
    links: tuple[Link, ...] = pair.of_measure.get(right, ())
    return links[0].left if links else None
