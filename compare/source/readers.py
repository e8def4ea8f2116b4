"""Bytes to text: which reader takes them is decided by what they are, not by their name alone."""

from __future__ import annotations

from compare.errors import MzdiffError
from compare.source.decode import decode
from compare.source.extract import Extract
from compare.source.front_matter import front_matter
from compare.source.kinds import binary_format, text_format
from compare.source.markdown import extract_markdown
from compare.source.office import can_convert, converted_to_docx

INSTALL = "pip install --upgrade mzdiff"
REFUSED = {
    "encrypted": "有密码保护 (encrypted); 请先去掉密码",
    "ofd": "是 OFD 版式文件 (an OFD file); 请用阅读器另存为 PDF 或文本再试",
    "slides": "是演示文稿 (slides); 请把正文另存为 .docx 或文本",
    "zip": "是压缩包 (an archive inside another, or without documents); 请先解压",
}
OLD_OFFICE = ("doc", "rtf", "odt")


def extract(data: bytes, name: str) -> Extract:
    """Return the text of a file's bytes; its name decides only between kinds of text.

    Raises ``ValueError`` with the reason and the remedy for what cannot be read.
    """
    try:
        return _extract(data, name)
    except (ValueError, MzdiffError):
        raise
    except ImportError as error:
        raise ValueError(f"缺少 {error.name} (not installed); 请运行 {INSTALL}") from error
    except Exception as error:
        # The libraries for office formats fail on damaged files in ways they do not document.
        reason = type(error).__name__
        raise ValueError(f"文件已损坏, 无法读取 (damaged file: {reason}); 请另存为文本") from error


def _extract(data: bytes, name: str) -> Extract:
    form = binary_format(data)
    if form in REFUSED:
        raise ValueError(REFUSED[form])
    if form == "pdf":
        from compare.source.pdf import extract_pdf

        return extract_pdf(data)
    if form == "odt" and not can_convert():
        from compare.source.odt import extract_odt

        return extract_odt(data)
    if form in OLD_OFFICE:
        data, form = converted_to_docx(data, form), "docx"
    if form == "docx":
        from compare.source.docx import extract_docx

        return extract_docx(data)
    if form == "xlsx":
        from compare.source.xlsx import extract_xlsx

        return extract_xlsx(data)
    if form == "epub":
        from compare.source.epub import extract_epub

        return extract_epub(data)
    return extract_text(data, name)


def extract_text(data: bytes, name: str) -> Extract:
    """Return the text of bytes that are text: a page, Markdown or plain."""
    text, encoding, notes = decode(data)
    form = text_format(text, name)
    if form == "html":
        from compare.source.html import extract_html

        return extract_html(text, encoding, notes)
    if form == "markdown":
        return extract_markdown(text, encoding, notes)
    above = front_matter(text)
    return Extract(text, encoding, removed=(above,) if above else (), notes=notes)
