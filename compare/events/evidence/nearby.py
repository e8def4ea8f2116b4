"""What a text says nearest to a measure that it lacks: the place where one would look for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from compare.addresses import unit_of
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.subject import subject_of
from compare.facts import read_facts
from compare.facts.charged import only_names_charged
from compare.facts.number_subjects import counts_things
from compare.facts.plain import AND_OTHERS, TEXTS_REMEMBERED, clause_at, clauses
from compare.knowledge.words import content_words
from compare.model import Article, Document, Fact, Measure, Quote
from compare.themes.side import Side

LIKELY = 0.6  # the score of a partial link from which it shows what is nearest
MOST_LIKELY = 0.8  # the same, where the statements share no telling word
PERHAPS = 0.1  # the chance of a counterpart from which one measure in three has one
SHARED_MATTER = 0.1  # what a particular matter adds to the words that two statements share
LISTING = "、"
TITLE = re.compile(r"《[^《》]*》")
TELLING = 2  # words of two statements that show them near each other
MOST_ALSO = 3  # statements of a text on one matter, which is then no field of work
NAMED_ALSO = 2  # matters
WHOLE = 40  # characters of a statement that is told whole
HEADING = ".0"  # the end of the address of a heading that opens the text of its article
LOOKED_AT = 300  # statements of an article, for what it says nearest to one that it lacks


def beside(pair: Pair, article: Article, measure: Measure, fact: Fact | None) -> Quote | None:
    """Return what the left text says nearest to a measure that it lacks.

    It stands in a main counterpart of the article, is the likeliest counterpart of the measure or
    has words of a name that the measure brings. It is on a particular matter of the measure, or
    shares words with it that are not all over the texts.
    """
    name = set(content_words(fact.text)) if fact and fact.kind == "name" else set[str]()
    own = pair.right.document.address(measure)
    theme = pair.theme(own)
    linked = {link.left for link in pair.of_measure.get(own, ()) if link.strength == "main"}
    best: tuple[tuple[int, bool, bool, float], Quote] | None = None
    for one in places_beside(pair, article, measure, name):
        named = len(name & words_of(one.text))
        address = pair.left.document.address(one)
        near = nearness(pair, measure.text, one.text)
        if not (near or name) and likely(pair, own, address) >= MOST_LIKELY:
            near = SHARED_MATTER
        if not (named or near) or only_names_charged(one.text):
            continue
        if pair.two_offices and address.endswith(HEADING):
            continue  # what an article is on is no place where one could look
        score = (named, address in linked, pair.theme(address) == theme, near)
        if best and score <= best[0]:
            continue
        quote = whole(address, one.text)
        of_name = bool(named) and (score[1] or score[2])
        if (
            quote
            and (not pair.two_offices or may_be_shown(pair, measure, fact, one, of_name))
            and quote.text not in measure.text
            and not (pair.same_hand and pair.says(pair.right, quote.text))
            and measure.text not in one.text
        ):
            best = score, quote
    return best[1] if best else on_named_matter(pair, measure, fact)


def may_be_shown(
    pair: Pair, measure: Measure, fact: Fact | None, left: Measure, named: bool
) -> bool:
    """Tell whether what another office says may be shown as the nearest to a fact of a measure.

    Readers of the gold join main counterparts, mostly likely partial ones, and statements that
    share two particular matters with the clause of the fact, or one by its name; of others a
    quarter.
    """
    clause = clause_of(measure, fact)
    counted = fact is not None and fact.kind == "number"  # what another clause is on is not near it
    subject = clause if counted else measure.text
    if not (named or on_its_subject(pair, without_lists(subject), left.text)):
        return False
    ends = pair.left.document.address(left), pair.right.document.address(measure)
    if likely(pair, ends[1], ends[0]):
        return True
    shared = pair.particulars_of(clause) & pair.particulars_of(left.text)
    names = pair.lexicon.particulars.names
    return len(shared) >= TELLING or any(names[one] in clause for one in shared)


def on_named_matter(pair: Pair, measure: Measure, fact: Fact | None) -> Quote | None:
    """Return what the left text says on a matter by whose name another office calls a fact.

    Both have a word of the name that is not all over the texts (助餐, of 老年助餐), and the left
    text has few statements on it.
    """
    if not pair.two_offices or (fact is not None and fact.kind != "number"):
        return None
    clause = without_lists(clause_of(measure, fact))
    stated, names = pair.statements_on(pair.left), pair.lexicon.particulars.names
    found = [
        one
        for matter in sorted(pair.particulars_of(clause))
        for known in [stated.get(matter, ())]
        if len(known) <= MOST_ALSO
        for one in known
        if not only_names_charged(one.text)
        and measure.text not in one.text  # what both say is no other place
        and any(
            word in clause and word in without_lists(one.text) and pair.telling([word])
            for word in content_words(names[matter])
        )
    ]
    shown = (
        whole(pair.left.document.address(one), one.text)
        for one in sorted(found, key=lambda one: -pair.shared_weight(clause, one.text))
        if not pair.left.document.address(one).endswith(HEADING)
    )
    return next((one for one in shown if one and not pair.says(pair.right, one.text)), None)


def likely(pair: Pair, right: str, left: str) -> float:
    """Return the score of a main or a likely partial link of two statements, 0 without one."""
    link = next((one for one in pair.of_measure.get(right, ()) if one.left == left), None)
    return link.score if link and (link.strength == "main" or link.score >= LIKELY) else 0.0


def on_its_subject(pair: Pair, text: str, other: str) -> bool:
    """Tell whether a statement has a word of what another is about, or a particular matter of it.

    An office that both name is no matter, nor is that something is checked or paid for.
    """
    subject = set(content_words(subject_of(text)))
    shared = subject & set(content_words(without_offices(other)))
    return bool(shared or pair.particulars_of(text) & pair.particulars_of(other))


def clause_of(measure: Measure, fact: Fact | None) -> str:
    """Return the clause of a fact, or a whole measure without one.

    Of things that each have their number (建18处中心、30处公墓) it is the member of the fact.
    """
    if fact is None:
        return measure.text
    clause = measure.text[slice(*clause_at(measure.text, fact.start))]
    counting = [one for one in clause.split(LISTING) if counts_a_thing(one)]
    own = (one for one in counting if fact.text in one)
    return next(own, clause) if len(counting) > 1 else clause


def counts_a_thing(words: str) -> bool:
    """Tell whether words have a number of things, and not only an age or an amount."""
    return any(counts_things(number.text) for number in read_facts(words, "number"))


def without_offices(text: str) -> str:
    """Return a text with nothing where it gives an office a part."""
    for one in reversed(read_facts(text, "office")):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def places_beside(
    pair: Pair, article: Article, measure: Measure, name: Collection[str]
) -> Iterator[Measure]:
    """Yield the statements of the left text that may be nearest to a measure which it lacks."""
    document, address = pair.left.document, pair.right.document.address(measure)
    for other in pair.counterparts.get(pair.right.document.address(article), ()):
        yield from document.article_by_id[unit_of(other)].statements[:LOOKED_AT]
    for link in pair.of_measure.get(address, ()):
        yield from measures(document, link.left)
    near = pair.nearest.get(address)
    if near and near.chance >= PERHAPS:
        yield from measures(document, near.left)
    if pair.two_offices:
        yield from pair.wording(pair.left).stating(name)


def measures(document: Document, address: str) -> Iterator[Measure]:
    """Yield the measure at an address; an article is none."""
    found = document.unit_by_address[address]
    if not isinstance(found, Article):
        yield found


def nearness(pair: Pair, text: str, other: str) -> float:
    """Return how much two statements share, of two offices 0 if nothing of it is telling.

    Two words that are not all over the texts are telling, or a particular matter of both; titles
    of papers, which name offices, are not looked at.
    """
    if not pair.two_offices:
        shared = words_of(text) & words_of(other)
        return float(sum(map(len, shared)) / (1 + len(other)) ** 0.5)
    text, other = untitled(text), untitled(other)
    telling = sum(pair.telling([word]) for word in words_of(text) & words_of(other))
    on_one = pair.particulars_of(text) & pair.particulars_of(other)
    if telling >= TELLING or on_one:
        return pair.shared_weight(text, other) + SHARED_MATTER * len(on_one)
    return 0.0


@lru_cache(maxsize=TEXTS_REMEMBERED)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that name something."""
    return frozenset(content_words(text))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def untitled(text: str) -> str:
    """Return a text without the titles of papers."""
    return TITLE.sub("", text)


