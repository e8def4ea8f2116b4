"""Traditional characters: a text is compared as simplified, and shown as it was written.

A document in traditional characters has a twin in simplified ones, with the same units at the same
addresses, character for character. What was found in the twin is put back into the words of the
document by its place: links and findings are those of simplified texts, quotes are verbatim.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from compare.model import (
    Article,
    Change,
    Citation,
    Comparison,
    Document,
    Edit,
    Event,
    Head,
    Measure,
    Quote,
    Target,
)
from compare.source.script import converted, is_traditional, simplified

Unit = Article | Measure
Units = Mapping[str, Unit]
Rewrite = Callable[[str, str], str]


def in_simplified(document: Document) -> Document:
    """Return the twin of a document; a document in simplified characters is its own twin.

    In a text that only quotes traditional words, only what holds the frequent ones is converted.
    """
    text = document.source.text
    if simplified(text) == text:
        return document
    plain = converted if is_traditional(text) else simplified
    return replace(
        document,
        source=replace(document.source, text=plain(text)),
        head=_head(document.head, plain),
        preamble=tuple(replace(one, text=plain(one.text)) for one in document.preamble),
        sections=tuple(replace(one, heading=plain(one.heading)) for one in document.sections),
        articles=tuple(_article(article, plain) for article in document.articles),
    )


def _head(head: Head, plain: Callable[[str], str]) -> Head:
    return replace(
        head, title=plain(head.title), issuer=plain(head.issuer), region=plain(head.region)
    )


def _article(article: Article, plain: Callable[[str], str]) -> Article:
    return replace(
        article,
        heading=plain(article.heading),
        text=plain(article.text),
        measures=tuple(replace(one, text=plain(one.text)) for one in article.measures),
    )


def as_written(comparison: Comparison, written: Sequence[Document]) -> Comparison:
    """Return a comparison of twins as one of the documents themselves, given in its order."""
    if all(twin is own for twin, own in zip(comparison.documents, written, strict=True)):
        return comparison
    twins = comparison.unit_by_address
    own = {address: unit for one in written for address, unit in one.unit_by_address.items()}

    def rewrite(address: str, words: str) -> str:
        return _at_its_place(twins[address], own[address], words)

    return replace(
        comparison,
        documents=tuple(written),
        changes=tuple(_change(change, own) for change in comparison.changes),
        events=tuple(_event(event, rewrite) for event in comparison.events),
        targets=tuple(_target(target, rewrite) for target in comparison.targets),
        citations=tuple(_citation(citation, rewrite) for citation in comparison.citations),
        compared=tuple(
            replace(one, targets=tuple(_target(target, rewrite) for target in one.targets))
            for one in comparison.compared
        ),
    )


def _at_its_place(twin: Unit, own: Unit, words: str) -> str:
    """Return what stands in a unit where its twin has some words; words it has not stay."""
    at = twin.text.find(words)
    return own.text[at : at + len(words)] if at >= 0 else words


def _change(change: Change, own: Units) -> Change:
    """Return a change whose edits lead from the left text as written to the right one."""
    if not change.edits or change.left is None or change.right is None:
        return change
    edits = change.edits
    left = _cut(own[change.left].text, [edit.left for edit in edits])
    right = _cut(own[change.right].text, [edit.right for edit in edits])
    return replace(
        change,
        edits=tuple(Edit(e.op, *words) for e, *words in zip(edits, left, right, strict=True)),
    )


def _cut(text: str, pieces: Sequence[str]) -> list[str]:
    """Return a text cut where its twin is cut into these pieces."""
    ends = list(accumulate(map(len, pieces)))
    return [text[end - len(piece) : end] for end, piece in zip(ends, pieces, strict=True)]


def _event(event: Event, rewrite: Rewrite) -> Event:
    evidence = tuple(Quote(one.unit, rewrite(one.unit, one.text)) for one in event.evidence)
    return replace(event, evidence=evidence)


def _target(target: Target, rewrite: Rewrite) -> Target:
    return replace(
        target,
        text=rewrite(target.unit, target.text),
        subject=rewrite(target.unit, target.subject),
        bound=rewrite(target.unit, target.bound),
    )


def _citation(citation: Citation, rewrite: Rewrite) -> Citation:
    return replace(
        citation,
        title=rewrite(citation.unit, citation.title),
        number=rewrite(citation.unit, citation.number),
    )
