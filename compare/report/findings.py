"""Events as findings, the foremost first: a sentence each, with quotes that lead to their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from compare.addresses import article_of, document_of
from compare.events.kinds import KIND, ORDER
from compare.model import Event, Quote
from compare.report.naming import Names, pair_prefix, place, slug, theme_name
from compare.report.stretches import quote_anchor, quote_span
from compare.report.view import Finding, FindingGroup, FindingSide, PairView, Place, QuoteView
from compare.report.wording import basis_words, confidence, event_sentence, word

SURE = 0.6
FOREMOST = 40  # findings that are shown at once
OF_PLACES = ("moved", "splits", "merges", "promoted", "demoted")
CLAUSE_END = re.compile("[,，。;；]")
LONGEST_SAID = 40  # characters of what a side says, in a line


def pair_events(names: Names, pair: int) -> list[Event]:
    """Return the events of a pair (from 1) in the order they are shown and numbered."""
    scope = names.comparison.pairs[pair - 1]
    return [event for event in names.comparison.events if event.scope == scope]


def numbered(names: Names) -> list[tuple[int, Event]]:
    """Return the pair (from 1) of every event, in the order of the findings' numbers."""
    pairs = range(1, len(names.comparison.pairs) + 1)
    return [(pair, event) for pair in pairs for event in pair_events(names, pair)]


def finding_anchors(names: Names) -> list[str]:
    """Return the anchors of all findings; a second one of a kind on a matter ends in ``-2``."""
    seen: Counter[str] = Counter()
    anchors = []
    for pair, event in numbered(names):
        base = f"{pair_prefix(names, pair)}{event.type}/{slug(event.matter)}"
        seen[base] += 1
        anchors.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return anchors


def findings(names: Names) -> list[tuple[int, Event, Finding]]:
    """Return pair (from 1), event and finding, in the order of the findings' numbers."""
    anchors = finding_anchors(names)
    return [
        (pair, event, _finding(names, pair, event, number, anchors[number - 1]))
        for number, (pair, event) in enumerate(numbered(names), 1)
    ]


def finding_groups(
    names: Names, pair: int, found: list[tuple[int, Event, Finding]]
) -> tuple[FindingGroup, ...]:
    """Return the findings of a pair by kind; kinds that did not happen are left out."""
    groups = []
    for kind in ORDER:
        members = tuple(f for number, event, f in found if (number, event.type) == (pair, kind))
        if members:
            title = word(f"event_{kind}", names.language)
            groups.append(FindingGroup(members[0].anchor, kind, KIND[kind].group, title, members))
    return tuple(groups)


def in_order(
    pair: int, found: list[tuple[int, Event, Finding]]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the foremost findings of a pair, and the further ones."""
    mine = tuple(finding for number, _, finding in found if number == pair)
    return mine[:FOREMOST], mine[FOREMOST:]


def totals(pairs: Iterable[PairView]) -> tuple[tuple[FindingGroup, int], ...]:
    """Return for each kind that happened its first group and its number of findings in all."""
    groups = [group for pair in pairs for group in pair.groups]
    first = {group.kind: group for group in reversed(groups)}
    count = Counter(group.kind for group in groups for _ in group.findings)
    return tuple((first[kind], count[kind]) for kind in ORDER if kind in first)


def _finding(names: Names, pair: int, event: Event, number: int, link: str) -> Finding:
    language = names.language
    sentence = event_sentence(event, language, names.english)
    before, after = _said(names, event)
    return Finding(
        link,
        number,
        event.type,
        word(f"event_{event.type}", language),
        KIND[event.type].group,
        theme_name(names, event.matter),
        theme_name(names, event.theme) if event.theme != event.matter else "",
        before,
        after,
        sentence,
        is_telling(event),
        (
            _side(names, pair, event, link, event.scope[0], event.left),
            _side(names, pair, event, link, event.scope[1], event.right),
        ),
        basis_words(event.basis, language),
        confidence(event.confidence, language),
        event.confidence < SURE,
        tuple(source for source in event.sources if source not in sentence),
    )


def is_telling(event: Event) -> bool:
    """Tell whether the sentence on an event says more than its quotes do."""
    return not event.explanation.endswith(".words")


def _said(names: Names, event: Event) -> tuple[str, str]:
    """Return what either side says, short: the fact that differs, a place, or its first quote.

    A side that lacks the fact says nothing, whatever stands near the place where it would be.
    """
    facts = dict(event.facts)
    before, after = facts.get("old", facts.get("before")), facts.get("new", facts.get("after"))
    if event.type in OF_PLACES and before and after:
        said = partial(word, "article_named", names.language)
        return said(label=before), said(label=after)
    first = [
        next((q.text for q in event.evidence if document_of(q.unit) == document), "")
        for document in event.scope
    ]
    return (
        _short(first[0] if before is None else before, facts.get("before_fact", "")),
        _short(first[1] if after is None else after, facts.get("after_fact", "")),
    )


def _short(words: str, fact: str) -> str:
    """Return words, or the part of them that has a fact, as short as a line."""
    if len(words) <= LONGEST_SAID:
        return words
    place = words.find(fact) if fact else 0
    starts = [0, *(match.end() for match in CLAUSE_END.finditer(words, 0, max(place, 0)))]
    start = next((at for at in starts if place - at < LONGEST_SAID // 2), starts[-1])
    said = words[start : start + LONGEST_SAID - 2]
    return f"{'…' * (start > 0)}{said}{'…' * (start + len(said) < len(words))}"


def _side(
    names: Names, pair: int, event: Event, link: str, document: str, units: tuple[str, ...]
) -> FindingSide:
    quotes = tuple(
        QuoteView(_quote_place(names, pair, quote, quote_anchor(link, order)), quote.text)
        for order, quote in enumerate(event.evidence, 1)
        if document_of(quote.unit) == document
    )
    quoted = {article_of(quote.unit) for quote in event.evidence}
    silent = tuple(place(names, pair, unit) for unit in units if article_of(unit) not in quoted)
    return FindingSide(names.tags[document], quotes, silent)


def _quote_place(names: Names, pair: int, quote: Quote, target: str) -> Place:
    found = place(names, pair, quote.unit)
    return replace(found, href=f"#{target}") if quote_span(names, quote) else found
