"""Whether a source breaks off before its text ends, so that absence after it proves nothing."""

from __future__ import annotations

import re

from compare.model import Note, Source
from compare.segment.head import Line
from compare.segment.levels import article_rank
from compare.segment.numbering import Item

STUMP = 15
MIN_LONG = 3
SENTENCE_END = "。!?;…:)”》』"
PAUSE = re.compile(r"[,;:。、]")
FINISHED_SHARE = 0.8
# Words and marks at the very end that ask for what follows them.
OPEN_END = re.compile(r"[和与及或的把被由对]$")
ASKS_ON = tuple(",、(《“")
# Who wrote or sent a text, below it.
COLOPHON = re.compile(r"(?:印发|抄送|联系|电话|责编|编辑|作者|年\d{1,2}月)")


def cut_off(items: list[Item], source: Source) -> tuple[list[Item], list[Line], tuple[Note, ...]]:
    """Note a text that its source cut off; a stump of a few characters is no article."""
    if not items:
        return items, [], ()
    last = items[-1]
    text = last.passage.text
    note = Note("truncated", last.passage.span(), text[-30:])
    if text[-1:] in SENTENCE_END:
        return items, [], ((note,) if _goes_on_elsewhere(items, source) else ())
    if not (_asked_for_more(source) or _open_at_end(items)):
        return items, [], ()
    if last.mark is not None and len(last.body) <= STUMP and article_rank(items) is not None:
        return items[:-1], [Line("stump", last.passage)], (note,)
    return items, [], (note,)


def _asked_for_more(source: Source) -> bool:
    return any(piece.kind in ("chrome_viewer", "chrome_more") for piece in source.removed)


def _goes_on_elsewhere(items: list[Item], source: Source) -> bool:
    """Tell whether the page says, below the text, that there is more of it."""
    end = items[-1].passage.span()[1]
    return any(piece.kind == "chrome_more" and piece.span[0] >= end for piece in source.removed)


def _open_at_end(items: list[Item]) -> bool:
    """Tell whether the last paragraph stops where those before it all end with their sentence."""
    *before, last = items
    text = last.passage.text
    if text.endswith(ASKS_ON):
        return True
    if _is_colophon(before, last):
        return False
    long = [item for item in before if len(item.passage.text) > MIN_LONG * STUMP]
    if len(long) >= MIN_LONG and all(_ends(item) for item in long):
        return True
    prose = [item for item in before if PAUSE.search(item.body)]
    finished = sum(map(_ends, prose))
    if prose and finished >= FINISHED_SHARE * len(prose):
        return bool(PAUSE.search(last.body))
    return not prose and bool(before and PAUSE.search(last.body) and OPEN_END.search(text))


def _ends(item: Item) -> bool:
    return item.passage.text[-1:] in SENTENCE_END


def _is_colophon(before: list[Item], last: Item) -> bool:
    """Tell whether a line below the finished text says who wrote or sent it."""
    text = last.passage.text
    below = last.mark is None and bool(before) and _ends(before[-1])
    return below and len(text) <= 2 * STUMP and bool(COLOPHON.search(text))
