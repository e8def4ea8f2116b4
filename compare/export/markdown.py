"""A short summary in Markdown, to be pasted into a message or a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.export.documents import document_rows
from compare.export.glance import at_a_glance
from compare.export.labels import Cell, label
from compare.language import Language, say
from compare.model import Comparison
from compare.telling.brief import tally_line
from compare.telling.cautions import cautions
from compare.telling.rows.changes import Row
from compare.telling.rows.lines import Line, heads, line_of, pair_title
from compare.telling.rows.table import change_rows
from compare.telling.sentences.headlines import Headline, headlines, in_blocks, sentence
from compare.telling.sentences.series import series_headlines
from compare.telling.words.kind import kind_of
from compare.telling.words.labels import table_title
from compare.telling.words.naming import Names, names_of
from compare.telling.words.wording import date
from compare.visible import visible

FOREMOST = 40
MARKS = re.compile(r"[\\`*_\[\]|~$]")
BEGINNINGS = re.compile(r"^(\d+(?=[.)])|(?=[#+\-=>]))")
ENTITIES = {"&": "&amp;", "<": "&lt;"}


def to_markdown(comparison: Comparison, language: Language) -> str:
    """Return the documents, the cautions, and of each pair what stands first and its table.

    How many goals became what and the headlines come before the foremost changes.
    """
    names = names_of(comparison, language)
    title = label(f"heading_{kind_of(comparison)}", language)
    parts = [f"# {title}", _documents(names), _cautions(names)]
    rows = change_rows(names)
    parts.append("\n".join(headline_line(names, one) for one in series_headlines(names, rows)))
    for pair in range(1, len(comparison.pairs) + 1):
        mine = [row for row in rows if row.pair == pair]
        told = [*_headline_lines(names, headlines(names, pair, rows))]
        parts += [
            f"## {escaped(pair_title(names, pair))}",
            escaped(tally_line(names, pair)),
            "\n".join(told),
            _kinds(names, mine),
            _foremost(names, pair, mine),
        ]
    return "\n\n".join(filter(None, parts)) + "\n"


def headline_line(names: Names, headline: Headline) -> str:
    """Return a headline as an item of a list, its topic in bold letters."""
    topic = escaped(headline.topic)
    return f"- **{topic}**{escaped(sentence(names, headline)).removeprefix(topic)}"


def _headline_lines(names: Names, told: Sequence[Headline]) -> Iterator[str]:
    """Yield the items of a list, those that stand together one level deeper."""
    for under, together in in_blocks(told):
        if under:
            yield f"- **{escaped(under)}**"
        yield from (f"{'  ' if under else ''}{headline_line(names, one)}" for one in together)


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


def _kinds(names: Names, rows: list[Row]) -> str:
    lines = []
    for kind, count, matters in at_a_glance(names, rows):
        said = {"kind": escaped(kind), "count": count, "matters": escaped(matters)}
        lines.append("- " + say("table", "matters_of_kind", names.language, **said))
    return "\n".join(lines)


def _foremost(names: Names, pair: int, rows: list[Row]) -> str:
    """Return the foremost rows of the table of changes."""
    language, first = names.language, rows[:FOREMOST]
    if not first:
        return ""
    counts = {"count": len(first), "all": len(rows)}
    title = say("table", "foremost", language, title=table_title(names), **counts)
    lines = [[escaped(cell) for cell in line_of(names, row)] for row in first]
    cells = [[escaped(cell) for cell in heads(names, pair)], ["---"] * len(Line._fields), *lines]
    return "\n".join([f"### {title}", "", *(f"| {' | '.join(line)} |" for line in cells)])
