"""A short summary in Markdown, to be pasted into a message or a note."""

from __future__ import annotations

import re
from itertools import groupby

from compare.export.cautions import cautions
from compare.export.glance import at_a_glance
from compare.export.rows import Cell, FindingRow, document_rows, finding_rows, label
from compare.language import Language, say
from compare.model import Comparison
from compare.report.kind import kind_of
from compare.report.naming import Names, names_of
from compare.report.wording import date
from compare.visible import visible

FOREMOST = 10
MARKS = re.compile(r"[\\`*_\[\]|~$]")
BEGINNINGS = re.compile(r"^(\d+(?=[.)])|(?=[#+\-=>]))")
ENTITIES = {"&": "&amp;", "<": "&lt;"}


def to_markdown(comparison: Comparison, language: Language) -> str:
    """Return the documents, the cautions, and of each pair a glance and the foremost findings."""
    names = names_of(comparison, language)
    title = label(f"heading_{kind_of(comparison)}", language)
    parts = [f"# {title}", _documents(names), _cautions(names)]
    for pair, found in groupby(finding_rows(names), key=lambda row: (row.left, row.right)):
        left, right = map(escaped, pair)
        rows = list(found)
        parts += [
            f"## {say('table', 'pair', language, left=left, right=right)}",
            _kinds(rows, language),
            _foremost(rows, language),
        ]
    return "\n\n".join(filter(None, parts)) + "\n"


def escaped(value: Cell) -> str:
    """Return a value on one line, no character of which Markdown or HTML takes for a mark."""
    text = " ".join(visible("" if value is None else str(value)).split())
    marked = BEGINNINGS.sub(r"\1\\", MARKS.sub(r"\\\g<0>", text))
    return "".join(ENTITIES.get(c, c) for c in marked)


def _documents(names: Names) -> str:
    """Return a line for each document; what its text does not say of itself is left out."""
    lines = []
    for row in document_rows(names):
        day = date(row.date, names.language)
        said = [escaped(value) for value in (row.issuer, day, row.number) if value]
        counts = {"articles": row.article_count, "characters": row.character_count}
        length = say("table", "length", names.language, **counts)
        facts = {"tag": escaped(row.tag), "title": escaped(row.title or row.file)}
        facts["said"] = label("joint", names.language).join([*said, length])
        lines.append("- " + say("table", "document_line", names.language, **facts))
    return "\n".join(lines)


def _cautions(names: Names) -> str:
    said = (say("table", "caution", names.language, sentence=escaped(s)) for s in cautions(names))
    return "\n>\n".join(f"> {sentence}" for sentence in said)


def _kinds(rows: list[FindingRow], language: Language) -> str:
    lines = []
    for kind, count, matters in at_a_glance(rows, language):
        said = {"kind": kind, "count": count, "matters": escaped(matters)}
        lines.append("- " + say("table", "matters_of_kind", language, **said))
    return "\n".join(lines)


def _foremost(rows: list[FindingRow], language: Language) -> str:
    first = rows[:FOREMOST]
    title = say("table", "foremost", language, count=len(first))
    lines = [
        f"{number}. {escaped(row.explanation)} ({row.confidence:.2f})"
        for number, row in enumerate(first, 1)
    ]
    return "\n".join([f"### {title}", "", *lines])
