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

import docx
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart

from compare.model import Note
from compare.source.archive import open_archive, read_member
from compare.source.docx_numbers import Numbering, number_label
from compare.source.docx_styles import Element, W, heading_depth
from compare.source.extract import Extract, TextLine, from_lines

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WITHDRAWN = frozenset((f"{W}del", f"{W}moveFrom"))
INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
LINE_ENDS = frozenset((f"{W}br", f"{W}cr"))
LONGEST_ROW = 300
MAX_TAGS = 500_000
TAGS_PER_BYTE = 0.5  # a long text may have more of them, in a larger file


@dataclass
class _Reader:
    """What is known while the body is walked: how far lists have counted, what was met."""

    numbering: Numbering
    met: Counter[str] = field(default_factory=Counter)


def extract_docx(data: bytes) -> Extract:
    """Return the text of a .docx file as Word shows it with all changes accepted.

    Footnotes stand at the end as removed pieces. Raises ``ValueError`` for a damaged file or one
    over a limit of ``archive`` or of ``MAX_TAGS``.
    """
    _check_tags(open_archive(data), len(data))
    part = docx.Document(io.BytesIO(data)).part
    reader = _Reader(_numbering(part))
    lines = [*_block_lines(reader, part.element.body), *_footnotes(reader, part)]
    return from_lines(lines, "utf-8", "docx", _notes(reader.met))


def _check_tags(archive: zipfile.ZipFile, size: int) -> None:
    """Count tags before they are parsed: a small file can hold more of them than memory."""
    # In every member: which of them is parsed, the file says itself.
    tags = sum(read_member(archive, member).count(b"<") for member in archive.infolist())
    if tags > MAX_TAGS + TAGS_PER_BYTE * size:
        raise ValueError(
            f"文件内超过 {MAX_TAGS // 10_000} 万个标记 (too many tags); 请另存为文本再试"
        )


def _numbering(part: DocumentPart) -> Numbering:
    root = next((p.element for p in _related(part, "/numbering")), None)
    styles = {style.style_id: style.element for style in part.document.styles if style.style_id}
    return Numbering(root, styles)


def _related(part: DocumentPart, ending: str) -> Iterator[Element]:
    for relation in part.rels.values():
        if relation.reltype.endswith(ending) and not relation.is_external:
            yield relation.target_part


def _notes(met: Counter[str]) -> Iterator[Note]:
    if met["numbers"]:
        yield Note("automatic_numbers", before=str(met["numbers"]))
    if met["inserted"] or met["withdrawn"]:
        yield Note("tracked_changes", before=str(met["withdrawn"]), after=str(met["inserted"]))
    if met["boxes"]:
        yield Note("text_boxes", before=str(met["boxes"]))


def _block_lines(reader: _Reader, parent: Element) -> Iterator[TextLine]:
    """Yield the lines of all paragraphs and tables below an element, in reading order."""
    glued = ""
    for child in parent:
        if child.tag == f"{W}p":
            text, boxes = _paragraph(reader, child)
            if _end_withdrawn(child):
                glued += text
                continue
            depth = heading_depth(reader.numbering.styles, child)
            yield from (TextLine(line, depth=depth) for line in (glued + text).split("\n"))
            glued = ""
            for box in boxes:
                yield from _block_lines(reader, box)
        elif child.tag == f"{W}tbl":
            yield from _table_lines(reader, child)
        elif child.tag not in WITHDRAWN:
            yield from _block_lines(reader, child)
    if glued:
        yield TextLine(glued)


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
        if tag == f"{W}t":
            parts.append(child.text or "")
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
        elif tag not in (FALLBACK, f"{W}pPr", f"{W}rPr"):
            reader.met["inserted"] += tag in INSERTED
            _gather(reader, child, parts, boxes)


def _end_withdrawn(paragraph: Element) -> bool:
    """Tell whether the end of a paragraph is deleted, so that the next one continues it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _table_lines(reader: _Reader, table: Element) -> Iterator[TextLine]:
    """Yield a row as one line, cells apart by tabs; a row that only places text, as its lines."""
    for row in table.iter(f"{W}tr"):
        if _table_of(row) is not table:
            continue
        cells = [
            list(_block_lines(reader, cell)) for cell in row.iter(f"{W}tc") if _row_of(cell) is row
        ]
        texts = [" ".join(line.text for line in cell if line.text.strip()) for cell in cells]
        if sum(map(len, texts)) <= LONGEST_ROW:
            yield TextLine("\t".join(text for text in texts if text))
        else:
            yield from (line for cell in cells for line in cell)


def _table_of(row: Element) -> Element:
    return next(row.iterancestors(f"{W}tbl"))


def _row_of(cell: Element) -> Element:
    return next(cell.iterancestors(f"{W}tr"))


def _footnotes(reader: _Reader, part: DocumentPart) -> Iterator[TextLine]:
    for kind in ("/footnotes", "/endnotes"):
        for notes in _related(part, kind):
            for line in _block_lines(reader, parse_xml(notes.blob)):
                if line.text.strip():
                    yield replace(line, removed_as="footnote")
