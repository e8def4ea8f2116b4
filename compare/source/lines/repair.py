"""Characters that a scan, a converter or a careless copy put in place of others, line by line.

Every repair is one character to at most one, so that spans stay exact; each kind leaves a note.
"""

from __future__ import annotations

import re

from compare.knowledge.headings import find_mark
from compare.model import Note, Passage

WIDE = r"[^\x00-\xff“”‘’]"
DIGIT_GAP = re.compile(r"(?<=\d) (?=\d)")
SPACED_DIGITS = re.compile(
    r"(?<![\d.])\d(?: \d){2,}(?![\d.])|(?<![\d.])\d \d(?= ?[年月日元%个万亿])"
)
# Between two Chinese characters, and around the point of a number: 1 . 3 倍.
SPACE_IN_WORDS = re.compile(rf"(?<={WIDE}) (?={WIDE})|(?<=\d) (?=\. \d)|(?<=\d \.) (?=\d)")
# A heading or title set wide: 工 作 要 点. Four characters, since names of two are set so too.
SET_WIDE = re.compile(rf"(?:\d{{4}} *年 *)?{WIDE}(?: +{WIDE}){{3,}}")
# The same between quotes, in whatever line: “十 四 五”规划.
QUOTED_WIDE = re.compile(rf"(?<=“){WIDE}(?: {WIDE}){{2,5}}(?=”)")
SPACE_SHARE = 0.01
MIN_SPACES = 8
PROSE_END = "。;"
# A dash or a letter that looks like the numeral in whose place it stands.
LOOK_ALIKES = (
    (re.compile(r"(?:(?<=^)|(?<=^\())[—–ー‐ㄧ㇐-](?=[、)])"), "一"),
    (re.compile(r"(?<=\d)[OoОо○〇](?=\d|年)"), "0"),
    (re.compile(r"(?<=\d)[lI|](?=\d)|^[lI|](?=[、.][一-鿿])"), "1"),
)


def repair_characters(lines: list[Passage]) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return the lines with look-alikes of numerals and spaced digits repaired."""
    plain = [_look_alikes(line) for line in lines]
    tight = [_spaced_digits(line) for line in plain]
    notes = (*_note("look_alikes", lines, plain), *_note("spaced_digits", plain, tight))
    return tight, notes


def drop_inner_spaces(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return the lines without the spaces inside words.

    They go from a line that is set wide, and from all lines if the running text is full of them.
    ``text`` is the source, in which a tab between the cells of a table still is one.
    """
    places = [_spaces_in_words(line, text) for line in lines]
    if not _spaced_words(lines, places):
        places = [_spaces_set_wide(line, text) for line in lines]
    cleaned = [without(line, spaces) for line, spaces in zip(lines, places, strict=True)]
    return cleaned, _note("inner_spaces", lines, cleaned)


def _note(kind: str, lines: list[Passage], repaired: list[Passage]) -> tuple[Note, ...]:
    """Return a note that counts the characters that changed and spans their lines."""
    changed = [(a, b) for a, b in zip(lines, repaired, strict=True) if a != b]
    if not changed:
        return ()
    span = (changed[0][0].span()[0], changed[-1][0].span()[1])
    return (Note(kind, span, str(sum(_changes(a, b) for a, b in changed))),)


def _changes(before: Passage, after: Passage) -> int:
    if len(before.text) != len(after.text):
        return len(before.text) - len(after.text)
    return sum(a != b for a, b in zip(before.text, after.text, strict=True))


def _look_alikes(line: Passage) -> Passage:
    text = line.text
    for pattern, plain in LOOK_ALIKES:
        text = pattern.sub(plain, text)
    return line if text == line.text else Passage(text, line.origin)


def _spaced_digits(line: Passage) -> Passage:
    gaps = {
        match.start() + gap.start()
        for match in SPACED_DIGITS.finditer(line.text)
        for gap in DIGIT_GAP.finditer(match[0])
    }
    return without(line, gaps)


def _spaces_in_words(line: Passage, source: str) -> set[int]:
    """Return the spaces inside words and numbers, but for a tab and one after a list number."""
    mark = find_mark(line.text)
    after = mark.end if mark else 0
    places = (match.start() for match in SPACE_IN_WORDS.finditer(line.text, after))
    return {i for i in places if source[line.origin[i]] == " "}


def _spaces_set_wide(line: Passage, source: str) -> set[int]:
    """Return every space of a line whose characters stand apart, or between quotes in another.

    None where one of them is a tab.
    """
    text = line.text
    wide = [SET_WIDE.fullmatch(text)] if SET_WIDE.fullmatch(text) else QUOTED_WIDE.finditer(text)
    places = (i for found in wide if found for i in range(*found.span()))
    spaces = {i for i in places if text[i] == " "}
    return spaces if all(source[line.origin[i]] != "\t" for i in spaces) else set()


def _spaced_words(lines: list[Passage], places: list[set[int]]) -> bool:
    """Tell whether spaces stand inside the words of the running text, and not here and there."""
    prose = [i for i, line in enumerate(lines) if line.text[-1:] in PROSE_END]
    spaces = sum(len(places[i]) for i in prose)
    return spaces >= MIN_SPACES and spaces > SPACE_SHARE * sum(len(lines[i].text) for i in prose)


def without(passage: Passage, places: set[int]) -> Passage:
    """Return the passage without the characters at these places."""
    if not places:
        return passage
    kept = [i for i in range(len(passage.text)) if i not in places]
    return Passage("".join(passage.text[i] for i in kept), tuple(passage.origin[i] for i in kept))
