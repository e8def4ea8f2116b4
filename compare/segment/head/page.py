"""What stands on the page around a text: removed from it, and yet read for what it states."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.model import Source
from compare.source.forms import plain_character
from compare.source.lines.licence import KIND as NOTE_ON_RIGHTS
from compare.source.lines.scars import KIND as COPYING_MARK
from compare.source.lines.scars import without_readings
from compare.source.script import simplified


@dataclass(frozen=True, slots=True)
class Around:
    """A piece that was removed from the page around the text, in plain forms, and its kind."""

    kind: str
    text: str


def around(source: Source) -> list[Around]:
    """Return what stands on the page around the plan, in plain forms."""
    page: list[Around] = []
    scarred = any(piece.kind == COPYING_MARK for piece in source.removed)
    for piece in source.removed:
        if piece.kind == NOTE_ON_RIGHTS:  # which speaks of laws and days, none of them the text's
            continue
        text = _plain(without_readings(piece.text) if scarred else piece.text)
        if page and page[-1].kind == piece.kind and page[-1].text.rstrip().endswith(":"):
            page[-1] = Around(piece.kind, f"{page[-1].text} {text}")  # a label above its value
        else:
            page.append(Around(piece.kind, text))
    return page


def _plain(text: str) -> str:
    plain = "".join(c if c == "\n" or not c.isspace() else " " for c in text)
    plain = "".join(c if c == "\n" else plain_character(c) for c in plain)
    return re.sub(r" +", " ", simplified(plain))
