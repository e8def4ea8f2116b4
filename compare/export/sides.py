"""The two texts of a pair side by side: what corresponds is one row, every article stands once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from compare.export.units import unit_name
from compare.model import Article, Change, Document
from compare.report.marks import pieces, shared_with
from compare.report.naming import Names, section_name
from compare.report.view import Run, Side
from compare.report.wording import word


@dataclass(frozen=True, slots=True)
class SideText:
    """An article's mark and its text in runs; of a rewritten one the shared words are marked."""

    mark: str
    runs: tuple[Run, ...]
    rewritten: bool


@dataclass(frozen=True, slots=True)
class SideRow:
    """Articles that correspond to each other, directly or through a third; a side may be empty.

    ``section`` is that of the first article; ``related`` names what shares only a matter with
    an article that stands alone.
    """

    section: str
    kinds: tuple[str, ...]
    left: tuple[SideText, ...]
    right: tuple[SideText, ...]
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ties:
    """The main changes of a pair and its partial links, by the address of an article."""

    changes: dict[str, list[Change]]
    related: dict[str, list[str]]


def side_rows(names: Names, pair: tuple[str, str]) -> tuple[SideRow, ...]:
    """Return the rows in the left document's order, then what only the right one has."""
    left, right = (names.comparison.document_by_id[name] for name in pair)
    ties, seen, rows = _ties(names, pair), set[str](), []
    for document in (left, right):
        for article in document.articles:
            address = document.address(article)
            if address not in seen:
                group = _connected(address, ties)
                seen |= group
                rows.append(_row(names, (left, right), group, ties))
    return tuple(rows)


def _ties(names: Names, pair: tuple[str, str]) -> Ties:
    ties = Ties(defaultdict(list), defaultdict(list))
    links = {(link.left, link.right): link for link in names.comparison.links}
    for change in names.comparison.changes:
        link = links.get((change.left or "", change.right or ""))
        if link is None or link.level != "article" or _documents(link.left, link.right) != pair:
            continue
        for here, there in ((link.left, link.right), (link.right, link.left)):
            if link.strength == "main":
                ties.changes[here].append(change)
            else:
                ties.related[here].append(there)
    return ties


def _documents(left: str, right: str) -> tuple[str, str]:
    return left.rpartition("/")[0], right.rpartition("/")[0]


def _connected(start: str, ties: Ties) -> set[str]:
    group, waiting = {start}, [start]
    while waiting:
        for change in ties.changes.get(waiting.pop(), ()):
            new = {change.left or "", change.right or ""} - group
            group |= new
            waiting += sorted(new)
    return group


def _row(
    names: Names, documents: tuple[Document, Document], group: set[str], ties: Ties
) -> SideRow:
    sides = tuple(
        tuple(a for a in document.articles if document.address(a) in group)
        for document in documents
    )
    first = documents[0 if sides[0] else 1]
    related = [other for address in sorted(group) for other in ties.related.get(address, ())]
    alone = len(group) == 1
    return SideRow(
        section_name(first.section_of((sides[0] or sides[1])[0]), names.language),
        _kinds(names, group, ties, bool(sides[0]), bool(related)),
        tuple(_text(names, documents[0], "left", article, ties) for article in sides[0]),
        tuple(_text(names, documents[1], "right", article, ties) for article in sides[1]),
        tuple(unit_name(names, other) for other in related) if alone else (),
    )


def _kinds(names: Names, group: set[str], ties: Ties, left: bool, related: bool) -> tuple[str, ...]:
    """Return the words for how the articles of a row changed."""
    kinds = [change.kind for address in sorted(group) for change in ties.changes.get(address, ())]
    lone = "related" if related else "removed" if left else "added"
    return tuple(word(f"change_{kind}", names.language) for kind in dict.fromkeys(kinds) or [lone])


def _text(names: Names, document: Document, side: Side, article: Article, ties: Ties) -> SideText:
    address = document.address(article)
    changes = ties.changes.get(address, [])
    shared = shared_with(article.text, side, changes)
    whole = pieces(article.text, shared, [], (0, len(article.text)))
    runs = tuple(run for piece in whole for run in piece.runs)
    return SideText(names.marks[address], runs, shared is not None and shared.rewritten)
