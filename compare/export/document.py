"""A Word report for a department: the documents, the findings, and the texts side by side."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

from compare.addresses import article_of, document_of
from compare.export.cautions import cautions
from compare.export.columns import add_columns, place_of
from compare.export.glance import at_a_glance
from compare.export.paragraphs import (
    add_heading,
    add_row,
    add_table,
    number_bookmarks,
    styled,
    write,
    write_link,
)
from compare.export.rows import Cell, FindingRow, document_rows, finding_rows, label
from compare.export.steady import BEGINNING, steady
from compare.export.units import unit_name
from compare.language import Language, say
from compare.model import Comparison, Event, Quote
from compare.report.findings import is_telling, numbered
from compare.report.kind import kind_of
from compare.report.naming import Names, names_of
from compare.report.wording import date

if TYPE_CHECKING:
    from docx.document import Document as WordFile

CARD = (
    "title",
    "issuer",
    "region",
    "year",
    "date",
    "number",
    "article_count",
    "measure_count",
    "character_count",
)


def to_docx(comparison: Comparison, language: Language) -> bytes:
    """Return the Word file: findings on upright pages, the two columns on lying ones."""
    import docx

    from compare.export.paper import number_pages, set_faces, set_paper

    names, file = names_of(comparison, language), docx.Document()
    set_faces(file)
    set_paper(file.sections[0], landscape=False)
    number_pages(file.sections[0])
    title = label(f"heading_{kind_of(comparison)}", language)
    _set_properties(file, title)
    write(file.add_paragraph(style="Title"), title)
    _add_documents(file, names)
    _add_findings(file, names)
    set_paper(file.add_section(), landscape=True)
    _add_comparison(file, names)
    _add_settings(file, names)
    number_bookmarks(file)
    data = io.BytesIO()
    file.save(data)
    return steady(data.getvalue())


def _set_properties(file: WordFile, title: str) -> None:
    properties = file.core_properties
    properties.title, properties.author, properties.comments = title, "mzdiff", ""
    properties.created = properties.modified = BEGINNING


def _add_documents(file: WordFile, names: Names) -> None:
    """Add a table of what each text says of itself, a column a document, and the cautions."""
    add_heading(file, label("chapter_documents", names.language), 1)
    cards = document_rows(names)
    table = add_table(file, ["", *(card.tag for card in cards)])
    for column in CARD:
        values: list[Cell] = [getattr(card, column) for card in cards]
        if column == "date":
            values = [date(card.date, names.language) for card in cards]
        if not any(values):
            continue
        cells = add_row(table)
        for cell, value in zip(cells, [label(column, names.language), *values], strict=True):
            write(cell.paragraphs[0], "" if value is None else str(value))
    for sentence in cautions(names):
        write(file.add_paragraph(), say("table", "caution", names.language, sentence=sentence))


def _add_findings(file: WordFile, names: Names) -> None:
    """Add the findings of each pair, the foremost first, with quotes and what they rest on."""
    add_heading(file, label("chapter_findings", names.language), 1)
    found = zip(finding_rows(names), numbered(names), strict=True)
    for tags, members in groupby(found, key=lambda pair: (pair[0].left, pair[0].right)):
        pairs = list(members)
        add_heading(file, _pair_title(names, *tags), 2)
        _add_overview(file, [row for row, _ in pairs], names.language)
        for row, (pair, event) in pairs:
            _add_finding(file, row, event, names, pair)


def _add_overview(file: WordFile, rows: list[FindingRow], language: Language) -> None:
    """Add a line for each kind: how many findings, and on what."""
    for kind, count, matters in at_a_glance(rows, language):
        paragraph = file.add_paragraph()
        title = say("table", "findings_of_kind", language, kind=kind, count=count)
        write(paragraph, title, bold=True)
        write(paragraph, say("table", "matters_after_kind", language, matters=matters))


def _add_finding(file: WordFile, row: FindingRow, event: Event, names: Names, pair: int) -> None:
    paragraph = file.add_paragraph()
    write(paragraph, f"{row.order}. {row.kind} {row.matter}", bold=True)
    if is_telling(event):
        write(paragraph, f"  {row.explanation}")
    paragraph.paragraph_format.keep_with_next = True
    for quote in event.evidence:
        aside = styled(file.add_paragraph(), "Quotation")
        aside.paragraph_format.keep_with_next = True
        write_link(aside, _quotation(names, quote), place_of(names, pair, article_of(quote.unit)))
    said = {"basis": row.basis, "confidence": f"{row.confidence:.2f}"}
    _add_aside(file, say("table", "rests_on", names.language, **said))


def _quotation(names: Names, quote: Quote) -> str:
    """Return quoted words with document, year and article."""
    said = {
        "document": names.tags[document_of(quote.unit)],
        "article": unit_name(names, article_of(quote.unit)),
        "quote": quote.text,
    }
    return say("table", "quoted", names.language, **said)


def _add_aside(file: WordFile, text: str) -> None:
    write(styled(file.add_paragraph(), "Quotation"), text)


def _add_comparison(file: WordFile, names: Names) -> None:
    """Add the two-column comparison of each pair."""
    add_heading(file, label("chapter_comparison", names.language), 1)
    write(file.add_paragraph(), label("legend", names.language))
    for pair, documents in enumerate(names.comparison.pairs, 1):
        add_heading(file, _pair_title(names, *(names.tags[name] for name in documents)), 2)
        add_columns(file, names, pair)


def _add_settings(file: WordFile, names: Names) -> None:
    settings = names.comparison.settings
    _add_aside(
        file,
        say(
            "table",
            "made_by",
            names.language,
            version=settings.version,
            encoder=settings.encoder,
            lexicon=settings.lexicon,
        ),
    )


def _pair_title(names: Names, left: str, right: str) -> str:
    return say("table", "pair", names.language, left=left, right=right)
