"""The fact that tells most of what a measure without counterpart brings, and its clause."""

from __future__ import annotations

from compare.differences.same_numbers import AGES
from compare.events.evidence.absence import outlived
from compare.events.evidence.pair import Pair
from compare.facts import read_facts
from compare.facts.names import condemned
from compare.facts.number_pattern import TIMES
from compare.facts.plain import clause_at
from compare.facts.rows import RESPECTIVELY
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import content_words
from compare.model import Fact

SHORTEST_NAME = 3  # letters; a shorter word in quotes (“堵点”) is no name
OPENING = 60  # characters of a statement up to its fact that are quoted with what it opens with
WHOLE = 40  # characters of a statement that is quoted whole
RANKED = ("number", "name", "basis")  # kinds of facts, from those that tell most


def telling_fact(pair: Pair, text: str) -> Fact | None:
    """Return the fact that tells most of what a measure brings, if the left text lacks it."""
    return next(iter(telling_facts(pair, text)), None)


def telling_facts(pair: Pair, text: str) -> list[Fact]:
    """Return the facts of a measure that the left text lacks, those that tell most first."""
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
    return founded or named or sorted(fresh, key=rank)


def rank(fact: Fact) -> tuple[int, bool]:
    """Return the place of a fact among those that tell most: an age only says whose they are."""
    return RANKED.index(fact.kind), fact.unit in AGES


def leads(text: str, fact: Fact) -> bool:
    """Tell whether a fact is the name in quotes that the first clause of a measure is on."""
    return fact.role == "quoted" and fact.end <= clause_at(text, 0)[1]


def is_founded(text: str, fact: Fact) -> bool:
    """Tell whether a fact is the name of what a measure sets up: 推行…制度, 每街道1名."""
    return fact.kind == "name" and text.endswith(words("names", "founding"), 0, fact.start)


def stands(pair: Pair, fact: Fact) -> bool:
    """Tell whether the left text has a fact: a name also in other words, a number of its thing."""
    if fact.kind == "name":
        return pair.has_name(pair.left, fact.value)
    if fact.kind == "number" and not pair.same_hand:
        said = pair.counts.words_beside.get((fact.value, fact.unit), set[str]())
        return not said.isdisjoint(content_words(fact.subject))
    return pair.says(pair.left, fact.text)


def clause_around(text: str, fact: Fact | None) -> tuple[int, int]:
    """Return the clause of a fact, or all of a short text or one without a fact."""
    if fact is None or len(text) <= WHOLE:
        return 0, len(text)
    start, end = clause_at(text, fact.start)[0], clause_at(text, fact.end - 1)[1]
    start = 0 if end <= OPENING else start
    if leads_to_next(unmarked(text[start:end])) and end + 1 < len(text):
        end = clause_at(text, end + 1)[1]
    return start, end


def leads_to_next(clause: str) -> bool:
    """Tell whether a clause leads to what the next one says.

    按照村总数20%的比例,…; 在5所学校做法基础上,….
    """
    return clause.startswith(words("bases", "relied")) or clause.endswith(words("ways", "upon"))


def counted_together(clause: str) -> bool:
    """Tell whether a clause counts several things, so that one of its numbers tells too little."""
    counts = [
        one for one in read_facts(clause, "number") if one.role not in ("loose", "from", "by")
    ]
    return RESPECTIVELY in clause or len(counts) > 1


def only_rests(text: str, fact: Fact) -> bool:
    """Tell whether the first clause of a measure only names the paper that the rest is to fulfil.

    落实《甲意见》,培育乙产业: what is new is not the paper alone.
    """
    start, end = clause_at(text, fact.start)
    opening = unmarked(text[start:end])
    after = text[fact.end : end]
    relies = fact.kind == "basis" and opening.startswith(words("bases", "relied"))
    return relies and text.find(opening) + len(opening) < len(text) - 1 and not content_words(after)
