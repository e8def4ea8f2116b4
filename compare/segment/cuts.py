"""Whether a source breaks off before its text ends, so that absence after it proves nothing."""

from __future__ import annotations

import re

from compare.knowledge.headings import find_mark
from compare.model import Note, Source
from compare.segment.head.lines import Line
from compare.segment.open_end import NO_ENTRY, open_at_end
from compare.segment.paragraph_ends import ASKS_ON, MIN_LONG, PAUSE, SIGNED, STUMP, ends_here
from compare.segment.structure.levels import CLAUSE, article_rank
from compare.segment.structure.numbering import Item
from compare.source.forms import plain_character
from compare.source.lines.contents import entry_core
from compare.source.script import simplified

BUTTONS = ("chrome_tools", "chrome_sharing", "chrome_label")
# How many pages a library says that a text has, and the fewest characters that fill one.
PAGES = re.compile(r"(\d{1,4})\s?页(?:珍藏版|\))|页数\s*[::]\s*(\d{1,4})")
FILLS_PAGE = 150
MIN_PAGES = 3
MIN_KEPT = 1
PARTS = ("chapter", "clause_group")
MIN_PARTS = 5
MIN_ENTRIES, MIN_RANKS = 15, 3  # of contents that no word heads
MIN_CLAUSES, CLOSING_CLAUSES = 4, 3
MADE = re.compile(r"制[定订]本")
IN_FORCE = re.compile(
    r"施行|起(?:正式)?(?:实施|执行|生效|试行)|解释|有效期|废止|[参遵依]照本|(?:参照|遵照|依照).{0,20}执行"
)
# What a paragraph is counted by, and a line that says no more than the next number.
COUNTED = re.compile(r"(\d{1,2})(?:[.、] ?)?(?=[一-鿿])(?![年月日])")
NUMBER_ALONE = re.compile(r"\d{1,2}")
CONTENTS = re.compile(r"(?:目 ?)?[录次]")  # a copy may have lost the first of the two
OPENS = tuple("(《“〔【—")


def cut_off(
    items: list[Item], source: Source, preamble: list[str], signed: bool = False
) -> tuple[list[Item], list[Line], tuple[Note, ...]]:
    """Note a text that its source cut off; a stump of a few characters is no article.

    ``preamble`` are the paragraphs above the items: they show too how paragraphs end here. A text
    that is ``signed`` and dated below its last words has its end.
    """
    whole = items
    opened = False
    while items and not any(character.isalnum() for character in items[-1].passage.text):
        opened = opened or items[-1].passage.text.endswith(OPENS)
        items = items[:-1]  # a mark that a scan left below the text
    items = _without_foot(items, source)
    if not items:
        return whole, [], ()
    last = items[-1]
    text = last.passage.text
    note = Note("truncated", last.passage.span(), text[-30:])
    if _lists_headings(items, source) or _is_all_contents(items, preamble):
        return whole, [], (note,)
    if ends_here(last) and not text.endswith(ASKS_ON):
        more = opened or _goes_on_elsewhere(items, source) or _promised_more(items, source)
        more = more or _lacks_chapters(items) or _lacks_second(items, source)
        more = more or _lacks_closing(items) or _stops_behind_run_in(items)
        more = more or _begins_next_number(items, source) or _lacks_pages(items, source)
        return whole, [], ((note,) if more else ())
    open_end = not signed and open_at_end(items, preamble)
    if not (_promised_more(items, source) or _asked_for_more(source) or open_end):
        return whole, [], ()
    short = len(last.body) <= STUMP and not any(stop in last.body for stop in "。;")
    if last.mark is not None and short and article_rank(items) is not None:
        rest = [*items[:-1], *whole[len(items) :]]
        return rest, [Line("stump", last.passage)], (note,)
    return whole, [], (note,)


def _without_foot(items: list[Item], source: Source) -> list[Item]:
    """Return the items without a short line that stands below the buttons under the text."""
    while len(items) > 1 and _is_foot(items[-2], items[-1], source):
        items = items[:-1]
    return items


def _is_foot(above: Item, last: Item, source: Source) -> bool:
    text = last.passage.text
    if last.mark or "。" in text or len(text) > 2 * STUMP or SIGNED.search(text):
        return False
    start, end = above.passage.span()[1], last.passage.span()[0]
    return any(p.kind in BUTTONS and start <= p.span[0] < end for p in source.removed)


def _lists_headings(items: list[Item], source: Source) -> bool:
    """Tell whether chapters and their sections are all there is: contents without their text."""
    if any(note.kind == "contents_only" for note in source.notes):
        return True
    parts = sum(item.mark is not None and item.mark.rule.name in PARTS for item in items)
    return parts >= MIN_PARTS and not any("。" in item.passage.text for item in items)


def _is_all_contents(items: list[Item], preamble: list[str]) -> bool:
    """Tell whether short numbered lines are all there is below the word for contents.

    Without that word there are many of them, on several levels, and not one sentence.
    """
    headed = any(CONTENTS.fullmatch(text) for text in preamble)
    ranks = {item.rank for item in items if item.mark}
    deep = len(items) >= MIN_ENTRIES and len(ranks) >= MIN_RANKS
    enough = deep or (headed and len(items) >= MIN_PARTS)
    return enough and all(map(_may_be_entry, items))


