"""Amendments: texts that only say what changes in another law, and are no full text of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.model import Note

TITLE = re.compile(r"修正案|关于修改.{1,80}的?决定")
# 将第三条修改为, 第五条第二款修改为, 删去第八条, 增加一条作为第九条 (立法技术规范(试行)(一), 2009).
CHANGE = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]{1,9}条[^。;:]{0,60}?(?:修改为|改为|删去|增加)"
    r"|(?:删去|增加|废止)[^。;:]{0,40}?(?:条|款|项)"
)
MIN_CHANGES = 2


def amendment_notes(title: str, texts: Iterable[str]) -> tuple[Note, ...]:
    """Return a note on a text that changes another, with how many changes it names."""
    if not TITLE.search(title):
        return ()
    changes = sum(len(CHANGE.findall(text)) for text in texts)
    return (Note("amendment", before=str(changes)),) if changes >= MIN_CHANGES else ()
