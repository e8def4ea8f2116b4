"""Cut a source into a document: preamble, sections, articles and measures, with nothing lost."""

from __future__ import annotations

from collections.abc import Iterable

from compare.errors import MzdiffError
from compare.model import Article, Document, Note, Passage, Removed, Section, Source
from compare.segment.amendment import amendment_notes
from compare.segment.anthology import anthology_notes, counts_texts
from compare.segment.cuts import cut_off
from compare.segment.head.describe import Spoken, describe
from compare.segment.head.lines import Line, line_kind
from compare.segment.head.own_title import labelled_titles
from compare.segment.head.page import Around, around
from compare.segment.head.parted import Parted, part
from compare.segment.head.settle import settle
from compare.segment.head.signature import is_signed
from compare.segment.head.standing import standing_title
from compare.segment.review import with_views
from compare.segment.structure.alone import rank_alone
from compare.segment.structure.between import rank_between
from compare.segment.structure.counted import rank_counted
from compare.segment.structure.decimals import rank_inside_decimals
from compare.segment.structure.numbering import Item, number_paragraphs
from compare.segment.structure.questions import rank_questions
from compare.segment.structure.run_in import unparted
from compare.segment.structure.spaced import mark_spaced
from compare.segment.structure.styled import rank_styled
from compare.segment.structure.tree import build_tree

MAX_ARTICLES = 2_000


def segment(source: Source) -> Document:
    """Return the document of a source. Its id is the source's name.

    Every character of the source but white space lies in one of: the preamble, a section's
    heading, an article, a removed piece. Raises ``MzdiffError`` for more than ``MAX_ARTICLES``.
    """
    page = around(source)
    marked, titles, mark_notes = _marked(source, page)
    parted = part(marked, titles, source.text)
    lines, tail = parted.above, parted.below
    signed = is_signed(parted.items, tail)
    items, stump, cut_notes = cut_off(parted.items, source, parted.opening, signed)
    first = Spoken((*parted.opening, *(item.body for item in items[:1])), _below_heading(items))
    head, head_notes = describe([*lines, *tail], page, source.name, first)
    sections, articles, tree_notes = _tree(items, source)
    articles = with_views(articles, sections, head.title)
    titled = [head.title, *(line.passage.text for line in lines if line.kind == "title")]
    several = any(map(counts_texts, titled))
    head, settle_notes = settle(head, source, _whole(parted, articles, page), several)
    outside = [*(line for line in lines if line.kind != "preamble"), *tail, *stump]
    return Document(
        id=source.name,
        source=source,
        head=head,
        preamble=tuple(line.passage for line in lines if line.kind == "preamble"),
        sections=sections,
        articles=articles,
        removed=_removed(source, outside),
        notes=(
            *(*source.notes, *head_notes, *settle_notes),
            *anthology_notes(titled, source.paragraphs),
            *(*mark_notes, *parted.notes, *tree_notes),
            *unparted(articles),
            *cut_notes,
            *amendment_notes(head.title, (article.text for article in articles)),
        ),
    )


def _marked(
    source: Source, page: list[Around]
) -> tuple[list[Item], frozenset[int], tuple[Note, ...]]:
    """Return the paragraphs with their marks and ranks, the places of titles among them, notes."""
    items, number_notes = number_paragraphs(source.paragraphs)
    items = mark_spaced(rank_inside_decimals(items))
    items, titles, style_notes = rank_styled(items, source.styled)
    items, question_notes = rank_questions(items)
    stated = labelled_titles(page)
    titles |= {i for i, item in enumerate(items) if not item.mark and item.passage.text in stated}
    titles = titles or standing_title(items, source)
    lines = {i: line_kind(item.passage.text) for i, item in enumerate(items) if not item.mark}
    named = frozenset(i for i, kind in lines.items() if kind == "title")
    outside = frozenset(i for i, kind in lines.items() if kind not in ("title", "preamble"))
    items = rank_counted(rank_alone(items, titles | named, outside))
    items = rank_between(items, titles | named | outside)
    return items, titles, (*number_notes, *style_notes, *question_notes)


def _below_heading(items: list[Item]) -> str:
    """Return the first paragraph of a text that begins with a heading alone, nothing of another."""
    first, second = (*items[:2], None, None)[:2]
    if first is None or second is None or second.mark or not first.mark or "。" in first.body:
        return ""
    return second.body


def _tree(
    items: list[Item], source: Source
) -> tuple[tuple[Section, ...], tuple[Article, ...], tuple[Note, ...]]:
    """Return sections and articles. Raises ``MzdiffError`` for more than ``MAX_ARTICLES``."""
    tables = sorted(piece.span[0] for piece in source.removed if piece.kind == "table_header")
    sections, articles, notes = build_tree(items, tuple(tables))
    if len(articles) > MAX_ARTICLES:
        raise MzdiffError(
            f"{source.path}: 超过 {MAX_ARTICLES} 条 (too many articles); 请按部分拆开比较"
        )
    return sections, articles, notes


def _whole(parted: Parted, articles: Iterable[Article], page: list[Around]) -> str:
    """Return all that a file says: the letter, the text, and the contents of its page."""
    letter = (line.passage.text for line in parted.above if line.kind == "letter")
    listed = (piece.text for piece in page if piece.kind == "contents")
    return "\n".join((*letter, *parted.opening, *(a.text for a in articles), *listed))


def _removed(source: Source, lines: list[Line]) -> tuple[Removed, ...]:
    pieces = [*source.removed, *(_piece(source, line.kind, line.passage) for line in lines)]
    return tuple(sorted(pieces, key=lambda piece: piece.span))


def _piece(source: Source, kind: str, passage: Passage) -> Removed:
    start, end = passage.span()
    return Removed(kind, source.text[start:end], (start, end))
