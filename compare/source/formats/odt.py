"""An OpenDocument text (.odt) read as it is, where no LibreOffice is there to convert it.

Numbers of automatic lists are not in the file; headings are known by their level all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from docx.oxml import parse_xml
from lxml.etree import XMLPullParser, XMLSyntaxError

from compare.errors import RefusedError
from compare.model import Note
from compare.source.extract import Extract, TextLine, from_lines
from compare.source.formats.docx_styles import Element
from compare.source.intake.archive import open_archive, read_member
from compare.source.table import Cell
from compare.source.task_table import table_lines

SPACE = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, TABLE, OFFICE = (f"{{{SPACE}:{name}:1.0}}" for name in ("text", "table", "office"))
TAGS_PER_FILE = 500_000
MAX_DEPTH = 250  # the parser takes 256, with what stands around the text
TOO_DEEP = f"文件嵌套超过 {MAX_DEPTH} 层 (nested too deeply); 请另存为文本再试"
ASIDE = {
    f"{TEXT}note": "footnote",
    f"{OFFICE}annotation": "comment",
    f"{TEXT}tracked-changes": "",
    f"{TEXT}table-of-content": "contents",
}


def extract_odt(data: bytes) -> Extract:
    """Return the text of an .odt file; its notes, comments and contents are removed pieces.

    Raises ``RefusedError`` for a damaged file or one over a limit of ``archive`` or of tags.
    """
    archive = open_archive(data)
    content = read_member(archive, archive.getinfo("content.xml"))
    if content.count(b"<") > TAGS_PER_FILE:
        raise RefusedError(
            f"文件内超过 {TAGS_PER_FILE // 10_000} 万个标记 (too many tags); 请另存为文本再试"
        )
    body = _parsed(content).find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise RefusedError("不是文字文档 (no text document); 请另存为 .docx 或文本")
    met: Counter[str] = Counter()
    lines = list(_block_lines(body, met, 0))
    notes = [Note("lists_unnumbered", before=str(met["items"]))] if met["items"] else []
    return from_lines(lines, "utf-8", "odt", notes)


def _parsed(content: bytes) -> Element:
    try:
        return parse_xml(content)
    except XMLSyntaxError as error:
        if _open_where_it_ends(content) > MAX_DEPTH:
            raise RefusedError(TOO_DEEP) from error
        raise


def _open_where_it_ends(content: bytes) -> int:
    """Return how many elements are open where the parser gives up."""
    parser = XMLPullParser(("start", "end"), resolve_entities=False)
    with suppress(XMLSyntaxError):
        parser.feed(content)
    depth = 0
    with suppress(XMLSyntaxError):  # said again behind the last event
        for event, _ in parser.read_events():
            depth += 1 if event == "start" else -1
    return depth


def _block_lines(parent: Element, met: Counter[str], depth: int) -> Iterator[TextLine]:
    if depth > MAX_DEPTH:
        raise RefusedError(TOO_DEEP)
    for child in parent:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from _paragraph(child, met, depth)
        elif child.tag == f"{TABLE}table":
            yield from _table(child, met, depth)
        elif child.tag in ASIDE:
            yield from _aside(child, met, depth)
        else:
            met["items"] += child.tag == f"{TEXT}list-item"
            yield from _block_lines(child, met, depth + 1)


def _paragraph(paragraph: Element, met: Counter[str], depth: int) -> Iterator[TextLine]:
    parts: list[str] = []
    inside: list[Element] = []
    _gather(paragraph, parts, inside)
    level = paragraph.get(f"{TEXT}outline-level") or ""
    heading = int(level) if paragraph.tag == f"{TEXT}h" and level.isdecimal() else None
    yield from (TextLine(line, depth=heading) for line in "".join(parts).split("\n"))
    for element in inside:
        if element.tag in ASIDE:
            yield from _aside(element, met, depth)
        else:
            yield from _block_lines(element, met, depth + 1)


def _gather(element: Element, parts: list[str], inside: list[Element]) -> None:
    """Gather the text of a paragraph, and the frames and notes that stand in it."""
    parts.append(element.text or "")
    for child in element:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c") or "1"
            parts.append(" " * (int(count) if count.isdecimal() and len(count) < 4 else 1))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{TEXT}line-break":
            parts.append("\n")
        elif child.tag in ASIDE or next(child.iter(f"{TEXT}p"), None) is not None:
            inside.append(child)
        elif isinstance(child.tag, str):
            _gather(child, parts, inside)
        parts.append(child.tail or "")


def _aside(element: Element, met: Counter[str], depth: int) -> Iterator[TextLine]:
    kind = ASIDE[element.tag]
    for line in _block_lines(element, met, depth + 1) if kind else ():
        yield TextLine(line.text, removed_as=kind)


def _table(table: Element, met: Counter[str], depth: int) -> Iterator[TextLine]:
    rows = [
        [_cell(cell, met, depth) for cell in row if cell.tag == f"{TABLE}table-cell"]
        for row in _rows(table)
    ]
    yield from table_lines(rows)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows"):
            yield from _rows(child)


def _cell(cell: Element, met: Counter[str], depth: int) -> tuple[Cell, list[TextLine]]:
    lines = list(_block_lines(cell, met, depth + 1))
    text = " ".join(line.text for line in lines if line.text.strip() and not line.removed_as)
    rows, columns = _span(cell, "number-rows-spanned"), _span(cell, "number-columns-spanned")
    return Cell(text, rows, columns), lines


def _span(cell: Element, name: str) -> int:
    value = cell.get(f"{TABLE}{name}") or "1"
    return int(value) if value.isdecimal() and len(value) < 4 else 1
