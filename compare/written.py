"""The last stage: every text as its source has it, which is how an analyst quotes it.

Texts are read and compared in plain forms (half-width marks, simplified characters), so that
typography is no change. Each plain text stands in its source with the same characters, in the
form they were written in; here they take that form back. A character that was repaired stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from compare.model import (
    Article,
    Change,
    Citation,
    Comparison,
    Document,
    Edit,
    Event,
    Fact,
    Head,
    Measure,
    Passage,
    Quote,
    Section,
    Source,
    Target,
)
from compare.source.places import in_form, written
from compare.themes.subjects import subject
from compare.themes.targets import same_half
from compare.themes.units import words_of

Units = dict[str, Article | Measure]
QUOTED = ("before", "after", "old", "new", "before_fact", "after_fact", "near", "treated")
"""Facts of events that are words of the texts."""


def as_written(comparison: Comparison) -> Comparison:
    """Return a comparison with every text of its documents as it is written there."""
    documents = tuple(document_as_written(document) for document in comparison.documents)
    before = comparison.unit_by_address
    after = {k: v for document in documents for k, v in document.unit_by_address.items()}
    return replace(
        comparison,
        documents=documents,
        changes=tuple(_change(change, after) for change in comparison.changes),
        events=tuple(_event(event, before, after) for event in comparison.events),
        targets=tuple(_target(target, after) for target in comparison.targets),
        citations=tuple(_citation(one, before, after) for one in comparison.citations),
        compared=tuple(
            replace(one, targets=tuple(_target(t, after) for t in one.targets))
            for one in comparison.compared
        ),
    )


def document_as_written(document: Document) -> Document:
    """Return a document with every text as its source has it."""
    source = document.source
    return replace(
        document,
        head=_head(document.head, source),
        preamble=tuple(_passage(passage, source) for passage in document.preamble),
        sections=tuple(_section(section, source) for section in document.sections),
        articles=tuple(_article(article, source) for article in document.articles),
    )


def _head(head: Head, source: Source) -> Head:
    whole = (0, len(source.text))
    return replace(
        head,
        title=written(head.title, source, whole),
        issuer=written(head.issuer, source, whole),
        number=written(head.number, source, whole),
    )


def _passage(passage: Passage, source: Source) -> Passage:
    return replace(passage, text=in_form(passage.text, passage.origin, source))


def _section(section: Section, source: Source) -> Section:
    label = written(section.label, source, section.span)
    return replace(section, label=label, heading=written(section.heading, source, section.span))


def _article(article: Article, source: Source) -> Article:
    text = in_form(article.text, article.origin, source)
    start = article.text.find(article.heading)
    return replace(
        article,
        label=written(article.label, source, article.span),
        heading=text[start : start + len(article.heading)],
        text=text,
        measures=tuple(_measure(measure, source) for measure in article.measures),
        lead=_measure(article.lead, source) if article.lead else None,
    )


def _measure(measure: Measure, source: Source) -> Measure:
    return replace(measure, text=in_form(measure.text, measure.origin, source))


def _change(change: Change, units: Units) -> Change:
    """Cut the edits anew out of the written texts: they are as long as the plain ones."""
    if not change.edits or change.left is None or change.right is None:
        return change
    lefts = _cut(units[change.left].text, (edit.left for edit in change.edits))
    rights = _cut(units[change.right].text, (edit.right for edit in change.edits))
    steps = zip(change.edits, lefts, rights, strict=True)
    return replace(change, edits=tuple(Edit(edit.op, a, b) for edit, a, b in steps))


def _cut(text: str, pieces: Iterable[str]) -> Iterator[str]:
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return (text[start:end] for start, end in pairwise(ends))


def _event(event: Event, before: Units, after: Units) -> Event:
    quotes = tuple(
        Quote(quote.unit, _same_place(quote.text, before[quote.unit].text, after[quote.unit].text))
        for quote in event.evidence
    )
    addresses = dict.fromkeys(quote.unit for quote in quotes)
    units = [(before[address].text, after[address].text) for address in addresses]
    facts = tuple(
        (name, _in_one_of(value, units) if name in QUOTED else value) for name, value in event.facts
    )
    return replace(event, evidence=quotes, facts=facts)


def _in_one_of(words: str, units: Iterable[tuple[str, str]]) -> str:
    """Return words as they are written in the first of some units that has them."""
    return next((_same_place(words, *unit) for unit in units if words and words in unit[0]), words)


def _same_place(words: str, plain: str, form: str) -> str:
    """Return words of a plain text as they are in the text as it is written."""
    start = plain.find(words)
    return form[start : start + len(words)] if start >= 0 else words


def _target(target: Target, units: Units) -> Target:
    words = words_of(units[target.unit])
    return replace(
        target,
        number=_fact(target.number, words),
        text=words[slice(*target.clause)],
        subject=same_half(subject(words, target.about), target.subject) or target.subject,
        due=_fact(target.due, words) if target.due else None,
    )


def _fact(fact: Fact, words: str) -> Fact:
    """Cut a fact out of the written words: they are as long as the plain ones."""
    return replace(fact, text=words[fact.start : fact.end])


def _citation(citation: Citation, before: Units, after: Units) -> Citation:
    plain, form = before[citation.unit].text, after[citation.unit].text
    return replace(
        citation,
        title=_same_place(citation.title, plain, form),
        number=_same_place(citation.number, plain, form),
    )
