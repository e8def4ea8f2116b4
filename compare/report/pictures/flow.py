"""How the text of sections flows into the sections of the other document, in shares.

A band is as wide as the text whose article has its main counterpart there; an article with
several main counterparts gives each an equal part of its length.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from compare.model import Article, Document
from compare.report.text.desk import Desk
from compare.report.view.pictures import FlowLine
from compare.telling.shared import Side
from compare.telling.words.naming import owner, section_name
from compare.telling.words.wording import percent, word

Key = tuple[str, str]
NOTABLE = 0.01
"""Bands of less than this part of a text are no reason for a picture."""
SMALLEST = 0.0005
"""Shares below this would be printed as nothing."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Shares of a document's text (0 to 1): by section, and by pair of sections on either side."""

    sections: tuple[dict[str, float], dict[str, float]]
    shares: tuple[dict[Key, float], dict[Key, float]]
    links: Counter[Key]


def flow_of(desk: Desk) -> Flow:
    """Return how the text of each section is linked to the sections of the other document."""
    shares: tuple[dict[Key, float], dict[Key, float]] = (defaultdict(float), defaultdict(float))
    links: Counter[Key] = Counter()
    degree = Counter(address for pair in desk.ties.main for address in pair)
    totals = [max(1, sum(len(a.text) for a in document.articles)) for document in desk.documents]
    for pair in desk.ties.main:
        articles = [owner(desk.names, address)[1] for address in pair]
        key = (_root(desk.documents[0], articles[0]), _root(desk.documents[1], articles[1]))
        links[key] += 1
        for side in (0, 1):
            shares[side][key] += len(articles[side].text) / degree[pair[side]] / totals[side]
    left, right = (_sections(d, total) for d, total in zip(desk.documents, totals, strict=True))
    return Flow((left, right), shares, links)


def stays_in_place(flow: Flow) -> bool:
    """Tell whether a picture would say nothing: a document is of one part, or each has its own."""
    if min(len(sections) for sections in flow.sections) <= 1:
        return True
    wide = [key for key in flow.links if max(share[key] for share in flow.shares) >= NOTABLE]
    alone = all(len({key[side] for key in wide}) == len(wide) for side in (0, 1))
    lefts, rights = ([*sections] for sections in flow.sections)
    places = sorted((lefts.index(left), rights.index(right)) for left, right in wide)
    return alone and [right for _, right in places] == sorted(right for _, right in places)


def _sections(document: Document, total: int) -> dict[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for article in document.articles:
        shares[_root(document, article)] += len(article.text) / total
    return shares


def _root(document: Document, article: Article) -> str:
    section = document.section_of(article)
    while section and section.parent:
        section = document.section_by_id[section.parent]
    return section.id if section else ""


def section_title(desk: Desk, side: Side, section: str) -> str:
    """Return the name of a section by its id; the empty id is for articles in no section."""
    return section_name(desk.document(side).section_by_id.get(section), desk.names.language)


def linked_share(flow: Flow, side: int, section: str) -> float:
    """Return how much of the document's text is in this section and has a main counterpart."""
    return sum(share for key, share in flow.shares[side].items() if key[side] == section)


def alternative(desk: Desk, flow: Flow) -> str:
    """Return the sentence that stands for the picture."""
    linked = [sum(shares.values()) for shares in flow.shares]
    tags = [desk.names.tags[document.id] for document in desk.documents]
    return word(
        "flow_alternative",
        desk.names.language,
        left=tags[0],
        right=tags[1],
        left_sections=len(flow.sections[0]),
        right_sections=len(flow.sections[1]),
        left_share=percent(linked[0]),
        right_share=percent(linked[1]),
    )


def flow_table(desk: Desk, flow: Flow) -> tuple[FlowLine, ...]:
    """Return a line per linked pair of sections, then what is linked to nothing on each side."""
    orders = [list(sections) for sections in flow.sections]
    keys = sorted(flow.links, key=lambda key: (orders[0].index(key[0]), orders[1].index(key[1])))
    linked = [
        FlowLine(
            section_title(desk, "left", key[0]),
            section_title(desk, "right", key[1]),
            percent(flow.shares[0][key]),
            percent(flow.shares[1][key]),
            str(flow.links[key]),
        )
        for key in keys
    ]
    left = [FlowLine(title, "", share, "", "") for title, share in _alone(desk, flow, "left")]
    right = [FlowLine("", title, "", share, "") for title, share in _alone(desk, flow, "right")]
    return (*linked, *left, *right)


def _alone(desk: Desk, flow: Flow, side: Side) -> list[tuple[str, str]]:
    """Return the sections of a side that are not wholly linked, with the share that is not."""
    index = int(side == "right")
    rest = {s: share - linked_share(flow, index, s) for s, share in flow.sections[index].items()}
    return [
        (section_title(desk, side, s), percent(share))
        for s, share in rest.items()
        if share > SMALLEST
    ]
