"""A text parted: the lines above it, what is to be compared, the lines below it."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Note
from compare.segment.head.cover import SIGNATURE, first_heading, without_cover
from compare.segment.head.history import is_history
from compare.segment.head.lines import CHINESE, Line, name_lines
from compare.segment.head.signature import bare_core, cut_tail
from compare.segment.structure.numbering import Item
from compare.segment.structure.paragraphs import runs_long
from compare.segment.title import sends

PART_HEADING = "part_heading"
HISTORY = "history"
SIGNED_LETTER = ("letter", "issuer", "date")


@dataclass(frozen=True, slots=True)
class Parted:
    """The named lines above a text, its items, the named lines below it."""

    above: list[Line]
    items: list[Item]
    below: list[Line]
    notes: tuple[Note, ...] = ()

    @property
    def opening(self) -> list[str]:
        """The paragraphs of the preamble."""
        return [line.passage.text for line in self.above if line.kind == "preamble"]


def part(items: list[Item], titles: frozenset[int], source: str) -> Parted:
    """Part what was read of a source; ``titles`` are the places of the items known as titles."""
    first = first_heading(items)
    if first is None:
        above, items = _without_headings(items, source, titles)
    else:
        above = name_lines((item.passage for item in items[:first]), source, titles)
        above, items = _behind_head(above, items[first:], source)
    items, below = cut_tail(items, above)
    if not items:  # a list of attachments was its only heading
        above, items = _preamble_as_text(above)
        first = None if items else first
    return Parted(above, items, below, (Note("no_headings"),) if first is None else ())


def _behind_head(
    lines: list[Line], items: list[Item], source: str
) -> tuple[list[Line], list[Item]]:
    """Take off the letter that sends the text and the history of a law; keep a long preamble."""
    lines, items = without_cover(lines, items, source)
    lines, opening = _without_long_preamble(_without_part_heading(lines))
    heading = [Item(lines.pop().passage)] if lines and lines[-1].kind == PART_HEADING else []
    return _with_history(lines, [*opening, *heading, *items])


def _without_headings(
    items: list[Item], source: str, titles: frozenset[int]
) -> tuple[list[Line], list[Item]]:
    """Take the lines of head off a text without any heading; its paragraphs are the articles.

    Where all of it stands between address and signature, the letter is the text itself.
    """
    lines = name_lines((item.passage for item in items), source, titles)
    kinds = [HISTORY if is_history(line.passage.text) else line.kind for line in lines]
    kinds = kinds if {"preamble", "letter"} & set(kinds) else [line.kind for line in lines]
    sending = any(line.kind == "title" and sends(line.passage.text) for line in lines)
    bodies = ("preamble",) if sending and "preamble" in kinds else ("preamble", "letter")
    title = kinds.index("title") if "title" in kinds else 0
    above = 0 if any(CHINESE.match(line.passage.text) for line in lines[:title]) else title
    first = next((i for i in range(above, len(lines)) if kinds[i] in bodies), len(lines))
    start = _behind_letter(kinds) or first
    while start < len(kinds) - 1 and kinds[start] in SIGNATURE:
        start += 1  # whose the text is and when, below its own title
    return lines[:start], [Item(line.passage) for line in lines[start:]]


def _preamble_as_text(lines: list[Line]) -> tuple[list[Line], list[Item]]:
    """Take the preamble as the text, whose paragraphs are its articles."""
    text = [Item(line.passage) for line in lines if line.kind == "preamble"]
    return [line for line in lines if line.kind != "preamble"], text


def _behind_letter(kinds: list[str]) -> int:
    """Return where the text begins that a letter sends: below the title behind its signature.

    A letter without one has nothing but its own words above that title (特此通知). Where the
    text has lost its title it begins right below the day on which the letter was signed.
    """
    address = kinds.index("address") if "address" in kinds else len(kinds)
    titles = (i for i in range(address + 2, len(kinds)) if kinds[i] == "title")
    titled = next((i + 1 for i in titles if _ends_letter(kinds[address + 1 : i])), 0)
    signed = kinds[address + 1 : address + 5] == [*SIGNED_LETTER, "preamble"]
    return titled or (address + len(SIGNED_LETTER) + 1 if signed else 0)


def _ends_letter(kinds: list[str]) -> bool:
    return kinds[-1] in SIGNATURE or set(kinds) == {"letter"}


def _with_history(lines: list[Line], items: list[Item]) -> tuple[list[Line], list[Item]]:
    """Take the history of a law to its head, where headings of its own stand above it."""
    after = next((i for i, item in enumerate(items) if item.rank is None), len(items))
    end = after
    while end < len(items) and items[end].rank is None and is_history(items[end].passage.text):
        end += 1
    history = [Line(HISTORY, item.passage) for item in items[after:end]]
    return [*lines, *history], [*items[:after], *items[end:]]


def _without_part_heading(lines: list[Line]) -> list[Line]:
    """Name the last line the heading of a part, where the text it reads like the title of began.

    A review and a plan in one text head their parts so (2018年工作总结, 2019年工作思路).
    """
    kinds = [line.kind for line in lines]
    if kinds[-1:] != ["title"] or "title" not in kinds[:-1] or "letter" in kinds:
        return lines
    between = kinds[kinds.index("title") : -1]
    if between[-1] in SIGNATURE:
        return _with_letter(lines)
    last, first = lines[-1].passage, lines[kinds.index("title")].passage
    if "preamble" not in between or bare_core(last.text) == bare_core(first.text):
        return lines
    return [*lines[:-1], Line(PART_HEADING, last)]


def _with_letter(lines: list[Line]) -> list[Line]:
    """Name what stands between the first title and the last the letter that sends the text."""
    first = next(i for i, line in enumerate(lines) if line.kind == "title")
    return [
        Line("letter", line.passage) if i > first and line.kind == "preamble" else line
        for i, line in enumerate(lines)
    ]


def _without_long_preamble(lines: list[Line]) -> tuple[list[Line], list[Item]]:
    """Give a preamble of many paragraphs, from the title on, back to the text to be compared."""
    kinds = [HISTORY if is_history(line.passage.text) else line.kind for line in lines]
    title = kinds.index("title") if "title" in kinds else 0
    start = next((i for i in range(title, len(lines)) if kinds[i] == "preamble"), len(lines))
    if not runs_long(line.passage.text for line in lines[start:] if line.kind == "preamble"):
        return lines, []
    return lines[:start], [Item(line.passage) for line in lines[start:]]
