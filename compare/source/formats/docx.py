"""A .docx file: its paragraphs with the numbers Word shows, tables as rows, text boxes.

Tracked changes are read as accepted. Nothing outside the file is fetched, and entities of its
XML are not resolved (python-docx parses with ``resolve_entities=False``).
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docx.opc.part import PartFactory
from docx.oxml import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from compare.errors import RefusedError
from compare.model import Note
from compare.source.extract import Extract, TextLine, from_lines, lines_of
from compare.source.formats.docx_numbers import Numbering, number_label
from compare.source.formats.docx_runs import (
    ALTERNATIVES,
    MATHS,
    TEXTS,
    shown_alternative,
    symbol,
    whole_text,
)
from compare.source.formats.docx_styles import Element, W, heading_depth
from compare.source.intake.archive import open_archive, read_member
from compare.source.table import Cell
from compare.source.task_table import table_lines

INLINE = frozenset((f"{W}r", f"{W}hyperlink", f"{MATHS}oMath", f"{MATHS}oMathPara"))
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CHUNK_TYPES = ("text/", "application/xhtml")
# Parts beside the text, by the end of their relation's name, and what they are removed as.
ASIDE = (
    ("/footnotes", "footnote"),
    ("/endnotes", "footnote"),
    ("/comments", "comment"),
    ("/header", "chrome_running"),
    ("/footer", "chrome_running"),
)
WITHDRAWN = frozenset((f"{W}del", f"{W}moveFrom"))
INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
LINE_ENDS = frozenset((f"{W}br", f"{W}cr"))
# python-docx knows the first of these types alone: documents and templates, and both with macros,
# which are neither read nor run.
MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
PartFactory.part_type_for.update(dict.fromkeys(MAIN_TYPES, DocumentPart))
MAX_TAGS = 500_000
TAGS_PER_BYTE = 0.5  # a long text may have more of them, in a larger file


@dataclass
class _Reader:
    """What is known while the body is walked: how far lists have counted, what was met."""

    numbering: Numbering
    part: DocumentPart
    met: Counter[str] = field(default_factory=Counter)


def extract_docx(data: bytes) -> Extract:
    """Return the text of a .docx file as Word shows it with all changes accepted.

    Footnotes, comments, headers and footers stand at the end as removed pieces. Raises
    ``RefusedError`` for a damaged file or one over a limit of ``archive`` or of ``MAX_TAGS``.
    """
    _check_tags(open_archive(data), len(data))
    part = _main_part(data)
    reader = _Reader(_numbering(part), part)
    lines = [*_block_lines(reader, part.element.find(f"{W}body")), *_aside(reader, part)]
    return from_lines(lines, "utf-8", "docx", _notes(reader.met))


def _main_part(data: bytes) -> DocumentPart:
    """Return the part that holds the text of a document or a template, with macros or without."""
    part = Package.open(io.BytesIO(data)).main_document_part
    if not isinstance(part, DocumentPart) or part.element.find(f"{W}body") is None:
        raise RefusedError("主体不是 Word 文本 (its main part is no Word document); 请另存为 .docx")
    return part


def _check_tags(archive: zipfile.ZipFile, size: int) -> None:
    """Count tags before they are parsed: a small file can hold more of them than memory."""
    # In every member: which of them is parsed, the file says itself.
    tags = sum(read_member(archive, member).count(b"<") for member in archive.infolist())
    if tags > MAX_TAGS + TAGS_PER_BYTE * size:
        raise RefusedError(
            f"文件内超过 {MAX_TAGS // 10_000} 万个标记 (too many tags); 请另存为文本再试"
        )


def _numbering(part: DocumentPart) -> Numbering:
    # By its bytes, not its element: a part whose type the file does not state has none.
    root = next((parse_xml(related.blob) for related in _related(part, "/numbering")), None)
    styles = {style.style_id: style.element for style in part.document.styles if style.style_id}
    return Numbering(root, styles)


def _related(part: DocumentPart, ending: str) -> Iterator[Element]:
    for relation in part.rels.values():
        # A damaged file may not say what kind of relation it is.
        if (relation.reltype or "").endswith(ending) and not relation.is_external:
            yield relation.target_part


def _notes(met: Counter[str]) -> Iterator[Note]:
    if met["numbers"]:
        yield Note("automatic_numbers", before=str(met["numbers"]))
    if met["inserted"] or met["withdrawn"]:
        yield Note("tracked_changes", before=str(met["withdrawn"]), after=str(met["inserted"]))
    if met["symbols"]:
        yield Note("symbols", before=str(met["symbols"]))
    if met["unread"]:
        yield Note("unread_parts", before=str(met["unread"]))
    if met["boxes"]:
        yield Note("text_boxes", before=str(met["boxes"]))


def _block_lines(reader: _Reader, parent: Element) -> Iterator[TextLine]:
    """Yield the lines of all paragraphs and tables below an element, in reading order."""
    glued, hanging = "", list[Element]()
    for child in parent:
        if child.tag == f"{W}p":
            text, boxes = _paragraph(reader, child)
            glued, hanging = glued + text, hanging + boxes
            if _end_withdrawn(child):
                continue
            depth = heading_depth(reader.numbering.styles, child)
            yield from (TextLine(line, depth=depth) for line in glued.split("\n"))
            for box in hanging:
                yield from _block_lines(reader, box)
            glued, hanging = "", []
        elif child.tag == f"{W}tbl":
            yield from _table_lines(reader, child)
        elif child.tag == f"{W}altChunk":
            yield from _chunk_lines(reader, reader.part, child)
        elif child.tag == ALTERNATIVES:
            yield from _block_lines(reader, shown_alternative(child))
        elif child.tag in INLINE:
            text, boxes = _paragraph(reader, child)
            glued, hanging = glued + text, hanging + boxes
        elif child.tag not in WITHDRAWN:
            yield from _block_lines(reader, child)
    if glued:
        yield TextLine(glued)
    for box in hanging:
        yield from _block_lines(reader, box)


def _paragraph(reader: _Reader, paragraph: Element) -> tuple[str, list[Element]]:
    """Return the text of a paragraph with its number, and the text boxes anchored in it."""
    parts: list[str] = []
    boxes: list[Element] = []
    _gather(reader, paragraph, parts, boxes)
    text = "".join(parts)
    label = number_label(reader.numbering, paragraph) if text.strip() else ""
    reader.met["numbers"] += bool(label)
    return label + text, boxes


def _gather(reader: _Reader, element: Element, parts: list[str], boxes: list[Element]) -> None:
    for child in element:
        tag = child.tag
        if tag in TEXTS:
            parts.append(whole_text(child))
        elif tag == f"{W}sym":
            reader.met["symbols"] += 1
            parts.append(symbol(child.get(f"{W}char") or ""))
        elif tag == ALTERNATIVES:
            _gather(reader, shown_alternative(child), parts, boxes)
        elif tag == f"{W}tab":
            parts.append("\t")
        elif tag in LINE_ENDS:
            parts.append("\n")
        elif tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{W}txbxContent":
            reader.met["boxes"] += 1
            boxes.append(child)
        elif tag in WITHDRAWN:
            reader.met["withdrawn"] += 1
        elif tag not in (f"{W}pPr", f"{W}rPr"):
            reader.met["inserted"] += tag in INSERTED
            _gather(reader, child, parts, boxes)


def _end_withdrawn(paragraph: Element) -> bool:
    """Tell whether the end of a paragraph is deleted, so that the next one continues it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _table_lines(reader: _Reader, table: Element) -> Iterator[TextLine]:
    rows = [
        [_cell(reader, cell) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
        for row in table.iter(f"{W}tr")
        if _table_of(row) is table
    ]
    yield from table_lines(rows)


def _cell(reader: _Reader, cell: Element) -> tuple[Cell, list[TextLine]]:
    """Return a cell with the columns it spans, and its lines."""
    lines = list(_block_lines(reader, cell))
    text = " ".join(line.text for line in lines if line.text.strip())
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    columns = (span.get(f"{W}val") or "") if span is not None else ""
    continues = merge is not None and merge.get(f"{W}val") in (None, "continue")
    number = int(columns) if columns.isascii() and columns.isdigit() and len(columns) < 4 else 1
    return Cell(text, columns=number, continues=continues), lines


def _table_of(row: Element) -> Element:
    return next(row.iterancestors(f"{W}tbl"))


def _row_of(cell: Element) -> Element:
    return next(cell.iterancestors(f"{W}tr"))


def _aside(reader: _Reader, part: DocumentPart) -> Iterator[TextLine]:
    """Yield what stands beside the text, as removed pieces: notes, comments, running heads."""
    seen: set[tuple[str, str]] = set()
    for ending, kind in ASIDE:
        for related in _related(part, ending):
            for line in _block_lines(reader, parse_xml(related.blob)):
                told = (kind, line.text.strip())
                if told[1] and (kind == "footnote" or told not in seen):
                    yield replace(line, removed_as=kind)
                seen.add(told)


def _chunk_lines(reader: _Reader, part: DocumentPart, chunk: Element) -> Iterator[TextLine]:
    """Yield the text of another file that stands in this one, where it is text or a page."""
    from compare.source.formats.readers import extract_text

    relation = part.rels.get(chunk.get(RELATION_ID) or "")
    related = None if relation is None or relation.is_external else relation.target_part
    kind = related.content_type if related is not None else ""
    if related is None or not kind.startswith(CHUNK_TYPES):
        reader.met["unread"] += 1
        return
    yield from lines_of(extract_text(related.blob, "chunk.html" if "html" in kind else "chunk.txt"))
