"""The plans as LibreOffice saves them, laid out as an office lays them out. For tests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.conftest import CORPUS, PLANS
from tests.saved import docx_bytes

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHINESE_FONT = "Noto Serif CJK SC"
ENDINGS = ("docx", "odt", "doc", "rtf", "html", "txt", "pdf")
OLD = ("odt", "doc", "rtf")
SECONDS = 300


def save_in_every_format(folder: Path) -> dict[tuple[str, str], Path]:
    """Return the files by plan and format; ``columns.pdf`` has two columns, ``flush.pdf`` no indents.

    Of the old formats a second copy, ``odt.docx`` …, is the file as LibreOffice opens it.
    """
    files: dict[tuple[str, str], Path] = {}
    for layout, options in LAYOUTS.items():
        for plan in PLANS:
            path = folder / layout / f"{plan}.docx"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(laid_out((CORPUS / f"{plan}.txt").read_text("utf-8"), **options))
            files[plan, f"{layout}.docx" if layout else "docx"] = path
        for ending in ENDINGS[1:] if not layout else ("pdf",):
            form = f"{layout}.{ending}" if layout else ending
            convert([files[plan, f"{layout}.docx".lstrip(".")] for plan in PLANS], ending)
            files |= {(plan, form): folder / layout / f"{plan}.{ending}" for plan in PLANS}
    for ending in OLD:
        again = folder / f"from-{ending}"
        convert([files[plan, ending] for plan in PLANS], "docx", again)
        files |= {(plan, f"{ending}.docx"): again / f"{plan}.docx" for plan in PLANS}
    return files


def convert(paths: list[Path], ending: str, folder: Path | None = None) -> None:
    """Save files in another format, beside themselves or in a folder."""
    folder = folder or paths[0].parent
    assert OFFICE
    profile = f"-env:UserInstallation={(paths[0].parent / 'profile').as_uri()}"
    form = "txt:Text (encoded):UTF8" if ending == "txt" else ending
    command = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=SECONDS)


def laid_out(text: str, indent: bool = True, columns: int = 1, header: str = "") -> bytes:
    """Paragraphs in a Chinese font, first lines set in by two characters, pages numbered."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    size = Pt(14 if columns == 1 else 10.5)
    for line in text.splitlines():
        paragraph = document.add_paragraph("".join(c for c in line if c.isprintable()).strip())
        paragraph.paragraph_format.first_line_indent = 2 * size if indent else 0
        for run in paragraph.runs:
            run.font.size = size
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), CHINESE_FONT)
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), " PAGE ")
    section.footer.paragraphs[0].add_run("- ")
    section.footer.paragraphs[0]._p.append(page)
    section.footer.paragraphs[0].add_run(" -")
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(columns))
    return docx_bytes(document)


LAYOUTS: dict[str, dict[str, object]] = {
    "": {},
    "flush": {"indent": False},
    "columns": {"columns": 2, "header": "某某市民政局文件汇编"},
}
