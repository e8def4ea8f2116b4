"""Files of every format: the same plan gives the same articles, and what is no text is said so."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from pathlib import Path

import pytest

from compare.errors import MzdiffError
from compare.model import Document
from compare.segment import segment
from compare.source import read_extract, read_source, read_text
from compare.source.formats.docx import MAIN_TYPES
from compare.source.formats.markdown import extract_markdown
from tests.attacks import W, docx_with
from tests.conftest import CORPUS
from tests.largest import odt_of
from tests.saved import FONT, as_docx, as_html, as_pdf, as_zip, docx_bytes
from tests.squeezed import squeezed
from tests.test_tables import as_workbook

needs_font = pytest.mark.skipif(not FONT.exists(), reason="no font with Chinese characters here")


def shape(document: Document) -> list[tuple[str, str, str, list[str]]]:
    """Section, label, text and measures of every article, without white space."""
    return [
        (
            section.label + squeezed(section.heading)
            if (section := document.section_of(a))
            else "",
            a.label,
            squeezed(a.text),
            [squeezed(m.text) for m in a.measures],
        )
        for a in document.articles
    ]


@pytest.mark.parametrize(
    ("ending", "save"),
    [
        ("html", as_html),
        ("docx", as_docx),
        pytest.param("pdf", as_pdf, marks=needs_font),
        ("gb18030.txt", lambda text: text.encode("gb18030")),
        ("utf16.txt", lambda text: text.encode("utf-16")),
        ("bom.txt", lambda text: text.encode("utf-8-sig")),
        ("crlf.txt", lambda text: text.replace("\n", "\r\n").encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_plan_is_the_same_in_every_format(
    plan_file: Path, ending: str, save, tmp_path: Path
) -> None:
    saved = tmp_path / f"{plan_file.stem}.{ending}"
    saved.write_bytes(save(plan_file.read_text("utf-8")))
    here, there = segment(read_source(saved)), segment(read_source(plan_file))
    assert shape(here) == shape(there)
    assert [squeezed(p.text) for p in here.preamble] == [squeezed(p.text) for p in there.preamble]
    assert (here.head.title, here.head.issuer, here.head.year) == (
        there.head.title,
        there.head.issuer,
        there.head.year,
    )


def body(source) -> list[str]:
    return [passage.text for passage in source.paragraphs]


def saved(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


PLAN = "2020年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准动态调整机制。\n(二)做好临时救助。落实急难救助。\n"


def test_format_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    assert read_source(saved(tmp_path, "page.txt", as_html(PLAN))).format == "html"
    assert read_source(saved(tmp_path, "letter.txt", as_docx(PLAN))).format == "docx"
    assert read_source(saved(tmp_path, "plan.docx", PLAN.encode())).format == "text"


def test_portal_page_is_told_from_its_text(tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, "page.html", as_html(PLAN)))
    assert body(source) == PLAN.splitlines()
    assert [(piece.kind, piece.text) for piece in source.removed] == [
        ("page_title", "某网站"),
        ("chrome_web", "首页 政务公开"),
        ("chrome_web", "机构概况"),
        ("chrome_web", "新闻中心"),
        ("chrome_web", "相关新闻一"),
        ("hidden", "看不见的字"),
    ]
    assert "脚本" not in source.text


def test_title_above_the_text_and_rows_of_a_table_stay(tmp_path: Path) -> None:
    page = f"""<html><body><h1>某省2020年民政工作要点</h1><div class="info"><span>2020-01-02</span></div>
    <div><p>一、社会救助工作要切实做好</p>{"<p>健全低保标准动态调整机制,开展专项治理。</p>" * 9}
    <table><tr><th><p>任务</p></th><th><p>单位</p></th></tr><tr><td>提高低保标准</td><td>救助处</td></tr></table>
    </div></body></html>"""
    lines = body(read_source(saved(tmp_path, "page.html", page.encode())))
    assert lines[:3] == ["某省2020年民政工作要点", "2020-01-02", "一、社会救助工作要切实做好"]
    assert lines[-2:] == ["任务 单位", "提高低保标准 救助处"]


def test_page_in_the_encoding_it_declares(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="gb2312"></head><body><p>{PLAN}</p></body></html>'
    source = read_source(saved(tmp_path, "page.htm", page.encode("gb18030")))
    assert (source.format, source.encoding) == ("html", "gb18030")


def test_page_that_names_no_encoding_of_pages_is_guessed(tmp_path: Path) -> None:
    page = rf'<html><head><meta charset="unicode_escape"></head><body><p>{PLAN}\ud800</p></body></html>'
    source = read_source(saved(tmp_path, "page.htm", page.encode("gb18030")))
    assert (source.format, source.encoding) == ("html", "gb18030")
    assert "\\ud800" in source.text


@pytest.mark.parametrize("depth", [140, 400])
def test_open_document_that_nests_without_end_is_refused(depth: int, tmp_path: Path) -> None:
    """Of the deeper one the parser itself has enough."""
    deep = "<text:list><text:list-item>" * depth + "</text:list-item></text:list>" * depth
    with pytest.raises(MzdiffError, match="嵌套"):
        read_source(saved(tmp_path, "plan.odt", odt_of(deep)))


def test_page_that_nests_without_end_is_refused(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 100_000 + PLAN
    with pytest.raises(MzdiffError, match="嵌套"):
        read_source(saved(tmp_path, "page.html", page.encode()))


def test_markdown_marks_are_removed_pieces() -> None:
    text = "# 社会救助办法\n\n## 第一章 总则\n\n**第一条** 为了*加强*救助,制定本办法。\n\n- 公开\n"
    source = read_extract(extract_markdown(text, "utf-8"), "law.md")
    assert body(source) == [
        "社会救助办法",
        "第一章 总则",
        "第一条 为了加强救助,制定本办法。",
        "公开",
    ]
    assert [piece.text for piece in source.removed] == ["#", "##", "**", "**", "*", "*", "-"]
    document = segment(source)
    assert [(a.label, document.section_of(a).heading) for a in document.articles] == [
        ("第一条", "总则")
    ]


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def numbered_docx(lines: list[tuple[int | None, str]]) -> bytes:
    """Paragraphs numbered by the word processor; a level of ``None`` has no number."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    document = docx.Document()
    part = document.part.numbering_part
    part._element = parse_xml(NUMBERING)
    for level, text in lines:
        paragraph = document.add_paragraph(text)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = 3
            assert properties.find(qn("w:numId")) is not None
    return docx_bytes(document)


