"""The texts of a pair in two columns of a Word file, word by word, with links between them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.addresses import document_of, unit_of
from compare.export.labels import label
from compare.export.paragraphs import (
    Mark,
    add_bookmark,
    add_heading,
    add_paragraph,
    add_row,
    add_table,
    set_widths,
    write,
    write_link,
)
from compare.export.sides import SideLine, SideRow, SideText, side_rows
from compare.export.units import unit_name
from compare.language import say
from compare.telling.shared import Side
from compare.telling.words.naming import Names, unit_mark
from compare.telling.words.wording import listed

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

WIDTHS = (21, 116, 116)
"""Millimetres of the columns, on a lying page: kinds, and two texts that are equally wide."""
LINKS = "LINKS"
"""Stands in a sentence where links belong."""


def add_columns(file: WordFile, names: Names, pair: int) -> None:
    """Add the two-column comparison of a pair (from 1), a table for each section."""
    documents = names.comparison.pairs[pair - 1]
    tags = [names.tags[name] for name in documents]
    rest = say("table", "rest_of", names.language, document=tags[1])
    for title, rows in groupby(
        side_rows(names, documents),
        key=lambda row: f"{rest} · {row.section}" if row.behind else row.section,
    ):
        add_heading(file, title, 3)
        table = add_table(file, [label("change", names.language), *tags])
        for row in rows:
            _add_side_row(table, row, names, pair)
        set_widths(table, WIDTHS)


def place_of(names: Names, pair: int, address: str) -> str:
    """Return the bookmark of a unit in the columns of a pair (from 1): ``p1_left_a03_2``."""
    left, _ = names.comparison.pairs[pair - 1]
    side = "left" if document_of(address) == left else "right"
    return f"p{pair}_{side}_{unit_of(address).replace('.', '_')}"


def _add_side_row(table: Table, row: SideRow, names: Names, pair: int) -> None:
    kinds, left, right = add_row(table)
    rewritten = any(text.rewritten for text in (*row.left, *row.right))
    notes = (*row.kinds, label("rewritten", names.language)) if rewritten else row.kinds
    write(kinds.paragraphs[0], "\n".join(notes))
    _write_side(left, "left", row.left, names, pair)
    _write_side(right, "right", row.right, names, pair)
    if row.left and row.right:
        _write_related(left, row.left, names, pair)
        _write_related(right, row.right, names, pair)
    else:
        _write_absence(*((right, row.left) if row.left else (left, row.right)), names, pair)


def _write_side(
    cell: _Cell, side: Side, texts: tuple[SideText, ...], names: Names, pair: int
) -> None:
    """Write articles, a paragraph each; of a rewritten one only the shared words are marked."""
    for order, text in enumerate(texts):
        paragraph = add_paragraph(cell) if order else cell.paragraphs[0]
        add_bookmark(paragraph, place_of(names, pair, text.address))
        write(paragraph, text.mark + " ", bold=True)
        marks: dict[str, Mark] = {"shared": "shared"} if text.rewritten else {"changed": side}
        for line in text.lines:
            _write_line(paragraph, line, marks, names, pair)


def _write_line(
    paragraph: Paragraph, line: SideLine, marks: dict[str, Mark], names: Names, pair: int
) -> None:
    """Write a measure with its marks, and behind it which measures it is linked to."""
    if line.partners:
        add_bookmark(paragraph, place_of(names, pair, line.address))
    for run in line.runs:
        write(paragraph, run.text, mark=marks.get(run.state, ""))
    if line.partners:
        linked = [(unit_mark(names, p), place_of(names, pair, p)) for p in line.partners]
        said = label("linked_measures", names.language)
        _write_links(paragraph, said, linked, "aside", gap(names))
    if line.gap:
        write(paragraph, line.gap)


def _write_related(cell: _Cell, texts: tuple[SideText, ...], names: Names, pair: int) -> None:
    """Say below the articles of a cell what shares only a matter with them."""
    related = dict.fromkeys(address for text in texts for address in text.related)
    if related:
        linked = [(unit_name(names, a), place_of(names, pair, a)) for a in related]
        said = label("also_related", names.language)
        _write_links(add_paragraph(cell), said, linked, "aside", gap(names))


def _write_absence(cell: _Cell, lone: tuple[SideText, ...], names: Names, pair: int) -> None:
    """Say in the empty cell beside an article that it has no counterpart, or only related ones."""
    related = [address for text in lone for address in text.related]
    linked = [(unit_name(names, a), place_of(names, pair, a)) for a in related]
    key = "partly_related" if related else "no_counterpart"
    _write_links(cell.paragraphs[0], label(key, names.language), linked, "", gap(names))


def gap(names: Names) -> str:
    """Return what stands between two of a few things."""
    return listed(("", ""), names.language)


def _write_links(
    paragraph: Paragraph, sentence: str, linked: list[tuple[str, str]], mark: Mark, gap: str
) -> None:
    """Write a sentence; where it says ``LINKS`` stand links, each a text and its bookmark."""
    before, _, after = sentence.partition(LINKS)
    write(paragraph, before, mark=mark)
    for order, (text, place) in enumerate(linked):
        if order:
            write(paragraph, gap, mark=mark)
        write_link(paragraph, text, place, mark=mark)
    if after:
        write(paragraph, after, mark=mark)
