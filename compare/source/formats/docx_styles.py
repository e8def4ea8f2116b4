"""Which paragraphs of a .docx file are set as headings: by outline level, or by a style's name.

After ECMA-376 part 1, 17.3.1.20: an outline level from 0 to 8 makes a paragraph a heading, 9 is
running text; a paragraph has it itself or through its style and the styles that one is based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Element = Any  # an lxml element: lxml has no types of its own
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
DEEPEST_STYLE = 20
LEVELS = 9
TITLE = 0
TITLE_NAMES = ("title", "标题")
HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def heading_depth(styles: dict[str, Element], paragraph: Element) -> int | None:
    """Return how deep a heading a paragraph is: from 1, 0 for a title, ``None`` for text."""
    elements = (paragraph, *style_chain(styles, paragraph))
    levels = (value(element.find(f"{W}pPr"), "outlineLvl") for element in elements)
    level = next(filter(None, levels), "")
    if level:
        depth = integer(level, LEVELS) + 1
        return depth if depth <= LEVELS else None
    names = [value(style, "name") for style in style_chain(styles, paragraph)]
    if any(name.lower() in TITLE_NAMES for name in names):
        return TITLE
    named = (match for name in names if (match := HEADING_NAME.fullmatch(name)))
    return next((int(match[1]) for match in named), None)


def style_chain(styles: dict[str, Element], paragraph: Element) -> Iterator[Element]:
    """Yield the style of a paragraph, then the styles that one is based on."""
    style_id = value(paragraph.find(f"{W}pPr"), "pStyle")
    for _ in range(DEEPEST_STYLE):
        style = styles.get(style_id)
        if style is None:
            return
        yield style
        style_id = value(style, "basedOn")


def value(element: Element | None, tag: str) -> str:
    """Return the ``w:val`` of a child, or nothing."""
    child = None if element is None else element.find(f"{W}{tag}")
    return "" if child is None else str(child.get(VAL) or "")


def integer(text: str | None, fallback: int) -> int:
    """Return a short plain number, or the fallback for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else fallback
