"""What stands before the first heading: title, number, cover letter, signature, preamble.

Also what such lines, and the page's own label table, say of the document: issuer, region, year,
date and document number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce

from compare.headings import parse_number
from compare.model import Head, Note, Passage
from compare.segment.title import NUMBER, OFFICE, continues, is_title, sends

DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
DAMAGED_DATE = re.compile(r"((?:19|20)\d{2})(\d{2,4})")
VERSION = re.compile(  # under the title of a law
    rf"^\(?(?:根据)?\s*{DATE.pattern}.*(?:通过|批准|公布|发布|修正|修订)"
)
YEAR = re.compile(r"((?:19|20)\d{2})\s*年")
HAN_YEAR = re.compile(r"([一二][九〇○零][〇○零一二三四五六七八九]{2})(?=年)")
HAN_DAY = re.compile(r"(?<=年)(\S{1,3})月(\S{1,3})日$")
HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
QUOTED = re.compile(r"《([^《》]+)》")
ISSUED_BY = re.compile(rf"^((?:{OFFICE}、)*+{OFFICE})(?:关于|印发|转发)")
TABLE_ISSUER = re.compile(rf"(?:发文单位|发文机关|发布机构|发布单位|来源)\s*[::]\s*({OFFICE})")
REGION = re.compile(
    r"^(?!全)([一-鿿]{2,10}?(?:省|自治区|特别行政区|市|自治州|州|地区|盟|自治县|县|自治旗|旗|区))"
)
LEADING_YEAR = re.compile(r"^\d{4}年度?")
NATIONAL = re.compile(
    r"中华人民共和国|中共中央|国务院|中央军委|民政部(?!门)|全国人民代表大会|全国人大|全国民政"
    r"|最高人民(?:法院|检察院)"
)
RELEASE = re.compile(r"^\(?此件(?:主动|公开|依申请|不予).*\)?$|^抄送\s*[::]")
LONGEST_OFFICE = 40
MAX_PIECES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside the body and what it is; ``preamble`` for the plan's own opening."""

    kind: str
    passage: Passage


def name_lines(passages: Iterable[Passage], titles: frozenset[int] = frozenset()) -> list[Line]:
    """Name each paragraph before the first heading; from address to signature is the letter.

    ``titles`` are the places of lines that the file itself sets as its title.
    """
    lines = [Line(line_kind(passage.text), passage) for passage in passages]
    lines = _whole_titles(
        Line("title", line.passage) if i in titles and line.kind == "preamble" else line
        for i, line in enumerate(lines)
    )
    kinds = [line.kind for line in lines]
    opens = kinds.index("address") if "address" in kinds else len(lines)
    closes = max((i for i, kind in enumerate(kinds) if kind in ("issuer", "date")), default=0)
    return [
        Line("letter", line.passage)
        if line.kind == "preamble" and (opens < i < closes or is_letter(line.passage.text))
        else line
        for i, line in enumerate(lines)
    ]


