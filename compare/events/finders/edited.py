"""Linked measures of which one is the other, edited: what differs, fact by fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.addresses import article_of
from compare.differences.quotes import quote as alone_on_its_side
from compare.differences.side import side
from compare.events.evidence.cells import cells
from compare.events.evidence.event import event
from compare.events.evidence.loose import unlike
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted
from compare.events.evidence.subject import short, subject_of, weight_of
from compare.events.evidence.wording import steady
from compare.events.finders.linked import (
    EDITED,
    differences,
    edited,
    heads_reshaped,
    known,
    sure_of,
    texts_of,
)
from compare.facts import read_facts
from compare.facts.numbers import without_joining
from compare.facts.plain import clause_at, squashed
from compare.facts.rows import RESPECTIVELY
from compare.knowledge.words import content_words
from compare.model import Difference, Event, FactKind, Link, Quote, Span

FEW = 3  # words that two statements share and that do not yet say of what they are
BARE = 3  # letters beside its facts of a clause that names nothing
SHORT_ENOUGH = 40  # characters of a clause that is quoted whole
BESIDE: tuple[FactKind, ...] = (
    "number",
    "deadline",
    "office",
)  # facts that say of no thing what it is
LISTED = re.compile(r"^|[、,，;；]|(?<=[》”])[和及与]")
PAUSES = ",，。;；:：\n"
SET_OUT = ("number_changed", "goal_changed", "scope_changed", "actor_changed", "law_changed")


def edited_measures(pair: Pair) -> Iterator[Event]:
    """Yield the differences of edited measures that are differences of the documents."""
    for link in pair.measures:
        texts = texts_of(pair, link)
        if edited(link, *texts) and not heads_reshaped(pair, link) and placed(pair, link, texts):
            told = (
                event_of(pair, link, one)
                for one in differences(pair, link)
                if not only_headed(pair, link, one)
            )
            yield from (one for one in told if one)


def only_headed(pair: Pair, link: Link, found: Difference) -> bool:
    """Tell whether the heading of another office merely leaves out what the other one names.

    Its articles may treat it all the same.
    """
    headings = link.left.endswith(".0") and link.right.endswith(".0")
    one_sided = found.kind == "scope_changed" and not (found.before and found.after)
    return pair.two_offices and headings and one_sided


def placed(pair: Pair, link: Link, texts: tuple[str, str]) -> bool:
    """Tell whether two short statements of few words (全年计划投资3亿元) are on one matter.

    Either their articles are linked, or they share a word that is not all over the texts.
    """
    shared = set(content_words(texts[0])) & set(content_words(texts[1]))
    if len(shared) > FEW or pair.linked(article_of(link.left), article_of(link.right)):
        return True
    return pair.telling(shared)


def event_of(pair: Pair, link: Link, found: Difference) -> Event | None:
    """Return the event of one difference, with quotes of both sides where both have some."""
    before, after = found.before, found.after
    evidence: tuple[Quote | None, ...] = cells(pair, link.left, link.right) or (
        shown(pair, link.left, link.right, found.left or found.near_left, before),
        shown(pair, link.right, link.left, found.right or found.near_right, after),
    )
    if not any(evidence):
        return None
    return event(
        pair,
        found.kind,
        matter_of(texts_of(pair, link), found),
        confidence=sure_of(link),
        evidence=evidence,
        basis=("literal",) if link.fuzzy >= EDITED else ("alignment",),
        explanation=sentence(pair, found),
        facts={"before": without_joining(before), "after": without_joining(after)}
        | (unlike(texts_of(pair, link), (before, after)) if pair.two_offices else {}),
    )


def sentence(pair: Pair, found: Difference) -> str:
    """Return which sentence tells a difference: between two places nothing went anywhere."""
    if found.before and found.after and pair.elsewhere and found.kind in SET_OUT:
        return f"{found.kind}.apart"
    return found.kind + known(found)


def matter_of(texts: tuple[str, str], found: Difference) -> str:
    """Return what a difference is about; of a number without a thing of its own (同比增长 …) what
    was counted last before it, or else what the statement is about.
    """
    if found.kind != "number_changed" or weight_of(short(found.matter)):
        return found.matter
    text, clause = (texts[0], found.left) if found.left else (texts[1], found.right)
    counted = [
        one.subject
        for one in read_facts(text, "number")
        if clause and one.end <= clause[0] and weight_of(one.subject)
    ]
    return subject_of(counted[-1] if counted else text)


def shown(pair: Pair, unit: str, other: str, span: Span | None, words: str) -> Quote | None:
    """Return the clause of a difference, widened until the other side does not have it.

    What was put into a measure leaves nothing to quote of it: then the clause is quoted with what
    stands before it in its article.
    """
    text, rest = pair.unit(unit).text, pair.unit(other).text
    alone = alone_on_its_side(side(text, None), span, side(rest, None))
    if alone:
        return item(unit, text, with_thing(text, alone), words)
    whole_text, article = pair.unit(article_of(unit)).text, article_of(unit)
    at = whole_text.find(text[slice(*span)] if span else text)
    start = max((whole_text.rfind(mark, 0, max(at - 2, 0)) + 1 for mark in PAUSES), default=0)
    end = at + (span[1] - span[0] if span else len(text))
    wider = whole_text[start:end]
    if at <= 0 or steady(wider) in steady(pair.unit(article_of(other)).text):
        return None
    return quoted(article, whole_text, (start, end), words)


def with_thing(text: str, span: Span) -> Span:
    """Return a clause that says no more than how many, by when or who, with the one that says what.

    How many stands behind it (…,每户每年一万元), by when and who mostly before: 9月底前,…
    """
    start, end = span
    facts = [one for one in read_facts(text, *BESIDE) if start <= one.start < end]
    said = squashed(text[start:end])
    for one in facts:
        said = said.replace(squashed(one.subject if one.kind == "office" else one.text), "")
    if not facts or len(said) > BARE:
        return span
    behind = all(one.kind == "number" for one in facts) or end + 1 >= len(text)
    if behind:
        return (clause_at(text, start - 1)[0] if start else start), end
    return start, clause_at(text, end + 1)[1]


def item(unit: str, text: str, span: Span, words: str) -> Quote | None:
    """Return a clause as a quote or, of a long one, the member of its list that has some words.

    One number may be of all members: 为300户低保老年人、重度残疾人提供服务.
    """
    clause = text[slice(*span)]
    at = clause.find(words) if words else -1
    of_all = at >= 0 and len(read_facts(clause, "number")) == 1
    if at < 0 or of_all or len(clause) <= SHORT_ENOUGH or RESPECTIVELY in clause:
        return quoted(unit, text, span, words)
    start = max(match.end() for match in LISTED.finditer(clause[: at + 1]))
    ends = (match.start() for match in LISTED.finditer(clause, at + len(words)) if match.start())
    return quoted(unit, clause, (min(start, at), next(ends, len(clause))), words)
