"""Headings that stand in one paragraph with their text, and where they end.

A sentence of its own is told by its stop. Without one, only the words that every plan heads its
parts with (指导思想, 基本原则 …) and the names of texts end where the text is sure to begin; any
other heading stays with its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compare.model import Article, Note
from compare.segment.structure.numbering import Item
from compare.segment.structure.sentences import sentence_spans
from compare.source.lines.flat_title import glued_title

LONGEST_RUN_IN = 50
LONGEST_OF_PART = 30
LONGEST_ALONE = 60  # a heading that fills its line
MIN_UNPARTED = 3
PAUSES = ",;:"
USUAL = (
    "指导思想|总体(?:思路|要求|目标|安排)|基本(?:原则|思路|情况)|(?:工作|发展)(?:原则|目标|思路|要求|基础)"
    "|主要(?:目标|任务|成效|做法)|目标任务|(?:重点|工作|主要)任务|(?:组织)?保障措施"
)
BEGINS = (
    r"以[^及]|坚持|按照|根据|围绕|全面|深入|高举|认真|通过|紧紧|立足|贯彻|力争|截至"
    r"|到?\d{4}年|“"
)
GLUED = re.compile(
    rf"(?:{USUAL})(?= ?(?:{BEGINS}))|[^。;,:]{{2,30}}?(?:回顾|展望)(?=过去|今年|一年来|\d{{4}}年)"
)


def heading_end(text: str, start: int, pausing: int = 0) -> int:
    """Return where a heading that begins at ``start`` ends before its text; ``start`` for none.

    It may pause at a comma if it is no longer than ``pausing``.
    """
    if glued := GLUED.match(text, start):
        return glued.end()
    if title := glued_title(text[start:]):
        return start + title
    spans = sentence_spans(text[start:])
    end = start + spans[0][1] if spans else start
    sentence = text[start:end].rstrip("。")
    short = is_short(sentence) or (len(sentence) <= pausing and is_short(sentence.replace(",", "")))
    return end if end < len(text) and short else start


def own_heading_end(item: Item) -> int:
    """Return where the heading of a numbered paragraph ends before its text, or its number."""
    return item.headed or heading_end(item.passage.text, item.mark.end if item.mark else 0)


def is_short(sentence: str) -> bool:
    """Tell whether a sentence may be a heading: it is short and does not pause."""
    return len(sentence) <= LONGEST_RUN_IN and not any(pause in sentence for pause in PAUSES)


def parts_apart(items: list[Item], rank: int | None) -> Iterator[Item]:
    """Yield the items, a heading of a part (above ``rank``) apart from the text behind it.

    Where it cannot be told from the text, the number alone is the heading.
    """
    for item in items:
        text = item.passage.text
        holds_part = item.rank is not None and rank is not None and item.rank < rank
        if not item.mark or item.leaf or not holds_part or not _holds_text(text, item.mark.end):
            yield item
            continue
        end = item.headed or heading_end(text, item.mark.end, LONGEST_OF_PART)
        yield replace(item, passage=item.passage.cut(0, end))
        yield Item(item.passage.cut(end))


def _holds_text(text: str, start: int) -> bool:
    if text.endswith("。") and len(text) - start > LONGEST_ALONE:
        return True  # one sentence, and no heading
    return "。" in text[start:-1] or bool(GLUED.match(text, start) or glued_title(text[start:]))


def unparted(articles: tuple[Article, ...]) -> tuple[Note, ...]:
    """Return a note on articles without a heading among others of which most have one.

    If theirs stands in one line with the text, it was left there.
    """
    numbered = [article for article in articles if article.label and article.label[0] != "第"]
    without = sum(not article.heading for article in numbered)
    if not MIN_UNPARTED <= without <= len(numbered) / 2:
        return ()
    return (Note("headings_in_text", before=str(without), after=str(len(numbered))),)
