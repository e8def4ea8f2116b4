"""From numbered paragraphs to sections and articles with their measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, groupby

from compare.model import Article, Measure, Note, Passage, Section
from compare.segment.structure.bounds import bounded
from compare.segment.structure.levels import (
    CLAUSE,
    article_rank,
    mark_leaves,
    mark_unnumbered_heads,
)
from compare.segment.structure.numbering import Item
from compare.segment.structure.paragraphs import is_counted, lead_end, led_articles, own_articles
from compare.segment.structure.run_in import is_short, own_heading_end, parts_apart
from compare.segment.structure.sentences import sentence_spans
from compare.segment.structure.tables import split_tables

ATTACHMENT = 0
LONGEST_HEADING = 60


@dataclass
class _Draft:
    """An article while its paragraphs are gathered."""

    section: str | None
    items: list[Item] = field(default_factory=list)
    labelled: bool = False
    led: bool = False


@dataclass
class _Tree:
    """Sections and article drafts in reading order, and the sections that are still open."""

    sections: list[Section] = field(default_factory=list)
    drafts: list[_Draft] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)
    annex: bool = False


def build_tree(
    items: list[Item], tables: tuple[int, ...] = ()
) -> tuple[tuple[Section, ...], tuple[Article, ...], tuple[Note, ...]]:
    """Return the sections and the articles of a document body, in reading order, and notes.

    ``tables`` are the places of the source where tables of tasks begin; their levels are their
    own, and do not touch those of the text around them.
    """
    tree = _Tree()
    for part in _parts(items):
        pieces = [
            (table, mark_unnumbered_heads(piece)) for table, piece in split_tables(part, tables)
        ]
        text = [item for table, piece in pieces if not table for item in piece]
        rank = article_rank([item for item in text if item.rank != ATTACHMENT])
        below = [table for table, _ in pieces[1:]] + [False]
        for (table, piece), heads in zip(pieces, below, strict=True):
            _add_part(tree, piece, article_rank(piece) if table else rank, heads and not table)
    width = max(2, len(str(len(tree.drafts))))
    measures, notes = bounded([_pieces(draft) for draft in tree.drafts])
    articles = (
        _article(draft, f"a{number:0{width}}", pieces)
        for number, (draft, pieces) in enumerate(zip(tree.drafts, measures, strict=True), 1)
    )
    return tuple(tree.sections), tuple(articles), notes


def _parts(items: list[Item]) -> list[list[Item]]:
    """Cut before each attachment: its numbering and its levels are its own."""
    number = 0
    keys = []
    for item in items:
        number += item.rank == ATTACHMENT
        keys.append(number)
    return [
        [item for item, _ in group]
        for _, group in groupby(zip(items, keys, strict=True), key=lambda pair: pair[1])
    ]


def _add_part(tree: _Tree, items: list[Item], rank: int | None, heads: bool = False) -> None:
    """Add a part of the text whose articles are of this rank; its last line may head a table."""
    draft: _Draft | None = None
    items = list(parts_apart(mark_leaves(items, rank), rank))
    led = led_articles(items, rank)
    own = own_articles(items, rank) | led
    i = 0
    while i < len(items):
        item, place = items[i], i
        i += 1
        leads_up = i + 1 in led and items[i].rank is None
        above = i in own or leads_up or (heads and i == len(items))
        if _opens_section(item, rank) or (above and _is_heading(item, rank)):
            i += _open_section(tree, item, items[i] if i < len(items) else None)
            draft = None
        elif rank is not None and (item.leaf or item.rank == rank):
            draft = _new_draft(tree, item, labelled=True)
        elif draft is None or rank is None or place in own:
            draft = _new_draft(tree, item, labelled=False)
            draft.led = place in led
        else:
            draft.items.append(item)


def _opens_section(item: Item, rank: int | None) -> bool:
    if item.rank is None or item.leaf:
        return False
    return item.rank == ATTACHMENT or (rank is not None and item.rank < rank)


def _is_heading(item: Item, rank: int | None) -> bool:
    text = item.passage.text
    ranked = item.rank is not None and item.rank == rank
    return ranked and len(text) <= LONGEST_HEADING and "。" not in text[:-1]


def _new_draft(tree: _Tree, item: Item, labelled: bool) -> _Draft:
    while labelled and item.rank and tree.open and tree.open[-1][0] >= item.rank:
        tree.open.pop()  # one that heads a table, beside this article
    section = tree.open[-1][1] if tree.open else None
    draft = _Draft(section, [item], labelled)
    tree.drafts.append(draft)
    return draft


def _open_section(tree: _Tree, item: Item, following: Item | None) -> int:
    """Add a section; return how many following items its heading took (none or one)."""
    assert item.rank is not None
    while tree.open and tree.open[-1][0] >= item.rank:
        tree.open.pop()
    parent = tree.open[-1][1] if tree.open else None
    start = item.mark.end if item.mark else 0
    heading, taken = item.passage.text[start:], 0
    span = item.passage.span()
    if not heading and following and _names_section(following):
        heading, taken = following.passage.text, 1
        span = (span[0], following.passage.span()[1])
    section_id = f"s{len(tree.sections) + 1:02}"
    label = item.passage.text[:start].strip()
    tree.annex = tree.annex or item.rank == ATTACHMENT
    tree.sections.append(Section(section_id, label, heading.rstrip("。"), span, parent, tree.annex))
    tree.open.append((item.rank, section_id))
    return taken


def _names_section(item: Item) -> bool:
    """Tell whether a line is the heading that belongs to the number on a line of its own."""
    text = item.passage.text
    return item.rank is None and len(text) <= LONGEST_HEADING and text[-1:] not in "。;:"


def _article(draft: _Draft, article_id: str, measures: list[Passage]) -> Article:
    first = draft.items[0]
    start = _label_end(draft)
    label = first.passage.text[:start].strip()
    heading_end = _heading_end(draft, start)
    text = _below_each_other([first.passage.cut(start), *(i.passage for i in draft.items[1:])])
    return Article(
        article_id,
        draft.section,
        label,
        first.passage.text[start:heading_end].strip().rstrip("。:"),
        text.text,
        text.origin,
        (first.passage.span()[0], draft.items[-1].passage.span()[1]),
        _measures(measures, article_id),
        _lead(first.passage, start, heading_end, article_id),
    )


def _below_each_other(lines: list[Passage]) -> Passage:
    """Return lines as one text; the end of a line has the place of its last character."""
    kept = [line for line in lines if line.text]
    ends = [*(line.origin[-1:] for line in kept[:-1]), *[() for _ in kept[-1:]]]
    places = chain.from_iterable((*line.origin, *end) for line, end in zip(kept, ends, strict=True))
    return Passage("\n".join(line.text for line in kept), tuple(places))


def _label_end(draft: _Draft) -> int:
    first = draft.items[0]
    return first.mark.end if draft.labelled and first.mark else 0


def _lead(first: Passage, start: int, end: int, article_id: str) -> Measure | None:
    """Return a heading that opens the text as a sentence; one on a line of its own is none."""
    if start == end or not first.text[end:].strip():
        return None
    return _measure(f"{article_id}.0", first.cut(start, end))


def _heading_end(draft: _Draft, start: int) -> int:
    """Return where the heading at the start of the first paragraph ends (``start`` for none)."""
    first = draft.items[0]
    text = first.passage.text
    if draft.led:
        return lead_end(text)
    if not draft.labelled or first.rank == CLAUSE:
        return start
    if first.mark is None:
        return len(text)
    if start < (end := own_heading_end(first)):
        return end
    sentence_end = sentence_spans(text[start:])[0][1] + start if text[start:].strip() else start
    sentence = text[start:sentence_end].rstrip("。")
    if len(draft.items) > 1 and is_short(sentence):
        return sentence_end
    own_line = sentence_end == len(text) and len(draft.items) > 1 and text[-1] not in "。;:,"
    return len(text) if own_line and len(text) - start <= LONGEST_HEADING else start


def _pieces(draft: _Draft) -> list[Passage]:
    """Cut an article into measures: numbered lines where it has some, else sentences.

    A whole paragraph that is one of several (一是, 一要) has many statements. In a law a paragraph
    without a number behind a list is one of the article's own.
    """
    start = max(_label_end(draft), _heading_end(draft, _label_end(draft)))
    pieces: list[Passage] = []
    numbered = False
    for i, item in enumerate(draft.items):
        passage = item.passage.cut(start) if i == 0 else item.passage
        opens_line = item.mark is not None and not (i == 0 and draft.labelled)
        if is_counted(item):
            pieces += [passage.cut(*span) for span in sentence_spans(passage.text)]
            numbered = False
        elif opens_line or (i == 0 and not draft.labelled and item.mark):
            pieces.append(passage)
            numbered = True
        elif numbered and draft.items[0].rank != CLAUSE:
            pieces[-1] = pieces[-1].followed_by(passage)
        else:
            pieces += [passage.cut(*span) for span in sentence_spans(passage.text)]
    return [piece for piece in pieces if piece.text.strip()]


def _measures(pieces: list[Passage], article_id: str) -> tuple[Measure, ...]:
    said = (piece for piece in pieces if piece.text.strip())
    return tuple(_measure(f"{article_id}.{number}", piece) for number, piece in enumerate(said, 1))


def _measure(measure_id: str, piece: Passage) -> Measure:
    said = piece.cut(len(piece.text) - len(piece.text.lstrip()), len(piece.text.rstrip()))
    return Measure(measure_id, said.text, said.origin)
