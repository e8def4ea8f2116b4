"""Who signed a text and when, and what it lists below its last words."""

from __future__ import annotations

import re
from itertools import pairwise, starmap

from compare.knowledge.divisions import contains, place_before
from compare.segment.head.cover import LONGEST_ENTRY, SIGNATURE
from compare.segment.head.lines import STOPS, Line, line_kind
from compare.segment.structure.numbering import Item
from compare.segment.structure.tree import ATTACHMENT
from compare.segment.title import is_title

MAX_PIECES = 3  # of an office that its page broke
LONGEST_PIECE = 20
# Before the year of a text it may read as a number: 2.2018年任务分解表.
ENTRY_NUMBER = re.compile(r"^(?:附\s*件)?\W*(?:\d{1,2}[.、]\s*)?")


def cut_tail(items: list[Item], lines: list[Line]) -> tuple[list[Item], list[Line]]:
    """Take signature, date and repeated titles off the body, and the list of attachments."""
    titles = {bare_core(line.passage.text) for line in lines if line.kind == "title"}
    signing = _signing_above_attachments(items)
    kept, tail = [], []
    for i, item in enumerate(items):
        text = item.passage.text
        if item.mark is None and bare_core(text) in titles:
            tail.append(Line("title", item.passage))
        elif _lists_attachments(items, i, signing):
            tail.append(Line("attachment_list", item.passage))
        elif i in signing:
            tail.append(Line(line_kind(item.passage.text), item.passage))
        else:
            kept.append(item)
    end, signature = _signature_below(kept)
    listed = _list_above(kept, end) if signature else end
    attached = [Line("attachment_list", item.passage) for item in kept[listed:end]]
    return kept[:listed], [*tail, *attached, *signature]


def _list_above(items: list[Item], end: int) -> int:
    """Return where the list of attachments begins that stands above a signature, else ``end``."""
    start = next((i for i in reversed(range(end)) if items[i].rank == ATTACHMENT), end)
    names = [item.passage.text for item in items[start:end]]
    short = all(len(name) <= LONGEST_ENTRY and "。" not in name for name in names)
    counted = all(item.mark or item.passage.text[0].isdigit() for item in items[start:end])
    texts = any(is_title(ENTRY_NUMBER.sub("", name)) for name in names)
    return start if short and counted and texts else end


def is_signed(items: list[Item], tail: list[Line]) -> bool:
    """Tell whether an office and a day stand below the last words of the text.

    Below what it says of its attachments the day is enough.
    """
    end = items[-1].passage.span()[1] if items else 0
    below = {line.kind for line in tail if line.passage.span()[0] >= end}
    attached = bool(items) and items[-1].rank == ATTACHMENT
    return below >= ({"date"} if attached else {"issuer", "date"})


def bare_core(title: str) -> str:
    """Return a title without the region and the scope that a page may add to it or leave out."""
    title = "".join(title.split())
    return re.sub(r"^.{2,8}?(?:省|市|自治区|县|区)(?=\d{4}年)|全[省市区县]", "", title)


def _signing_above_attachments(items: list[Item]) -> set[int]:
    """Return which lines sign and date the letter, between its list and the attachments."""
    attached = [i for i, item in enumerate(items) if item.rank == ATTACHMENT]
    stretches = (range(a + 1, b) for a, b in pairwise(attached))
    return {i for s in stretches if all(_signs(items[i]) for i in s) for i in s}


def _lists_attachments(items: list[Item], i: int, signing: set[int]) -> bool:
    if items[i].rank != ATTACHMENT:
        return False
    following = next((j for j in range(i + 1, len(items)) if j not in signing), len(items))
    return following < len(items) and items[following].rank == ATTACHMENT


def _signs(item: Item) -> bool:
    return item.mark is None and line_kind(item.passage.text) in SIGNATURE


def _signature_below(items: list[Item]) -> tuple[int, list[Line]]:
    """Return where the lines that sign a text begin, and what they are."""
    lines: list[Line] = []
    end = len(items)
    while end and items[end - 1].mark is None:
        pieces = _pieces_of_office(items[:end]) if lines else 0
        kind = "issuer" if pieces else line_kind(items[end - 1].passage.text)
        if kind not in SIGNATURE:
            break
        first, *rest = (item.passage for item in items[end - max(pieces, 1) : end])
        lines.insert(0, Line(kind, first.followed_by(*rest) if rest else first))
        end -= max(pieces, 1)
    return end, lines


def _pieces_of_office(items: list[Item]) -> int:
    """Return over how many of the last lines the name of an office was broken, 0 if over none.

    It begins with its place, and a later piece with none (某市人民政府 / 办公室) or with one that
    lies in it (某市 / 某区人民政府).
    """
    for count in range(MAX_PIECES, 1, -1):
        pieces = items[-count:]
        texts = [item.passage.text for item in pieces]
        short = all(
            item.mark is None and len(text) <= LONGEST_PIECE and not any(s in text for s in STOPS)
            for item, text in zip(pieces, texts, strict=True)
        )
        whole = "".join(texts)
        begins = short and len(texts) == count and place_before(whole)
        if begins and all(starmap(_may_follow, pairwise(texts))) and line_kind(whole) == "issuer":
            return count
    return 0


def _may_follow(piece: str, rest: str) -> bool:
    """Tell whether ``rest`` goes on with the name of an office, and begins none of its own."""
    return not place_before(rest) or (contains(piece, rest) and line_kind(piece) != "issuer")
