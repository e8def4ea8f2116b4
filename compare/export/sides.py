"""The two texts of a pair side by side: what corresponds is one row, every article stands once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from compare.laws import are_laws
from compare.model import Article, Change, Document, Link
from compare.telling.shared import Run, Shared, Side, runs_of, shared_with
from compare.telling.stretches import line_stretches
from compare.telling.ties import Ties, ties_of
from compare.telling.words.labels import change_label
from compare.telling.words.naming import Names, renumbered, section_name


@dataclass(frozen=True, slots=True)
class SideLine:
    """A measure, or the text before the first one (its ``address`` is empty).

    ``partners`` are the addresses of the measures linked to it on the other side; ``gap`` is the
    white space up to the next line.
    """

    address: str
    runs: tuple[Run, ...]
    gap: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideText:
    """An article's mark and its text; of a rewritten one the shared words are marked.

    ``related`` are the addresses of articles that share only a matter with it.
    """

    address: str
    mark: str
    lines: tuple[SideLine, ...]
    rewritten: bool
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideRow:
    """Articles that correspond to each other, directly or through a third; a side may be empty.

    ``section`` is that of the first article; what is only right and stands ``behind`` all others
    is no part of the left document's section of this name.
    """

    section: str
    kinds: tuple[str, ...]
    left: tuple[SideText, ...]
    right: tuple[SideText, ...]
    behind: bool


def side_rows(names: Names, pair: tuple[str, str]) -> tuple[SideRow, ...]:
    """Return the rows in the left document's order, then what only the right one has.

    Two laws are laid out as in the report: in the order of the new one, all in its place.
    """
    left, right = (names.comparison.document_by_id[name] for name in pair)
    ties, seen, rows = ties_of(names.comparison, pair), set[str](), []
    for document in (left, right):
        for article in document.articles:
            address = document.address(article)
            if address not in seen:
                group = _connected(address, ties)
                seen |= group
                rows.append(_row(names, (left, right), group, ties))
    ordered = _in_laws_order(rows, right, names) if are_laws(left, right) else rows
    return tuple(ordered)


def _in_laws_order(rows: list[SideRow], right: Document, names: Names) -> list[SideRow]:
    """Return the rows as the new law has them; what was struck out follows what it followed."""
    place = {right.address(article): i for i, article in enumerate(right.articles)}
    placed, last = [], 0
    for order, row in enumerate(rows):
        at = min((place[text.address] for text in row.right), default=last)
        section = section_name(right.section_of(right.articles[at]), names.language)
        placed.append((at, order if row.left else -1, replace(row, section=section, behind=False)))
        last = at if row.left else last
    return [row for *_, row in sorted(placed, key=lambda found: found[:2])]


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
    scope = documents[0].id, documents[1].id
    related = any(address in ties.related for address in group)
    lone = "related" if related else "removed" if sides[0] else "added"
    return SideRow(
        section_name(first.section_of((sides[0] or sides[1])[0]), names.language),
        tuple(change_label(names, kind, scope) for kind in _kinds(group, ties, lone))
        + _new_numbers(names, group, ties),
        tuple(_text(names, documents[0], "left", article, ties) for article in sides[0]),
        tuple(_text(names, documents[1], "right", article, ties) for article in sides[1]),
        not sides[0],
    )


def _changes(group: set[str], ties: Ties) -> list[Change]:
    return [change for address in sorted(group) for change in ties.changes.get(address, ())]


def _kinds(group: set[str], ties: Ties, lone: str) -> list[str]:
    """Return how the articles of a row changed, ``lone`` without counterpart."""
    return list(dict.fromkeys(change.kind for change in _changes(group, ties))) or [lone]


def _new_numbers(names: Names, group: set[str], ties: Ties) -> tuple[str, ...]:
    found = (renumbered(names, change) for change in _changes(group, ties))
    return tuple(dict.fromkeys(filter(None, found)))


def _text(names: Names, document: Document, side: Side, article: Article, ties: Ties) -> SideText:
    address = document.address(article)
    changes = ties.changes.get(address, [])
    shared = shared_with(article.text, side, changes)
    return SideText(
        address,
        names.marks[address],
        tuple(_lines(document, article, shared, ties)),
        shared is not None and shared.rewritten,
        tuple(_other_end(link, address) for link in ties.related.get(address, ())),
    )


def _other_end(link: Link, address: str) -> str:
    return link.right if link.left == address else link.left


def _lines(
    document: Document, article: Article, shared: Shared | None, ties: Ties
) -> Iterator[SideLine]:
    """Yield lines that make up the whole text, with the gaps between them."""
    stretches = line_stretches(article)
    ends = [start for _, (start, _) in stretches[1:]] + [len(article.text)]
    for (unit, stretch), end in zip(stretches, ends, strict=True):
        address = f"{document.id}/{unit}" if unit else ""
        yield SideLine(
            address,
            runs_of(article.text, shared, stretch),
            article.text[stretch[1] : end],
            tuple(ties.partners.get(address, ())),
        )
