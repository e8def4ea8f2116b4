"""Targets: which of the numbers of a text are goals that it sets itself.

Numbers are facts and read there; here is decided what is a goal, and which clause and date it has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from compare.differences.same_numbers import AGES, SHARES
from compare.facts import read_facts
from compare.facts.numbers import slips
from compare.facts.plain import LISTED, TEXTS_REMEMBERED, clause_at, plain
from compare.knowledge.closed import words
from compare.model import Article, Document, Fact, Measure, Note, Span, Target
from compare.themes.subjects import about, subject
from compare.themes.units import source_span, statements

NO_GOALS = ("from", "loose")
"""Roles of numbers that are none: the old value of a new one, and what may be mere wording."""
KINDS = ("种", "类", "方面")
"""Of what is counted so, it is told of how many kinds it is, and not how much is to be done."""
SPANS_OF_TIME = ("年", "个月", "日")
"""How long something has lasted (连续5年, 滞留满三个月), but for a bound to it (一个月内)."""
SMALL = 10
BOTH, HALVES, AND = "城乡", ("城市", "农村"), "和"
AT_SEVERAL = re.compile("[在对为向给][^,，;；:：。、]{1,12}、")  # 在甲县、乙县选派社工3名
IN_DIGITS = re.compile(r"\d")
NEAR = 3  # characters between a number and the title of the paper whose issuers it counts
MOST_NOTES = 20  # of a document
FARTHEST = 100  # characters from a number to the ends of its clause
LONGEST_SLIP = 20  # characters of what a note quotes


def find(document: Document) -> tuple[tuple[Target, ...], tuple[Note, ...]]:
    """Return the targets of a document in the order of the text, and notes on what is no number."""
    found: list[Target] = []
    notes: list[Note] = []
    for unit, text in statements(document):
        found += targets(document, unit, text)
        for start, end in slips(text):
            span = source_span(unit, (start, end))
            notes.append(Note("no_number", span, text[start:end][:LONGEST_SLIP], document.id))
    return tuple(found), tuple(notes[:MOST_NOTES])


def targets(document: Document, unit: Article | Measure, text: str) -> Iterator[Target]:
    """Yield the numbers in the words of a unit that are goals."""
    numbers = read_facts(text, "number")
    for number in numbers:
        clause = clause_of(text, number)
        if is_goal(text, number, clause):
            spans = about(text, number, clause, numbers)
            yield Target(
                unit=document.address(unit),
                number=number,
                clause=clause,
                text=text[slice(*clause)],
                about=spans,
                subject=half_of(subject(text, spans), number, numbers, clause)
                or number.subject
                or text[slice(*clause)],
                due=due(text, clause),
                span=source_span(unit, (number.start, number.end)),
            )


def is_goal(text: str, number: Fact, clause: Span) -> bool:
    """Tell whether a number is a goal: no old value, no age, no time that went by, no wording.

    Before the title of a paper it counts who issued it (10部门《关于…》).
    """
    unit = number.unit.partition("/")[0]
    if number.role in NO_GOALS or unit in (*AGES, *KINDS):
        return False
    if unit in SPANS_OF_TIME and number.bound != "≤":
        return False
    if is_condition(text, number, clause):
        return False
    if is_wording(number) and (number.end < clause[1] or unit in words("numbers", "money")):
        return False
    return "《" not in text[number.end : number.end + NEAR]


def half_of(about: str, number: Fact, numbers: Sequence[Fact], clause: Span) -> str:
    """Return what one of two numbers of town and country is about: 城乡设施覆盖率95%和65%."""
    if about.count(BOTH) != 1:
        return about
    row = [one for one in numbers if clause[0] <= one.start < clause[1] and one.role != "from"]
    together = len(row) == len(HALVES) and row[1].start - row[0].end <= len(AND)
    if not (together and number in row):
        return about
    return about.replace(BOTH, HALVES[row.index(number)])


def same_half(about: str, known: str) -> str:
    """Return the words of a source on a subject, of the half of it that this is known to be on."""
    half = next((one for one in HALVES if one in known), "")
    return about.replace(BOTH, half, 1) if half and BOTH not in known else about


def is_condition(text: str, number: Fact, clause: Span) -> bool:
    """Tell whether a bound says which things are meant that another number counts.

    撤并床位不足30张的中心12所: the 12 are to be done. A share is of all: 80%以上的乡镇.
    """
    of_which = number.bound and number.unit not in SHARES and text.startswith("的", number.end)
    counted = (one for one in read_facts(text, "number") if number.end < one.start < clause[1])
    return bool(of_which) and any(counted)


def is_wording(number: Fact) -> bool:
    """Tell whether a number may be mere wording: a small one in words, bare of bound and rate.

    Before what it counts it is (三张清单, 三元乳业); behind that it is a count (幼儿园两所).
    """
    bare = not number.bound and "/" not in number.unit and number.unit not in SHARES
    small = float(number.value.partition("-")[0]) <= SMALL
    return bare and small and not IN_DIGITS.search(number.text)


def clause_of(text: str, number: Fact) -> Span:
    """Return the clause around a number, of a list in it the member, if that is what it counts.

    Of a clause without end, as of a thousand numbers, it is what stands around the number.
    """
    first, last = clause_at(text, number.start)
    first, last = max(first, number.start - FARTHEST), min(last, number.end + FARTHEST)
    if number.role == "together" or AT_SEVERAL.match(text[first:last].lstrip()):
        return first, last
    marks = list_marks(text)
    before, behind = bisect_left(marks, number.start), bisect_left(marks, number.end)
    start = max(first, marks[before - 1] + 1) if before else first
    end = min(last, marks[behind]) if behind < len(marks) else last
    said = text[start:end]
    return end - len(said.lstrip()), start + len(said.rstrip())


@lru_cache(maxsize=TEXTS_REMEMBERED)
def list_marks(text: str) -> tuple[int, ...]:
    """Return where the marks between the members of lists stand in a text."""
    return tuple(mark.start() for mark in LISTED.finditer(plain(text)))


def due(text: str, clause: Span) -> Fact | None:
    """Return the last deadline that a text names before the end of a clause."""
    dates = [date for date in read_facts(text, "deadline") if date.start < clause[1]]
    return dates[-1] if dates else None
