"""A PDF with a text layer: its lines by their place on the page, joined where a line was full.

Read with PDFium (the engine of Chrome), which knows the encodings of Chinese fonts and gives the
place of every character. Lines that come back at the top or bottom of most pages, and page
numbers, stand at the end of the extracted text as removed pieces.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from compare.headings import find_mark
from compare.model import Note
from compare.source.chrome import chrome_kind
from compare.source.extract import Extract, TextLine, from_lines
from compare.source.wrap import SENTENCE_END

MAX_PAGES = 1_000
MAX_SECONDS = 60
RUNNING_SHARE = 0.5
MIN_RUNNING = 3
EDGE_LINES = 2
FULL_WITHIN = 2.0
NARROW = 0.55
MIN_INDENT = 0.7
GOES_ON_SHARE = 0.8
LINE_END = re.compile(r"[\r\n]+")
DIGITS = re.compile(r"[\d〇一二三四五六七八九十]+")

Margins = dict[int, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: text, left and right edge in points, size of a character, page."""

    text: str
    left: float
    right: float
    size: float
    page: int


def extract_pdf(data: bytes) -> Extract:
    """Return the text of a PDF, its paragraphs joined where its lines show how it was set.

    Raises ``ValueError`` with the remedy for an encrypted or damaged file, for one without a text
    layer (a scan), and for one over ``MAX_PAGES`` or ``MAX_SECONDS``.
    """
    pages = _pages(data)
    if not any(pages):
        raise ValueError(
            "PDF 中没有文字层, 可能是扫描件 (no text layer, a scan?); 请先做文字识别 (OCR) 再试"
        )
    running = _running(pages)
    lines: list[_Line] = []
    removed: list[TextLine] = []
    for page in pages:
        for i, line in enumerate(page):
            kind = _furniture(line, _at_edge(i, len(page)), running)
            if kind:
                removed.append(TextLine(line.text, kind))
            else:
                lines.append(line)
    paragraphs = _paragraphs(lines)
    joined = len(lines) - len(paragraphs)
    notes = [Note("page_lines_joined", before=str(joined), after=str(len(pages)))] if joined else []
    return from_lines([*map(TextLine, paragraphs), *removed], "utf-8", "pdf", notes)


def _pages(data: bytes) -> list[list[_Line]]:
    document = _open(data)
    try:
        if len(document) > MAX_PAGES:
            raise ValueError(f"PDF 超过 {MAX_PAGES} 页 (too many pages); 请只保留正文的页")
        began = time.monotonic()
        pages = []
        for number in range(len(document)):
            pages.append(_page_lines(document, number))
            if time.monotonic() - began > MAX_SECONDS:
                raise ValueError(
                    f"PDF 读取超过 {MAX_SECONDS} 秒 (takes too long); 请只保留正文的页"
                )
        return pages
    finally:
        document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ValueError("PDF 有密码保护 (encrypted); 请先去掉密码") from error
        raise ValueError("PDF 已损坏 (damaged PDF); 请重新下载") from error


def _page_lines(document: pypdfium2.PdfDocument, number: int) -> list[_Line]:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:  # one damaged page must not take the others with it
        return []
    text_page = page.get_textpage()
    text = text_page.get_text_range(errors="replace")
    lines, start = [], 0
    for end in [*LINE_END.finditer(text), None]:
        piece = text[start : end.start() if end else len(text)]
        if piece.strip():
            lines.append(_placed(text_page, piece, start, number))
        start = end.end() if end else len(text)
    return lines


def _placed(text_page: pypdfium2.PdfTextPage, piece: str, start: int, number: int) -> _Line:
    shown = [i for i, character in enumerate(piece) if not character.isspace()]
    try:
        left = text_page.get_charbox(start + shown[0], loose=True)[0]
        right = text_page.get_charbox(start + shown[-1], loose=True)[2]
    except (pypdfium2.PdfiumError, IndexError):
        return _Line(piece.strip(), 0.0, 0.0, 0.0, number)
    text = piece.strip()
    width = sum(NARROW if character.isascii() else 1.0 for character in text)
    return _Line(text, left, right, max(0.0, right - left) / width, number)


def _at_edge(i: int, count: int) -> bool:
    return i < EDGE_LINES or i >= count - EDGE_LINES


def _running(pages: list[list[_Line]]) -> set[str]:
    """Return the lines, numbers aside, that stand at the edge of most pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_core(line) for i, line in enumerate(page) if _at_edge(i, len(page))})
    return {
        text
        for text, count in counts.items()
        if count >= MIN_RUNNING and count > RUNNING_SHARE * len(pages)
    }


def _core(line: _Line) -> str:
    return DIGITS.sub("#", "".join(line.text.split()))


def _furniture(line: _Line, at_edge: bool, running: set[str]) -> str | None:
    if at_edge and chrome_kind(line.text) == "page":
        return "chrome_page"
    return "chrome_running" if at_edge and _core(line) in running else None


def _paragraphs(lines: list[_Line]) -> list[str]:
    """Join a line to the one before where that was full and this one begins at the margin.

    Only a text whose paragraphs are indented can be read so; in another every line stays.
    """
    margins = _margins(lines)
    if not _indented(lines, margins):
        return [line.text for line in lines]
    paragraphs: list[str] = []
    before: _Line | None = None
    for line in lines:
        if before and _goes_on(before, line, margins):
            paragraphs[-1] += _space(before.text, line.text) + line.text
        else:
            paragraphs.append(line.text)
        before = line
    return paragraphs


def _margins(lines: list[_Line]) -> Margins:
    """Return left and right margin of odd and of even pages, which a book sets apart."""
    margins: Margins = {}
    for line in lines:
        left, right = margins.get(line.page % 2, (line.left, line.right))
        margins[line.page % 2] = min(left, line.left), max(right, line.right)
    return margins


def _indented(lines: list[_Line], margins: Margins) -> bool:
    """Tell whether paragraphs are set in: a line at the margin then nearly always goes on."""
    at_margin = [_is_full(a, margins) for a, b in pairwise(lines) if not _set_in(b, margins)]
    return any(_set_in(line, margins) for line in lines) and sum(at_margin) >= GOES_ON_SHARE * len(
        at_margin
    )


def _is_full(line: _Line, margins: Margins) -> bool:
    return margins[line.page % 2][1] - line.right <= FULL_WITHIN * line.size


def _set_in(line: _Line, margins: Margins) -> bool:
    return line.left - margins[line.page % 2][0] >= MIN_INDENT * line.size


def _goes_on(before: _Line, line: _Line, margins: Margins) -> bool:
    if _set_in(line, margins) or not _is_full(before, margins):
        return False
    return before.text[-1] not in SENTENCE_END or find_mark(line.text) is None


def _space(before: str, after: str) -> str:
    """Return the space that stood at the line's end between two Latin words."""
    return " " if before[-1].isascii() and before[-1].isalpha() and after[0].isascii() else ""
