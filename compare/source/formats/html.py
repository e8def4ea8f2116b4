"""A saved web page: its text line by line, the main text told from what the portal puts around.

Nothing is thrown away: lines of the portal, and what a browser does not show, stay in the
extracted text as removed pieces. Only scripts and styles are not read. No address in the page is
ever fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from compare.errors import RefusedError
from compare.knowledge.official import HEADED_KINDS, KINDS
from compare.model import Note
from compare.source.extract import Extract, TextLine, check_lines, from_lines
from compare.source.formats.html_shown import is_hidden
from compare.source.formats.html_stated import stated_lines
from compare.source.formats.html_tables import holds_data, is_data_row, spans_of
from compare.source.formats.html_tags import ELSE, MAX_DEPTH, check_tags, too_deep
from compare.source.lines.chrome import chrome_kind
from compare.source.table import Cell
from compare.source.task_table import task_lines

NO_TEXT = re.compile("script|style|head|input|img")
FURNITURE = frozenset(("nav", "footer", "aside", "form", "button", "select", "menu", "dialog"))
BLOCK = re.compile(
    "address|article|aside|blockquote|body|button|caption|center|dd|details|dialog|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|"
    "object|option|p|pre|section|select|summary|svg|table|tbody|td|text|tfoot|th|thead|tr|ul"
)
HEADING = re.compile("h[1-6]")
HEADLINES = frozenset(("h1", "h2", "h3"))
SPACE = re.compile(r"[ \t\r\n\f]+")
SPACE_IN_CHINESE = re.compile(r"(?<=[^\x00-\xff]) ?[\r\n][ \t\r\n]*(?=[^\x00-\xff])")
TITLE = re.compile(rf"(?:{KINDS}|{HEADED_KINDS})\W*$")
MAIN_SHARE = 0.85
ENDS = "。;；"
CLOSING = "”’》）)"
LINKED_SHARE = 0.5
SHORTEST_SENTENCE = 20
MAX_TAGS = 500_000
CELL = "\0"


@dataclass
class _Line:
    """One line of the page while it is gathered: its text, and the elements that hold it."""

    holders: tuple[int, ...]
    tags: frozenset[str]
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    hidden: bool = False
    table: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The line as a browser shows it: runs of white space are one space, cells a tab."""
        joined = SPACE_IN_CHINESE.sub("", "".join(self.parts))
        return "\t".join(SPACE.sub(" ", cell).strip() for cell in joined.split(CELL)).strip()

    @property
    def cells(self) -> list[Cell]:
        """The cells of a row of a table, with the rows and columns each spans."""
        texts = SPACE_IN_CHINESE.sub("", "".join(self.parts)).split(CELL)
        return [
            Cell(SPACE.sub(" ", text).strip(), rows, columns)
            for text, (rows, columns) in zip(texts, self.spans, strict=False)
        ]

    @property
    def depth(self) -> int | None:
        """The depth of the heading element that holds the line; a cell of a table is none."""
        depths = [int(tag[1]) for tag in self.tags if HEADING.fullmatch(tag)]
        return min(depths) if depths and "tr" not in self.tags else None

    @property
    def weight(self) -> int:
        """How much running text the line has: none in a menu or where most of it is a link."""
        length = len("".join("".join(self.parts).split()))
        if self.hidden or self.tags & FURNITURE or self.linked > LINKED_SHARE * length:
            return 0
        return length


@dataclass
class _Walk:
    """Where the walk through the page stands: open elements, and the lines found so far."""

    lines: list[_Line] = field(default_factory=list)
    holders: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    entered: int = 0
    rows: int = 0
    broken: bool = True
    hidden: list[bool] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)


def extract_html(page: str, encoding: str, notes: tuple[Note, ...] = ()) -> Extract:
    """Return the lines of a page; what stands outside the main text is removed as ``chrome_web``.

    Raises ``RefusedError`` for a page that nests deeper than ``MAX_DEPTH``, or has more than
    ``MAX_TAGS`` tags, too many attributes or names, or too many lines.
    """
    if page.count("<") > MAX_TAGS:
        raise RefusedError(f"网页超过 {MAX_TAGS // 10_000} 万个标记 (too many tags); {ELSE}")
    check_tags(page)
    parser = _parsed(page)
    lines = [line for line in _lines(parser.root) if line.text]
    first, last = _main_range(lines)
    opening = _opening(lines[:first])
    belongs = [
        bool(i >= opening and line.weight and (i < last or _is_sentence(line.text)))
        for i, line in enumerate(lines)
    ]
    if not any(belongs):  # a page of links alone: better all than nothing
        belongs = [not line.hidden for line in lines]
    shown = [*stated_lines(parser), *_shown(lines, belongs)]
    return from_lines(shown, encoding, "html", notes)