def _whole_titles(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with a title that was broken over several of them as one."""
    whole: list[Line] = []
    for line in lines:
        while line.kind == "title" and (pieces := _pieces_before(whole, line)):
            passages = [piece.passage for piece in (*whole[-pieces:], line)]
            line = Line("title", reduce(Passage.followed_by, passages))
            del whole[-pieces:]
        whole.append(line)
    return whole


def _pieces_before(lines: list[Line], title: Line) -> int:
    """Return how many of the last lines are the beginning of this title."""
    for pieces in range(1, min(MAX_PIECES, len(lines)) + 1):
        before = lines[-pieces:]
        if before[0].kind not in ("preamble", "issuer", "title"):
            return 0
        if continues("".join(line.passage.text for line in before), title.passage.text):
            return pieces
    return 0


def line_kind(text: str) -> str:
    """Return what a single line outside the body is, by its form alone."""
    text = with_digits(text)
    if NUMBER.fullmatch(text):
        return "number"
    if RELEASE.match(text):
        return "release"
    if DATE.fullmatch(text) or damaged_date(text):
        return "date"
    if text.endswith((":", ":")) and "。" not in text:
        return "address"
    if len(text) <= LONGEST_OFFICE and re.fullmatch(rf"{OFFICE}(?:[ 、]{OFFICE})*", text):
        return "issuer"
    return "title" if is_title(text) else "preamble"


def with_digits(text: str) -> str:
    """Return a text with years, and a date at its end, in Arabic digits: 二〇二二年三月七日."""
    text = HAN_YEAR.sub(lambda match: match[1].translate(HAN_DIGITS), text)
    day = HAN_DAY.search(text)
    numbers = [parse_number(numeral) for numeral in day.groups()] if day else []
    return f"{text[: day.start()]}{numbers[0]}月{numbers[1]}日" if day and all(numbers) else text


def is_letter(text: str) -> bool:
    """Tell whether a paragraph is the letter that sends the plan and not the plan."""
    return len(text) < 200 and bool(
        re.search(r"(?:现|予以|特此).{0,40}(?:印发|通知|公布|下发)", text)
    )


def damaged_date(text: str) -> str:
    """Return the ISO date of digits that lost their marks, if they can be read in one way only."""
    match = DAMAGED_DATE.fullmatch(text)
    if not match:
        return ""
    year, digits = int(match[1]), match[2]
    found = {
        iso
        for cut in range(1, len(digits))
        if digits[0] != "0" or cut == 2
        if (iso := iso_date(year, int(digits[:cut]), int(digits[cut:])))
    }
    return found.pop() if len(found) == 1 else ""


def iso_date(year: int, month: int, day: int) -> str:
    """Return ``YYYY-MM-DD``, or nothing for a day that the calendar does not have."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def describe(
    lines: list[Line], page: Iterable[str], name: str, opening: str
) -> tuple[Head, tuple[Note, ...]]:
    """Return what the document says of itself, and notes on what had to be repaired.

    ``page`` is the text of the removed page furniture, ``opening`` the first words of the plan.
    """
    page = list(page)
    titles = [line.passage.text for line in lines if line.kind == "title"]
    letters = [line.passage.text for line in lines if line.kind == "letter"]
    title = _title(titles, letters)
    issuer = _issuer(lines, titles, page)
    iso, notes = _date(lines, page)
    iso = _last_version(_texts(lines, "preamble")) or iso
    numbers = (NUMBER.search(text) for text in [*_texts(lines, "number"), *titles, *page])
    number = next((match.group() for match in numbers if match), "")
    year = _year([title, *titles, iso[:4] and f"{iso[:4]}年", opening])
    head = Head(title or name, issuer, _region(issuer, title), year, iso, number)
    return head, notes


def _texts(lines: list[Line], kind: str) -> list[str]:
    return [line.passage.text for line in lines if line.kind == kind]


def _title(titles: list[str], letters: list[str]) -> str:
    """Prefer the plan's own title to that of the notice that sends it."""
    own = [title for title in titles if not sends(title)]
    quoted = [
        match for text in [*titles, *letters] for match in QUOTED.findall(text) if is_title(match)
    ]
    return next(iter([*own, *quoted, *titles]), "")


def _issuer(lines: list[Line], titles: list[str], page: list[str]) -> str:
    signed = _texts(lines, "issuer")
    if signed:
        return signed[-1]
    tabled = [match[1] for text in page if (match := TABLE_ISSUER.search(text))]
    titled = [match[1] for title in titles if (match := ISSUED_BY.match(title))]
    return next(iter([*tabled, *titled]), "")


def _region(issuer: str, title: str) -> str:
    """Return the region of a text, 全国 for one of the centre."""
    for text in (issuer, title):
        if NATIONAL.match(text):
            return "全国"
        if found := REGION.match(LEADING_YEAR.sub("", text)):
            return found[1]
    return ""


def _date(lines: list[Line], page: list[str]) -> tuple[str, tuple[Note, ...]]:
    for line in lines:
        if line.kind != "date":
            continue
        text = with_digits(line.passage.text)
        if repaired := damaged_date(text):
            return repaired, (Note("date_repaired", line.passage.span(), text, repaired),)
        if match := DATE.fullmatch(text):
            return iso_date(*map(int, match.groups())), ()
    for text in page:
        if match := DATE.search(text):
            return iso_date(*map(int, match.groups())), ()
    return "", ()


def _last_version(history: list[str]) -> str:
    """Return the date of the last step in the history of a law, whose text is that of this day."""
    steps = [day for text in history if VERSION.match(text) for day in DATE.findall(text)]
    return max((iso_date(*map(int, day)) for day in steps), default="")


def _year(texts: list[str]) -> int | None:
    return next(
        (int(match[1]) for text in texts if (match := YEAR.search(with_digits(text)))), None
    )
