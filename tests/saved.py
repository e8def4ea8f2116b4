"""A text saved as other programs save it: web page, .docx, .pdf. For tests of the readers."""

from __future__ import annotations

import html
import io
import zipfile
from pathlib import Path

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def as_html(text: str) -> bytes:
    """A page of a portal: menus before, the text in paragraphs, related news and a footer after."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    return f"""<!DOCTYPE html><html><head><title>某网站</title><script>var a = "脚本里的字";</script></head>
<body><div class="top"><a href="/">首页</a> <a href="/">政务公开</a></div>
<div class="nav"><ul><li><a href="/">机构概况</a></li><li><a href="/">新闻中心</a></li></ul></div>
<div class="main"><div class="text">{body}</div></div>
<div class="list"><ul><li><a href="/">相关新闻一</a></li></ul></div>
<div style="display: none">看不见的字</div></body></html>""".encode()


def as_docx(text: str) -> bytes:
    """A paragraph a line, as a word processor saves it."""
    import docx

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph("".join(c for c in line if c.isprintable() or c == "\t"))
    return docx_bytes(document)


def docx_bytes(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(text: str, header: str = "", indent: str = "　　") -> bytes:
    """Pages of a usual layout: indented paragraphs, a running header, a page number below."""
    from fpdf import FPDF

    class Pages(FPDF):
        def header(self) -> None:
            if header:
                self.cell(0, 8, header, new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-15)
            self.cell(0, 8, f"- {self.page_no()} -", align="C")

    pages = Pages()
    pages.add_font("cjk", fname=FONT)
    pages.set_font("cjk", size=14)
    pages.add_page()
    for line in text.splitlines():
        words = line.strip()
        if words:
            pages.multi_cell(
                0, 8, indent + words, align="L", wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT"
            )
    return bytes(pages.output())


def as_zip(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()
