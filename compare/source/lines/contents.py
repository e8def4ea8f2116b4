"""A table of contents: headings with dot leaders, or a list that the text itself repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from compare.knowledge.headings import find_mark
from compare.model import Note, Passage, Removed
from compare.source.lines.chrome import chrome_kind

TITLE = re.compile(r"[【\[]?(?:目\s*[录次錄]|(?:目录/)?提纲)[】\]]?[::]?[…\s]*$")
DOTS = r"[\s.…·•—_-]"
# A run of dots is tried where it begins and nowhere inside, and given back never.
LEADER = re.compile(rf"(?<!{DOTS})(?={DOTS}*?(?:\.{{3}}|…|·{{3}}|•{{3}})){DOTS}++\(?\d{{0,3}}\)?$")
PAGE = re.compile(r"(?<!\d)\d{1,3}$")
NUMBER_BEFORE_DATE = re.compile(r"\d{1,2}[.、](?:\d{4}年|\d{1,2}月)")
MIN_LEADERS = 2
MIN_ENTRIES = 2
MIN_IN_LINE = 4  # entries of one line that the text repeats
MIN_UNTITLED = 4  # entries of a list that no word calls a table of contents
MIN_BELOW_TEXT = 6  # those below sentences
# A heading whose number only a space parts from it: 1 总则.
SPACED = re.compile(r"\d{1,2}(?: |(?![年月日个名项元]))[一-鿿]{2,24}$")
NUMBER_FIRST = re.compile(r"\d{1,2}[.、 ]?\s*(?=[一-鿿])")
LONGEST_ENTRY = 80
LONGEST_STUMP = 20  # an entry without leader, the first characters of the text

Contents = tuple[list[Passage], tuple[Removed, ...], tuple[Note, ...]]


def cut_contents(lines: list[Passage], text: str) -> Contents:
    """Return the lines without a table of contents, and its lines as removed pieces.

    One without any text after it, or but stumps, is all there is: it stays, with a note.
    """
    leaders = {i for i, line in enumerate(lines) if _has_leader(line.text)}
    led = len(leaders) >= MIN_LEADERS and _lead_somewhere(lines, leaders)
    found = leaders if led else (_listed_above(lines) or _listed_by_chapters(lines))
    for i, line in enumerate(lines):
        if TITLE.match(line.text):
            listed = _listed(lines, i + 1) | {j for j in found if j > i}
            listed = listed or _nothing_else(lines, i + 1)
            found |= {i, *listed} if listed else set()
            break
    found |= _in_one_line(lines)
    entries = [i for i in sorted(found) if lines[i].text]
    behind = [line.text for line in lines[entries[-1] + 1 :] if line.text] if entries else []
    if entries and len(behind) <= len(entries) and all(map(_is_stump, behind)):
        span = (lines[entries[0]].span()[0], lines[entries[-1]].span()[1])
        return lines, (), (Note("contents_only", span),)
    kept = [line for i, line in enumerate(lines) if i not in found]
    spans = [lines[i].span() for i in entries]
    return kept, tuple(Removed("contents", text[a:b], (a, b)) for a, b in spans), ()


def _lead_somewhere(lines: list[Passage], leaders: set[int]) -> bool:
    """Tell whether dots behind headings lead to a page, or to the heading itself in the text.

    A sketch of a text leaves out what stands below its headings with dots too (一、指导思想……).
    """
    cores = {entry_core(lines[i].text) for i in leaders}
    paged = any(PAGE.search(lines[i].text) for i in leaders)
    others = (line.text for i, line in enumerate(lines) if line.text and i not in leaders)
    return paged or any(entry_core(text) in cores for text in others)


def _is_stump(text: str) -> bool:
    return len(text) <= LONGEST_STUMP and not any(stop in text for stop in "。;,")


def _has_leader(text: str) -> bool:
    found = LEADER.search(text) if len(text) <= LONGEST_ENTRY else None
    return found is not None and found.start() > 1 and "。" not in text


def _listed_above(lines: list[Passage]) -> set[int]:
    """Return the headings that a page lists above its text without a word for what they are.

    The text repeats the first of them as a line; nothing above them is a sentence, unless the text
    repeats the second right behind it, or they are chapters that rise, and there are many: below a
    letter. One in which the next
    heading follows repeats the second too: two lists may begin with the same item.
    """
    written = [i for i, line in enumerate(lines) if line.text]
    first = next((i for i in written if _is_marked(lines[i].text)), len(lines))
    above = any(_is_sentence(lines[i].text) for i in written if i < first)
    entries = list(
        takewhile(lambda i: _is_entry(lines[i].text), (i for i in written if i >= first))
    )
    if len(entries) < MIN_UNTITLED:
        return set()
    core = entry_core(lines[first].text)
    begins = next((i for i in written if i > first and entry_core(lines[i].text) == core), first)
    below = next((i for i in written if i > begins), begins)
    again = entry_core(lines[below].text) == entry_core(lines[entries[1]].text)
    listed = sum(i < begins for i in entries)
    counted = _counts_chapters(lines[i].text for i in entries if i < begins)
    if above and not ((again or counted) and listed >= MIN_BELOW_TEXT):
        return set()
    if begins in entries and _is_entry(lines[below].text):
        second = entry_core(lines[entries[1]].text)
        if all(entry_core(lines[i].text) != second for i in written if i > begins):
            return set()
    entries = [i for i in entries if i < begins]
    return set(entries) if len(entries) >= MIN_UNTITLED else set()


def _listed_by_chapters(lines: list[Passage]) -> set[int]:
    """Return the headings above a text, whose list lost the numbers of chapters: 总则 / 1.1 目的.

    The text repeats the first two of them, the chapter with its number: 1 总则 / 1.1 目的.
    """
    written = [i for i, line in enumerate(lines) if line.text]
    cores = [entry_core(lines[i].text) for i in written]
    first = next((n for n, i in enumerate(written) if n and _is_entry(lines[i].text)), 0)
    again = next((n for n in range(first + 2, len(cores)) if cores[n] == cores[first]), 0)
    if not first or not again:
        return set()
    if NUMBER_FIRST.sub("", cores[again - 1], count=1) != cores[first - 1]:
        return set()
    listed = written[first - 1 : again - 1]
    short = all(len(lines[i].text) <= LONGEST_ENTRY and "。" not in lines[i].text for i in listed)
    return set(listed) if short and len(listed) >= MIN_UNTITLED else set()


def _counts_chapters(entries: Iterable[str]) -> bool:
    """Tell whether entries are the chapters of a law, whose numbers rise from the first."""
    marks = [find_mark(entry) for entry in entries]
    numbers = [mark.number for mark in marks if mark and mark.rule.name == "chapter"]
    return len(numbers) == len(marks) and numbers[:1] == [1] and numbers == sorted({*numbers})


def _is_sentence(text: str) -> bool:
    """Tell whether a line holds a sentence that is no word of the page around the text."""
    return "。" in text and chrome_kind(text) is None


def _in_one_line(lines: list[Passage]) -> set[int]:
    """Return the line of a work of reference that lists what stands below on lines of their own."""
    texts = [line.text for line in lines]
    for i, text in enumerate(texts):
        if "。" in text:
            break
        pieces = [piece.strip() for piece in text.split(",")]
        if len(pieces) >= MIN_IN_LINE and len({*pieces} & {*texts[i + 1 :]}) >= MIN_IN_LINE:
            return {i}
    return set()


def _is_entry(text: str) -> bool:
    short = len(text) <= LONGEST_ENTRY and not any(stop in text for stop in "。;")
    return short and _is_marked(text)


def _is_marked(text: str) -> bool:
    return find_mark(text) is not None or SPACED.match(text) is not None


def _nothing_else(lines: list[Passage], start: int) -> set[int]:
    """Return all lines from here on if they are numbered headings, with others between them."""
    rest = [i for i in range(start, len(lines)) if lines[i].text]
    entries = [i for i in rest if _is_entry(lines[i].text)]
    short = all(len(lines[i].text) <= LONGEST_ENTRY and "。" not in lines[i].text for i in rest)
    return set(rest) if short and MIN_UNTITLED <= len(entries) >= len(rest) / 2 else set()


def _listed(lines: list[Passage], start: int) -> set[int]:
    """Return the entries after 目录, up to where the text repeats the first of them.

    Not every entry need stand again: a text that breaks off has the first ones only, and one that
    lost its first heading repeats another first.
    """
    rest = [(i, entry_core(lines[i].text)) for i in range(start, len(lines)) if lines[i].text]
    first = rest[0][1] if rest else ""
    again = any(core == first for _, core in rest[1:])
    entries: dict[str, int] = {}
    for place, (i, core) in enumerate(rest):
        if core in entries and (core == first or not again):
            found = _without_head(entries, rest[place:])
            return set(found) if len(found) >= MIN_ENTRIES else set()
        if len(lines[i].text) > LONGEST_ENTRY or "。" in lines[i].text:
            return _repeated(entries, rest[place:])
        entries.setdefault(core, i)
    return set()


def _without_head(entries: dict[str, int], rest: list[tuple[int, str]]) -> list[int]:
    """Return the entries without the lines behind them that are the head of the text.

    These have no number, and the text does not repeat them.
    """
    later = {core for _, core in rest}
    listed = [i for i, core in enumerate(entries) if _is_counted(core) or core in later]
    return list(entries.values())[: listed[-1] + 1]


def _repeated(entries: dict[str, int], rest: list[tuple[int, str]]) -> set[int]:
    """Return the entries before the text, which has words of its own above the first heading.

    It may have lost that heading, or break off: numbered entries that it lacks are entries too.
    """
    later = {core for _, core in rest}
    known = [i for core, i in entries.items() if core in later]
    if len(known) < MIN_ENTRIES:
        return set()
    behind = [(i, core) for core, i in entries.items() if i > known[-1]]
    more = takewhile(lambda entry: _is_counted(entry[1]), behind)
    return {i for i in entries.values() if i <= known[-1]} | {i for i, _ in more}


def _is_counted(text: str) -> bool:
    """Tell whether an entry has a number, be it before a year or a month: 1.2022年春节."""
    return find_mark(text) is not None or NUMBER_BEFORE_DATE.match(text) is not None


def entry_core(text: str) -> str:
    """Return an entry, or a heading of the text, without leader, page and spaces."""
    return "".join(PAGE.sub("", LEADER.sub("", text).rstrip()).split()).rstrip("。")
