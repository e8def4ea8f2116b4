"""Markdown as text: its marks become removed pieces, so that every other place stays exact."""

from __future__ import annotations

import re

from compare.model import Note, Removed, StyledHeading
from compare.source.extract import Extract
from compare.source.formats.front_matter import front_matter
from compare.source.formats.markdown_tables import tables_written_out

LINE_MARKS = re.compile(
    r"""^[ \t]*+(?:
        \#{1,6}(?=[ \t])            # a heading
        | (?:>[ \t]?)+              # a quotation
        | [-*+](?=[ \t]+\S)         # an item of a list without numbers
        | (?:[-*_=][ \t]*+){3,}+$    # a rule, or the line below a heading
        | <!--.*?-->[ \t]*$         # a comment
        | ```\w*[ \t]*$             # a fence
        | \|?(?:[ ]*:?-{2,}:?[ ]*\|)+(?:[ ]*:?-{2,}:?[ ]*)?$  # the rule under a table's head
    )""",
    re.MULTILINE | re.VERBOSE,
)
HEADING = re.compile(r"^[ \t]{0,3}(?P<marks>\#{1,6})[ \t]+\S.*$", re.MULTILINE)
UNDERLINED = re.compile(r"^(?P<text>[^\n]++)\n(?P<line>=|-)(?P=line)++[ \t]*$", re.MULTILINE)
EMPHASIS = re.compile(r"(?P<open>\*{1,3}|__)(?=\S)(?P<text>[^*_\n]+?)(?<=\S)(?P<close>(?P=open))")
LINK_TARGET = re.compile(r"(?P<open>!?\[)[^\[\]\n]*(?P<close>\]\([^()\s]*\))")
ESCAPE = re.compile(r"\\(?=[.*_#>()\[\]+-])")
BARS = re.compile(r"^[ \t]*\||\|[ \t]*$", re.MULTILINE)


def extract_markdown(text: str, encoding: str, notes: tuple[Note, ...] = ()) -> Extract:
    """Return the text as it stands, with the marks of Markdown as removed pieces.

    Only a table of tasks is written anew, as a list.
    """
    text, heads, tasks = tables_written_out(text)
    above = front_matter(text)
    begins = above.span[1] if above else 0
    marks = {
        match.span() for rule in (LINE_MARKS, ESCAPE, BARS) for match in rule.finditer(text, begins)
    }
    for rule in (EMPHASIS, LINK_TARGET):
        for match in rule.finditer(text, begins):
            marks |= {match.span("open"), match.span("close")}
    known = {piece.span for piece in heads}
    removed = [
        Removed("markup", text[start:end], (start, end))
        for start, end in _apart(sorted(marks))
        if not any(a <= start and end <= b for a, b in known)
    ]
    headings = [heading for heading in _headings(text) if heading.span[0] >= begins]
    pieces = (*((above,) if above else ()), *sorted([*heads, *removed], key=lambda p: p.span))
    return Extract(text, encoding, "markdown", pieces, notes, _in_order([*headings, *tasks]))


def _headings(text: str) -> tuple[StyledHeading, ...]:
    """Return the headings by ``#`` and by a line of ``=`` or ``-`` below, in reading order."""
    marked = [StyledHeading(m.span(), len(m["marks"])) for m in HEADING.finditer(text)]
    lined = [
        StyledHeading(m.span("text"), 1 if m["line"] == "=" else 2)
        for m in UNDERLINED.finditer(text)
    ]
    return _in_order([*marked, *lined])


def _in_order(headings: list[StyledHeading]) -> tuple[StyledHeading, ...]:
    return tuple(sorted(headings, key=lambda heading: heading.span))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans without those that begin inside the one before, and without empty ones."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept
