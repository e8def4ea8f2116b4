"""Which format a file has: told from its first bytes and its contents, then from its name."""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache

from compare.source.intake.apart import apart
from compare.source.intake.archive import is_encrypted, open_archive, read_member

PDF_WITHIN = 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|div|p|br|table|span|article|meta)\b[^<>]*>",
    re.IGNORECASE,
)
HTML_WITHIN = 5_000
MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
MARKDOWN_ENDINGS = (".md", ".markdown")
INSIDE_ZIP = (
    ("word/document.xml", "docx"),
    ("OFD.xml", "ofd"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "slides"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", "odt"),
    ("encrypted-package", "odt"),
)
# Where an OpenDocument text or an e-book says what of it is encrypted. Of books fonts may be.
SAYS_WHAT_IS_LOCKED = {"odt": "META-INF/manifest.xml", "epub": "META-INF/encryption.xml"}
LOCKED = {
    "odt": re.compile(rb"encryption-data"),
    "epub": re.compile(rb"""URI=["'][^"'<>]*html?["']"""),
}


@lru_cache(maxsize=1)  # a file is asked twice: whether it holds a series, and how it is read
def binary_format(data: bytes) -> str | None:
    """Return ``pdf``, ``doc``, ``docx``, ``zip`` …, or ``None`` for what may be text.

    Raises ``RefusedError`` for an archive that is damaged or over a limit.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # Before all others, since what an archive holds may be a PDF.
        return apart(lambda: _inside_zip(open_archive(data)).encode()).decode()
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "pdf"
    if data.startswith(OLE):
        return "encrypted" if ENCRYPTED_OFFICE in data else "doc"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    return None


def _inside_zip(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    form = next((form for name, form in INSIDE_ZIP if name in names), "zip")
    locked = any(is_encrypted(member) for member in archive.infolist()) or _says_locked(
        archive, form
    )
    return "encrypted" if locked and form != "zip" else form


def _says_locked(archive: zipfile.ZipFile, form: str) -> bool:
    """Tell whether a document says itself that its text is encrypted."""
    name = SAYS_WHAT_IS_LOCKED.get(form)
    if name not in archive.namelist():
        return False
    return bool(LOCKED[form].search(read_member(archive, archive.getinfo(name))))


def text_format(text: str, name: str) -> str:
    """Return ``html``, ``markdown`` or ``text`` for decoded text."""
    ending = name.lower()
    if ending.endswith(MARKDOWN_ENDINGS):
        return "markdown"
    if len(HTML.findall(text[:HTML_WITHIN])) > 2 or ending.endswith((".html", ".htm")):
        return "html"
    return "markdown" if len(MARKDOWN_HEADING.findall(text)) > 1 else "text"
