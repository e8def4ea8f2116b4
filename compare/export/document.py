"""A Word report for a department: the documents, the findings, and the texts side by side."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

from compare.export.rows import Cell, FindingRow, document_rows, finding_rows, label
from compare.export.sides import SideRow, SideText, side_rows
from compare.export.steady import BEGINNING, steady
from compare.export.visible import visible
from compare.language import Language, say
from compare.model import Comparison
from compare.report.naming import Names, names_of
from compare.report.wording import note_sentence

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

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
    _set_properties(file, label("heading", language))
    _write(file.add_paragraph(style="Title"), label("heading", language))
    _add_documents(file, names)
    _add_findings(file, names)
    set_paper(file.add_section(), landscape=True)
    _add_comparison(file, names)
    _add_settings(file, names)
    data = io.BytesIO()
    file.save(data)
    return steady(data.getvalue())


def _set_properties(file: WordFile, title: str) -> None:
    properties = file.core_properties
    properties.title, properties.author, properties.comments = title, "mzdiff", ""
    properties.created = properties.modified = BEGINNING


def _add_documents(file: WordFile, names: Names) -> None:
    """Add a table of what each text says of itself, a column a document, and the cautions."""
    _add_heading(file, label("documents", names.language), 1)
    cards = document_rows(names)
    table = _add_table(file, ["", *(card.tag for card in cards)])
    for column in CARD:
        values: list[Cell] = [getattr(card, column) for card in cards]
        if not any(values):
            continue
        cells = _add_row(table)
        for cell, value in zip(cells, [label(column, names.language), *values], strict=True):
            _write(cell.paragraphs[0], "" if value is None else str(value))
    for note in names.comparison.notes:
        sentence = note_sentence(note, names.language)
        _write(file.add_paragraph(), say("table", "caution", names.language, sentence=sentence))


def _add_findings(file: WordFile, names: Names) -> None:
    """Add the findings by pair and kind, each with its quotes and what it rests on."""
    _add_heading(file, label("findings", names.language), 1)
    for pair, found in groupby(finding_rows(names), key=lambda row: (row.left, row.right)):
        _add_heading(file, _pair_title(names, *pair), 2)
        for kind, members in groupby(found, key=lambda row: row.kind):
            rows = list(members)
            title = say("table", "findings_of_kind", names.language, kind=kind, count=len(rows))
            _add_heading(file, title, 3)
            for row in rows:
                _add_finding(file, row, names.language)


def _add_finding(file: WordFile, row: FindingRow, language: Language) -> None:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    _write(paragraph, f"{row.order}. {row.theme}", bold=True)
    _write(paragraph, f"  {row.explanation}")
    for document, quotes in ((row.left, row.left_quotes), (row.right, row.right_quotes)):
        for quote in filter(None, quotes.split("\n")):
            _add_aside(file, say("table", "quoted", language, document=document, quote=quote))
    confidence = f"{row.confidence:.2f}"
    _add_aside(file, say("table", "rests_on", language, basis=row.basis, confidence=confidence))


def _add_aside(file: WordFile, text: str) -> None:
    _write(_styled(file.add_paragraph(), "Quotation"), text)


def _add_comparison(file: WordFile, names: Names) -> None:
    """Add the two-column comparison of each pair, a table for each section."""
    _add_heading(file, label("comparison", names.language), 1)
    _write(file.add_paragraph(), label("legend", names.language))
    for pair in names.comparison.pairs:
        tags = [names.tags[name] for name in pair]
        _add_heading(file, _pair_title(names, *tags), 2)
        rest = say("table", "rest_of", names.language, document=tags[1])
        for title, rows in groupby(
            side_rows(names, pair), key=lambda r: r.section if r.left else f"{rest} · {r.section}"
        ):
            _add_heading(file, title, 3)
            table = _add_table(file, [label("change", names.language), *tags])
            for row in rows:
                _add_side_row(table, row, names.language)
            _set_widths(table)


def _add_side_row(table: Table, row: SideRow, language: Language) -> None:
    kinds, left, right = _add_row(table)
    rewritten = any(text.rewritten for text in (*row.left, *row.right))
    notes = (*row.kinds, label("rewritten", language)) if rewritten else row.kinds
    _write(kinds.paragraphs[0], "\n".join(notes))
    for side, cell, texts in (("left", left, row.left), ("right", right, row.right)):
        if texts:
            _write_side(cell, side, texts)
        else:
            _write(cell.paragraphs[0], _absence(row, language))


def _absence(row: SideRow, language: Language) -> str:
    if not row.related:
        return label("no_counterpart", language)
    articles = ("、" if language == "zh" else ", ").join(row.related)
    return say("table", "partly_related", language, articles=articles)


def _write_side(cell: _Cell, side: str, texts: tuple[SideText, ...]) -> None:
    """Write articles, a paragraph each; of a rewritten one only the shared words are marked."""
    for order, text in enumerate(texts):
        paragraph = _styled(cell.add_paragraph(), "Cell") if order else cell.paragraphs[0]
        _write(paragraph, text.mark + " ", bold=True)
        marks = {"shared": "shared"} if text.rewritten else {"changed": side}
        for run in text.runs:
            _write(paragraph, run.text, mark=marks.get(run.state, ""))


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


def _add_heading(file: WordFile, text: str, level: int) -> None:
    file.add_heading(visible(text), level)


def _add_table(file: WordFile, heads: list[str]) -> Table:
    """Add a table whose first row comes again on each page."""
    from compare.export.paper import repeat_on_each_page

    table: Table = file.add_table(rows=1, cols=len(heads), style="Table Grid")
    repeat_on_each_page(table.rows[0])
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _write(_styled(cell.paragraphs[0], "Cell"), head, bold=True)
    return table


def _add_row(table: Table) -> tuple[_Cell, ...]:
    cells: tuple[_Cell, ...] = table.add_row().cells
    for cell in cells:
        _styled(cell.paragraphs[0], "Cell")
    return cells


def _styled(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style by its id; the public way looks through all styles each time."""
    paragraph._p.style = style
    return paragraph


def _set_widths(table: Table) -> None:
    """Make the column of kinds narrow and the texts equally wide."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, (Mm(21), Mm(116), Mm(116)), strict=True):
        column.width = width


def _write(paragraph: Paragraph, text: str, *, bold: bool = False, mark: str = "") -> None:
    """Write text that stands there as it is; a mark is seen without its colour too."""
    from docx.enum.text import WD_UNDERLINE
    from docx.shared import RGBColor

    run = paragraph.add_run(visible(text))
    run.bold = bold or mark == "right" or None
    if mark == "left":
        run.font.strike, run.font.color.rgb = True, RGBColor(0xA3, 0x1D, 0x1D)
    elif mark == "right":
        run.font.underline, run.font.color.rgb = True, RGBColor(0x14, 0x4F, 0x8C)
    elif mark == "shared":
        run.font.underline = WD_UNDERLINE.DOTTED
