"""A Word report for a department: the documents, what changed, and on demand the whole texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from compare.addresses import article_of, document_of
from compare.export.columns import add_columns, place_of
from compare.export.documents import document_rows
from compare.export.labels import Cell, label
from compare.export.paragraphs import (
    add_heading,
    add_row,
    add_table,
    number_bookmarks,
    styled,
    write,
    write_link,
)
from compare.export.steady import BEGINNING, steady_archives
from compare.export.told import add_changes, add_goals, add_headlines
from compare.export.units import unit_name
from compare.language import Language, say
from compare.model import Comparison, Event, Quote
from compare.telling.cautions import cautions
from compare.telling.rows.changes import Row
from compare.telling.rows.lines import pair_title
from compare.telling.rows.order import is_telling
from compare.telling.rows.table import change_rows
from compare.telling.words.kind import kind_of
from compare.telling.words.naming import Names, names_of, theme_title
from compare.telling.words.wording import basis_words, date, event_sentence

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


def to_docx(comparison: Comparison, language: Language, *, whole: bool = False) -> bytes:
    """Return the Word file: what changed, on upright pages.

    The ``whole`` file has the quotes of every finding too and, on lying pages, all texts.
    """
    import docx
    from docx.opc import phys_pkg

    from compare.export.paper import number_pages, set_faces, set_paper

    names, file = names_of(comparison, language), docx.Document()
    set_faces(file)
    set_paper(file.sections[0], landscape=False)
    number_pages(file.sections[0])
    title = label(f"heading_{kind_of(comparison)}", language)
    _set_properties(file, title)
    write(file.add_paragraph(style="Title"), title)
    _add_documents(file, names)
    rows = change_rows(names)
    add_headlines(file, names, rows)
    add_changes(file, names, rows)
    add_goals(file, names)
    if whole:
        _add_findings(file, names, rows)
        set_paper(file.add_section(), landscape=True)
        _add_comparison(file, names)
    _add_settings(file, names)
    number_bookmarks(file)
    data = io.BytesIO()
    with steady_archives(phys_pkg):
        file.save(data)
    return data.getvalue()


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


def _add_findings(file: WordFile, names: Names, rows: Sequence[Row]) -> None:
    """Add the quotes of every finding, in the order of the table, and what it rests on."""
    add_heading(file, label("chapter_findings", names.language), 1)
    for pair, members in groupby(rows, key=lambda row: row.pair):
        add_heading(file, pair_title(names, pair), 2)
        for row in members:
            for one in row.told:
                if one.event:
                    _add_finding(file, replace(one, number=row.number), one.event, names)


def _add_finding(file: WordFile, row: Row, event: Event, names: Names) -> None:
    paragraph = file.add_paragraph()
    title = f"{row.number}. {row.label} {theme_title(names, row.matter)}"
    write(paragraph, title, bold=True)
    if is_telling(event):
        write(paragraph, f"  {event_sentence(event, names.language, names.english)}")
    paragraph.paragraph_format.keep_with_next = True
    for quote in event.evidence:
        aside = styled(file.add_paragraph(), "Quotation")
        aside.paragraph_format.keep_with_next = True
        place = place_of(names, row.pair, article_of(quote.unit))
        write_link(aside, _quotation(names, quote), place)
    said = {
        "basis": basis_words(event.basis, names.language),
        "confidence": f"{event.confidence:.2f}",
    }
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
    for pair in range(1, len(names.comparison.pairs) + 1):
        add_heading(file, pair_title(names, pair), 2)
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
