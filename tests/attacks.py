"""Files that are made to hang, crash or fill up whatever reads them. For tests."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable

from tests.saved import as_docx, as_zip

PLAN = "2020年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准动态调整机制。\n(二)做好临时救助。落实急难救助。\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the first its catalogue; places in it are left to be found."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, one) for i, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer <</Root 1 0 R /Size %d>>\n" % (len(objects) + 1)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def page(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<"
        b"/Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>> %s>>>>" % resources,
        content,
        *more,
    )


def forms_that_call_each_other(depth: int = 24) -> bytes:
    """Each form draws the next one ten times."""
    forms = [
        stream(
            b"/X Do " * 10 if i < depth else b"BT /F 9 Tf (text) Tj ET",
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>"
            % (6 + i),
        )
        for i in range(depth + 1)
    ]
    return page(stream(b"/X Do"), *forms, resources=b"/XObject<</X 5 0 R>>")


def deflated_twice(size: int = 900_000_000) -> bytes:
    packer = zlib.compressobj(9)
    some = b"0 " * (1 << 19)
    once = b"".join(packer.compress(some) for _ in range(size // len(some))) + packer.flush()
    twice = zlib.compress(once, 9)
    return page(stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


def text_objects(count: int = 200_000) -> bytes:
    return page(
        stream(
            zlib.compress(b"BT /F 9 Tf 1 0 0 1 9 9 Tm (a) Tj ET " * count), b"/Filter/FlateDecode"
        )
    )


def docx_with(**members: str) -> bytes:
    """Return a .docx whose members have other contents; ``word_document`` is its main part."""
    with zipfile.ZipFile(io.BytesIO(as_docx(PLAN))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, text in members.items():
        files[f"word/{name.removeprefix('word_')}.xml"] = text.encode()
    return as_zip(files)


def document(body: str) -> str:
    return f"<w:document {W}><w:body>{body}</w:body></w:document>"


def paragraph(text: str = "完善低保制度。", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx_under_another_name(tags: int = 3_000_000) -> bytes:
    """The main part ends in no ``.xml``, so that it is found by its relation alone."""
    with zipfile.ZipFile(io.BytesIO(as_docx(PLAN))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    del files["word/document.xml"]
    filler = "".join(f"<w:p{i % 7}/>" for i in range(tags // 100)) * 100
    files["word/main.part"] = document(paragraph() + filler).encode()
    for name in ("_rels/.rels", "[Content_Types].xml"):
        files[name] = files[name].replace(b"word/document.xml", b"word/main.part")
    files["word/document.xml"] = b"<a/>"
    noise = random.Random(1).randbytes(3_000_000)  # what keeps the rate of packing low
    return as_zip({**files, "word/media/noise.bin": noise})


def docx_attributes(count: int = 3_000_000) -> bytes:
    names = "".join(f' a{i}=""' for i in range(count // 100))
    body = "".join(f"<w:p{names}/>" for _ in range(100))
    noise = random.Random(1).randbytes(3_000_000)
    with zipfile.ZipFile(
        io.BytesIO(docx_with(word_document=document(paragraph() + body)))
    ) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    return as_zip({**files, "word/media/noise.bin": noise})


def docx_numberings(numberings: int = 100_000, paragraphs: int = 20_000) -> bytes:
    abstract = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    numbers = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="1"/></w:num>' for i in range(numberings)
    )
    wanted = f'<w:numPr><w:numId w:val="{numberings - 1}"/></w:numPr>'
    return docx_with(
        word_document=document(paragraph(properties=wanted) * paragraphs),
        word_numbering=f"<w:numbering {W}>{abstract}{numbers}</w:numbering>",
    )


def docx_tables(depth: int = 70, rows: int = 4) -> bytes:
    body = paragraph()
    for _ in range(depth):
        body = f"<w:tbl>{f'<w:tr><w:tc>{paragraph()}</w:tc></w:tr>' * rows}<w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    return docx_with(word_document=document(body))


def zip_of_lzma(turned: int = 60) -> bytes:
    """A zip whose member is packed with LZMA and then damaged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("2020.txt", PLAN)
        archive.writestr("2021.txt", PLAN.replace("2020", "2021"))
    data = bytearray(buffer.getvalue())
    data[turned] ^= 0xFF
    return bytes(data)


def html(body: str) -> bytes:
    return f"<html><body>{body}<p>{PLAN}</p></body></html>".encode()


ATTACKS: dict[str, Callable[[], bytes]] = {
    "forms.pdf": forms_that_call_each_other,
    "twice.pdf": deflated_twice,
    "objects.pdf": text_objects,
    "name.docx": docx_under_another_name,
    "attributes.docx": docx_attributes,
    "numberings.docx": docx_numberings,
    "tables.docx": docx_tables,
    "lzma.zip": zip_of_lzma,
    "divs.html": lambda: html("<div>" * 100_000),
    "odd.html": lambda: html("".join(f"<x{i}>" for i in range(100_000))),
    "attributes.html": lambda: html("<p" + "".join(f" a{i}=1" for i in range(1_500_000)) + ">"),
    "names.html": lambda: html("".join(f"<p a{i}=1 b{i} c{i} d{i}>" for i in range(120_000))),
    "one.html": lambda: html("<b>" * 400_000),
    "fonts.html": lambda: html("<p><font>" * 100_000),
    "rows.html": lambda: html("<table><tr><td>a<td>b" * 60_000),
}
