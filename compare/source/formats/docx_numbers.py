"""The automatic list numbers of a .docx file, which stand in no text: counted as Word counts.

After ECMA-376 part 1, 17.9: a paragraph names a numbering (``numId``) and a level (``ilvl``),
itself or through its style; levels count on, begin again below an outer one, and show a pattern
such as ``(%1)`` or ``%1.%2``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from compare.source.formats.docx_styles import LEVELS, Element, W, integer, style_chain, value

LARGEST_NUMBER = 10_000
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class Numbering:
    """The numberings of one file and how far each has counted."""

    root: Element | None
    styles: dict[str, Element]
    numbers: dict[str, Element] = field(init=False)
    abstracts: dict[str, Element] = field(init=False)
    counts: dict[str, list[int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Look the parts of all numberings up once, since each paragraph asks for one."""
        self.numbers = _by_id(self.root, "num", "numId")
        self.abstracts = _by_id(self.root, "abstractNum", "abstractNumId")


def number_label(numbering: Numbering, paragraph: Element) -> str:
    """Return the number that Word shows before a paragraph, and count it; nothing for none."""
    if numbering.root is None:
        return ""
    number_id, level = _numbered_as(numbering, paragraph)
    number = numbering.numbers.get(number_id)
    if number is None:
        return ""
    abstract_id = value(number, "abstractNumId")
    levels = _levels(numbering, abstract_id)
    if level not in levels:
        return ""
    counts = numbering.counts.setdefault(abstract_id, [0] * LEVELS)
    _restart(numbering, number, number_id, counts)
    _count(counts, levels, level)
    return _label(levels, counts, level)


def _numbered_as(numbering: Numbering, paragraph: Element) -> tuple[str, int]:
    """Return numbering and level of a paragraph, from itself or from its style's ancestors.

    A style may name the numbering alone; the level is then the one that names the style.
    """
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is not None and own.find(f"{W}numId") is not None:
        return value(own, "numId"), integer(value(own, "ilvl"), 0)
    for style in style_chain(numbering.styles, paragraph):
        stated = style.find(f"{W}pPr/{W}numPr")
        if stated is not None and stated.find(f"{W}numId") is not None:
            number_id = value(stated, "numId")
            level = _level_of(numbering, number_id, str(style.get(f"{W}styleId")))
            return number_id, integer(value(stated, "ilvl"), level)
    return "", 0


def _level_of(numbering: Numbering, number_id: str, style_id: str) -> int:
    """Return the level that names a style as its own (a heading style gives only the numbering)."""
    number = numbering.numbers.get(number_id)
    if number is None:
        return 0
    levels = _levels(numbering, value(number, "abstractNumId"))
    return next((i for i, lvl in levels.items() if value(lvl, "pStyle") == style_id), 0)


def _levels(numbering: Numbering, abstract_id: str) -> dict[int, Element]:
    abstract = numbering.abstracts.get(abstract_id)
    found = [] if abstract is None else abstract.findall(f"{W}lvl")
    levels = {integer(level.get(f"{W}ilvl"), 0): level for level in found}
    return {i: level for i, level in levels.items() if i in range(LEVELS)}


def _restart(numbering: Numbering, number: Element, number_id: str, counts: list[int]) -> None:
    """Begin again where a numbering overrides the start of the list that it shares."""
    if number_id in numbering.begun:
        return
    numbering.begun.add(number_id)
    for override in number.findall(f"{W}lvlOverride"):
        start = value(override, "startOverride")
        level = integer(override.get(f"{W}ilvl"), -1)
        if start and level in range(LEVELS):
            counts[level:] = [integer(start, 1) - 1] + [0] * (LEVELS - level - 1)


def _count(counts: list[int], levels: dict[int, Element], level: int) -> None:
    start = integer(value(levels[level], "start"), 1)
    counts[level] = counts[level] + 1 if counts[level] else start
    for outer in range(level):
        counts[outer] = counts[outer] or 1
    counts[level + 1 :] = [0] * (LEVELS - level - 1)


def _label(levels: dict[int, Element], counts: list[int], level: int) -> str:
    if value(levels[level], "numFmt") in ("bullet", "none"):
        return ""
    plain = levels[level].find(f"{W}isLgl") is not None

    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = value(levels.get(place), "numFmt")
        return _written(counts[place], "decimal" if plain else form)

    label = re.sub(r"%([1-9])", shown, value(levels[level], "lvlText"))
    return label if label[-1:] in "、.)）．" else f"{label} "


def _written(number: int, form: str) -> str:
    """Return a number as a format of ECMA-376 writes it (17.18.59)."""
    if not 0 < number < LARGEST_NUMBER:
        return str(number)
    return WRITERS.get(form, str)(number)


def _chinese(number: int) -> str:
    import cn2an  # costly to import, and few files number in words

    written = str(cn2an.an2cn(number))
    return written.removeprefix("一") if 10 <= number < 20 else written


def _circled(number: int) -> str:
    return CIRCLED[number - 1] if number <= len(CIRCLED) else str(number)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        written += letters * (number // worth)
        number %= worth
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


def _by_id(root: Element | None, tag: str, attribute: str) -> dict[str, Element]:
    """Return the parts of a kind by their id; of two with the same one the first counts."""
    found = [] if root is None else root.findall(f"{W}{tag}")
    return {part.get(f"{W}{attribute}"): part for part in reversed(found)}
