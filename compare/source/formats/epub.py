"""An electronic book (.epub): its pages in reading order, each read as a web page is."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from docx.oxml import parse_xml

from compare.errors import RefusedError
from compare.source.extract import Extract, TextLine, from_lines, lines_of
from compare.source.formats.docx_styles import Element
from compare.source.formats.html import extract_html
from compare.source.intake.archive import open_archive, read_member
from compare.source.intake.decode import decode

CONTAINER = "META-INF/container.xml"
DAMAGED = "电子书已损坏 (damaged book); 请另存为文本"
PAGES = ("application/xhtml+xml", "text/html")


def extract_epub(data: bytes) -> Extract:
    """Return the text of a book's pages, one below the other.

    Raises ``RefusedError`` for a damaged book or one over a limit of ``archive``.
    """
    archive = open_archive(data)
    members = {member.filename: member for member in archive.infolist()}
    lines = (line for name in _spine(archive, members) for line in _page(archive, members[name]))
    return from_lines(lines, "utf-8", "epub")


def _page(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[TextLine]:
    page, encoding, _ = decode(read_member(archive, member))
    yield from lines_of(extract_html(page, encoding))


def _spine(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> list[str]:
    """Return the names of the pages in the order in which the book is read."""
    package = _first(archive, members, CONTAINER, "rootfile").get("full-path") or ""
    root = _parsed(archive, members, package)
    base = posixpath.dirname(package)
    items = {
        item.get("id"): posixpath.normpath(posixpath.join(base, unquote(item.get("href") or "")))
        for item in root.iter("{*}item")
        if item.get("media-type") in PAGES
    }
    order = [items.get(reference.get("idref")) for reference in root.iter("{*}itemref")]
    return list(dict.fromkeys(name for name in order if name in members))


def _first(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str, tag: str
) -> Element:
    found = next(_parsed(archive, members, name).iter(f"{{*}}{tag}"), None)
    if found is None:
        raise RefusedError(DAMAGED)
    return found


def _parsed(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str) -> Element:
    """Return a part of the book parsed, with no entity resolved."""
    if name not in members:
        raise RefusedError(DAMAGED)
    return parse_xml(read_member(archive, members[name]))
