"""A PDF with a text layer: its lines by their place on the page, joined where a line was full.

Read with PDFium (the engine of Chrome), which knows the encodings of Chinese fonts and gives the
place of every character. Lines that come back at the top or bottom of most pages, and page
numbers, stand at the end of the extracted text as removed pieces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from compare.errors import RefusedError
from compare.model import Note
from compare.source.extract import Extract, TextLine, from_lines
from compare.source.formats.pdf.columns import in_reading_order
from compare.source.formats.pdf.lines import CELL, Line, page_lines
from compare.source.formats.pdf.paragraphs import paragraphs
from compare.source.formats.pdf.tables import Table, page_tables
from compare.source.formats.pdf.unruled import CLOSE_GAP, Found, may_name_columns, unruled_tables
from compare.source.lines.chrome import chrome_kind
from compare.source.table import Cell
from compare.source.task_table import HEADER_WITHIN, roles_of, task_lines

MAX_PAGES = 1_000
RUNNING_SHARE = 0.5
MIN_RUNNING = 2
EDGE_LINES = 2
DIGITS = re.compile(r"[\d〇一二三四五六七八九十]+")


def extract_pdf(data: bytes) -> Extract:
    """Return the text of a PDF, its paragraphs joined where its lines show how it was set.

    Raises ``RefusedError`` with the remedy for an encrypted or damaged file, for one without a text
    layer (a scan), and for one over ``MAX_PAGES``.
    """
    pages, tables, unclear = _pages(data)
    if not any(pages) and not tables:
        raise RefusedError(
            "PDF 中没有文字层, 可能是扫描件 (no text layer, a scan?); 请先做文字识别 (OCR) 再试"
        )
    running = _running(pages)
    lines: list[Line] = []
    removed: list[TextLine] = []
    placed: list[tuple[int, list[TextLine]]] = []
    for number, page in enumerate(pages):
        furniture = {i: kind for i in _edges(page) if (kind := _furniture(page[i], running))}
        removed += [TextLine(page[i].text, kind) for i, kind in sorted(furniture.items())]
        own = [line for i, line in enumerate(page) if i not in furniture]
        own = in_reading_order(own)
        placed += [
            (len(lines) + _place(table, own), tasks)
            for table, tasks in tables
            if table.page == number
        ]
        lines += own
    margins = {(table.page % 2, ""): (table.box[0], table.box[2]) for table, _ in tables}
    texts = paragraphs(lines, frozenset(place for place, _ in placed), margins)
    joined = len(lines) - len(texts)
    notes = [Note("page_lines_joined", before=str(joined), after=str(len(pages)))] if joined else []
    notes += [Note("table_unclear", after=str(number)) for number in unclear]
    return from_lines([*_with_tables(texts, placed), *removed], "utf-8", "pdf", notes)


def _with_tables(
    texts: list[tuple[int, str]], placed: list[tuple[int, list[TextLine]]]
) -> Iterator[TextLine]:
    """Yield the paragraphs, and each table before the line that it stands above."""
    waiting = list(reversed(placed))
    for first, text in texts:
        while waiting and waiting[-1][0] <= first:
            yield from waiting.pop()[1]
        yield TextLine(text)
    for _, tasks in reversed(waiting):
        yield from tasks


def _place(table: Table, page: list[Line]) -> int:
    """Return how many lines of a page stand above a table."""
    return next((i for i, line in enumerate(page) if line.bottom < table.box[1]), len(page))


def _pages(
    data: bytes,
) -> tuple[list[list[Line]], list[tuple[Table, list[TextLine]]], list[int]]:
    """Return the lines of each page outside tables of tasks, these tables as their lines, and the
    numbers of pages with a table that could not be told from text.
    """
    document = _open(data)
    try:
        if len(document) > MAX_PAGES:
            raise RefusedError(f"PDF 超过 {MAX_PAGES} 页 (too many pages); 请只保留正文的页")
        pages = [page_lines(document, number) for number in range(len(document))]
        tables = [page_tables(document, number) for number in range(len(document))]
        unruled = list(_unruled(document, pages, tables))
    finally:
        document.close()
    found = _taken_out(pages, tables)
    found += _taken_out(pages, [list(each.tables) for each in unruled])
    unclear = [number for number, each in enumerate(unruled, 1) if each.unclear]
    return pages, sorted(found, key=lambda one: (one[0].page, -one[0].box[3])), unclear


def _unruled(
    document: pypdfium2.PdfDocument, pages: list[list[Line]], ruled: list[list[Table]]
) -> Iterator[Found]:
    """Yield the tables without rules of each page, cut closely where it may have one."""
    before = Found()
    for number, page in enumerate(pages):
        if before.open or any(map(may_name_columns, page)):
            lines = _free(page_lines(document, number, CLOSE_GAP), ruled[number])
            before = unruled_tables(lines, number, before.open)
        else:
            before = Found()
        yield before


def _taken_out(
    pages: list[list[Line]], tables: list[list[Table]]
) -> list[tuple[Table, list[TextLine]]]:
    """Return the tables of tasks as their lines, and take their words off the pages."""
    found = [(group, tasks) for group in _whole(tables) if (tasks := _tasks(group))]
    for group, _ in found:
        for table in group:
            pages[table.page] = list(_outside(pages[table.page], table))
    return [(group[0], tasks) for group, tasks in found]


def _free(page: list[Line], tables: list[Table]) -> list[Line]:
    """Return the lines of a page outside its ruled tables."""
    for table in tables:
        page = list(_outside(page, table))
    return page


def _whole(pages: list[list[Table]]) -> list[list[Table]]:
    """Return the tables, those that go on from page to page as one group."""
    groups: list[list[Table]] = []
    for page in pages:
        for i, table in enumerate(page):
            if i == 0 and groups and groups[-1][-1].goes_on(table):
                groups[-1].append(table)
            else:
                groups.append([table])
    return groups


def _tasks(group: list[Table]) -> list[TextLine] | None:
    """Return a table of tasks as the list it is; a head that every page repeats stands once."""
    rows = [row for table in group for row in table.rows]
    head = _head(rows)
    below = rows[len(head) :]
    tasks = task_lines([list(row) for row in (*head, *(row for row in below if row not in head))])
    repeated = [
        TextLine(CELL.join(cell.text for cell in row), removed_as="table_header")
        for row in below
        if row in head
    ]
    return [*tasks, *repeated] if tasks else None


def _head(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Return the rows of a table up to the one that names its columns, none for no tasks."""
    heads = (
        i
        for i, row in enumerate(rows[:HEADER_WITHIN])
        if roles_of(["".join(cell.text.split()) for cell in row])
    )
    place = next(heads, None)
    return [] if place is None else rows[: place + 1]


def _outside(page: list[Line], table: Table) -> Iterator[Line]:
    """Yield the lines of a page, and what of them stands beside a table."""
    left, bottom, right, top = table.box
    for line in page:
        kept = tuple(
            piece
            for piece in line.pieces
            if not (
                left <= (piece.left + piece.right) / 2 <= right
                and bottom <= (piece.bottom + piece.top) / 2 <= top
            )
        )
        if kept:
            yield replace(line, pieces=kept)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise RefusedError("PDF 有密码保护 (encrypted); 请先去掉密码") from error
        raise RefusedError("PDF 已损坏 (damaged PDF); 请重新下载") from error


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
