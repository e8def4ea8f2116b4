"""The automatic list numbers of a .docx file, which stand in no text: counted as Word counts.

After ECMA-376 part 1, 17.9: a paragraph names a numbering (``numId``) and a level (``ilvl``),
itself or through its style; levels count on, begin again below an outer one, and show a pattern
such as ``(%1)`` or ``%1.%2``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import cn2an

Element = Any  # an lxml element: lxml has no types of its own
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
DEEPEST_STYLE = 20
LEVELS = 9
LARGEST_NUMBER = 10_000
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class Numbering:
    """The numberings of one file and how far each has counted."""

    root: Element | None
    styles: dict[str, Element]
    counts: dict[str, list[int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)


def number_label(numbering: Numbering, paragraph: Element) -> str:
    """Return the number that Word shows before a paragraph, and count it; nothing for none."""
    if numbering.root is None:
        return ""
    number_id, level = _numbered_as(numbering, paragraph)
    number = _by_id(numbering.root, "num", "numId", number_id)
    if number is None:
        return ""
    abstract_id = _value(number, "abstractNumId")
    levels = _levels(numbering.root, abstract_id)
    if level not in levels:
        return ""
    counts = numbering.counts.setdefault(abstract_id, [0] * LEVELS)
    _restart(numbering, number, number_id, counts)
    _count(counts, levels, level)
    return _label(levels, counts, level)


def _numbered_as(numbering: Numbering, paragraph: Element) -> tuple[str, int]:
    """Return numbering and level of a paragraph, from itself or from its style's ancestors."""
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is not None and own.find(f"{W}numId") is not None:
        return _value(own, "numId"), _integer(_value(own, "ilvl"), 0)
    style_id = _value(paragraph.find(f"{W}pPr"), "pStyle")
    for _ in range(DEEPEST_STYLE):
        style = numbering.styles.get(style_id)
        if style is None:
            return "", 0
        stated = style.find(f"{W}pPr/{W}numPr")
        if stated is not None and stated.find(f"{W}numId") is not None:
            number_id = _value(stated, "numId")
            return number_id, _integer(
                _value(stated, "ilvl"), _level_of(numbering, number_id, style_id)
            )
        style_id = _value(style, "basedOn")
    return "", 0


def _level_of(numbering: Numbering, number_id: str, style_id: str) -> int:
    """Return the level that names a style as its own (a heading style gives only the numbering)."""
    number = _by_id(numbering.root, "num", "numId", number_id)
    if number is None:
        return 0
    levels = _levels(numbering.root, _value(number, "abstractNumId"))
    return next((i for i, lvl in levels.items() if _value(lvl, "pStyle") == style_id), 0)


def _levels(root: Element, abstract_id: str) -> dict[int, Element]:
    abstract = _by_id(root, "abstractNum", "abstractNumId", abstract_id)
    found = [] if abstract is None else abstract.findall(f"{W}lvl")
    levels = {_integer(level.get(f"{W}ilvl"), 0): level for level in found}
    return {i: level for i, level in levels.items() if i in range(LEVELS)}


def _restart(numbering: Numbering, number: Element, number_id: str, counts: list[int]) -> None:
    """Begin again where a numbering overrides the start of the list that it shares."""
    if number_id in numbering.begun:
        return
    numbering.begun.add(number_id)
    for override in number.findall(f"{W}lvlOverride"):
        start = _value(override, "startOverride")
        level = _integer(override.get(f"{W}ilvl"), -1)
        if start and level in range(LEVELS):
            counts[level:] = [_integer(start, 1) - 1] + [0] * (LEVELS - level - 1)


def _count(counts: list[int], levels: dict[int, Element], level: int) -> None:
    start = _integer(_value(levels[level], "start"), 1)
    counts[level] = counts[level] + 1 if counts[level] else start
    for outer in range(level):
        counts[outer] = counts[outer] or 1
    counts[level + 1 :] = [0] * (LEVELS - level - 1)


def _label(levels: dict[int, Element], counts: list[int], level: int) -> str:
    if _value(levels[level], "numFmt") in ("bullet", "none"):
        return ""
    plain = levels[level].find(f"{W}isLgl") is not None

    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = _value(levels.get(place), "numFmt")
        return _written(counts[place], "decimal" if plain else form)

    label = re.sub(r"%([1-9])", shown, _value(levels[level], "lvlText"))
    return label if label[-1:] in "、.)）．" else f"{label} "


def _written(number: int, form: str) -> str:
    """Return a number as a format of ECMA-376 writes it (17.18.59)."""
    if not 0 < number < LARGEST_NUMBER:
        return str(number)
    return WRITERS.get(form, str)(number)


def _chinese(number: int) -> str:
    written = str(cn2an.an2cn(number))
    return written.removeprefix("一") if 10 <= number < 20 else written


def _circled(number: int) -> str:
    return CIRCLED[number - 1] if number <= len(CIRCLED) else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "ideographDigital",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        _chinese,
    ),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}


def _by_id(root: Element, tag: str, attribute: str, value: str) -> Element | None:
    return next((e for e in root.findall(f"{W}{tag}") if e.get(f"{W}{attribute}") == value), None)


def _value(element: Element | None, tag: str) -> str:
    """Return the ``w:val`` of a child, or nothing."""
    child = None if element is None else element.find(f"{W}{tag}")
    return "" if child is None else str(child.get(VAL) or "")


def _integer(text: str | None, fallback: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else fallback
