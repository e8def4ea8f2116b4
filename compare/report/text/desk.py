"""What the reading view of one pair is laid out from, gathered by the address of the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.addresses import article_of
from compare.laws import are_laws
from compare.model import Article, Change, Document, Event, Link
from compare.redline import Reading
from compare.report.findings import Found
from compare.report.marks import Quoted, quote_anchor
from compare.report.text.filters import Facts, facts_of
from compare.report.view.findings import Finding
from compare.telling.shared import Side
from compare.telling.stretches import quote_span
from compare.telling.ties import Ties, ties_of
from compare.telling.words.naming import Names, owner
from compare.telling.words.relation import over_time, relation_of


@dataclass(frozen=True)
class Desk:
    """Everything about one pair (``pair`` counts from 1) by the address of an article.

    ``findings`` are all that speak of an article, ``unquoted`` those that quote no words of it.
    ``homes`` tells for an article of the right document beside which left
    article its text is shown.
    """

    names: Names
    pair: int
    documents: tuple[Document, Document]
    ties: Ties
    homes: dict[str, str]
    quotes: dict[str, list[Quoted]]
    findings: dict[str, list[tuple[int, str]]]
    unquoted: dict[str, list[tuple[int, str]]]
    facts: Facts

    def document(self, side: Side) -> Document:
        """Return the document of a side."""
        return self.documents[side == "right"]

    @cached_property
    def laws(self) -> bool:
        """Whether the articles of both documents are cited by numbers that count through."""
        return are_laws(*self.documents)

    @cached_property
    def apart(self) -> bool:
        """Whether the documents are of two offices, so that nothing in them changed over time."""
        return not over_time(relation_of(*self.documents))

    @cached_property
    def reading(self) -> Reading:
        """How the texts of the two documents are read as one."""
        before, after = (document.head.year for document in self.documents)
        return Reading((before, after) if before and after else None, self.laws)

    @cached_property
    def right_places(self) -> dict[str, int]:
        """The place of every right article (address) among all of its document."""
        right = self.document("right")
        return {right.address(article): place for place, article in enumerate(right.articles)}

    @cached_property
    def sections(self) -> dict[str | None, str | None]:
        """Left sections with their counterparts: either is where most articles of the other are.

        An article with several counterparts gives each a part; of two sections that have as much,
        the one of the same heading is meant.
        """
        flow: dict[tuple[str | None, str | None], float] = defaultdict(float)
        for left, right in self.ties.main:
            before, after = (owner(self.names, address)[1] for address in (left, right))
            flow[before.section, after.section] += 1 / len(self.ties.changes[left])
        ranked = sorted(flow, key=lambda ends: (-flow[ends], not self._same_heading(*ends)))
        to: dict[str | None, str | None] = {}
        back: dict[str | None, str | None] = {}
        for one, other in ranked:
            to.setdefault(one, other)
            back.setdefault(other, one)
        return {one: other for one, other in to.items() if back[other] == one}

    def _same_heading(self, left: str | None, right: str | None) -> bool:
        before = self.documents[0].section_by_id.get(left or "")
        after = self.documents[1].section_by_id.get(right or "")
        return bool(before and after and before.heading == after.heading)


def desk_of(names: Names, pair: int, found: Sequence[Found]) -> Desk:
    """Return the desk for a pair; ``found`` are all findings of the page."""
    scope = names.comparison.pairs[pair - 1]
    ties = ties_of(names.comparison, scope)
    pairs = [one for one in found if one.row.pair == pair]
    mine = [(one.row.event, one.finding) for one in pairs if one.row.event]
    events = [event for one in pairs for event in one.row.events]
    by_id = names.comparison.document_by_id
    quotes, speaking = _quotes(names, mine), _findings(mine)
    return Desk(
        names=names,
        pair=pair,
        documents=(by_id[scope[0]], by_id[scope[1]]),
        ties=ties,
        homes=_homes(ties.main),
        quotes=quotes,
        findings=speaking,
        unquoted=_unquoted(speaking, quotes),
        facts=facts_of(names.comparison, events),
    )


def changed_articles(desk: Desk, side: Side) -> list[tuple[Article, list[Change]]]:
    """Return the articles of a side in order, each with its changes (none: no counterpart)."""
    document = desk.document(side)
    return [(a, desk.ties.changes.get(document.address(a), [])) for a in document.articles]


def _homes(main: dict[tuple[str, str], Link]) -> dict[str, str]:
    best: dict[str, Link] = {}
    for link in main.values():
        if link.right not in best or link.score > best[link.right].score:
            best[link.right] = link
    return {right: link.left for right, link in best.items()}


def _quotes(names: Names, found: list[tuple[Event, Finding]]) -> dict[str, list[Quoted]]:
    gathered = defaultdict(list)
    for event, finding in found:
        for order, quote in enumerate(event.evidence, 1):
            stretch = quote_span(names, quote)
            document, article = owner(names, quote.unit)
            if stretch:
                target = quote_anchor(finding.number, order)
                quoted = Quoted(stretch, target, finding.number, finding.short)
                gathered[document.address(article)].append(quoted)
    return dict(gathered)


def _findings(found: list[tuple[Event, Finding]]) -> dict[str, list[tuple[int, str]]]:
    gathered: dict[str, dict[tuple[int, str], None]] = defaultdict(dict)
    for event, finding in found:
        for unit in (*event.left, *event.right, *(quote.unit for quote in event.evidence)):
            gathered[article_of(unit)][finding.number, finding.short] = None
    return {address: list(mentions) for address, mentions in gathered.items()}


def _unquoted(
    findings: dict[str, list[tuple[int, str]]], quotes: dict[str, list[Quoted]]
) -> dict[str, list[tuple[int, str]]]:
    """Return the findings on articles whose numbers do not stand beside their words anyway."""
    beside = {article: {one.number for one in quoted} for article, quoted in quotes.items()}
    return {
        article: [
            (number, anchor) for number, anchor in found if number not in beside.get(article, ())
        ]
        for article, found in findings.items()
    }
