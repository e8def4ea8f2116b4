"""What changed, as the chapters of a Word file that stand first: sentences, tables and links."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from compare.export.labels import label
from compare.export.paragraphs import (
    add_bookmark,
    add_heading,
    add_row,
    add_table,
    set_widths,
    write,
    write_link,
)
from compare.language import say
from compare.telling.brief import tally_line
from compare.telling.goals import (
    goal_dates,
    goal_instead,
    goal_remark,
    goal_values,
    goals_named,
    state_label,
)
from compare.telling.rollover import rolled_sentence
from compare.telling.rows.changes import Row
from compare.telling.rows.doubts import with_remark
from compare.telling.rows.lines import heads, line_of, pair_title
from compare.telling.sentences.headlines import Headline, headlines, in_blocks
from compare.telling.sentences.series import series_headlines
from compare.telling.words.labels import table_title
from compare.telling.words.naming import Names
from compare.telling.words.wording import word

if TYPE_CHECKING:
    from docx.document import Document as WordFile

WIDTHS = (11, 34, 22, 39, 39, 25)
GOAL_WIDTHS = (28, 60, 26, 26, 30)
"""Millimetres of the columns, on an upright page."""
INSIDE = 6
"""Millimetres by which sentences that stand together are set in."""


def add_headlines(file: WordFile, names: Names, rows: Sequence[Row]) -> None:
    """Add the sentences on each pair; their parts lead to the rows of the table."""
    add_heading(file, label("chapter_headlines", names.language), 1)
    for headline in series_headlines(names, rows):
        _add_headline(file, names, headline)
    for pair in range(1, len(names.comparison.pairs) + 1):
        add_heading(file, pair_title(names, pair), 2)
        goals = tally_line(names, pair)
        if goals:
            write(file.add_paragraph(), goals)
        for under, together in in_blocks(headlines(names, pair, rows)):
            if under:
                write(file.add_paragraph(), under, bold=True)
            for headline in together:
                _add_headline(file, names, headline, inside=bool(under))


def _add_headline(
    file: WordFile, names: Names, headline: Headline, *, inside: bool = False
) -> None:
    """Add a sentence, ``inside`` a block of them set in from its edge."""
    paragraph = file.add_paragraph()
    if inside:
        from docx.shared import Mm

        paragraph.paragraph_format.left_indent = Mm(INSIDE)
    write(paragraph, headline.topic, bold=True)
    write(paragraph, word("after_lead", names.language))
    for part in headline.parts:
        if part.row:
            write_link(paragraph, part.text, _bookmark(part.row))
        else:
            write(paragraph, part.text)


def add_changes(file: WordFile, names: Names, rows: Sequence[Row]) -> None:
    """Add the table of changes of each pair, in the order and with the numbers of the report."""
    add_heading(file, say("table", "chapter_changes", names.language, title=table_title(names)), 1)
    for pair, members in groupby(rows, key=lambda row: row.pair):
        add_heading(file, pair_title(names, pair), 2)
        table = add_table(file, [*heads(names, pair)])
        for row in members:
            cells = add_row(table)
            add_bookmark(cells[0].paragraphs[0], _bookmark(row.number))
            for cell, text in zip(cells, line_of(names, row), strict=True):
                write(cell.paragraphs[0], text)
        set_widths(table, WIDTHS)
        rolled = rolled_sentence(names, pair)
        if rolled:
            write(file.add_paragraph(), rolled)


def add_goals(file: WordFile, names: Names) -> None:
    """Add the goals of each pair that has any, those that changed first."""
    language = names.language
    goals = {pair: goals_named(names, pair) for pair in range(1, len(names.comparison.pairs) + 1)}
    if not any(goals.values()):
        return
    add_heading(file, label("chapter_goals", language), 1)
    for pair, found in goals.items():
        if found:
            add_heading(file, pair_title(names, pair), 2)
            tags = [names.tags[document] for document in names.comparison.pairs[pair - 1]]
            columns = [label("state", language), label("subject", language), *tags]
            table = add_table(file, [*columns, word("due", language)])
            for goal in found:
                due = " / ".join(dict.fromkeys(filter(None, goal_dates(names, goal))))
                state = state_label(names, pair, goal.state)
                remark = goal_remark(names, pair, goal)
                subject = with_remark(names, goal.subject, goal_instead(names, pair, goal))
                subject = with_remark(names, subject, remark)
                texts = (state, subject, *goal_values(names, goal), due)
                for cell, text in zip(add_row(table), texts, strict=True):
                    write(cell.paragraphs[0], text)
            set_widths(table, GOAL_WIDTHS)


def _bookmark(number: int) -> str:
    return f"row_{number}"
