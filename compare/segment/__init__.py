"""Cut a source into a document: preamble, sections, articles and measures, with nothing lost."""

from __future__ import annotations

import re
from itertools import pairwise

from compare.errors import MzdiffError
from compare.model import Document, Note, Passage, Removed, Source
from compare.segment.amendment import amendment_notes
from compare.segment.cover import SIGNATURE, first_heading, without_cover
from compare.segment.cuts import cut_off
from compare.segment.describe import Around, describe, labelled_titles
from compare.segment.head import CHINESE, Line, line_kind, name_lines
from compare.segment.history import is_history
from compare.segment.numbering import Item, number_paragraphs
from compare.segment.paragraphs import runs_long
from compare.segment.questions import rank_questions
from compare.segment.review import with_views
from compare.segment.run_in import unparted
from compare.segment.settle import settle
from compare.segment.standing import standing_title
from compare.segment.styled import rank_styled
from compare.segment.title import sends
from compare.segment.tree import ATTACHMENT, build_tree
from compare.source.forms import plain_character
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
    items, tail = _cut_tail(items, lines)
    opening = [line.passage.text for line in lines if line.kind == "preamble"]
    items, stump, cut_notes = cut_off(items, source, opening, _is_signed(items, tail))
    opening += [item.body for item in items[:1]]
    head, head_notes = describe([*lines, *tail], page, source.name, opening)
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
    if "preamble" not in between or _core(last.text) == _core(first.text):
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


def _cut_tail(items: list[Item], lines: list[Line]) -> tuple[list[Item], list[Line]]:
    """Take signature, date and repeated titles off the body, and the list of attachments."""
    titles = {_core(line.passage.text) for line in lines if line.kind == "title"}
    signing = _signing_above_attachments(items)
    kept, tail = [], []
    for i, item in enumerate(items):
        text = item.passage.text
        if item.mark is None and _core(text) in titles:
            tail.append(Line("title", item.passage))
        elif _lists_attachments(items, i, signing):
            tail.append(Line("attachment_list", item.passage))
        elif i in signing:
            tail.append(Line(line_kind(item.passage.text), item.passage))
        else:
            kept.append(item)
    end = len(kept)
    while end and kept[end - 1].mark is None and line_kind(kept[end - 1].passage.text) in SIGNATURE:
        end -= 1
    signature = (item.passage for item in kept[end:])
    return kept[:end], [*tail, *(Line(line_kind(p.text), p) for p in signature)]


def _is_signed(items: list[Item], tail: list[Line]) -> bool:
    """Tell whether an office and a day stand below the last words of the text."""
    end = items[-1].passage.span()[1] if items else 0
    below = {line.kind for line in tail if line.passage.span()[0] >= end}
    return below >= {"issuer", "date"}


def _core(title: str) -> str:
    """Return a title without the region and the scope that a page may add to it or leave out."""
    title = "".join(title.split())
    return re.sub(r"^.{2,8}?(?:省|市|自治区|县|区)(?=\d{4}年)|全[省市区县]", "", title)


def _signing_above_attachments(items: list[Item]) -> set[int]:
    """Return which lines sign and date the letter, between its list and the attachments."""
    attached = [i for i, item in enumerate(items) if item.rank == ATTACHMENT]
    stretches = (range(a + 1, b) for a, b in pairwise(attached))
    return {i for s in stretches if all(_signs(items[i]) for i in s) for i in s}


def _lists_attachments(items: list[Item], i: int, signing: set[int]) -> bool:
    if items[i].rank != ATTACHMENT:
        return False
    following = next((j for j in range(i + 1, len(items)) if j not in signing), len(items))
    return following < len(items) and items[following].rank == ATTACHMENT


def _signs(item: Item) -> bool:
    return item.mark is None and line_kind(item.passage.text) in SIGNATURE


def _page(source: Source) -> list[Around]:
    """Return what stands on the page around the plan, in plain forms."""
    page: list[Around] = []
    for piece in source.removed:
        text = _plain(piece.text)
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
