"""What the tags of a page ask of the parser, found in one look before it is begun.

The parser takes the square of the attributes of one element, of all the names on a page and of
the elements that are open. A page that has too many of any is refused here, where the time is in
proportion to the page. What slips through by the rules of pictures in a page (SVG, CDATA) meets
the limit of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from compare.errors import RefusedError

MAX_DEPTH = 500
MAX_OPEN = 20 * MAX_DEPTH  # a page may leave out many an end and still nest little
MAX_ATTRIBUTES = 250  # a page of 20 MB whose tags have as many takes half of the time there is
MAX_NAMES = 10_000
ELSE = "请把正文另存为文本文件"

ATTRIBUTE = re.compile(
    r"(=?[^\s/>=]++|=)(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?)?"
)
TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?:[!?]|/[^a-zA-Z>])[^>]*+"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[\s/]*+{ATTRIBUTE.pattern})*+)",
    re.DOTALL,
)
NEEDS_NO_END = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|body|colgroup|dd|dt|head|html|li"
    "|optgroup|option|p|rb|rp|rt|rtc|tbody|td|tfoot|th|thead|tr"
)
RAW_END = {
    name: re.compile(rf"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
"""Elements whose content is no markup, and where it ends."""
FOREIGN = frozenset(("svg", "math"))
"""Behind the first of these what else is raw may hold markup: it is looked at as if it did."""
ONE_EACH = frozenset(("html", "body"))
"""A page has one of each: further tags add their attributes to it."""


def check_tags(page: str) -> None:
    """Raise ``RefusedError`` for a page whose tags would take the parser too long."""
    names: set[str] = set()
    merged: set[str] = set()
    seen: set[str] = set()
    still_open = 0
    for end, name, written in _tags(page):
        names.add(name)
        if written not in seen or name in ONE_EACH:
            seen.add(written)
            attributes = _attributes(written)
            names |= attributes
            if name in ONE_EACH:
                merged |= attributes
            if max(len(attributes), len(merged)) > MAX_ATTRIBUTES:
                raise _too_many("attributes", f"一个标记的属性超过 {MAX_ATTRIBUTES} 个")
        if len(names) > MAX_NAMES:
            raise _too_many("names", f"标记和属性的名称超过 {MAX_NAMES // 10_000} 万个")
        if not NEEDS_NO_END.fullmatch(name):
            still_open = max(0, still_open - 1) if end else still_open + 1
            if still_open > MAX_OPEN:
                raise too_deep()


def too_deep() -> RefusedError:
    """Return the error for a page that nests deeper than ``MAX_DEPTH``."""
    return RefusedError(f"网页嵌套超过 {MAX_DEPTH} 层 (nested too deeply); {ELSE}")


def _too_many(what: str, said: str) -> RefusedError:
    return RefusedError(f"网页{said} (too many {what}); {ELSE}")


def _attributes(written: str) -> set[str]:
    """Return the names of the attributes of a tag, or enough to show that it has too many."""
    found = islice(ATTRIBUTE.finditer(written), MAX_ATTRIBUTES + 1)
    return {one[1].lower() for one in found}


def _tags(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield the tags of a page as the parser finds them, or more: slash, name, attributes."""
    at, foreign = 0, False
    while tag := TAG.search(page, at):
        at = tag.end()
        end, written, attributes = tag.group("end", "name", "attributes")
        if not written:
            continue
        name = written.lower()
        yield end, name, attributes
        foreign = foreign or name in FOREIGN
        if name in RAW_END and not end and not foreign:
            ending = RAW_END[name].search(page, at)
            at = ending.start() if ending else len(page)
