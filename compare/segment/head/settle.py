"""What is held true of a document where its text, its file name and a person do not agree.

A person's word beside the file wins, then the text; the file name serves only where both are
silent. Every disagreement is noted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace

from compare.knowledge.divisions import Place, place_before, rung_of
from compare.model import Head, Note, Rung, Source
from compare.segment.head.issuer import RANK_FIRST, city_of_number
from compare.segment.head.told_year import (
    MIN_MENTIONS,
    hides_years,
    year_in_force,
    year_looked_back_on,
    year_of_plan,
    year_spoken_of,
)
from compare.segment.period import YEAR

YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)")
STATUTE = re.compile(r"(?:法|条例|规定|办法|细则)(?:\([^()]{1,20}\))?$")
OWN_SPOKEN = re.compile(r"[全我]([国省市州县区旗师])")
# 市场监管局 is of no city, 区划 of no district.
OWN_OFFICE = re.compile(
    r"(?:(?<![一-鿿])|(?<=年))([省市州县区旗])(?![场政容域划])[一-鿿]{0,10}(?:[厅局]|[一-鿿](?:委员会|联合会)|[妇残]联)"
    r"|(?<=年)([省市州县区旗])(?:人民)?政府(?=工作报告)"
)
PROVINCIAL = re.compile(r"(?<![一-鿿])民政厅")
LEVELS: dict[str, Rung] = {"国": "国家", "省": "省", "市": "市", "州": "市", "师": "市"}
SHOWN = ("title", "issuer", "region", "year", "date", "number")
YEARLY = re.compile(r"(?:要点|计划|安排|总结|工作报告)")
LONG_PLAN = re.compile(r"规划|纲要")
YEARS_APART = 2


def settle(
    head: Head, source: Source, body: str, several: bool = False
) -> tuple[Head, tuple[Note, ...]]:
    """Return the head that the rest of the program works with, and what disagreed.

    The day of a page of ``several`` texts is none of theirs.
    """
    notes = list(_disagreements(head, body))
    filled = replace(
        head,
        year=head.year or _year_in_name(source.name),
        region=head.region or _region_in_name(source.name),
    )
    if filled != head:
        notes.append(Note("from_file_name", before=source.name, after=_difference(head, filled)))
    filled, told = _with_region_told(filled, body)
    notes += told
    filled = replace(filled, year=filled.year or year_in_force(body))
    if later := _later_version(filled, source.name):
        notes.append(Note("version_from_file_name", before=later, after=filled.date))
        filled = replace(filled, date=later, year=int(later[:4]))
    filled, told = _with_year_told(filled, body)
    notes += told
    undated = hides_years(f"{filled.title} {body}") or several
    if filled.year is None and filled.date and not undated:
        filled = replace(filled, year=int(filled.date[:4]))
        notes.append(Note("year_from_date", before=filled.date, after=str(filled.year)))
    if source.stated is None:
        return replace(filled, level=_level(filled)), tuple(notes)
    said = {field.name: getattr(source.stated, field.name) for field in fields(Head)}
    final = replace(filled, **{name: value for name, value in said.items() if value})
    if final.year != filled.year:
        final = replace(final, period=None)
    if final != filled:
        notes.append(
            Note(
                "stated_by_hand",
                before=_difference(final, filled),
                after=_difference(filled, final),
            )
        )
    return replace(final, level=_level(final)), tuple(notes)


def _with_region_told(head: Head, body: str) -> tuple[Head, list[Note]]:
    """Return a head without a region with the one that its text is of."""
    if head.region:
        return head, []
    own = RANK_FIRST.match(head.issuer or head.title)  # 市政府办公厅
    of_city = own[1] == "市" if own else _level(head) == "市"
    if of_city and (region := city_of_number(head.number, body)):
        return replace(head, region=region), [Note("region_from_number", after=region)]
    # Its expressions take their time, and few plans need them.
    from compare.segment.head.told_place import region_of_subject, region_spoken_of

    if region := region_spoken_of(f"{head.title}。{body}"):
        return replace(head, region=region), [Note("region_from_text", after=region)]
    if region := region_of_subject(head.title, body):
        return replace(head, region=region), [Note("region_from_subject", after=region)]
    return head, []


def _with_year_told(head: Head, body: str) -> tuple[Head, list[Note]]:
    """Return a head without a year or a day with the year that its text speaks of.

    A report speaks of the year behind it, a plan of several years of those that it ends in.
    """
    if head.year or head.date:
        return head, []
    looks_back = "报告" in head.title
    if looks_back and (behind := year_looked_back_on(body)):
        note = Note("year_behind_review", before=str(behind), after=str(behind + 1))
        return replace(head, year=behind + 1), [note]
    sure = looks_back or LONG_PLAN.search(head.title)
    spoken = year_of_plan(body) or (None if sure else year_spoken_of(body))
    return replace(head, year=spoken), [Note("year_from_text", after=str(spoken))] if spoken else []


def _level(head: Head) -> Rung | None:
    """Return the level of the region, else the one that title and issuer speak of (全县)."""
    names = f"{head.title} {head.issuer}"
    found = OWN_SPOKEN.search(names) or OWN_OFFICE.search(names)
    own = LEVELS.get(found[found.lastindex or 0], "县") if found else None
    own = own or ("省" if PROVINCIAL.search(names) else None)
    return rung_of(head.region) or own


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
    titled, issuing = place_before(head.title), place_before(head.issuer)
    town = titled and head.issuer.startswith(titled.name)  # that the office is of, inside it
    if titled and issuing and not town and not _same_region(titled, issuing):
        yield Note("region_and_issuer_differ", before=titled.name, after=head.issuer)


def _same_region(one: Place, other: Place) -> bool:
    """Tell whether two places are one, be it by another of its names (恩施州), or in line."""
    first, second = one.name, other.name
    listed = one.code and one.code == other.code
    return (
        bool(listed)
        or first.startswith(second)
        or second.startswith(first)
        or second.endswith(first)
    )


def _later_version(head: Head, name: str) -> str:
    """Return the day in the file name of a law whose printed history ends before it.

    Collections of laws name a file by the version it holds, and do not always print its last step.
    """
    found = DAY_IN_NAME.search(name)
    later = bool(found and head.date and STATUTE.search(head.title) and found[1] > head.date)
    return found[1] if found and later else ""


def _year_in_name(name: str) -> int | None:
    found = YEAR_IN_NAME.search(name)
    return int(found[1]) if found else None


def _region_in_name(name: str) -> str:
    found = place_before(re.sub(r"^[\d\W_]+年?", "", name))
    return found.name if found else ""


def _difference(old: Head, new: Head) -> str:
    """Return the values of ``new`` that differ, for a reader."""
    values = [(getattr(old, name), getattr(new, name)) for name in SHOWN]
    return "、".join(str(b) or "–" for a, b in values if a != b)
