"""Titles of no known kind that are known by where they stand, where no line reads like a title.

A page sets its title right above what it states of the text (来源, 发布时间), right below the
steps that lead to it, or as the one line above the first heading; one that answers a question has
the question for its title, news of a text that was made public the headline that says so, and a
report the line above its first words (本报讯).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Removed, Source
from compare.segment.head.lines import DATE, SHORTEST_TITLE, STOPS, title_before_occasion
from compare.segment.head.own_words import HEADLINE
from compare.segment.structure.numbering import Item
from compare.segment.structure.questions import ASKS
from compare.segment.title import LONGEST_TITLE, is_title, names_column

STATED_BELOW = ("chrome_label", "chrome_tools", "page_meta")
QUESTION_TITLE = re.compile(rf"(?:{ASKS})?[^。;:!?]{{4,60}}\?(?:[^。;:!?]{{4,30}}\?)?$")
# How a newspaper begins to report, below its headline.
REPORTED = re.compile(r"\W{0,2}(?:本报|本网|新华社)[一-鿿]{0,6}讯")
# A page that speaks to its reader: 如果您已下载过, which titles do not, unless they ask.
TO_READER = re.compile(r"[您你][^?您你]*+\Z")  # the last of them, and no question mark behind it
DAY_AT_END = re.compile(rf"{DATE.pattern}$")  # of a newspaper, below its name
BEGINS = re.compile(r"[《“]?(?:[一-鿿]|\d{1,4}[一-鿿])")
SHORTEST_ANSWER = 20  # characters
LONGEST_DAY = 40


def standing_title(items: Sequence[Item], source: Source) -> frozenset[int]:
    """Return the place of the line that stands where a title does; nothing for none.

    ``items`` are the paragraphs of the text. Nothing above such a line is a sentence, and no line
    among them before the first heading reads like a title.
    """
    head = [item for item in items if item.rank is None]
    end = next((i for i, item in enumerate(items) if item.rank is not None), len(items))
    texts = [item.passage.text for item in items[:end]]
    if any(is_title(text) or title_before_occasion(text) for text in texts):
        return frozenset()
    if head and items[0].rank is None and _asks(items):
        return frozenset({0})
    if end == 1 < len(items) and items[1].mark and _may_name(items[0].passage.text):
        return frozenset({0})
    if 1 < end == len(items) and _heads_news(items):
        return frozenset({0})
    reported = next((i for i in range(1, end) if REPORTED.match(items[i].passage.text)), 0)
    if reported and _may_name(items[reported - 1].passage.text):
        return frozenset({reported - 1})
    for i, item in enumerate(items[:end]):
        text = item.passage.text
        if "。" in text:
            break
        if _may_name(text) and (
            _is_stated_of(item, items[i + 1 : i + 2], source)
            or (i == 0 and _heads_page(items, source))
        ):
            return frozenset({i})
    return frozenset()


def _heads_news(items: Sequence[Item]) -> bool:
    """Tell whether the first line says that a text was made public, and prose tells of it."""
    return bool(HEADLINE.fullmatch(items[0].passage.text)) and "。" in items[1].passage.text


def _asks(items: Sequence[Item]) -> bool:
    """Tell whether the first line is a question that all below it answers."""
    below = [item.passage.text for item in items[1:]]
    answered = any(len(text) >= SHORTEST_ANSWER for text in below)
    alone = not any(QUESTION_TITLE.fullmatch(text) for text in below)
    return answered and alone and bool(QUESTION_TITLE.fullmatch(items[0].passage.text))


def _may_name(text: str) -> bool:
    plain = BEGINS.match(text) and not any(stop in text for stop in STOPS.replace("?", ""))
    if not plain or TO_READER.search(text) or names_column(text) or DAY_AT_END.search(text):
        return False
    return SHORTEST_TITLE <= len(text) <= LONGEST_TITLE


def _is_stated_of(item: Item, following: Sequence[Item], source: Source) -> bool:
    """Tell whether what a page states of its text, or a day alone, stands right below a line."""
    start = item.passage.span()[1]
    if following and _states_day(following[0].passage.text):
        return True
    end = following[0].passage.span()[0] if following else len(source.text)
    return any(
        piece.kind in STATED_BELOW and start <= piece.span[0] < end and _next(source, start, piece)
        for piece in source.removed
    )


def _heads_page(items: Sequence[Item], source: Source) -> bool:
    """Tell whether a line stands between the steps that lead to a page and the first sentence."""
    start = items[0].passage.span()[0]
    led = any(
        piece.kind == "chrome_place" and not source.text[piece.span[1] : start].strip()
        for piece in source.removed
    )
    return led and len(items) > 1 and "。" in items[1].passage.text


def _states_day(text: str) -> bool:
    """Tell whether a line says when a text was published, and perhaps where (某网 2019-03-15)."""
    day = DATE.search(text) if len(text) <= LONGEST_DAY else None
    return bool(day) and not any(stop in text for stop in STOPS.replace(":", ""))


def _next(source: Source, start: int, piece: Removed) -> bool:
    """Tell whether nothing but white space lies before a removed piece."""
    return not source.text[start : piece.span[0]].strip()
