"""A saved web page: its text line by line, the main text told from what the portal puts around.

Nothing is thrown away: lines of the portal stay in the extracted text as removed pieces. Only
what a browser does not show (scripts, styles, hidden elements) is not read at all. No address in
the page is ever fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from compare.model import Note
from compare.official import KINDS
from compare.source.chrome import chrome_kind
from compare.source.extract import Extract, TextLine, check_lines, from_lines

INVISIBLE = re.compile(
    "script|style|noscript|template|iframe|svg|head|title|object|math|audio|video|canvas"
)
FURNITURE = frozenset(("nav", "footer", "aside", "form", "button", "select", "menu", "dialog"))
BLOCK = re.compile(
    "address|article|aside|blockquote|body|button|caption|center|dd|details|dialog|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|"
    "option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
NEEDS_NO_END = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|body|colgroup|dd|dt|head|html|li"
    "|optgroup|option|p|rb|rp|rt|rtc|tbody|td|tfoot|th|thead|tr"
)
HEADING = re.compile("h[1-6]")
HEADLINES = frozenset(("h1", "h2", "h3"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")
SPACE_IN_CHINESE = re.compile(r"(?<=[^\x00-\xff]) ?[\r\n][ \t\r\n]*(?=[^\x00-\xff])")
TITLE = re.compile(rf"{KINDS}\W*$")
MAIN_SHARE = 0.85
ENDS = "。;；"
CLOSING = "”’》）)"
LINKED_SHARE = 0.5
LONGEST_ROW = 300
SHORTEST_SENTENCE = 20
MAX_DEPTH = 500
MAX_OPEN = 20 * MAX_DEPTH  # a page may leave out many an end and still nest little
MAX_TAGS = 500_000
CELL = "\0"


@dataclass
class _Line:
    """One line of the page while it is gathered: its text, and the elements that hold it."""

    holders: tuple[int, ...]
    tags: frozenset[str]
    parts: list[str] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """The line as a browser shows it: runs of white space are one space, cells a tab."""
        joined = SPACE_IN_CHINESE.sub("", "".join(self.parts))
        return "\t".join(SPACE.sub(" ", cell).strip() for cell in joined.split(CELL)).strip()

    @property
    def depth(self) -> int | None:
        """The depth of the heading element that holds the line; a cell of a table is none."""
        depths = [int(tag[1]) for tag in self.tags if HEADING.fullmatch(tag)]
        return min(depths) if depths and "tr" not in self.tags else None

    @property
    def weight(self) -> int:
        """How much running text the line has: none in a menu or where most of it is a link."""
        length = len("".join("".join(self.parts).split()))
        if self.tags & FURNITURE or self.linked > LINKED_SHARE * length:
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


def extract_html(page: str, encoding: str, notes: tuple[Note, ...] = ()) -> Extract:
    """Return the lines of a page; what stands outside the main text is removed as ``chrome_web``.

    Raises ``ValueError`` for a page that nests deeper than ``MAX_DEPTH``, or has more than
    ``MAX_TAGS`` tags or too many lines.
    """
    if page.count("<") > MAX_TAGS:
        raise ValueError(
            f"网页超过 {MAX_TAGS // 10_000} 万个标记 (too many tags); 请把正文另存为文本文件"
        )
    _check_open(page)
    lines = [line for line in _lines(LexborHTMLParser(page).root) if line.text]
    first, last = _main_range(lines)
    opening = _opening(lines[:first])
    shown: list[TextLine] = []
    for i, line in enumerate(lines):
        belongs = i >= opening and line.weight and (i < last or _is_sentence(line.text))
        shown.append(TextLine(line.text, "" if belongs else "chrome_web", line.depth))
    if all(line.removed_as for line in shown):  # a page of links alone: better all than nothing
        shown = [TextLine(line.text) for line in shown]
    return from_lines(shown, encoding, "html", notes)


def _check_open(page: str) -> None:
    """Raise the error for open tags before they are parsed, which takes the square of them."""
    still_open = 0
    for closing, tag in TAG.findall(page):
        if not NEEDS_NO_END.fullmatch(tag.lower()):
            still_open = max(0, still_open - 1) if closing else still_open + 1
            if still_open > MAX_OPEN:
                raise _too_deep()


def _too_deep() -> ValueError:
    return ValueError(f"网页嵌套超过 {MAX_DEPTH} 层 (nested too deeply); 请把正文另存为文本文件")


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
        elif not _unseen(node, tag):
            _enter(walk, node, tag)
            stack.append((node, False))
            stack += [(child, True) for child in reversed(list(_children(node)))]
    return walk.lines


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _unseen(node: LexborNode, tag: str) -> bool:
    if INVISIBLE.fullmatch(tag) or tag.startswith(("-", "!")):
        return tag != "-document"
    attributes = node.attributes
    return "hidden" in attributes or bool(HIDDEN.search(attributes.get("style") or ""))


def _enter(walk: _Walk, node: LexborNode, tag: str) -> None:
    walk.entered += 1
    walk.holders.append(walk.entered)
    walk.tags.append(tag)
    if len(walk.tags) > MAX_DEPTH:
        raise _too_deep()
    if BLOCK.fullmatch(tag):
        _break(walk)
    if tag == "tr" and (walk.rows or _is_data_row(node)):
        walk.rows += 1


def _leave(walk: _Walk, node: LexborNode, tag: str) -> None:
    if walk.rows and tag in ("td", "th") and not walk.broken:
        walk.lines[-1].parts.append(CELL)
    if walk.rows and tag == "tr":
        walk.rows -= 1
    if BLOCK.fullmatch(tag):
        _break(walk)
    walk.holders.pop()
    walk.tags.pop()


def _is_data_row(row: LexborNode) -> bool:
    """Tell a row of a table from one that a portal uses to place its columns."""
    if row.css_first("table") is not None:
        return False
    cells = [cell.text(strip=True) for cell in row.css("td, th")]
    return sum(map(bool, cells)) > 1 and sum(map(len, cells)) <= LONGEST_ROW


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
        walk.lines.append(_Line(tuple(walk.holders), frozenset(walk.tags)))
        walk.broken = False
        check_lines(len(walk.lines))
    line = walk.lines[-1]
    line.parts.append(text)
    if "a" in walk.tags:
        line.linked += len("".join(text.split()))


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
