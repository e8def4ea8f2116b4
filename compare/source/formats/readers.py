"""Bytes to text: which reader takes them is decided by what they are, not by their name alone.

UTF-8 text is read at once. Whatever needs a library to be read is read apart, in a process that
may hang or crash (``apart``); what comes back of it is plain text with its notes.
"""

from __future__ import annotations

from collections.abc import Callable

from compare.errors import RefusedError
from compare.source.extract import Extract, check_length, packed, unpacked
from compare.source.formats.front_matter import front_matter
from compare.source.formats.markdown import extract_markdown
from compare.source.formats.office import can_convert, converted_to_docx
from compare.source.intake.apart import apart
from compare.source.intake.decode import decode
from compare.source.intake.kinds import binary_format, text_format

REFUSED = {
    "encrypted": "有密码保护 (encrypted); 请先去掉密码",
    "ofd": "是 OFD 版式文件 (an OFD file); 请用阅读器另存为 PDF 或文本再试",
    "slides": "是演示文稿 (slides); 请把正文另存为 .docx 或文本",
    "zip": "是压缩包 (an archive inside another, or without documents); 请先解压",
}
OLD_OFFICE = ("doc", "rtf", "odt")


def extract(data: bytes, name: str) -> Extract:
    """Return the text of a file's bytes; its name decides only between kinds of text.

    Raises ``RefusedError`` with the reason and the remedy for what cannot be read.
    """
    form = binary_format(data)
    if form in REFUSED:
        raise RefusedError(REFUSED[form])
    if form in OLD_OFFICE and (form != "odt" or can_convert()):
        data, form = converted_to_docx(data, form), "docx"
    if form is None and _is_plain(data, name):
        return check_length(extract_text(data, name))
    reader = _reader(form, name)
    return unpacked(apart(lambda: packed(check_length(reader(data)))))


def _reader(form: str | None, name: str) -> Callable[[bytes], Extract]:
    """Return what reads a format; its library is imported here, once for all files of a run."""
    if form == "pdf":
        from compare.source.formats.pdf.reader import extract_pdf

        return extract_pdf
    if form == "odt":
        from compare.source.formats.odt import extract_odt

        return extract_odt
    if form == "docx":
        from compare.source.formats.docx import extract_docx

        return extract_docx
    if form == "xlsx":
        from compare.source.formats.xlsx import extract_xlsx

        return extract_xlsx
    if form == "epub":
        from compare.source.formats.epub import extract_epub

        return extract_epub
    return lambda data: extract_text(data, name)


def _is_plain(data: bytes, name: str) -> bool:
    """Tell whether bytes are UTF-8 text and no page, which take no library to be read."""
    try:
        return text_format(data.decode("utf-8"), name) != "html"
    except UnicodeDecodeError:
        return False


def extract_text(data: bytes, name: str) -> Extract:
    """Return the text of bytes that are text: a page, Markdown or plain."""
    text, encoding, notes = decode(data)
    form = text_format(text, name)
    if form == "html":
        from compare.source.formats.html import extract_html

        return extract_html(text, encoding, notes)
    if form == "markdown":
        return extract_markdown(text, encoding, notes)
    above = front_matter(text)
    return Extract(text, encoding, removed=(above,) if above else (), notes=notes)
