"""What a document says of itself: title, issuer, region, year, period, date and number.

The text comes first; what its page says around it (labels, the page's name, the steps that lead
to it) fills what the text leaves open, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from compare.knowledge.divisions import place_before, place_named
from compare.knowledge.official import NUMBER
from compare.model import Head, Note
from compare.segment.anthology import counts_texts
from compare.segment.head.history import (
    adopted_by,
    decreed_by,
    is_history,
    last_version,
    occasions,
)
from compare.segment.head.issuer import (
    region_above,
    region_of,
    region_of_site,
    signed_or_named,
    stated_offices,
)
from compare.segment.head.lines import (
    BULLET,
    DATE,
    DECREE,
    DECREE_NUMBER,
    MENU,
    SIGNED_BY,
    Line,
    damaged_date,
    iso_date,
    together,
)
from compare.segment.head.own_title import own_title, texts_of
from compare.segment.head.own_words import made_public, period_made_for, year_behind_review
from compare.segment.head.page import Around
from compare.segment.period import YEAR_OF_NUMBER, period_of, with_digits, year_of, year_opening

GIVEN_AT = re.compile(r"在(?P<place>[^。;]{2,40}?会议?)上的")
SPEAKS_FOR = re.compile(r"我谨?(?:代表|受)(?P<place>[一-鿿]{2,30})")
# The day of writing, any day a label states, any other.
DAYS = (
    re.compile(
        rf"(?:成\s*文|发\s*文|生\s*成|印\s*发|制\s*定|颁\s*布|publish)[^::]{{0,8}}[::]\s*\"?{DATE.pattern}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:日\s*期|时\s*间)\s*[::]\s*{DATE.pattern}"),
    DATE,
)
MONTH = re.compile(r"((?:19|20)\d{2})年\s*(\d{1,2})月")
# When a report was given, where its draft leaves the day open: 2007年12月 日在某县…会议上.
MONTH_GIVEN = re.compile(rf"\W{{0,4}}{MONTH.pattern}\s*日?\s*在[^。;]{{2,40}}(?:会议|大会)上")
# Where a page that is no office's own says that it has its text from.
OF_LIBRARY = re.compile(
    r"(?:来\s*源|作\s*者)\s*[::]\s*(?:网友|会员|[^\s::]{0,6}(?:资料|文库|范文|作文|文秘|公文|论文|文档)网?(?:投稿|$|\s))"
    r"|^\S{0,4}(?:资料|文库|范文|作文|文秘|公文|论文|文档)\S{0,4}\s+(?:19|20)\d{2}-"
)
UPLOADED = re.compile(
    r"上传|下载|\d\s?[KM]B\b"
)  # when a reader shared it: its own day may be years before
BEGINS_WITH_NUMBER = re.compile(rf"(?:<正>)?\s*{NUMBER.pattern}")  # of a text without a head
OWN_RANK = re.compile(
    r"全([省市县区旗州])|[全我本](镇|乡(?!镇)|街道)"
    r"|(?<![一-鿿])([省市县区旗州])第?[一二三四五六七八九十]{1,3}届(?:人大|人民代表大会)"
)
KIND_LENGTH = 4  # 实施办法, 工作要点
# Texts that are of one year, whatever the day they were published on.
YEARLY = re.compile(r"(?:要点|计划|思路|打算|安排|总结|任务|目标)")
REPORT = re.compile(r"工作报告")
# Who reports to a congress opens with the year before it; any other office with its own.
TO_CONGRESS = re.compile(r"政府|人大|常委会|常务委员会|法院|检察院|政协|^工作报告")
# Letters between offices are of the day they were written on, whatever year their matter is of.
CORRESPONDENCE = re.compile(r"(?:批复|函|答复|请示)$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The first words of a text: its preamble and first heading, and the paragraph below that."""

    opening: tuple[str, ...]
    below: str = ""


def describe(
    lines: list[Line], page: list[Around], name: str, first: Spoken
) -> tuple[Head, tuple[Note, ...]]:
    """Return what the document says of itself, and notes on what had to be repaired.

    ``page`` is what was removed around the text, ``name`` the file's. The year is left open where
    only a day of publication could tell it.
    """
    opening = first.opening
    spoken = [*opening, *texts_of(lines, "letter")]
    own, title_notes = own_title(lines, page, name, spoken)
    titles = [line.passage.text for line in lines if line.kind == "title"]
    several = any(map(counts_texts, titles))  # of them the day of their page is none
    day, notes = ("", ()) if several else _signed_day(lines)
    opened = [text for kind in ("preamble", "history", "address") for text in texts_of(lines, kind)]
    given = occasions(opened)
    held = next((iso_date(*map(int, match.groups()[:3])) for match in given if match[1]), "")
    day = last_version(opened) or day or held
    given = [*(match for title in (own, *titles) if (match := GIVEN_AT.search(title))), *given]
    speakers = [match for text in spoken if (match := SPEAKS_FOR.search(text))]
    places = [*(match["place"] for match in (*given, *speakers)), *adopted_by(opened)]
    places += [text for text in texts_of(lines, "issuer") if SIGNED_BY.fullmatch(text)]
    public, maker = made_public(spoken)
    making = place_named(maker) if own and own == public else None
    places += [making.name] if making else []
    number = _number([*texts_of(lines, "number"), *titles, *(piece.text for piece in page)], spoken)
    stated, *alike = stated_offices(piece.text for piece in page)
    signed = signed_or_named(_signatures(lines), own, titles)
    issuer = stated if _says_in_full(stated, signed) else signed  # which leaves its place out
    period = next((found for title in (own, *titles) if (found := period_of(title))), None)
    period = period if own else period_made_for(opening)
    whole = OWN_RANK.search(" ".join([own, *titles, *opening]))
    rank = whole[whole.lastindex or 0] if whole else ""
    region = region_of([own, *titles, *places], issuer, number, (alike or [stated])[0], rank)
    site = "" if region else region_of_site((p.text for p in page), issuer or stated, rank)
    site = site or ("" if region else region_above(texts_of(lines, MENU), rank))
    notes = (*notes, Note("region_from_site", after=site)) if site else notes
    head = Head(
        title=own or name,
        issuer=issuer or stated,
        region=region or site,
        year=period[0]
        if period and not own
        else _year([own, *titles], day or _signed_month(lines), number, first),
        date=day or _published(page),
        number=number,
        period=period,
    )
    return head, (*title_notes, *notes)