def also_on(pair: Pair, quote: Quote) -> dict[str, str]:
    """Return the fact that names the matters of a quote on which another office says other things.

    A statement of it has all words of the matter's name, and the quote has some. A matter on which
    it has many statements is too wide to say so.
    """
    if not pair.two_offices:
        return {}
    other = pair.left if quote.unit in pair.right.document.unit_by_address else pair.right
    on_it = pair.statements_on(other)
    matters = pair.particulars_of(without_lists(quote.text))
    known = (one for one in sorted(matters) if 0 < len(on_it.get(one, ())) <= MOST_ALSO)
    matter = pair.lexicon.particulars
    names = (matter.names[one] for one in known if matter.named(one, quote.text))
    named = [one for one in names if is_called(pair, other, one)]
    return {"also": "、".join(named[:NAMED_ALSO])} if named else {}


def is_called(pair: Pair, side: Side, matter: str) -> bool:
    """Tell whether a statement of a side has all words of the name of a matter."""
    words = content_words(matter)
    return any(all(word in text for word in words) for text in pair.texts(side))


def without_lists(text: str) -> str:
    """Return a text without what its clauses only list: 接入救助、殡葬等|系统 is on neither."""
    parts = (text[slice(*span)] for span in clauses(text))
    return ",".join(AND_OTHERS.split(one, 1)[-1] if "、" in one else one for one in parts)


def near_to(pair: Pair, near: Quote | None, quote: Quote, treats: bool = False) -> dict[str, str]:
    """Return the fact that tells what a text says nearest to a quote which it has nothing of.

    It is named otherwise where the text ``treats`` the matter there, without the fact. Of a long
    statement it is the clause that shares most words with the quote, and not one that both have.
    """
    if near is None:
        return {}
    name = "treated" if treats else "near"
    if len(near.text) <= WHOLE:
        return {name: near.text}
    parts = [near.text[slice(*span)] for span in clauses(near.text)] or [near.text]
    text = pair.unit(quote.unit).text
    own = [part for part in parts if part.strip() not in text] or parts
    return {name: max(own, key=lambda part: pair.shared_weight(part, quote.text))}
