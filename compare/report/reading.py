"""The aligned text of a pair: rows of articles side by side."""

from __future__ import annotations

from compare.addresses import unit_of
from compare.language import Language
from compare.model import Article, Change, Link
from compare.report.desk import Desk, changed_articles
from compare.report.filters import row_holds, row_themes
from compare.report.marks import Shared, line_stretches, pieces, shared_with
from compare.report.naming import anchor, owner, place, renumbered, section_path
from compare.report.sequence import Placed, in_laws_order, in_plans_order
from compare.report.view import (
    ArticleView,
    Line,
    Lonely,
    PairView,
    Part,
    Place,
    Related,
    Row,
    Side,
    Tie,
)
from compare.report.wording import number, reason_remarks, word

KINDS = (
    "revised",
    "renamed",
    "moved",
    "split",
    "merged",
    "same",
    "related",
    "removed",
    "added",
)


def parts(desk: Desk) -> tuple[Part, ...]:
    """Return the rows of all articles, in order and under headings."""
    left = [
        Placed("left", article, _left_row(desk, article, changes))
        for article, changes in changed_articles(desk, "left")
    ]
    right = [
        Placed("right", article, _lone_row(desk, article))
        for article, changes in changed_articles(desk, "right")
        if not changes
    ]
    return (in_laws_order if desk.laws else in_plans_order)(desk, [*left, *right])


def kind_counts(
    pairs: tuple[PairView, ...], language: Language
) -> tuple[tuple[str, str, int], ...]:
    """Return kind, its word and the number of rows, for the kinds that occur."""
    rows = [dict(row.kinds) for pair in pairs for part in pair.parts for row in part.rows]
    counts = {kind: sum(kind in kinds for kinds in rows) for kind in KINDS}
    return tuple((k, word(f"change_{k}", language), count) for k, count in counts.items() if count)


def lonely(desk: Desk, side: Side) -> tuple[Lonely, ...]:
    """Return the articles of one side that have no main counterpart."""
    document, language = desk.document(side), desk.names.language
    alone = [article for article, changes in changed_articles(desk, side) if not changes]
    return tuple(
        Lonely(
            _place(desk, document.address(article)),
            section_path(document, article, language),
            word("characters", language, count=number(len(article.text))),
            _related(desk, document.address(article)),
            tuple(desk.findings.get(document.address(article), ())),
        )
        for article in alone
    )


def _left_row(desk: Desk, article: Article, changes: list[Change]) -> Row:
    address = desk.document("left").address(article)
    rights = [change.right for change in changes if change.right]
    here = [right for right in rights if desk.homes[right] == address]
    return Row(
        _kinds(desk, [change.kind for change in changes] or [_lone_kind(desk, "left", address)]),
        _article_view(desk, "left", article),
        tuple(_article_view(desk, "right", owner(desk.names, right)[1]) for right in here),
        tuple(_place(desk, right) for right in rights if right not in here),
        tuple(_tie(desk, change) for change in changes),
        row_themes(desk.facts, [address, *rights]),
        row_holds(desk.facts, [address, *rights], unmatched=False),
        () if changes else _related(desk, address),
        tuple(filter(None, (renumbered(desk.names, change) for change in changes))),
    )


def _lone_row(desk: Desk, article: Article) -> Row:
    address = desk.document("right").address(article)
    return Row(
        _kinds(desk, [_lone_kind(desk, "right", address)]),
        None,
        (_article_view(desk, "right", article),),
        (),
        (),
        row_themes(desk.facts, [address]),
        row_holds(desk.facts, [address], unmatched=True),
        _related(desk, address),
    )


def _lone_kind(desk: Desk, side: Side, address: str) -> str:
    if address in desk.related:
        return "related"
    return "removed" if side == "left" else "added"


def _article_view(desk: Desk, side: Side, article: Article) -> ArticleView:
    document = desk.document(side)
    address = document.address(article)
    changes = desk.changes.get(address, [])
    shared = shared_with(article.text, side, changes)
    return ArticleView(
        anchor(desk.names, desk.pair, address),
        side,
        desk.names.tags[document.id],
        desk.names.marks[address],
        _section_shown(desk, side, article),
        shared is not None and shared.rewritten,
        _lines(desk, side, article, shared),
        _also(desk, side, address),
        _related(desk, address) if changes else (),
        tuple(desk.unquoted.get(address, ())),
    )


def _section_shown(desk: Desk, side: Side, article: Article) -> str:
    """Return the section of an article that does not stand under its own heading.

    A law is read under the headings of the new one: there the left article names its section
    where it is another one.
    """
    document, language = desk.document(side), desk.names.language
    path = section_path(document, article, language)
    if not desk.laws:
        return path if side == "right" else ""
    rights = [change.right for change in desk.changes.get(document.address(article), [])]
    around = [section_path(*owner(desk.names, right), language) for right in rights if right]
    return "" if side == "right" or path in around else path


def _lines(desk: Desk, side: Side, article: Article, shared: Shared | None) -> tuple[Line, ...]:
    document = desk.document(side)
    quotes = desk.quotes.get(document.address(article), [])
    lines = []
    for unit, stretch in line_stretches(article):
        address = f"{document.id}/{unit}"
        lines.append(
            Line(
                anchor(desk.names, desk.pair, address) if unit else "",
                _is_heading(article, unit),
                pieces(article.text, shared, quotes, stretch),
                tuple(_place(desk, partner) for partner in desk.partners.get(address, ())),
            )
        )
    return tuple(lines)


def _is_heading(article: Article, unit: str) -> bool:
    """Tell whether a line is its article's heading: no statement, or the one that leads."""
    lead = article.lead.id if article.lead else ""
    return bool(article.heading) and unit in ("", lead)


def _also(desk: Desk, side: Side, address: str) -> tuple[Place, ...]:
    """Left articles that share a right article whose text stands beside another one."""
    lefts = [change.left for change in desk.changes.get(address, []) if change.left]
    away = [left for left in lefts if left != desk.homes.get(address)]
    return tuple(_place(desk, left) for left in away) if side == "right" else ()


def _tie(desk: Desk, change: Change) -> Tie:
    left, right = change.left or "", change.right or ""
    link = desk.links[left, right]
    return Tie(
        f"{anchor(desk.names, desk.pair, left)}={unit_of(right)}",
        change.kind,
        _kind_word(desk, change.kind),
        _place(desk, left),
        _place(desk, right),
        (left, right),
        _scores(desk, link),
        reason_remarks(link.reasons, desk.names.language, desk.names.english),
    )


def _scores(desk: Desk, link: Link) -> str:
    language = desk.names.language
    silent = word("not_measured", language)
    return word(
        "scores",
        language,
        score=f"{link.score:.2f}",
        fuzzy=f"{link.fuzzy:.2f}",
        semantic=silent if link.semantic is None else f"{link.semantic:.2f}",
    )


def _related(desk: Desk, address: str) -> tuple[Related, ...]:
    return tuple(
        Related(
            _place(desk, link.right if link.left == address else link.left),
            f"{link.score:.2f}",
            reason_remarks(link.reasons, desk.names.language, desk.names.english),
        )
        for link in desk.related.get(address, ())
    )


def _place(desk: Desk, address: str) -> Place:
    return place(desk.names, desk.pair, address)


def _kinds(desk: Desk, kinds: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, _kind_word(desk, kind)) for kind in KINDS if kind in kinds)


def _kind_word(desk: Desk, kind: str) -> str:
    return word(f"change_{kind}", desk.names.language)
