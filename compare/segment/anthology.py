"""Pages that join several texts of one kind (篇一, 篇二; 计划1, 计划2): no text of one office.

Collections of model texts publish them so. They are not parted, since what stands between them is
no part of any; they are said to be several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from compare.knowledge.headings import parse_number
from compare.model import Note, Passage
from compare.segment.title import is_title

COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
COUNTED = re.compile(
    rf"(?<![第\d一二三四五六七八九十])(?P<count>{COUNT})\s*篇[)】\]]?(?:\((?:19|20)\d{{2}}年?\))?$"
)  # 某计划(汇编15篇)
PART = re.compile(rf"\W{{0,2}}篇\s*(?P<n>{COUNT})\s*(?:\W.{{0,60}})?$")
NUMBERED = re.compile(rf"(?P<core>\S.{{3,60}}?)\s*(?:篇\s*)?(?P<n>{COUNT})\W?$")


def anthology_notes(titles: Iterable[str], paragraphs: Sequence[Passage]) -> tuple[Note, ...]:
    """Return a note for a page that counts its texts in its title, or numbers two of them."""
    for title in titles:
        if counts_texts(title):
            return (Note("several_texts", after=title),)
    begun: set[tuple[str, int]] = set()
    for passage in paragraphs:
        if (part := _part(passage.text)) is None:
            continue
        core, number = part
        if (core, number - 1) in begun:
            return (Note("several_texts", passage.span(), after=passage.text),)
        if number == 1:
            begun.add(part)
    return ()


def counts_texts(title: str) -> bool:
    """Tell whether a title counts several texts: 某计划(汇编15篇)."""
    counted = COUNTED.search(title)
    return counted is not None and (parse_number(counted["count"]) or 0) > 1


def _part(text: str) -> tuple[str, int] | None:
    """Return what the texts of a page are called and which of them begins with this line."""
    if match := PART.match(text):
        number = parse_number(match["n"])
        return ("", number) if number else None
    match = NUMBERED.match(text)
    if match is None or not is_title(match["core"]):
        return None
    number = parse_number(match["n"])
    return (match["core"], number) if number else None
