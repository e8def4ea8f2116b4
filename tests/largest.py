"""For each format the largest files that are just within its limits. For the bench of limits."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

from compare.source.extract import MAX_CHARACTERS, MAX_LINES
from compare.source.formats import docx, html, odt, xlsx
from compare.source.formats.html_tags import MAX_ATTRIBUTES, MAX_DEPTH
from compare.source.formats.pdf.reader import MAX_PAGES
from compare.source.intake.files import MAX_BYTES
from tests.attacks import (
    PLAN,
    document,
    docx_attributes,
    docx_with,
    paragraph,
    text_objects,
)
from tests.attacks import html as page
from tests.saved import as_pdf, as_zip

LETTERS = "完善低保制度健全标准动态调整机制做好临时救助落实急难提高补助水平"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NOISE = random.Random(1).randbytes(1_000_000)  # what keeps the rate of packing low
ROOM = 2_000  # characters, lines or tags that stand around what is counted


def words(count: int, seed: int = 0) -> str:
    """Return so many characters, as a plan has them but in no order."""
    return "".join(random.Random(seed).choices(LETTERS, k=count))


def stated(seed: int) -> str:
    """Return a short statement."""
    return f"{words(11, seed)}。"


def lines() -> bytes:
    """As many lines as a text may have, as long as all its characters allow."""
    length = MAX_CHARACTERS // MAX_LINES - 2
    text = words(length * MAX_LINES)
    cut = (text[i : i + length] for i in range(0, len(text) - ROOM * length, length))
    return (PLAN + "\n".join(cut)).encode()


def one_line() -> bytes:
    return (PLAN + words(MAX_CHARACTERS - ROOM)).encode()


def blanks() -> bytes:
    """A file as large as any, nearly all of it spaces."""
    return (PLAN + " " * (MAX_BYTES - ROOM)).encode()


def docx_paragraphs() -> bytes:
    count = MAX_LINES - ROOM
    return docx_with(word_document=document("".join(paragraph(stated(n)) for n in range(count))))


def docx_runs() -> bytes:
    runs = "<w:r><w:t>保</w:t></w:r>" * ((docx.MAX_TAGS - 10 * ROOM) // 4)
    return docx_with(word_document=document(f"{paragraph()}<w:p>{runs}</w:p>"))


def docx_cells() -> bytes:
    cell = f"<w:tc>{paragraph('低保,')}</w:tc>"
    row = f"<w:tr>{cell * 40}</w:tr>"
    rows = (docx.MAX_TAGS - 10 * ROOM) // row.count("<")
    return docx_with(word_document=document(f"{paragraph()}<w:tbl>{row * rows}</w:tbl>"))


def html_tags() -> bytes:
    return page("<p><b>低</b></p>" * ((html.MAX_TAGS - ROOM) // 4 // 5))


def html_deep() -> bytes:
    depth = MAX_DEPTH - 20
    return page(("<div>" * depth + "低保" + "</div>" * depth) * (html.MAX_TAGS // depth // 3))


def html_cells() -> bytes:
    rows = MAX_LINES // 2
    return page("<table>" + "<tr><td>低<td>保<td>金" * rows + "</table>")


def html_attributes() -> bytes:
    tag = "<p" + "".join(f" a{i}=1" for i in range(MAX_ATTRIBUTES)) + ">低保</p>"
    return page(tag * (5_000_000 // len(tag.encode())))  # more of them need too much memory


def pdf_pages() -> bytes:
    """As many pages as are read, some of them again and again."""
    import pypdfium2

    some = pypdfium2.PdfDocument(as_pdf(PLAN + "\n".join(stated(n) for n in range(100))))
    pages, file = pypdfium2.PdfDocument.new(), io.BytesIO()
    while len(pages) + len(some) <= MAX_PAGES:
        pages.import_pages(some)
    pages.save(file)
    return file.getvalue()


def pdf_objects() -> bytes:
    """One page with tens of thousands of letters, each placed by itself."""
    return text_objects(20_000)


def sheet() -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    rows = book.create_sheet()
    width = 20
    for _ in range(min(xlsx.MAX_CELLS // width, MAX_LINES) - 100):
        rows.append(["低"] * (width // 4) + [""] * (width - width // 4))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def open_document() -> bytes:
    body = "".join(f"<text:p>{stated(n)}</text:p>" for n in range(MAX_LINES - ROOM))
    return odt_of(body)


def deep_open_document() -> bytes:
    depth = (odt.MAX_DEPTH - 20) // 2
    deep = "<text:list><text:list-item>" * depth + "<text:p>低保</text:p>"
    deep += "</text:list-item></text:list>" * depth
    return odt_of(deep * (odt.TAGS_PER_FILE // (5 * depth)), {"noise.bin": NOISE})


def odt_of(body: str, more: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table"))
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return as_zip({"content.xml": content.encode(), **more})


def book() -> bytes:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    container = (
        f'<container xmlns="{ODF}:container"><rootfiles>'
        '<rootfile full-path="content.opf"/></rootfiles></container>'
    )
    chapter = page("".join(f"<p>{stated(n)}</p>" for n in range(MAX_LINES - ROOM)))
    files = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container.encode()}
    return as_zip({**files, "content.opf": opf.encode(), "a.xhtml": chapter})


def series(count: int = 200) -> bytes:
    """As many documents as a series may have, short ones."""
    return as_zip(
        {f"{1800 + n}.txt": PLAN.replace("2020", str(1800 + n)).encode() for n in range(count)}
    )


def members() -> bytes:
    """As many files as a zip may have, of which few are documents."""
    plans = {f"{year}.txt": PLAN.replace("2020", str(year)).encode() for year in (2020, 2021)}
    return as_zip({**plans, **{f"{n}.bin": b"" for n in range(1_990)}})


LARGEST: dict[str, Callable[[], bytes]] = {
    "lines.txt": lines,
    "line.txt": one_line,
    "blanks.txt": blanks,
    "paragraphs.docx": docx_paragraphs,
    "runs.docx": docx_runs,
    "cells.docx": docx_cells,
    "attributes.docx": docx_attributes,
    "tags.html": html_tags,
    "depth.html": html_deep,
    "cells.html": html_cells,
    "attributes.html": html_attributes,
    "pages.pdf": pdf_pages,
    "objects.pdf": pdf_objects,
    "cells.xlsx": sheet,
    "paragraphs.odt": open_document,
    "depth.odt": deep_open_document,
    "paragraphs.epub": book,
    "members.zip": members,
    "series.zip": series,
}
