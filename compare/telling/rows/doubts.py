"""Numbers that want a check: what to look at stands beside them, where they are told.

A source that lost the marks between year, month and day lost the dashes of ranges as well: 5-8个
reads 58个 there. Which numbers that may be is told by their digits. Two numbers of one name may be
of two things: 特困人员集中供养率, 生活不能自理特困人员集中供养率.
"""

from __future__ import annotations

import re

from compare.model import Document, Event
from compare.telling.words.documents import all_notes
from compare.telling.words.naming import Names
from compare.telling.words.wording import listed, word

NUMBER = re.compile(r"(?<![\d.,第〔\-—~至])\d{2,4}(?![\d.,年月日号\-—~至])")
WIDEST = 3  # how many times its lower end the upper end of a range is at most


def doubt(names: Names, scope: tuple[str, str], texts: tuple[str, str]) -> str:
    """Return what to check of the numbers in words of both documents, nothing of sound ones."""
    found = dict.fromkeys(
        number
        for document, text in zip(scope, texts, strict=True)
        if lost_marks(names.comparison.document_by_id[document])
        for number in NUMBER.findall(text)
    )
    said = tuple(
        word("maybe_range", names.language, number=number, low=ends[0], high=ends[1])
        for number in found
        if (ends := maybe_range(number))
    )
    numbers = listed(said, names.language)
    return word("check_numbers", names.language, numbers=numbers) if said else ""


def unlike_bases(names: Names, event: Event) -> str:
    """Return of what two things the numbers of an event are, nothing where it is one."""
    facts = dict(event.facts)
    if "of_before" not in facts:
        return ""
    said = {name: facts[f"of_{name}"] for name in ("before", "after")}
    return word("unlike_bases", names.language, **said)


def loosely(names: Names, event: Event) -> str:
    """Return why the two statements of an event may be on two things, nothing of counterparts."""
    how = dict(event.facts).get("loose", "")
    return word(f"loose_{how}", names.language) if how else ""


def with_remark(names: Names, words: str, remark: str) -> str:
    """Return words with a remark in brackets behind them, if there is one."""
    return words + word("aside", names.language, words=remark) if remark else words


def lost_marks(document: Document) -> bool:
    """Tell whether the marks between numbers were lost in a source."""
    return any(note.kind == "marks_lost" for note in all_notes(document))


def maybe_range(digits: str) -> tuple[int, int] | None:
    """Return both ends of the range that digits are without its dash, if they can be one."""
    half = len(digits) // 2
    low, high = int(digits[:half]), int(digits[half:])
    written = f"{low}{high}" == digits
    return (low, high) if written and 0 < low < high <= WIDEST * low else None
