"""The look of a written report: A4, the typefaces of official documents, page numbers.

Faces, sizes and upright margins follow GB/T 9704-2012, the standard for documents of government
organs: the title in 小标宋 二号 (22 points), headings in 黑体 and 楷体 三号 (16), the body
in 仿宋, the page number between dashes at the foot. The body is 四号 (14) where the standard has
三号, and tables are in 宋体 五号 (10.5), to save pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

LATIN = "Times New Roman"
BLACK = RGBColor(0, 0, 0)
# Style, Chinese face, points, bold, space before and after in points, space between lines.
FACES = (
    ("Normal", "仿宋", 14, False, 0, 4, 1.3),
    ("Title", "方正小标宋简体", 22, False, 0, 12, 1.3),
    ("Heading 1", "黑体", 16, False, 18, 6, 1.3),
    ("Heading 2", "楷体", 16, True, 12, 6, 1.3),
    ("Heading 3", "仿宋", 14, True, 8, 4, 1.3),
    ("Quotation", "仿宋", 11, False, 0, 2, 1.15),
    ("Cell", "宋体", 10.5, False, 0, 2, 1.1),
)
OWN = ("Quotation", "Cell")


def set_faces(file: WordFile) -> None:
    """Give the styles their faces and sizes; make those that are ours."""
    for name in OWN:
        file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, face, points, bold, before, after, lines in FACES:
        style: Any = file.styles[name]
        style.font.name, style.font.size = LATIN, Pt(points)
        style.font.bold, style.font.color.rgb = bold, BLACK
        _set_face(style, face)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = lines
    file.styles["Quotation"].paragraph_format.left_indent = Mm(8)
    title: Any = file.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.element.pPr.remove(title.element.pPr.find(qn("w:pBdr")))
    _set_language(file)


def _set_face(style: ParagraphStyle, face: str) -> None:
    """Name the Chinese face; a theme's face, where there is one, would win over it."""
    fonts: Any = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face)


def _set_language(file: WordFile) -> None:
    """Say that the text is Chinese, so that lines break and are checked as Chinese."""
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def set_paper(section: Section, *, landscape: bool) -> None:
    """Make the pages A4 with the standard's margins, upright or lying."""
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin = (Mm(25), Mm(22)) if landscape else (Mm(37), Mm(35))
    section.left_margin, section.right_margin = (Mm(22), Mm(22)) if landscape else (Mm(28), Mm(26))


def number_pages(section: Section) -> None:
    """Put the page number in the middle of the foot."""
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    _add_field(foot, "PAGE")
    foot.add_run(" —")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def repeat_on_each_page(row: Any) -> None:  # noqa: ANN401 (docx gives its rows no public type)
    """Repeat a table's first row at the top of each page that the table reaches."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
