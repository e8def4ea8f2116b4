"""Cut a source into a document: preamble, sections, articles and measures, with nothing lost."""

from __future__ import annotations

import re

from compare.errors import MzdiffError
from compare.model import Document, Note, Passage, Removed, Source
from compare.segment.amendment import amendment_notes
from compare.segment.anthology import anthology_notes
from compare.segment.cover import SIGNATURE, first_heading, without_cover
from compare.segment.cuts import cut_off
from compare.segment.describe import Spoken, describe
from compare.segment.head import CHINESE, Line, name_lines
from compare.segment.history import is_history
from compare.segment.numbering import Item, number_paragraphs
from compare.segment.own_title import Around, labelled_titles
from compare.segment.paragraphs import runs_long
from compare.segment.questions import rank_questions
from compare.segment.review import with_views
from compare.segment.run_in import unparted
from compare.segment.settle import settle
from compare.segment.signature import bare_core, cut_tail, is_signed
from compare.segment.standing import standing_title
from compare.segment.styled import rank_styled
from compare.segment.title import sends
from compare.segment.tree import build_tree
from compare.source.forms import plain_character
from compare.source.lines.scars import KIND as COPYING_MARK
from compare.source.lines.scars import without_readings
from compare.source.script import simplified

MAX_ARTICLES = 1_500
PART_HEADING = "part_heading"
HISTORY = "history"


def segment(source: Source) -> Document:
    """Return the document of a source. Its id is the source's name.

    Every character of the source but white space lies in one of: the preamble, a section's
    heading, an article, a removed piece. Raises ``MzdiffError`` for more than ``MAX_ARTICLES``.
    """
    items, number_notes = number_paragraphs(source.paragraphs)
    items, titles, style_notes = rank_styled(items, source.styled)
    items, question_notes = rank_questions(items)
    notes = (*number_notes, *style_notes, *question_notes)
    page = _page(source)
    stated = labelled_titles(page)
    titles |= {i for i, item in enumerate(items) if not item.mark and item.passage.text in stated}
    titles = titles or standing_title(items, source)
    first = first_heading(items)
    if first is None:
        lines, items = _without_headings(items, source.text, titles)
        notes = (*notes, Note("no_headings"))
    else:
        lines = name_lines((item.passage for item in items[:first]), source.text, titles)
        lines, items = without_cover(lines, items[first:], source.text)
        lines, opening_items = _without_long_preamble(_without_part_heading(lines))
        heading = [Item(lines.pop().passage)] if lines and lines[-1].kind == PART_HEADING else []
        items = [*opening_items, *heading, *items]
        lines, items = _with_history(lines, items)
    items, tail = cut_tail(items, lines)
    if not items:  # a list of attachments was its only heading
        lines, items = _preamble_as_text(lines)
        notes = (*notes, Note("no_headings")) if items else notes
    opening = [line.passage.text for line in lines if line.kind == "preamble"]
    items, stump, cut_notes = cut_off(items, source, opening, is_signed(items, tail))
    opening += [item.body for item in items[:1]]
    words = Spoken(tuple(opening), _below_heading(items))
    head, head_notes = describe([*lines, *tail], page, source.name, words)
    tables = tuple(p.span[0] for p in source.removed if p.kind == "table_header")
    sections, articles, tree_notes = build_tree(items, tuple(sorted(tables)))
    if len(articles) > MAX_ARTICLES:
        raise MzdiffError(
            f"{source.path}: 超过 {MAX_ARTICLES} 条 (too many articles); 请按部分拆开比较"
        )
    articles = with_views(articles, sections, head.title)
    preamble = tuple(line.passage for line in lines if line.kind == "preamble")
    listed = (around.text for around in page if around.kind == "contents")
    letter = (line.passage.text for line in lines if line.kind == "letter")
    own = (*(p.text for p in preamble), *(a.text for a in articles))
    whole = "".join([*letter, *own, *listed])
    head, settle_notes = settle(head, source, whole)
    titled = [head.title, *(line.passage.text for line in lines if line.kind == "title")]
    several = anthology_notes(titled, source.paragraphs)
    amends = amendment_notes(head.title, (article.text for article in articles))
    outside = [*(line for line in lines if line.kind != "preamble"), *tail, *stump]
    return Document(
        id=source.name,
        source=source,
        head=head,
        preamble=preamble,
        sections=sections,
        articles=articles,
        removed=_removed(source, outside),
        notes=(
            *source.notes,
            *head_notes,
            *settle_notes,
            *several,
            *notes,
            *tree_notes,
            *unparted(articles),
            *cut_notes,
            *amends,
        ),
    )