def test_automatic_numbers_of_word_are_written_out(tmp_path: Path) -> None:
    lines = [
        (None, "2020年民政工作要点"),
        (0, "社会救助"),
        (1, "完善低保制度。健全标准。"),
        (1, "做好临时救助。落实救助。"),
        (0, "养老服务"),
        (1, "发展居家养老。建设中心。"),
        (2, "建设中心。"),
        *[(0, "其他工作")] * 9,
    ]
    source = read_source(saved(tmp_path, "plan.docx", numbered_docx(lines)))
    assert body(source)[:8] == [
        "2020年民政工作要点",
        "一、社会救助",
        "(一)完善低保制度。健全标准。",
        "(二)做好临时救助。落实救助。",
        "二、养老服务",
        "(一)发展居家养老。建设中心。",
        "二.1 建设中心。",
        "三、其他工作",
    ]
    assert body(source)[-1] == "十一、其他工作"
    assert [(n.kind, n.before) for n in source.notes] == [("automatic_numbers", "15")]


def test_numbers_are_read_where_the_file_does_not_state_what_their_part_is(tmp_path: Path) -> None:
    lines = [(None, "2020年民政工作要点"), (0, "社会救助"), (1, "完善低保制度。健全标准。")]
    files = dict(unzipped(numbered_docx(lines)))
    types = files["[Content_Types].xml"]
    files["[Content_Types].xml"] = re.sub(rb"<Override [^>]*numbering[^>]*>", b"", types)
    assert files["[Content_Types].xml"] != types
    source = read_source(saved(tmp_path, "plan.docx", as_zip(files)))
    assert body(source)[1:] == ["一、社会救助", "(一)完善低保制度。健全标准。"]


def of_another_type(kind: str) -> bytes:
    """A file of Word whose main part is stated to be of another type."""
    files = dict(unzipped(as_docx("2020年民政工作要点\n一、社会救助\n(一)完善低保制度。")))
    types = files["[Content_Types].xml"].decode()
    files["[Content_Types].xml"] = types.replace(MAIN_TYPES[0], kind).encode()
    return as_zip(files)


@pytest.mark.parametrize("kind", MAIN_TYPES[1:])
def test_templates_and_documents_with_macros_are_read(kind: str, tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, "plan.docm", of_another_type(kind)))
    assert body(source)[1:] == ["一、社会救助", "(一)完善低保制度。"]


def test_a_relation_of_no_kind_is_passed_over(tmp_path: Path) -> None:
    files = dict(unzipped(as_docx("2020年民政工作要点\n一、社会救助\n(一)完善低保制度。")))
    name = "word/_rels/document.xml.rels"
    relations = files[name]
    files[name] = re.sub(rb' Type="[^"]*fontTable"', b"", relations)
    assert files[name] != relations
    source = read_source(saved(tmp_path, "plan.docx", as_zip(files)))
    assert body(source)[1:] == ["一、社会救助", "(一)完善低保制度。"]


@pytest.mark.parametrize("main", ["<w:document {}/>", "<w:numbering {}/>", "<a/>"])
def test_a_main_part_without_a_body_is_refused_as_that(main: str, tmp_path: Path) -> None:
    with pytest.raises(MzdiffError, match="no Word document"):
        read_source(saved(tmp_path, "plan.docx", docx_with(word_document=main.format(W))))


def test_what_a_library_refuses_is_said_in_a_line_of_our_own(tmp_path: Path) -> None:
    """A part that is no document, and a style sheet of which openpyxl raises a ``ValueError``."""
    files = dict(unzipped(as_workbook()))
    styles = files["xl/styles.xml"].decode()
    files["xl/styles.xml"] = styles.replace(
        "<fonts", '<fonts><font><color rgb="x"/></font></fonts><fonts', 1
    ).encode()
    for data in (of_another_type("application/xml"), as_zip(files)):
        with pytest.raises(MzdiffError, match=r"请另存为") as refusal:
            read_source(saved(tmp_path, "plan.docx", data))
        assert "0x" not in str(refusal.value)


CHANGED = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml">
<w:r><w:t>提高</w:t></w:r><w:del><w:r><w:delText>五保</w:delText></w:r></w:del>
<w:ins><w:r><w:t>特困</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:r><w:t>标准</w:t></w:r>
<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>文本框里的字</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>文本框里的字</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""


