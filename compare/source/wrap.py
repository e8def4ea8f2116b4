"""Lines that a web page or a PDF broke in mid-sentence, joined into paragraphs again."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from compare.headings import find_mark
from compare.model import Note, Passage
from compare.source.chrome import chrome_kind

SENTENCE_END = "。!?;:…:!?;"
CLOSING = "”’』」)》〉】\"'"
CONTINUES = ",、,《〈(“‘「『【〔—"
BRACKETS = {"《": "》", "(": ")", "“": "”", "〔": "〕", "【": "】"}
MIN_WRAPPED_LINES = 8
WRAPPED_SHARE = 0.5
WIDTH_SLACK = 2
MIN_WIDTH = 15
LONGEST_OPEN = 10  # lines; a bracket that is open for longer was left open by mistake


def join_wrapped_lines(lines: list[Passage]) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return paragraphs: lines joined where the first stops before its sentence does."""
    width = wrapping_width([line.text for line in lines])
    groups: list[list[Passage]] = []
    current: list[Passage] | None = None
    page_ended = False
    for line in lines:
        if not line.text:
            current = None if not page_ended else current
        elif current and runs_on(current, line.text, width, page_ended):
            current.append(line)
            page_ended = False
        else:
            groups.append([line])
            kind = chrome_kind(line.text)
            page_ended = kind == "page"
            if not page_ended:  # a page ends inside a paragraph, which goes on after its number
                current = groups[-1] if kind is None else None
    return [_joined(group) for group in groups], _notes(groups)


def runs_on(
    group: list[Passage], following: str, width: int | None, page_ended: bool = False
) -> bool:
    """Tell whether the following line continues the last line of a group.

    Where a page ended between the two, prose that stops without a full stop goes on.
    """
    if find_mark(following) or chrome_kind(following):
        return False
    last = group[-1].text
    if last.rstrip(CLOSING)[-1:] in SENTENCE_END:
        return False
    if last[-1] in CONTINUES or open_bracket("".join(line.text for line in group[-LONGEST_OPEN:])):
        return True
    if page_ended and any(stop in last for stop in ",。;"):
        return True
    return width is not None and len(last) >= width - WIDTH_SLACK


def open_bracket(text: str) -> bool:
    """Tell whether a bracket or quote opened in the text is still open at its end."""
    return any(text.count(opening) > text.count(closing) for opening, closing in BRACKETS.items())


def wrapping_width(lines: list[str]) -> int | None:
    """Return the line width of a hard-wrapped text, or ``None`` if it is not one.

    A text is hard-wrapped when at least half of the lines that end inside a sentence have the
    same length, give or take a character, and hardly any is longer: where many are, those of one
    length are headings and signatures.
    """
    cut_short = [
        len(line) for line in lines if line and line[-1] not in SENTENCE_END + CLOSING + CONTINUES
    ]
    if len(cut_short) < MIN_WRAPPED_LINES:
        return None
    width, _ = max(Counter(cut_short).items(), key=lambda item: (item[1], item[0]))
    near = sum(abs(length - width) <= WIDTH_SLACK for length in cut_short)
    longer = sum(len(line) > width + WIDTH_SLACK for line in lines)
    wrapped = width >= MIN_WIDTH and near >= max(2 * longer, WRAPPED_SHARE * len(cut_short))
    return width if wrapped else None


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
