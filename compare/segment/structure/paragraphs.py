"""Long stretches of text without headings: there every paragraph is an article of its own.

Government reports name three parts and then talk for pages. A part of ten thousand characters
can be set beside nothing; its paragraphs can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.knowledge.headings import CHINESE
from compare.segment.structure.levels import CLAUSE
from compare.segment.structure.numbering import Item
from compare.segment.structure.run_in import heading_end

LONG_STRETCH = 1_500
LONG_PARAGRAPH, LONG_PAIR = 150, 600  # of two or three, each is on a matter of its own
MOSTLY = 0.75  # of the text stands in such paragraphs; the rest leads up to them
COUNTED = re.compile(rf"{CHINESE}(?:是|要)")
# A topic that a sentence follows: 城乡低保:…。, 【城乡低保】….
TOPIC = re.compile(r"(?:【[^【】]{2,20}】:?|[^。;:,!?]{2,30}:)(?=.*。)")
LABELLED = re.compile(r"[一-鿿]{2,8}:[^。]*")
MIN_PARAGRAPHS = 4
MIN_LED = 2  # stretches of several paragraphs that all have a heading of their own
MIN_LED_ALONE = 4  # paragraphs of the one stretch that is written so
LONGEST_LEAD = 30  # characters of such a heading
SHORT_LINE = 20
SHORT_PART = 40
# How a review turns to what is still wrong.
OWNED_UP = re.compile(
    r".{0,30}(?:肯定成绩|看到成绩|清醒地?(?:看到|认识)|(?:也|还|仍然?)存在|存在的?(?:一些|不少)?(?:困难|问题|不足))"
)


def own_articles(items: list[Item], rank: int | None) -> frozenset[int]:
    """Return the places of the paragraphs that are articles of their own.

    ``rank`` is that of the articles with a heading. In a law, the 条 is the article however long.
    """
    if rank in (None, CLAUSE):
        return frozenset()
    found = {i for stretch in _stretches(items, rank) for i in _openings(items, stretch)}
    return frozenset(found | _owned_up(items))


def led_articles(items: list[Item], rank: int | None) -> frozenset[int]:
    """Return the places of the paragraphs that are articles with their first words as heading.

    Plans whose parts alone have numbers often lead each paragraph of them so, by a sentence
    (做好低保。…), a topic (低保:…) or one in brackets (【低保】…). It is their way of writing only
    where most paragraphs do.
    """
    if rank in (None, CLAUSE):
        return frozenset()
    plain = [[i for i in stretch if _speaks(items[i])] for stretch in _stretches(items, rank)]
    heads = [[i for i in one if _is_led(items[i].passage.text)] for one in plain]
    led = [
        found
        for found, one in zip(heads, plain, strict=True)
        if found and found[0] in one[:2] and len(found) >= MOSTLY * len(one[one.index(found[0]) :])
    ]
    several = [one for one in led if len(one) > 1]
    enough = len(several) >= MIN_LED or _fill_one_part(items, several)
    if not enough or sum(map(len, led)) < MOSTLY * sum(map(len, plain)):
        return frozenset()
    places = [i for one in led for i in one]
    words = {(text := items[i].passage.text)[: lead_end(text)] for i in places}
    # What heads lines below each article (责任单位:, 目标:) is the same again and again.
    return frozenset(places) if len(words) >= MOSTLY * len(places) else frozenset()


def _fill_one_part(items: list[Item], stretches: list[list[int]]) -> bool:
    """Tell whether paragraphs of one part alone are led so, and most of the text stands there."""
    size = [len(item.passage.text) for item in items]
    largest = max(stretches, key=len, default=[])
    return len(largest) >= MIN_LED_ALONE and sum(size[i] for i in largest) >= sum(size) / 2


def _speaks(item: Item) -> bool:
    """Tell whether a paragraph without a number is more than a line behind a label."""
    return item.mark is None and not LABELLED.fullmatch(item.passage.text)


def lead_end(text: str) -> int:
    """Return where the words end that a paragraph opens with as its heading, 0 for none."""
    topic = TOPIC.match(text)
    return topic.end() if topic else heading_end(text, 0)


def _stretches(items: list[Item], rank: int | None) -> list[list[int]]:
    """Return the places of what stands between the headings of articles and parts, by stretch."""
    found: list[list[int]] = [[]]
    for i, item in enumerate(items):
        if item.rank is None:
            found[-1].append(i)
        elif rank is not None and item.rank <= rank:
            found.append([])
    return found


def _is_led(text: str) -> bool:
    """Tell whether a paragraph opens with a heading, and says at least as much behind it."""
    end = lead_end(text)
    return 0 < end <= LONGEST_LEAD and len(text) - end >= end


def _owned_up(items: list[Item]) -> set[int]:
    """Return the paragraphs on problems that close a review, with the short line before them.

    Below a heading of its own such a paragraph is that article's text.
    """
    found = set()
    for i, item in enumerate(items):
        text = item.passage.text
        plain = item.mark is None and item.rank is None
        if plain and len(text) > SHORT_PART and OWNED_UP.match(text):
            start = i - 1 if i and _is_call(items[i - 1]) else i
            if start and not _is_bare_heading(items[start - 1]):
                found.add(start)
    return found


def _is_bare_heading(item: Item) -> bool:
    return item.rank is not None and "。" not in item.passage.text


def _is_call(item: Item) -> bool:
    """Tell whether a short line only calls upon the listeners (各位代表!)."""
    return item.mark is None and item.rank is None and len(item.passage.text) < SHORT_LINE


def runs_long(texts: Iterable[str]) -> bool:
    """Tell whether these paragraphs are too much text for one article."""
    lengths = [len(text) for text in texts]
    if len(lengths) >= MIN_PARAGRAPHS and sum(lengths) > LONG_STRETCH:
        return True
    long = [length for length in lengths if length >= LONG_PARAGRAPH]
    return len(long) > 1 and sum(long) > max(LONG_PAIR, MOSTLY * sum(lengths))


def is_counted(item: Item) -> bool:
    """Tell whether a whole paragraph is one of several that are counted (一是, 二是)."""
    text = item.passage.text
    return len(text) >= LONG_PARAGRAPH and COUNTED.match(text) is not None


def _openings(items: list[Item], stretch: list[int]) -> set[int]:
    """Return the paragraphs of a long stretch; a short line opens one with what follows it."""
    plain = [i for i in stretch if items[i].mark is None or is_counted(items[i])]
    if not runs_long(items[i].passage.text for i in plain):
        return set()
    return {
        i
        for before, i in zip([None, *plain], plain, strict=False)
        if before is None or len(items[before].passage.text) >= SHORT_LINE
    }
