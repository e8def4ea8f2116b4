"""What is held true of a document where its text, its file name and a person do not agree.

A person's word beside the file wins, then the text; the file name serves only where both are
silent. Every disagreement is noted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace

from compare.model import Head, Note, Source
from compare.segment.head import YEAR

YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
IN_FORCE = re.compile(r"自((?:19|20)\d{2})年\d{1,2}月\d{1,2}日起(?:施行|实施|执行)")
NAMED_REGION = re.compile(r"(?!全)[一-鿿]{2,8}?(?:省|自治区|特别行政区|市|自治州|县|区)")
YEARLY = re.compile(r"(?:要点|计划|安排|总结|工作报告)")
YEARS_APART = 2
MIN_MENTIONS = 3


def settle(head: Head, source: Source, body: str) -> tuple[Head, tuple[Note, ...]]:
    """Return the head that the rest of the program works with, and what disagreed."""
    notes = list(_disagreements(head, body))
    filled = replace(
        head,
        year=head.year or _year_in_name(source.name),
        region=head.region or _region_in_name(source.name),
    )
    if filled != head:
        notes.append(Note("from_file_name", before=source.name, after=_difference(head, filled)))
    filled = replace(filled, year=filled.year or _year_in_force(body))
    if source.stated is None:
        return filled, tuple(notes)
    said = {field.name: getattr(source.stated, field.name) for field in fields(Head)}
    final = replace(filled, **{name: value for name, value in said.items() if value})
    if final != filled:
        notes.append(
            Note(
                "stated_by_hand",
                before=_difference(final, filled),
                after=_difference(filled, final),
            )
        )
    return final, tuple(notes)


def _disagreements(head: Head, body: str) -> Iterator[Note]:
    """Yield where the title's year, the date and the text, or title and issuer, do not agree."""
    if head.year and YEARLY.search(head.title) and YEAR.search(head.title):
        if head.date and abs(int(head.date[:4]) - head.year) >= YEARS_APART:
            yield Note("year_and_date_differ", before=str(head.year), after=head.date)
        spoken = Counter(YEAR.findall(body)).most_common(1)
        if spoken and spoken[0][1] >= MIN_MENTIONS and f"{head.year}年" not in body:
            year = int(spoken[0][0])
            if abs(year - head.year) >= YEARS_APART:
                yield Note("year_and_text_differ", before=str(head.year), after=str(year))
    titled = NAMED_REGION.match(head.title)
    if titled and head.region and not _same_region(titled[0], head.region):
        yield Note("region_and_issuer_differ", before=titled[0], after=head.issuer)


def _same_region(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first) or second.endswith(first)


def _year_in_name(name: str) -> int | None:
    found = YEAR_IN_NAME.search(name)
    return int(found[1]) if found else None


def _year_in_force(body: str) -> int | None:
    """Return from which year a law without a printed history says to be in force."""
    found = IN_FORCE.findall(body)
    return int(found[-1]) if found else None


def _region_in_name(name: str) -> str:
    found = NAMED_REGION.match(name)
    return found[0] if found else ""


def _difference(old: Head, new: Head) -> str:
    """Return the values of ``new`` that differ, for a reader."""
    values = [(getattr(old, field.name), getattr(new, field.name)) for field in fields(Head)]
    return "、".join(str(b) or "–" for a, b in values if a != b)
