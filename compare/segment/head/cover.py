"""Where the letter that sends a text ends: its list of attachments, its signature, the text.

A notice names its attachment before it is signed (附件:某方案 / 某局 / 某日 / 附件 / 某方案), and
the text it sends is no annex of anything.
"""

from __future__ import annotations

from compare.model import Passage
from compare.segment.head.lines import Line, is_letter, line_kind, name_lines
from compare.segment.structure.numbering import Item
from compare.segment.structure.tree import ATTACHMENT
from compare.segment.title import FILE_ENDING, is_title, sends

LISTED = "attachment_list"
SIGNATURE = ("issuer", "date", "release", "number")
ADDRESSED = ("address", "number")
LONGEST_ENTRY = 60
LONGEST_LETTER = 20  # paragraphs


def first_heading(items: list[Item]) -> int | None:
    """Return where the first heading of the text stands, ``None`` for a text without any.

    Pages of reference set an abstract below the title, with numbers of its own, then the letter
    that sends the text and the title once more: the text begins there.
    """
    ranked = [i for i, item in enumerate(items) if item.rank is not None]
    if not ranked:
        return None
    above = {item.passage.text for item in items[: ranked[0]] if is_title(item.passage.text)}
    within = range(ranked[0], min(len(items), ranked[0] + LONGEST_LETTER))
    sent = next((i for i in within if line_kind(items[i].passage.text) in ADDRESSED), len(items))
    again = next((i for i in within if i > sent and items[i].passage.text in above), None)
    return ranked[0] if again is None else next((i for i in ranked if i > again), ranked[0])


def without_cover(
    lines: list[Line], items: list[Item], source: str
) -> tuple[list[Line], list[Item]]:
    """Return the lines of the head with all of the letter, and the items of the text behind it.

    ``lines`` are those before the first heading, with which ``items`` begin. Nothing changes
    unless they send a text, or there are none (the attachment was saved alone), and its title
    stands behind the list of attachments.
    """
    begins = all(line.kind == "number" for line in lines)
    sending = any(_sends(line) for line in lines)
    signed = _signed_at(items) if sending else 0
    if not signed and (items[0].rank != ATTACHMENT or not (begins or sending)):
        return lines, items
    cover = [Line("letter", item.passage) for item in items[:signed]]
    end = signed
    while end < len(items) and (kind := _kind(items[end])):
        cover += _parts(items[end], kind)
        end += 1
    behind = next((i for i in range(end, len(items)) if items[i].rank is not None), end + 1)
    above = [line.passage.text for line in (*lines, *cover)]
    own = name_lines((item.passage for item in items[end:behind]), source, letter=above)
    titled = "title" in (cover[-1].kind, *(line.kind for line in own[:1]))
    if not titled or behind == len(items):
        return lines, items
    kinds = [line.kind for line in lines]
    first = next((kind for kind in ("address", "title") if kind in kinds), "")
    opens = kinds.index(first) if first else len(lines)
    letter = [
        Line("letter", line.passage) if i > opens and line.kind == "preamble" else line
        for i, line in enumerate(lines)
    ]
    return [*letter, *cover, *own], items[behind:]


def _signed_at(items: list[Item]) -> int:
    """Return where a letter that numbers its points is signed, above the title of what it sends."""
    for i in range(1, min(LONGEST_LETTER, len(items) - 2)):
        kinds = [line_kind(item.passage.text) for item in items[i : i + 3]]
        if kinds[:2] == ["issuer", "date"] and "title" in (kinds[2], _third(items, i)):
            return i
    return 0


def _third(items: list[Item], i: int) -> str:
    """Return the kind of the line behind a signature, its date and what it says of release."""
    behind = items[i + 2 : i + 4]
    if len(behind) == 2 and line_kind(behind[0].passage.text) == "release":
        return line_kind(behind[1].passage.text)
    return ""


def _sends(line: Line) -> bool:
    return is_letter(line.passage.text) or (line.kind == "title" and sends(line.passage.text))


def _kind(item: Item) -> str:
    """Return what an item is in such a letter, nothing for one of the text."""
    text = item.passage.text
    if item.rank == ATTACHMENT:
        return LISTED
    listed = is_title(item.body) or FILE_ENDING.search(text)
    if item.mark and len(text) <= LONGEST_ENTRY and listed:
        return LISTED
    kind = line_kind(text)
    return kind if kind in SIGNATURE else ""


def _parts(item: Item, kind: str) -> list[Line]:
    """Return an item as lines; the title behind the word 附件 is one of its own."""
    passage = item.passage
    if item.rank != ATTACHMENT or not item.mark or not is_title(item.body):
        return [Line(kind, passage)]
    label: Passage = passage.cut(0, item.mark.end)
    return [Line(kind, label), Line("title", passage.cut(item.mark.end))]