def _says_in_full(office: str, short: str) -> bool:
    """Tell whether an office is the other with its place, be it shortened: 县卫健委."""
    if office.endswith(short):
        return True
    place = place_before(office)
    if place is None or not place.name.endswith(short[:1]) or place_before(short):
        return False
    letters = iter(office[len(place.name) :])
    return all(letter in letters for letter in short[1:])


def _number(texts: Iterable[str], spoken: list[str]) -> str:
    """Return the document's number: of those in the texts, else the one that it begins with."""
    texts = list(texts)
    begun = [match[0] for text in spoken[:1] if (match := BEGINS_WITH_NUMBER.match(text))]
    found = (NUMBER.search(text) for text in [*texts, *begun])
    heads = [*texts, *(a + b for a, b in pairwise(texts) if DECREE_NUMBER.fullmatch(b))]
    decreed = (text for text in heads if DECREE.fullmatch(text) and "号" in text)
    return next((match.group() for match in found if match), next(decreed, ""))


def _signatures(lines: list[Line]) -> list[str]:
    """Return the office that leads each group of those that sign together."""
    groups = [
        list(group)
        for kind, group in groupby(lines, key=lambda line: line.kind)
        if kind == "issuer"
    ]
    groups = [group for group in groups if not SIGNED_BY.fullmatch(group[0].passage.text)]
    first = (BULLET.sub("", together(group[0].passage.text)) for group in groups)
    signed = [office.split(" ")[0] for office in first]
    decrees = (DECREE.fullmatch(text) for text in texts_of(lines, "number"))
    decreeing = [match["office"] for match in decrees if match and match["office"] != "国"]
    return (decreeing or decreed_by(texts_of(lines, "preamble")))[:1] or signed


def _year(titles: list[str], day: str, number: str, first: Spoken) -> int | None:
    """Return the year that titles name, else that the text of a year begins with, else the day's.

    A plan is often signed in the year before its own, a summary in the year after; other texts
    speak of the years of what they are based on first, and a report of the year behind it.
    """
    kind = titles[0][-KIND_LENGTH:]  # of another text, as a page may head it, is another year
    alike = (title for title in titles if kind in title)
    titled = next((year for title in alike if (year := year_of(title))), None)
    # A page may run its title together with the first words; the history of a law begins with
    # the first of its days.
    spoken = (text for text in first.opening if not is_history(text))
    texts = [text.removeprefix(titles[0]) for text in spoken]
    opened = next((year for text in texts if (year := year_opening(text))), None)
    numbered = YEAR_OF_NUMBER.search(number)
    dated = int(day[:4]) if day else int(numbered[1]) if numbered else None
    if CORRESPONDENCE.search(titles[0]) and dated:
        return dated
    if titled:
        return titled
    if REPORT.search(titles[0]):
        of_work = None if TO_CONGRESS.search(titles[0]) else opened
        return dated or year_behind_review(first.opening, first.below) or of_work
    yearly = not titles[0] or YEARLY.search(titles[0])
    return (opened or dated or year_opening(first.below)) if yearly else (dated or opened)


def _signed_day(lines: list[Line]) -> tuple[str, tuple[Note, ...]]:
    for line in _signed_first(lines):
        text = with_digits(line.passage.text)
        if repaired := damaged_date(text):
            span = line.passage.span()
            return repaired, (
                Note("date_repaired", span, text, repaired),
                Note("marks_lost", span, text),
            )
        if match := DATE.search(text):
            return iso_date(*map(int, match.groups())), ()
    return "", ()


def _signed_month(lines: list[Line]) -> str:
    """Return the year and month that stand where a day does, where no day does."""
    written = [MONTH.search(with_digits(text)) for text in texts_of(lines, "date")]
    given = [MONTH_GIVEN.match(with_digits(text)) for text in texts_of(lines, "preamble")]
    return next((f"{month[1]}-{int(month[2]):02}" for month in [*written, *given] if month), "")


def _signed_first(lines: list[Line]) -> list[Line]:
    """Return the lines that hold a day, those below a signature before those of the page."""
    held = [i for i, line in enumerate(lines) if line.kind in ("date", "number")]
    held.sort(key=lambda i: i == 0 or lines[i - 1].kind != "issuer")
    return [lines[i] for i in held]


def _published(page: Iterable[Around]) -> str:
    """Return the day that the page states: of writing before that of publication.

    On the page of a collection of texts only a day of writing is the text's.
    """
    pieces = list(page)
    own = (piece for piece in pieces if piece.kind != "chrome_neighbours")
    texts = [piece.text for piece in own if not UPLOADED.search(piece.text)]
    offered = any(p.kind == "chrome_sharing" or OF_LIBRARY.search(p.text) for p in pieces)
    rules = DAYS[:1] if offered else DAYS
    found = (match for rule in rules for text in texts if (match := rule.search(text)))
    return next((day for m in found if (day := iso_date(*map(int, m.groups()[-3:])))), "")
