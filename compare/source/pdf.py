"""A PDF with a text layer: its lines by their place on the page, joined where a line was full.

Read with PDFium (the engine of Chrome), which knows the encodings of Chinese fonts and gives the
place of every character. Lines that come back at the top or bottom of most pages, and page
numbers, stand at the end of the extracted text as removed pieces.
"""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2

from compare.model import Note
from compare.source.chrome import chrome_kind
from compare.source.extract import Extract, TextLine, from_lines
from compare.source.pdf_columns import in_reading_order
from compare.source.pdf_lines import Line, page_lines
from compare.source.pdf_paragraphs import paragraphs

MAX_PAGES = 1_000
RUNNING_SHARE = 0.5
MIN_RUNNING = 2
EDGE_LINES = 2
DIGITS = re.compile(r"[\d〇一二三四五六七八九十]+")


def extract_pdf(data: bytes) -> Extract:
    """Return the text of a PDF, its paragraphs joined where its lines show how it was set.

    Raises ``ValueError`` with the remedy for an encrypted or damaged file, for one without a text
    layer (a scan), and for one over ``MAX_PAGES``.
    """
    pages = _pages(data)
    if not any(pages):
        raise ValueError(
            "PDF 中没有文字层, 可能是扫描件 (no text layer, a scan?); 请先做文字识别 (OCR) 再试"
        )
    running = _running(pages)
    lines: list[Line] = []
    removed: list[TextLine] = []
    for page in pages:
        furniture = {i: kind for i in _edges(page) if (kind := _furniture(page[i], running))}
        removed += [TextLine(page[i].text, kind) for i, kind in sorted(furniture.items())]
        lines += in_reading_order([line for i, line in enumerate(page) if i not in furniture])
    texts = paragraphs(lines)
    joined = len(lines) - len(texts)
    notes = [Note("page_lines_joined", before=str(joined), after=str(len(pages)))] if joined else []
    return from_lines([*map(TextLine, texts), *removed], "utf-8", "pdf", notes)


def _pages(data: bytes) -> list[list[Line]]:
    document = _open(data)
    try:
        if len(document) > MAX_PAGES:
            raise ValueError(f"PDF 超过 {MAX_PAGES} 页 (too many pages); 请只保留正文的页")
        return [page_lines(document, number) for number in range(len(document))]
    finally:
        document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ValueError("PDF 有密码保护 (encrypted); 请先去掉密码") from error
        raise ValueError("PDF 已损坏 (damaged PDF); 请重新下载") from error


def _edges(page: list[Line]) -> list[int]:
    """Return the places of the lines at the top and at the bottom of a page."""
    by_height = sorted(range(len(page)), key=lambda i: (-page[i].bottom, i))
    return [*by_height[:EDGE_LINES], *by_height[EDGE_LINES:][-EDGE_LINES:]]


def _running(pages: list[list[Line]]) -> set[str]:
    """Return the lines, numbers aside, that stand at the edge of most pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_core(page[i]) for i in _edges(page)})
    return {
        text
        for text, count in counts.items()
        if count >= MIN_RUNNING and count > RUNNING_SHARE * len(pages)
    }


def _core(line: Line) -> str:
    return DIGITS.sub("#", "".join(line.text.split()))


def _furniture(line: Line, running: set[str]) -> str:
    if chrome_kind(line.text) == "page":
        return "chrome_page"
    return "chrome_running" if _core(line) in running else ""
