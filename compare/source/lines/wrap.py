"""Lines that a web page or a PDF broke in mid-sentence, joined into paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise

from compare.knowledge.headings import find_mark
from compare.model import Note, Passage
from compare.source.lines.chrome import NAMES_A_TEXT, chrome_kind

SENTENCE_END = "。!?;:…:!?;"
CLOSING = "”’』」)》〉】\"'"
CONTINUES = ",、,《〈(“‘「『【〔—"
NEVER_FIRST = re.compile(r"[,、;。](?=[一-鿿“《])")  # in a paragraph
LONGEST_LINK = 30
MARKS = SENTENCE_END + ",、"
BRACKETS = {"《": "》", "(": ")", "“": "”", "〔": "〕", "【": "】"}
# What a line sets at half the width of a Chinese character.
NARROW = re.compile(r"[A-Za-z\d %.+-]")
MIN_WRAPPED_LINES = 8
WRAPPED_SHARE = 0.5
WIDTH_SLACK = 2
HISTORY_BEGUN = re.compile(r"[((](?:根据)?\d{4}年\d{1,2}月\d{1,2}日")
FULL_LINES, MUCH_LONGER = 2, 1.5  # lines of the width for each that is so much longer
MIN_WIDTH = 15
LONGEST_REST = 2  # of a title
LONGEST_OPEN = 10  # lines; a bracket that is open for longer was left open by mistake


def join_wrapped_lines(lines: list[Passage]) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return paragraphs: lines joined where the first stops before its sentence does."""
    texts = [line.text for line in lines]
    width, links = wrapping_width(texts), _links_inside(texts)
    groups: list[list[Passage]] = []
    current: list[Passage] | None = None
    page_ended = False
    for i, line in enumerate(lines):
        if not line.text:
            current = current if page_ended or _tells_history(current) else None
        elif current and (
            i in links or runs_on(current, texts[i : i + LONGEST_OPEN], width, page_ended)
        ):
            current.append(line)
            page_ended = False
        else:
            groups.append([line])
            kind = chrome_kind(line.text)
            page_ended = kind == "page"
            if not page_ended:  # a page ends inside a paragraph, which goes on after its number
                current = groups[-1] if kind is None else None
    return [_joined(group) for group in groups], _notes(groups)


def _tells_history(group: list[Passage] | None) -> bool:
    """Tell whether lines began to tell in brackets when a law was adopted, which goes on.

    So it does over the blank lines that a page sets between any two lines.
    """
    text = "".join(line.text for line in group or ())
    return (
        bool(HISTORY_BEGUN.match(text)) and open_bracket(text) and len(group or ()) < LONGEST_OPEN
    )


def _links_inside(texts: list[str]) -> set[int]:
    """Return the places of short lines inside a sentence, which goes on with a mark below them.

    A page sets a link on a line of its own so: …制定 / “十三五”规划 / 、全面从严治党等.
    """
    return {
        i
        for i in range(1, len(texts) - 1)
        if NEVER_FIRST.match(texts[i + 1])
        and 0 < len(texts[i]) <= LONGEST_LINK < len(texts[i - 1])
        and _is_open(texts[i - 1])
        and _is_open(texts[i])
        and not find_mark(texts[i])
    }


def _is_open(text: str) -> bool:
    return text.rstrip(CLOSING)[-1:] not in SENTENCE_END


def runs_on(
    group: list[Passage], below: list[str], width: int | None, page_ended: bool = False
) -> bool:
    """Tell whether the first of the lines below continues the last line of a group.

    Where a page ended between the two, prose that stops without a full stop goes on.
    """
    following = below[0]
    if find_mark(following) or chrome_kind(following):
        return False
    last = group[-1].text
    if not _is_open(last):
        return False
    if NEVER_FIRST.match(following) or _ends_title(last, following):
        return True
    said = "".join(line.text for line in group[-LONGEST_OPEN:])
    if last[-1] in CONTINUES or (open_bracket(said) and _is_closed(said, below)):
        return True
    if page_ended and any(stop in last for stop in ",。;"):
        return True
    if len(group) == 1 and (
        _may_be_title(last) or (_may_be_title(following) and following in last)
    ):
        return False  # nor does a title go on that says itself again
    return width is not None and _width(last) >= width - WIDTH_SLACK


def _ends_title(line: str, rest: str) -> bool:
    """Tell whether a character or two are the end of a title: …和2026年工作计 / 划."""
    whole = 0 < len(rest) <= LONGEST_REST and _may_be_title(line + rest)
    return whole and not NAMES_A_TEXT.search(line) and not NAMES_A_TEXT.search(rest)


def _may_be_title(text: str) -> bool:
    """Tell whether a line is without any mark and ends in what texts are called (工作计划)."""
    return NAMES_A_TEXT.search(text) is not None and not any(mark in text for mark in MARKS)


def open_bracket(text: str) -> bool:
    """Tell whether a bracket or quote opened in the text is still open at its end."""
    return any(text.count(opening) > text.count(closing) for opening, closing in BRACKETS.items())


def _is_closed(text: str, below: list[str]) -> bool:
    """Tell whether a line below closes what a text left open; none does where it did by mistake."""
    return any(
        text.count(opening) > text.count(closing)
        and min(accumulate((c == opening) - (c == closing) for c in "".join(below)), default=0) < 0
        for opening, closing in BRACKETS.items()
    )


def wrapping_width(lines: list[str]) -> int | None:
    """Return the line width of a hard-wrapped text, or ``None`` if it is not one.

    A text is hard-wrapped when at least half of the lines that end inside a sentence have the
    same length, give or take a character, and few are much longer: where many are, those of one
    length are headings and signatures.
    """
    widths = [_width(line) for line in lines]
    cut_short = [
        width
        for line, width in zip(lines, widths, strict=True)
        if line and line[-1] not in SENTENCE_END + CLOSING + CONTINUES and not chrome_kind(line)
    ]
    if len(cut_short) < MIN_WRAPPED_LINES:
        return None
    width, _ = max(Counter(cut_short).items(), key=lambda item: (item[1], item[0]))
    near = sum(abs(length - width) <= WIDTH_SLACK for length in cut_short)
    if width < MIN_WIDTH or near < WRAPPED_SHARE * len(cut_short):
        return None
    full = sum(abs(one - width) <= WIDTH_SLACK for one in widths)
    longer = sum(one > MUCH_LONGER * width for one in widths)
    return width if full >= FULL_LINES * longer else None


def _width(text: str) -> int:
    """Return how wide a line is, in Chinese characters."""
    return len(text) - len(NARROW.findall(text)) // 2


def _joined(group: list[Passage]) -> Passage:
    """Join the lines of a paragraph; two Latin words keep a space where the line end stood."""
    text, origin = [group[0].text], list(group[0].origin)
    for before, line in pairwise(group):
        if _latin(before.text[-1]) and _latin(line.text[0]):
            text.append(" ")
            origin.append(line.origin[0] - 1)
        text.append(line.text)
        origin += line.origin
    return Passage("".join(text), tuple(origin))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _notes(groups: list[list[Passage]]) -> tuple[Note, ...]:
    wrapped = [group for group in groups if len(group) > 1]
    if not wrapped:
        return ()
    joined = sum(len(group) - 1 for group in wrapped)
    span = (wrapped[0][0].span()[0], wrapped[-1][-1].span()[1])
    return (Note("lines_joined", span, str(joined), str(len(wrapped))),)
