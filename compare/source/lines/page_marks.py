"""Pages of a document library, each a line with its number before it, run together again.

Such a library breaks the text where a page ends, in mid-sentence, and numbers the pieces like a
list (``1、… 每月680`` / ``2、元, …``). What tells them from a list are the broken sentences and the
headings inside, or that every one of several breaks a sentence behind others.
"""

from __future__ import annotations

import re
from itertools import pairwise

from compare.knowledge.headings import find_mark
from compare.model import Note, Passage, Removed
from compare.source.lines.chrome import SIGNED, chrome_kind
from compare.source.lines.flat import holds_marks, strip
from compare.source.lines.repair import without
from compare.source.lines.wrap import CLOSING, SENTENCE_END

PAGES = "library_pages"
# 第 1 页 共 9 页, - 3 -, and what a library asks its readers to do, run together with the text.
INSIDE = re.compile(
    r"(?<=[一-鿿,。;:、)\s])[-—–] ?\d{1,3} ?[-—–](?=\s?[一-鿿,。;:、(])"
    r"|第\s{0,2}\d{1,3}\s{0,2}页\s{0,2}[,/]?\s{0,2}共\s{0,2}\d{1,3}\s{0,2}页"
    r"|下载后可任意编辑|-精[品选][一-鿿]{0,8}- ?"
)
MIN_LENGTH = 60
MIN_CONTENTS = 120  # of a page that holds a table of contents and no sentence
PAGE_RULE = "arabic"
MIN_PAGES = 2
BROKEN_SHARE = 0.5
CUT = re.compile(r"[一-鿿\d,、]$")


def without_marks_inside(
    lines: list[Passage], text: str
) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines without the marks of pages that stand inside them, and these."""
    result: list[Passage] = []
    removed: list[Removed] = []
    for line in lines:
        found = list(INSIDE.finditer(line.text)) if len(line.text) >= MIN_LENGTH else []
        spans = [line.span(*match.span()) for match in found]
        removed += [Removed("chrome_page", text[a:b], (a, b)) for a, b in spans]
        places = {i for match in found for i in range(*match.span())}
        result.append(strip(without(line, places)) if places else line)
    return result, tuple(removed)


def join_pages(
    lines: list[Passage], text: str
) -> tuple[list[Passage], tuple[Removed, ...], tuple[Note, ...]]:
    """Return the lines with the pages as one, the page numbers as removed pieces, and a note."""
    pages = _pages(lines)
    if not pages:
        return lines, (), ()
    ends = [_number_end(lines[i]) for i in pages]
    spans = [lines[i].span(0, end) for i, end in zip(pages, ends, strict=True)]
    first, *rest = (lines[i].cut(end) for i, end in zip(pages, ends, strict=True))
    whole = first.followed_by(*rest)
    removed = tuple(Removed("chrome_page", text[a:b], (a, b)) for a, b in spans)
    note = Note(PAGES, whole.span(), str(len(pages)))
    return [*lines[: pages[0]], whole, *lines[pages[-1] + 1 :]], removed, (note,)


def _pages(lines: list[Passage]) -> list[int]:
    """Return the places of the lines that are pages, one after the other, or nothing."""
    texts = [i for i, line in enumerate(lines) if line.text and not chrome_kind(line.text)]
    pages: list[int] = []
    for i in texts:
        mark = find_mark(lines[i].text)
        if mark and mark.rule.name == PAGE_RULE and mark.number == len(pages) + 1:
            pages.append(i)
        elif pages:
            break
    if len(pages) < MIN_PAGES or pages != texts[texts.index(pages[0]) :][: len(pages)]:
        return []
    broken = sum(lines[a].text.rstrip(CLOSING)[-1:] not in SENTENCE_END for a, _ in pairwise(pages))
    inside = any(holds_marks(lines[i].cut(_number_end(lines[i])).text) for i in pages)
    cut_all = len(pages) > MIN_PAGES and all(_is_cut(lines[i].text) for i in pages[:-1])
    return pages if cut_all or (inside and broken >= BROKEN_SHARE * (len(pages) - 1)) else []


def _is_cut(text: str) -> bool:
    """Tell whether a long line stops in mid-sentence behind others, and at no office in charge."""
    stops = CUT.search(text) and not SIGNED.search(text)
    prose = "。" in text or len(text) >= MIN_CONTENTS
    return len(text) >= MIN_LENGTH and prose and bool(stops)


def _number_end(line: Passage) -> int:
    """Return where the number of a page ends, with a mark that its library doubled: 1、."""
    mark = find_mark(line.text)
    assert mark is not None
    return mark.end + (line.text[mark.end : mark.end + 1] in (".", "、"))
