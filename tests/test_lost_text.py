"""Text that a reader could lose without a word: where it hides in .docx files, pages and zips.

Each is read as text of the document, or left out as a named piece; never dropped.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from compare.series import read, read_all
from compare.source import read_extract, read_source
from compare.source.formats.html import extract_html
from tests.laws import misplaced
from tests.saved import docx_bytes

OPENING = ("2020年全市民政工作要点", "一、社会救助", "(一)完善低保制度。健全低保标准动态调整机制。")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def docx_with(inner: str) -> bytes:
    """A plan whose last paragraphs are this XML."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    for line in OPENING:
        document.add_paragraph(line)
    section = document.element.body.sectPr
    for element in parse_xml(f"<w:body {NAMESPACES}>{inner}</w:body>"):
        section.addprevious(element)
    return docx_bytes(document)


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<w:p><w:r><w:t>提高<!-- x -->补助<?a b?>标准。</w:t></w:r></w:p>", "提高补助标准。"),
        ("<w:p><m:oMath><m:r><m:t>补助=基数</m:t></m:r></m:oMath></w:p>", "补助=基数"),
        (
            '<w:p><w:r><w:t>资金</w:t><w:sym w:font="Symbol" w:char="2265"/><w:t>5万元。</w:t></w:r></w:p>',
            "资金≥5万元。",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t> </w:t></mc:Choice>"
            "<mc:Fallback><w:t>旧版文字。</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "旧版文字。",
        ),
        (
            "<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:p><w:r><w:t>整段旧版。</w:t></w:r></w:p>"
            "</mc:Fallback></mc:AlternateContent>",
            "整段旧版。",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr><w:r><w:t>前段</w:t>"
            "<w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
            "<w:p><w:r><w:t>后段。</w:t></w:r></w:p>",
            "框中文字。",
        ),
    ],
)
def test_a_docx_says_all_it_has(inner: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(docx_with(inner))
    document = read(file)
    assert any(words in article.text for article in document.articles)
    assert misplaced(document) == []


def test_a_choice_with_text_is_not_read_twice(tmp_path: Path) -> None:
    inner = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>新版。</w:t></mc:Choice>"
        "<mc:Fallback><w:t>旧版。</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    file = tmp_path / "plan.docx"
    file.write_bytes(docx_with(inner))
    assert "新版。" in read_source(file).text
    assert "旧版。" not in read_source(file).text


def test_a_page_inside_a_docx_is_read(tmp_path: Path) -> None:
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE as TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document(io.BytesIO(docx_with('<w:altChunk r:id="rId99"/>')))
    package = document.part.package
    page = "<html><body><p>(二)做好临时救助。落实急难救助。</p></body></html>".encode()
    chunk = Part(PackURI("/word/chunk.html"), "text/html", page, package)
    document.part.rels.add_relationship(TYPE.A_F_CHUNK, chunk, "rId99")
    file = tmp_path / "plan.docx"
    file.write_bytes(docx_bytes(document))
    assert [article.heading for article in read(file).articles] == ["完善低保制度", "做好临时救助"]


def test_headers_and_comments_are_named_pieces(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for line in OPENING:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "某市民政局文件"
    file = tmp_path / "plan.docx"
    file.write_bytes(docx_bytes(document))
    pieces = [(piece.kind, piece.text) for piece in read_source(file).removed]
    assert ("chrome_running", "某市民政局文件") in pieces


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ('<p style="/* display:none */">落实救助。</p>', True),
        ('<p style="display:none; display:block">落实救助。</p>', True),
        ('<p style="--note: display:none">落实救助。</p>', True),
        ('<div style="visibility:hidden"><p style="visibility:visible">落实救助。</p></div>', True),
        ("<p><math><mtext>落实救助。</mtext></math></p>", True),
        ("<svg><text>落实救助。</text></svg>", True),
        ("<object data='a.swf'><p>落实救助。</p></object>", True),
        ('<p style="display:none !important; display:block">落实救助。</p>', False),
        ('<p style="DISPLAY : none">落实救助。</p>', False),
        ("<p hidden>落实救助。</p>", False),
        ("<noscript><p>落实救助。</p></noscript>", False),
    ],
)
def test_what_a_page_shows_is_text_and_the_rest_a_named_piece(element: str, shown: bool) -> None:
    lines = "".join(f"<p>{line}</p>" for line in OPENING)
    source = read_extract(extract_html(f"<body>{lines}{element}</body>", "utf-8"), "page.html")
    assert any("落实救助" in paragraph.text for paragraph in source.paragraphs) is shown
    hidden = [piece.text for piece in source.removed if piece.kind == "hidden"]
    assert hidden == ([] if shown else ["落实救助。"])


def test_two_members_of_a_zip_under_one_path_are_both_read(tmp_path: Path) -> None:
    file = tmp_path / "plans.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name, year in (("./a.txt", 2020), ("../a.txt", 2021)):
            archive.writestr(name, "\n".join(OPENING).replace("2020", str(year)))
    documents, _ = read_all(file)
    assert {document.head.year for document in documents} == {2020, 2021}
    assert len({document.source.path for document in documents}) == 2
