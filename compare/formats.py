"""What a comparison can be written as; a file's ending names its format."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.language import Language
    from compare.model import Comparison


class Format(StrEnum):
    """The formats, each named as its files end."""

    html = "html"
    json = "json"
    xlsx = "xlsx"
    csv = "csv"
    docx = "docx"
    md = "md"
    graphml = "graphml"
    gexf = "gexf"


ENDINGS = {form.value: form for form in Format} | {"htm": Format.html}
"""What the ending of a file's name means, in small letters and without its point."""

TEXTS = (Format.html, Format.json, Format.csv, Format.md, Format.graphml, Format.gexf)
"""The formats that are text: they may go to standard output."""


def format_of(name: str) -> Format | None:
    """Return the format that a file's name ends in, if it is one of ours."""
    return ENDINGS.get(PurePath(name).suffix.lstrip(".").lower())


def rendered(
    comparison: Comparison, form: Format, language: Language, *, whole: bool = False
) -> bytes:
    """Return the bytes of a file of this format; only its own libraries are imported.

    ``whole``: a Word file has the whole texts too; every other format has what it has.
    """
    match form:
        case Format.html:
            from compare.report.render import to_html

            return to_html(comparison, language)
        case Format.json:
            from compare.export.json import to_json

            return to_json(comparison).encode()
        case Format.xlsx:
            from compare.export.spreadsheet import to_xlsx

            return to_xlsx(comparison, language)
        case Format.csv:
            from compare.export.csv import to_csv

            return to_csv(comparison, language)
        case Format.docx:
            from compare.export.document import to_docx

            return to_docx(comparison, language, whole=whole)
        case Format.md:
            from compare.export.markdown import to_markdown

            return to_markdown(comparison, language).encode()
        case Format.graphml:
            from compare.export.graph import to_graphml

            return to_graphml(comparison, language)
        case Format.gexf:
            from compare.export.graph import to_gexf

            return to_gexf(comparison, language)