def _parsed(page: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(page)
    except SelectolaxError as error:  # it takes any text, where it has the memory
        raise MemoryError from error


def _shown(lines: list[_Line], belongs: list[bool]) -> Iterator[TextLine]:
    """Yield the lines as they are handed on: rows of a table of tasks as its list."""
    for table, group in groupby(zip(lines, belongs, strict=True), key=lambda pair: pair[0].table):
        pairs = list(group)
        cells = [line.cells for line, _ in pairs] if table and all(b for _, b in pairs) else []
        tasks = task_lines(cells) if cells else None
        if tasks is not None:
            yield from tasks
            continue
        for line, belong in pairs:
            kind = "hidden" if line.hidden else "" if belong else "chrome_web"
            yield TextLine(line.text, kind, line.depth)


def _lines(root: LexborNode | None) -> list[_Line]:
    """Walk the page with a list for a stack, since a hostile page nests without end."""
    walk = _Walk()
    stack: list[tuple[LexborNode, bool]] = [(root, True)] if root else []
    while stack:
        node, entering = stack.pop()
        tag = node.tag or ""
        if not entering:
            _leave(walk, node, tag)
        elif tag == "-text":
            _add_text(walk, node.text_content or "")
        elif tag == "br":
            _break(walk)
        elif not NO_TEXT.fullmatch(tag) and (tag == "-document" or tag[:1] not in ("-", "!")):
            _enter(walk, node, tag)
            stack.append((node, False))
            stack += [(child, True) for child in reversed(list(_children(node)))]
    return walk.lines


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _enter(walk: _Walk, node: LexborNode, tag: str) -> None:
    walk.entered += 1
    walk.holders.append(walk.entered)
    walk.tags.append(tag)
    if len(walk.tags) > MAX_DEPTH:
        raise too_deep()
    was_hidden = walk.hidden[-1] if walk.hidden else False
    walk.hidden.append(is_hidden(node, tag, was_hidden))
    if BLOCK.fullmatch(tag) or walk.hidden[-1] != was_hidden:
        _break(walk)
    if tag == "table":
        walk.tables.append(walk.entered if holds_data(node) else 0)
    if tag == "tr" and (walk.rows or (walk.tables and walk.tables[-1]) or is_data_row(node)):
        if not walk.rows:
            _begin_line(walk)
        walk.rows += 1
    if tag in ("td", "th") and walk.rows == 1 and not walk.broken:
        walk.lines[-1].spans.append(spans_of(node))


def _leave(walk: _Walk, node: LexborNode, tag: str) -> None:
    if walk.rows and tag in ("td", "th") and not walk.broken:
        walk.lines[-1].parts.append(CELL)
    if walk.rows and tag == "tr":
        walk.rows -= 1
    if tag == "table":
        walk.tables.pop()
    hidden = walk.hidden.pop()
    if BLOCK.fullmatch(tag) or hidden != (walk.hidden[-1] if walk.hidden else False):
        _break(walk)
    walk.holders.pop()
    walk.tags.pop()


def _break(walk: _Walk) -> None:
    """End the line, except inside a row, where an end of line is a space."""
    if walk.rows:
        _add_text(walk, " ")
    else:
        walk.broken = True


def _add_text(walk: _Walk, text: str) -> None:
    if walk.broken and not text.strip():
        return
    if walk.broken:
        _begin_line(walk)
    line = walk.lines[-1]
    line.parts.append(text)
    if "a" in walk.tags:
        line.linked += len("".join(text.split()))


def _begin_line(walk: _Walk) -> None:
    hidden = bool(walk.hidden and walk.hidden[-1])
    table = walk.tables[-1] if walk.tables else 0
    walk.lines.append(_Line(tuple(walk.holders), frozenset(walk.tags), hidden=hidden, table=table))
    walk.broken = False
    check_lines(len(walk.lines))


def _main_range(lines: list[_Line]) -> tuple[int, int]:
    """Return where the main text begins and ends.

    It is the innermost element with nearly all running text of the page, without the links
    at its ends.
    """
    weights: Counter[int] = Counter()
    for line in lines:
        weights.update(dict.fromkeys(line.holders, line.weight))
    total = sum(line.weight for line in lines)
    main = max((h for h, weight in weights.items() if weight >= MAIN_SHARE * total), default=0)
    inside = [i for i, line in enumerate(lines) if main in line.holders and line.weight]
    return (inside[0], inside[-1] + 1) if inside else (0, len(lines))


def _opening(lines: list[_Line]) -> int:
    """Return from which line before the main text on the page's title and its dates stand."""
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if line.weight and (line.tags & HEADLINES or TITLE.search(line.text)):
            return i
    return len(lines)


def _is_sentence(text: str) -> bool:
    """Tell whether a line after the main text still belongs to it: it is prose, no furniture."""
    ends = text.rstrip(CLOSING)[-1:] in ENDS
    return ends and len(text) > SHORTEST_SENTENCE and chrome_kind(text) is None