def test_tracked_changes_are_accepted_and_text_boxes_and_tables_read(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    document.add_paragraph("2020年民政工作要点")
    document.element.body.insert(1, parse_xml(CHANGED))
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("任务", "单位"), ("低保", "救助处")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    source = read_source(saved(tmp_path, "plan.docx", docx_bytes(document)))
    assert body(source) == [
        "2020年民政工作要点",
        "提高特困标准",
        "文本框里的字",
        "任务 单位",
        "低保 救助处",
    ]
    assert [(n.kind, n.before, n.after) for n in source.notes] == [
        ("tracked_changes", "2", "1"),
        ("text_boxes", "1", ""),
    ]


def headed_docx(lines: list[tuple[str, str]]) -> bytes:
    """Paragraphs in the styles of a word processor: ``(style, text)``."""
    import docx

    document = docx.Document()
    for style, text in lines:
        document.add_paragraph(text, style=style or None)
    return docx_bytes(document)


HEADED = [
    ("Title", "某市重点任务"),
    ("Heading 1", "社会救助"),
    ("Heading 2", "完善低保制度"),
    ("", "健全低保标准动态调整机制。"),
    ("Heading 2", "做好临时救助"),
    ("", "落实急难救助。"),
    ("Heading 1", "养老服务"),
    ("Heading 2", "发展居家养老"),
    ("", "建设服务中心。"),
]
HEADED_SHAPE = [
    ("社会救助", "", "完善低保制度健全低保标准动态调整机制。", ["健全低保标准动态调整机制。"]),
    ("社会救助", "", "做好临时救助落实急难救助。", ["落实急难救助。"]),
    ("养老服务", "", "发展居家养老建设服务中心。", ["建设服务中心。"]),
]


def test_headings_of_word_are_known_by_their_style(tmp_path: Path) -> None:
    document = segment(read_source(saved(tmp_path, "plan.docx", headed_docx(HEADED))))
    assert document.head.title == "某市重点任务"
    assert shape(document) == HEADED_SHAPE
    assert [a.heading for a in document.articles] == [
        "完善低保制度",
        "做好临时救助",
        "发展居家养老",
    ]


def test_outline_level_and_named_styles_make_headings(tmp_path: Path) -> None:
    """A Chinese name of a style, a style based on another, a level of the paragraph itself."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml

    level = '<w:outlineLvl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="1"/>'
    document = docx.Document()
    document.styles.add_style("标题 1", WD_STYLE_TYPE.PARAGRAPH)
    based = document.styles.add_style("小标题", WD_STYLE_TYPE.PARAGRAPH)
    based.base_style = document.styles["Heading 2"]
    document.add_paragraph("某市重点任务", style="Title")
    document.add_paragraph("社会救助", style="标题 1")
    document.add_paragraph("完善低保制度", style="小标题")
    document.add_paragraph("健全低保标准动态调整机制。")
    paragraph = document.add_paragraph("做好临时救助")
    paragraph._p.get_or_add_pPr().append(parse_xml(level))
    document.add_paragraph("落实急难救助。")
    found = segment(read_source(saved(tmp_path, "plan.docx", docx_bytes(document))))
    assert shape(found) == HEADED_SHAPE[:2]


def test_headings_of_a_page_are_known_by_their_element(tmp_path: Path) -> None:
    tags = {"Title": "h1", "Heading 1": "h2", "Heading 2": "h3", "": "p"}
    lines = "".join(f"<{tags[style]}>{text}</{tags[style]}>" for style, text in HEADED)
    page = f"<html><body><div>{lines}</div></body></html>"
    document = segment(read_source(saved(tmp_path, "page.html", page.encode())))
    assert document.head.title == "某市重点任务"
    assert shape(document) == HEADED_SHAPE


def test_entities_in_a_docx_are_not_resolved(tmp_path: Path) -> None:
    secret = saved(tmp_path, "secret.txt", "机密内容".encode())
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    for declared, used in ((f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "x"), (bomb, "e11")):
        members = dict(unzipped(as_docx(PLAN)))
        xml = members["word/document.xml"].decode()
        head, rest = xml.split("?>", 1)
        rest = rest.replace("社会救助", f"社会救助&{used};", 1)
        xml = f'{head}?><!DOCTYPE w [<!ENTITY e0 "炸">{declared}]>{rest}'
        members["word/document.xml"] = xml.encode()
        path = saved(tmp_path, "plan.docx", as_zip(members))
        with contextlib.suppress(MzdiffError):
            assert "机密" not in read_source(path).text


@needs_font
def test_header_and_page_numbers_of_a_pdf_are_removed_pieces(tmp_path: Path) -> None:
    text = (CORPUS / "xianning-2021.txt").read_text("utf-8")
    source = read_source(saved(tmp_path, "plan.pdf", as_pdf(text, header="咸宁市民政局文件")))
    assert shape(segment(source)) == shape(segment(read_text(text)))
    pieces = [(piece.kind, piece.text) for piece in source.removed]
    assert pieces.count(("chrome_running", "咸宁市民政局文件")) >= 3
    assert ("chrome_page", "- 2 -") in pieces


@needs_font
def test_pdf_without_indents_is_joined_by_the_width_of_its_lines(tmp_path: Path) -> None:
    long = "健全低保标准动态调整机制并做好低保对象的审核确认和动态管理工作,推动形成救助格局。"
    text = PLAN + "".join(f"({n})做好第{n}项。{long * 2}\n" for n in "三四五六七八九十")
    source = read_source(saved(tmp_path, "plan.pdf", as_pdf(text, indent="")))
    assert body(source) == text.splitlines()


@needs_font
def test_pdf_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    from fpdf import FPDF

    scan, locked = FPDF(), FPDF()
    for pages in (scan, locked):
        pages.add_page()
    scan.rect(10, 10, 50, 50)
    locked.set_encryption(owner_password="a", user_password="b")
    for name, data, says in (
        ("scan.pdf", bytes(scan.output()), "扫描件"),
        ("locked.pdf", bytes(locked.output()), "密码"),
        ("broken.pdf", b"%PDF-1.7\n" + bytes(range(256)), "损坏"),
        ("cut.pdf", as_pdf(PLAN)[:2000], "损坏"),
    ):
        with pytest.raises(MzdiffError, match=says) as error:
            read_source(saved(tmp_path, name, data))
        assert name in str(error.value)


def unzipped(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