def _may_be_entry(item: Item) -> bool:
    short = len(item.body) <= 2 * STUMP and not PAUSE.search(item.body)
    return short and (item.mark is not None or item.passage.text[:1].isdigit())


def _lacks_chapters(items: list[Item]) -> bool:
    """Tell whether a law stops in the first of its chapters, for none has only one."""
    chapters = [mark for item in items if (mark := item.mark) and mark.rule.name == "chapter"]
    first_alone = len(chapters) == 1 and chapters[0].number == 1
    return first_alone and items[-1].rank == CLAUSE and not _closes(items)


def _lacks_second(items: list[Item], source: Source) -> bool:
    """Tell whether a library shows no more of a text than what stands below its first heading."""
    shown = any(piece.kind == "chrome_viewer" for piece in source.removed)
    marks = [item.mark for item in items if item.mark]
    first = marks[0] if shown and len(marks) == 1 else None
    return first is not None and first.rule.name == "han" and first.number == 1


def _lacks_closing(items: list[Item]) -> bool:
    """Tell whether a law (制定本条例) stops before what all of them close with.

    There it says from when it is in force, who explains it, what it takes the place of.
    """
    clauses = [i for i, item in enumerate(items) if item.rank == CLAUSE]
    if len(clauses) < MIN_CLAUSES or not MADE.search(items[clauses[0]].passage.text):
        return False
    return not _closes(items[clauses[-CLOSING_CLAUSES] :])


def _closes(items: list[Item]) -> bool:
    return any(IN_FORCE.search(item.passage.text) for item in items)


def _stops_behind_run_in(items: list[Item]) -> bool:
    """Tell whether the last number has a run-in heading alone: (二)安葬服务。 and no text."""
    *before, last = items
    mark = last.mark
    if mark is None or mark.number == 1 or len(last.body) > STUMP or PAUSE.search(last.body[:-1]):
        return False
    like = [item for item in before if item.mark and item.rank == last.rank]
    headed = (item.body.split("。", 1) for item in like)
    return bool(like) and all(
        len(parts[0]) <= STUMP and len(parts[-1]) > MIN_LONG * STUMP for parts in headed
    )


def _asked_for_more(source: Source) -> bool:
    return any(piece.kind in ("chrome_viewer", "chrome_more") for piece in source.removed)


def _lacks_pages(items: list[Item], source: Source) -> bool:
    """Tell whether a library says that its text has more pages than there is text for."""
    said = (PAGES.search(simplified(piece.text)) for piece in source.removed)
    pages = max((int(match[1] or match[2]) for match in said if match), default=0)
    length = sum(len(item.passage.text) for item in items)
    return pages >= MIN_PAGES and length < pages * FILLS_PAGE


def _goes_on_elsewhere(items: list[Item], source: Source) -> bool:
    """Tell whether the page says, below the text, that there is more of it."""
    end = items[-1].passage.span()[1]
    return any(piece.kind == "chrome_more" and piece.span[0] >= end for piece in source.removed)


def _begins_next_number(items: list[Item], source: Source) -> bool:
    """Tell whether the number below the text is the next of its list and not that of a page.

    It is where the last paragraph with a number has the one before it, and no other page has one.
    """
    end = items[-1].passage.span()[1]
    numbers = [piece for piece in source.removed if NUMBER_ALONE.fullmatch(piece.text.strip())]
    counted = (COUNTED.match(item.passage.text) for item in reversed(items))
    last = next(filter(None, counted), None)
    if last is None or len(numbers) != 1 or numbers[0].span[0] < end:
        return False
    return int(numbers[0].text) == int(last[1]) + 1


def _promised_more(items: list[Item], source: Source) -> bool:
    """Tell whether the table of contents goes on after the last heading that the text has."""
    entries = [_entry(piece.text) for piece in source.removed if piece.kind == "contents"]
    entries = [entry for entry in entries if entry and not NO_ENTRY.match(entry)]
    has = {entry_core(item.passage.text) for item in items}
    kept = [i for i, entry in enumerate(entries) if entry in has]
    if len(kept) < MIN_KEPT or kept[-1] == len(entries) - 1:
        return False
    later = {
        (m.rule.name, m.number) for item in _after(items, entries[kept[-1]]) if (m := item.mark)
    }
    lost = [mark for entry in entries[kept[-1] + 1 :] if (mark := find_mark(entry))]
    outer = min((mark.rule.rank for mark in lost), default=0)
    return bool(lost) and all(
        (mark.rule.name, mark.number) not in later for mark in lost if mark.rule.rank == outer
    )


def _entry(text: str) -> str:
    return entry_core("".join(plain_character(character) for character in simplified(text)))


def _after(items: list[Item], core: str) -> list[Item]:
    """Return the items after the heading with these words."""
    cores = [entry_core(item.passage.text) for item in items]
    return items[cores.index(core) + 1 :]
