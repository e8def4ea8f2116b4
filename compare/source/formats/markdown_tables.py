"""Tables of tasks in Markdown, between bars, written out as the lists of articles they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Removed, StyledHeading
from compare.source.extract import TextLine
from compare.source.table import Cell
from compare.source.task_table import task_lines

# Bars part cells but for one behind a backslash; a line that rules off the head has only these.
BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"^\s*+\|?\s*+:?-++:?\s*+(?:\|[\s:-]*+)++$")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

Written = tuple[str, tuple[Removed, ...], tuple[StyledHeading, ...]]


def tables_written_out(text: str) -> Written:
    """Return the text with each table of tasks as its list, what was removed of it as a head,
    and its headings. A text without such tables stays as it is.
    """
    pieces: list[str] = []
    removed: list[Removed] = []
    styled: list[StyledHeading] = []
    offset = 0
    for part in _parts(text.split("\n")):
        for line in part:
            span = (offset, offset + len(line.text))
            if line.removed_as:
                removed.append(Removed(line.removed_as, line.text, span))
            elif line.depth is not None:
                styled.append(StyledHeading(span, line.depth))
            pieces.append(line.text)
            offset = span[1] + 1
    return "\n".join(pieces), tuple(removed), tuple(styled)


def _parts(lines: list[str]) -> Iterator[list[TextLine]]:
    """Yield the lines of the text, those of a table of tasks as the ones it is written out as."""
    i = 0
    while i < len(lines):
        if i + 1 < len(lines) and RULE.match(lines[i + 1]) and BAR.search(lines[i]):
            end = i + 2
            while end < len(lines) and BAR.search(lines[end]):
                end += 1
            rows = [_cells(line) for line in (lines[i], *lines[i + 2 : end])]
            if tasks := task_lines(rows):
                rule = TextLine(lines[i + 1], removed_as="markup")
                yield [TextLine(""), *tasks, rule]
                i = end
                continue
        yield [TextLine(lines[i])]
        i += 1


def _cells(line: str) -> list[Cell]:
    texts = BAR.split(line.strip())
    texts = texts[1 if not texts[0] else 0 : -1 if len(texts) > 1 and not texts[-1] else None]
    return [Cell(BREAK.sub(" ", text).replace("\\|", "|").strip()) for text in texts]
