"""The aligned text of a pair: rows of articles, as one text or side by side."""

from __future__ import annotations

from collections.abc import Sequence

from compare.addresses import unit_of
from compare.facts.plain import squashed
from compare.model import Article, Change, Link
from compare.report.text.beside import Laid, side_by_side, single
from compare.report.text.desk import Desk, changed_articles
from compare.report.text.filters import row_holds, row_themes
from compare.report.text.one_text import Strand, is_light, is_worded, one_lines, strands
from compare.report.text.preambles import preamble_part
from compare.report.text.sequence import Placed, in_laws_order, in_plans_order
from compare.report.text.shifts import shifts
from compare.report.view.page import PairView
from compare.report.view.reading import ArticleView, Cell, Cited, Lonely, Part, Related, Row, Tie
from compare.telling.shared import Side
from compare.telling.words.labels import change_label
from compare.telling.words.naming import Place, anchor, owner, place, section_path
from compare.telling.words.wording import number, reason_remarks, word

KINDS = (
    "revised",
    "renamed",
    "moved",
    "split",
    "merged",
    "removed",
    "added",
    "related",
    "worded",
    "same",
)
AS_ONE = {"same", "revised", "renamed", "moved"}
"""What may be read as one text: a single article on either side."""


def parts(desk: Desk) -> tuple[Part, ...]:
    """Return the rows of all articles, in order and under headings, behind the preambles."""
    shifted = shifts(desk)
    left = [
        Placed("left", article, _left_row(desk, article, changes, shifted))
        for article, changes in changed_articles(desk, "left")
    ]
    right = [
        Placed("right", article, _lone_row(desk, article))
        for article, changes in changed_articles(desk, "right")
        if not changes
    ]
    ordered = (in_laws_order if desk.laws else in_plans_order)(desk, [*left, *right])
    return (*preamble_part(desk), *ordered)


def kind_counts(pairs: tuple[PairView, ...]) -> tuple[tuple[str, str, int], ...]:
    """Return kind, its word and the number of rows, for the kinds that occur."""
    rows = [dict(row.kinds) for pair in pairs for part in pair.parts for row in part.rows]
    words = {kind: said for kinds in reversed(rows) for kind, said in kinds.items()}
    counts = {kind: sum(kind in kinds for kinds in rows) for kind in KINDS}
    return tuple((kind, words[kind], count) for kind, count in counts.items() if count)


def mostly_unchanged(pairs: tuple[PairView, ...]) -> bool:
    """Tell whether more than half of the rows are the same on both sides, and not all of them."""
    rows = [row for pair in pairs for part in pair.parts for row in part.rows]
    return len(rows) > sum(row.unchanged for row in rows) > len(rows) / 2


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


def _left_row(desk: Desk, article: Article, changes: list[Change], shifted: dict[str, str]) -> Row:
    address = desk.document("left").address(article)
    rights = [change.right for change in changes if change.right]
    here = [right for right in rights if desk.homes[right] == address]
    woven = _woven(desk, article, changes)
    kinds = [str(change.kind) for change in changes] or [_lone_kind(desk, "left", address)]
    if woven and kinds == ["revised"] and is_worded(woven):
        kinds = ["worded"]
    beside = [] if woven else [owner(desk.names, right)[1] for right in here]
    left, right = (None, ()) if woven else _columns(desk, article, beside)
    return Row(
        kinds=_kinds(desk, kinds),
        one=_one(desk, article, owner(desk.names, here[0])[1], woven) if woven else None,
        left=left,
        right=right,
        elsewhere=tuple(_place(desk, right) for right in rights if right not in here),
        ties=tuple(_tie(desk, change) for change in changes),
        themes=row_themes(desk.facts, [address, *rights]),
        holds=row_holds(desk.facts, [address, *rights], unmatched=False),
        loose=() if changes else _related(desk, address),
        shift=next(filter(None, (shifted.get(right, "") for right in here)), ""),
    )


def _lone_row(desk: Desk, article: Article) -> Row:
    address = desk.document("right").address(article)
    return Row(
        kinds=_kinds(desk, [_lone_kind(desk, "right", address)]),
        right=(_article_view(desk, "right", single(desk, "right", article)),),
        themes=row_themes(desk.facts, [address]),
        holds=row_holds(desk.facts, [address], unmatched=True),
        loose=_related(desk, address),
    )


def _lone_kind(desk: Desk, side: Side, address: str) -> str:
    if address in desk.ties.related:
        return "related"
    return "removed" if side == "left" else "added"


def _woven(desk: Desk, left: Article, changes: list[Change]) -> tuple[Strand, ...]:
    """Return the lines of two articles as one text, or nothing where they are no such two."""
    right = changes[0].right if len(changes) == 1 else None
    if not right or changes[0].kind not in AS_ONE or len(desk.ties.changes[right]) > 1:
        return ()
    found = strands(desk, left, owner(desk.names, right)[1])
    return found if is_light(found) else ()


def _one(desk: Desk, left: Article, right: Article, woven: tuple[Strand, ...]) -> ArticleView:
    """Return two articles as one text."""
    addresses = [
        document.address(article)
        for document, article in zip(desk.documents, (left, right), strict=True)
    ]
    quotes = [desk.quotes.get(address, []) for address in addresses]
    found = (mention for address in addresses for mention in desk.unquoted.get(address, ()))
    return ArticleView(
        side="one",
        cited=(_cited(desk, "left", left), _cited(desk, "right", right)),
        cells=(Cell(1, one_lines(desk, woven, {"left": quotes[0], "right": quotes[1]})),),
        related=tuple(one for address in addresses for one in _related(desk, address)),
        findings=tuple(dict.fromkeys(found)),
    )


def _columns(
    desk: Desk, left: Article, rights: Sequence[Article]
) -> tuple[ArticleView, tuple[ArticleView, ...]]:
    """Return articles side by side; a left one may stand alone."""
    if not rights:
        return _article_view(desk, "left", single(desk, "left", left)), ()
    here, there = side_by_side(desk, left, rights)
    return (
        _article_view(desk, "left", here),
        tuple(_article_view(desk, "right", laid) for laid in there),
    )


def _article_view(desk: Desk, side: Side, laid: Laid) -> ArticleView:
    address = desk.document(side).address(laid.article)
    return ArticleView(
        side=side,
        cited=(_cited(desk, side, laid.article),),
        cells=laid.cells,
        also=_also(desk, side, address),
        related=_related(desk, address) if address in desk.ties.changes else (),
        findings=tuple(desk.unquoted.get(address, ())),
        first=laid.first,
        rows=laid.rows,
    )


def _cited(desk: Desk, side: Side, article: Article) -> Cited:
    document = desk.document(side)
    address = document.address(article)
    return Cited(
        anchor(desk.names, desk.pair, address),
        desk.names.tags[document.id],
        desk.names.marks[address],
        _section_shown(desk, side, article),
    )


def _section_shown(desk: Desk, side: Side, article: Article) -> str:
    """Return the section of an article that does not stand under its own heading.

    Plans are read under the headings of the left one, laws under those of the new one; where the
    counterpart stands in the section that most of it went to, the heading says enough.
    """
    document, language = desk.document(side), desk.names.language
    path = section_path(document, article, language)
    address = document.address(article)
    if desk.laws:
        rights = [change.right for change in desk.ties.changes.get(address, []) if change.right]
        paths = [section_path(*owner(desk.names, right), language) for right in rights]
        return "" if side == "right" or squashed(path) in map(squashed, paths) else path
    home = desk.homes.get(address)
    if side == "left" or not home:
        return ""
    around = owner(desk.names, home)[1].section
    return "" if desk.sections.get(around) == article.section else path


def _also(desk: Desk, side: Side, address: str) -> tuple[Place, ...]:
    """Left articles that share a right article whose text stands beside another one."""
    lefts = [change.left for change in desk.ties.changes.get(address, []) if change.left]
    away = [left for left in lefts if left != desk.homes.get(address)]
    return tuple(_place(desk, left) for left in away) if side == "right" else ()


def _tie(desk: Desk, change: Change) -> Tie:
    left, right = change.left or "", change.right or ""
    link = desk.ties.main[left, right]
    return Tie(
        anchor=f"{anchor(desk.names, desk.pair, left)}={unit_of(right)}",
        kind=change.kind,
        label=_kind_word(desk, change.kind),
        left=_place(desk, left),
        right=_place(desk, right),
        addresses=(left, right),
        scores=_scores(desk, link),
        reasons=reason_remarks(link.reasons, desk.names.language, desk.names.english),
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
        for link in desk.ties.related.get(address, ())
    )


def _place(desk: Desk, address: str) -> Place:
    return place(desk.names, desk.pair, address)


def _kinds(desk: Desk, kinds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, _kind_word(desk, kind)) for kind in KINDS if kind in kinds)


def _kind_word(desk: Desk, kind: str) -> str:
    return change_label(desk.names, kind, desk.names.comparison.pairs[desk.pair - 1])