def _without_headings(
    items: list[Item], source: str, titles: frozenset[int]
) -> tuple[list[Line], list[Item]]:
    """Take the lines of head off a text without any heading; its paragraphs are the articles.

    Where all of it stands between address and signature, the letter is the text itself.
    """
    lines = name_lines((item.passage for item in items), source, titles)
    kinds = [HISTORY if is_history(line.passage.text) else line.kind for line in lines]
    kinds = kinds if {"preamble", "letter"} & set(kinds) else [line.kind for line in lines]
    sending = any(line.kind == "title" and sends(line.passage.text) for line in lines)
    bodies = ("preamble",) if sending and "preamble" in kinds else ("preamble", "letter")
    title = kinds.index("title") if "title" in kinds else 0
    above = 0 if any(CHINESE.match(line.passage.text) for line in lines[:title]) else title
    first = next((i for i in range(above, len(lines)) if kinds[i] in bodies), len(lines))
    start = _behind_letter(kinds) or first
    return lines[:start], [Item(line.passage) for line in lines[start:]]


def _below_heading(items: list[Item]) -> str:
    """Return the first paragraph of a text that begins with a heading alone, nothing of another."""
    first, second = (*items[:2], None, None)[:2]
    if first is None or second is None or second.mark or not first.mark or "。" in first.body:
        return ""
    return second.body


def _preamble_as_text(lines: list[Line]) -> tuple[list[Line], list[Item]]:
    """Take the preamble as the text, whose paragraphs are its articles."""
    text = [Item(line.passage) for line in lines if line.kind == "preamble"]
    return [line for line in lines if line.kind != "preamble"], text


def _behind_letter(kinds: list[str]) -> int:
    """Return where the text begins that a letter sends: below the title behind its signature."""
    address = kinds.index("address") if "address" in kinds else len(kinds)
    titles = (i for i in range(address, len(kinds)) if kinds[i] == "title")
    return next((i + 1 for i in titles if kinds[i - 1] in SIGNATURE), 0)


def _with_history(lines: list[Line], items: list[Item]) -> tuple[list[Line], list[Item]]:
    """Take the history of a law to its head, where headings of its own stand above it."""
    after = next((i for i, item in enumerate(items) if item.rank is None), len(items))
    end = after
    while end < len(items) and items[end].rank is None and is_history(items[end].passage.text):
        end += 1
    history = [Line(HISTORY, item.passage) for item in items[after:end]]
    return [*lines, *history], [*items[:after], *items[end:]]


def _without_part_heading(lines: list[Line]) -> list[Line]:
    """Name the last line the heading of a part, where the text it reads like the title of began.

    A review and a plan in one text head their parts so (2018年工作总结, 2019年工作思路).
    """
    kinds = [line.kind for line in lines]
    if kinds[-1:] != ["title"] or "title" not in kinds[:-1] or "letter" in kinds:
        return lines
    between = kinds[kinds.index("title") : -1]
    if between[-1] in SIGNATURE:
        return _with_letter(lines)
    last, first = lines[-1].passage, lines[kinds.index("title")].passage
    if "preamble" not in between or bare_core(last.text) == bare_core(first.text):
        return lines
    return [*lines[:-1], Line(PART_HEADING, last)]


def _with_letter(lines: list[Line]) -> list[Line]:
    """Name what stands between the first title and the last the letter that sends the text."""
    first = next(i for i, line in enumerate(lines) if line.kind == "title")
    return [
        Line("letter", line.passage) if i > first and line.kind == "preamble" else line
        for i, line in enumerate(lines)
    ]


def _without_long_preamble(lines: list[Line]) -> tuple[list[Line], list[Item]]:
    """Give a preamble of many paragraphs, from the title on, back to the text to be compared."""
    kinds = [HISTORY if is_history(line.passage.text) else line.kind for line in lines]
    title = kinds.index("title") if "title" in kinds else 0
    start = next((i for i in range(title, len(lines)) if kinds[i] == "preamble"), len(lines))
    if not runs_long(line.passage.text for line in lines[start:] if line.kind == "preamble"):
        return lines, []
    return lines[:start], [Item(line.passage) for line in lines[start:]]


def _page(source: Source) -> list[Around]:
    """Return what stands on the page around the plan, in plain forms."""
    page: list[Around] = []
    scarred = any(piece.kind == COPYING_MARK for piece in source.removed)
    for piece in source.removed:
        text = _plain(without_readings(piece.text) if scarred else piece.text)
        if page and page[-1].kind == piece.kind and page[-1].text.rstrip().endswith(":"):
            page[-1] = Around(piece.kind, f"{page[-1].text} {text}")  # a label above its value
        else:
            page.append(Around(piece.kind, text))
    return page


def _plain(text: str) -> str:
    plain = "".join(c if c == "\n" or not c.isspace() else " " for c in text)
    plain = "".join(c if c == "\n" else plain_character(c) for c in plain)
    return re.sub(r" +", " ", simplified(plain))


def _removed(source: Source, lines: list[Line]) -> tuple[Removed, ...]:
    pieces = [*source.removed, *(_piece(source, line.kind, line.passage) for line in lines)]
    return tuple(sorted(pieces, key=lambda piece: piece.span))


def _piece(source: Source, kind: str, passage: Passage) -> Removed:
    start, end = passage.span()
    return Removed(kind, source.text[start:end], (start, end))
