"""Words, tables and links of a Word file; whatever is written stands there as it is."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Literal

from compare.visible import visible

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

Mark = Literal["", "left", "right", "shared", "aside"]


def add_heading(file: WordFile, text: str, level: int) -> None:
    """Add a heading of a level."""
    file.add_heading(visible(text), level)


def write(paragraph: Paragraph, text: str, *, bold: bool = False, mark: Mark = "") -> Run:
    """Write text; a mark is seen without its colour too."""
    from docx.enum.text import WD_UNDERLINE
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(visible(text))
    run.bold = bold or mark == "right" or None
    match mark:
        case "left":
            run.font.strike, run.font.color.rgb = True, RGBColor(0xA3, 0x1D, 0x1D)
        case "right":
            run.font.underline, run.font.color.rgb = True, RGBColor(0x14, 0x4F, 0x8C)
        case "shared":
            run.font.underline = WD_UNDERLINE.DOTTED
        case "aside":
            run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x55, 0x55, 0x55)
    return run


def write_link(paragraph: Paragraph, text: str, place: str, *, mark: Mark = "") -> None:
    """Write text that leads to a bookmark of the same file."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), place)
    link.append(write(paragraph, text, mark=mark)._r)
    paragraph._p.append(link)


def add_bookmark(paragraph: Paragraph, name: str) -> None:
    """Put a bookmark where the paragraph ends by now; ``number_bookmarks`` completes it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        paragraph._p.append(OxmlElement(tag))
    paragraph._p[-2].set(qn("w:name"), name)


def number_bookmarks(file: WordFile) -> None:
    """Give every bookmark the number that a Word file needs."""
    from docx.oxml.ns import qn

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        for number, mark in zip(count(1), file.element.iter(qn(tag)), strict=False):
            mark.set(qn("w:id"), str(number))


def add_table(file: WordFile, heads: list[str]) -> Table:
    """Add a table whose first row comes again on each page."""
    from compare.export.paper import repeat_on_each_page

    table: Table = file.add_table(rows=1, cols=len(heads), style="Table Grid")
    repeat_on_each_page(table.rows[0])
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        write(styled(cell.paragraphs[0], "Cell"), head, bold=True)
    return table


def set_widths(table: Table, widths: tuple[int, ...]) -> None:
    """Make the columns of a table as wide as this, in millimetres."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def add_row(table: Table) -> tuple[_Cell, ...]:
    """Add a row of empty cells."""
    cells: tuple[_Cell, ...] = table.add_row().cells
    for cell in cells:
        styled(cell.paragraphs[0], "Cell")
    return cells


def add_paragraph(cell: _Cell) -> Paragraph:
    """Add a paragraph to a cell."""
    return styled(cell.add_paragraph(), "Cell")


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style by its id; the public way looks through all styles each time."""
    paragraph._p.style = style
    return paragraph
