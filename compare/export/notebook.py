"""Comparisons that show themselves in a notebook and give data frames.

``compare.compare`` returns a ``Result``: a ``Comparison`` with these two abilities. They are not
methods of ``Comparison`` itself because the types lie at the bottom of the house and import
nothing, not even inside a method.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import wraps
from html import escape
from typing import TYPE_CHECKING, ParamSpec

from compare import pipeline
from compare.errors import MzdiffError
from compare.export.documents import DocumentRow, document_rows
from compare.export.findings import FindingRow, finding_rows
from compare.export.labels import Cell, label
from compare.export.tables import TableName, all_tables
from compare.language import Language
from compare.model import Comparison
from compare.telling.cautions import cautions
from compare.telling.words.naming import names_of
from compare.visible import visible

if TYPE_CHECKING:
    import pandas

Options = ParamSpec("Options")
FOREMOST = 10
DOCUMENT_COLUMNS = ("tag", "title", "issuer", "date", "article_count", "character_count")
NUMBERS = ("article_count", "character_count", "confidence")
LONG = ("title", "explanation")
FINDING_COLUMNS = ("kind", "matter", "explanation", "confidence")


class Result(Comparison):
    """A comparison that shows itself as a short summary and gives its tables as data frames."""

    def __repr__(self) -> str:
        """Return one line: which documents, and how much was found."""
        documents = " → ".join(f"{one.id} ({len(one.articles)})" for one in self.documents)
        links = sum(link.level == "article" for link in self.links)
        return (
            f"<Result: {documents} articles, {links} links of articles, {len(self.events)} events>"
        )

    def _repr_html_(self) -> str:
        return summary_html(self)

    def to_frame(
        self, table: TableName = "findings", language: Language = "zh"
    ) -> pandas.DataFrame:
        """Return one table as a data frame, the same rows as in the spreadsheet.

        The columns have the field names of the rows in ``compare.export``, whatever the language of
        the values. Raises ``MzdiffError`` without pandas and for a table that is not there.
        """
        return frame(self, table, language)


def showing(stage: Callable[Options, Comparison]) -> Callable[Options, Result]:
    """Return a function that compares as the given one does and returns a ``Result``."""

    def compare_and_show(*documents: Options.args, **options: Options.kwargs) -> Result:
        found = stage(*documents, **options)
        return Result(**{field.name: getattr(found, field.name) for field in fields(found)})

    return wraps(stage)(compare_and_show)


compare = showing(pipeline.compare)


def frame(comparison: Comparison, table: TableName, language: Language) -> pandas.DataFrame:
    """Return one table of a comparison as a data frame (see ``Result.to_frame``)."""
    try:
        import pandas
    except ImportError as error:
        raise MzdiffError("to_frame 需要 pandas (needs pandas): pip install pandas") from error

    tables = {each.name: each for each in all_tables(names_of(comparison, language))}
    if table not in tables:
        known = ", ".join(tables)
        raise MzdiffError(f"{table}: 没有这张表 (no such table); 可用 (choose from): {known}")
    return pandas.DataFrame(list(tables[table].rows), columns=list(tables[table].columns))


def summary_html(comparison: Comparison, language: Language = "zh") -> str:
    """Return the documents, how many findings of each kind, and the foremost of them, as HTML."""
    names = names_of(comparison, language)
    findings = finding_rows(names)
    foremost = sorted(findings, key=lambda row: row.rank)[:FOREMOST]
    counts = Counter(row.kind for row in findings)
    return "\n".join(
        [
            _table(DOCUMENT_COLUMNS, document_rows(names), language),
            *(f"<p>{_text(sentence)}</p>" for sentence in cautions(names)),
            f"<p>{'; '.join(f'{_text(kind)} {count}' for kind, count in counts.items())}</p>",
            _table(FINDING_COLUMNS, foremost, language),
        ]
    )


def _table(
    columns: Iterable[str], rows: Iterable[DocumentRow | FindingRow], language: Language
) -> str:
    head = "".join(_cell("th", column, label(column, language)) for column in columns)
    body = ("".join(_cell("td", c, getattr(row, c)) for c in columns) for row in rows)
    lines = "\n".join(f"<tr>{line}</tr>" for line in (head, *body))
    return f"<table>\n{lines}\n</table>"


def _cell(tag: str, column: str, value: Cell) -> str:
    """Return a cell; notebooks would set texts to the right and break short words."""
    look = f"text-align: {'right' if column in NUMBERS else 'left'}"
    if column not in LONG:
        look += "; white-space: nowrap"
    shown = f"{value:.2f}" if isinstance(value, float) else value
    return f'<{tag} style="{look}">{_text(shown)}</{tag}>'


def _text(value: Cell) -> str:
    return escape(visible("" if value is None else str(value)))
