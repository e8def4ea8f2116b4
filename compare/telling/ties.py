"""What ties two documents: their links and what became of the linked articles, by address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from compare.addresses import document_of
from compare.model import Change, Comparison, Link


@dataclass(frozen=True)
class Ties:
    """The links of a pair; ``main`` and ``measures`` by their two ends.

    ``changes`` are what became of the articles of main links, ``related`` the partial links of
    articles, the surest first, ``partners`` the linked measures: each by the address of either end.
    """

    main: dict[tuple[str, str], Link]
    measures: dict[tuple[str, str], Link]
    changes: dict[str, list[Change]]
    related: dict[str, list[Link]]
    partners: dict[str, list[str]]


def ties_of(comparison: Comparison, scope: tuple[str, str]) -> Ties:
    """Return what ties the two documents of a pair."""
    links = [link for link in comparison.links if _documents(link) == scope]
    articles = [link for link in links if link.level == "article"]
    measures = [link for link in links if link.level == "measure"]
    main = {(link.left, link.right): link for link in articles if link.strength == "main"}
    return Ties(
        main=main,
        measures={(link.left, link.right): link for link in measures},
        changes=_changes(comparison, main),
        related=_related(link for link in articles if link.strength == "partial"),
        partners=_partners(measures),
    )


def _documents(link: Link) -> tuple[str, str]:
    return document_of(link.left), document_of(link.right)


def _changes(comparison: Comparison, main: dict[tuple[str, str], Link]) -> dict[str, list[Change]]:
    gathered = defaultdict(list)
    for change in comparison.changes:
        if change.left and change.right and (change.left, change.right) in main:
            gathered[change.left].append(change)
            gathered[change.right].append(change)
    return dict(gathered)


def _related(links: Iterable[Link]) -> dict[str, list[Link]]:
    gathered = defaultdict(list)
    for link in sorted(links, key=lambda link: -link.score):
        gathered[link.left].append(link)
        gathered[link.right].append(link)
    return dict(gathered)


def _partners(links: Iterable[Link]) -> dict[str, list[str]]:
    gathered = defaultdict(list)
    for link in links:
        gathered[link.left].append(link.right)
        gathered[link.right].append(link.left)
    return dict(gathered)
