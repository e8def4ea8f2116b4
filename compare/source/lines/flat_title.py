"""The title that a flattened text begins with: often twice, or with nothing but words behind it."""

from __future__ import annotations

import re

from compare.knowledge.closed import planning
from compare.knowledge.divisions import place_before, place_named
from compare.knowledge.headings import CHINESE
from compare.knowledge.official import HEADED_KINDS, KINDS, NUMBER, OFFERED_AS, OFFICES

TWICE = re.compile(r"\s*(?P<title>[^\s。;]{6,60}?)\s*(?P<again>(?P=title))(?=\s|\d{4}年|[“(])")
# The same with the number of the page before it, or a day between the two.
AGAIN = re.compile(
    rf"(?:编号\s*:\s*\d{{4,12}}\s*)?(?P<title>[^\s。;,:]{{6,60}}?(?:{KINDS}|{HEADED_KINDS}){OFFERED_AS})"
    r"[\dXx×年月日./\s-]{0,14}(?P<again>(?P=title))"
)
ONCE = re.compile(rf"\s*[^\s。;,]{{4,60}}(?:{KINDS}|{HEADED_KINDS})(?=\s+(?!\.[a-z])\S)")
# How official texts begin: when, for whom, on what grounds, to what end.
NO_KIND_OF_YEAR = rf"年(?![^。;,:]{{0,16}}(?:{KINDS}|{HEADED_KINDS}))"
YEAR, OPEN_YEAR = rf"\d{{4}}{NO_KIND_OF_YEAR}", rf"(?:20)?[Xx×*]{{2,4}} ?{NO_KIND_OF_YEAR}"
OPENING = (
    rf"(?:今天|一年一度|今年|去年|近几?年|现[在将]|一年来|半年来|上半年|{YEAR}|\d{{4}}年(?:是|以来|,|[^。;,:]{{0,16}}(?:总体|工作)思路是)|{OPEN_YEAR}|根据|按照|依据"
    rf"|各[省市县区州乡镇街位处科有]|尊敬的|同志们|在[省市县区州局党上]|“十|本文目录|目\s?录|(?!{KINDS}|{HEADED_KINDS})[一-鿿]{{2,8}}(?:关系|事关|关乎)|[一1]、|第一[章条]|为(?:了|{planning()}))"
)
# A space inside a title: 2018 上半年, 截至 6 月, XX 年.
BESIDE_DIGIT = r"(?:(?<=[\dXx]) (?=[一-鿿])|(?<=[一-鿿]) (?=\d))"
# What else may follow a title, and begin one as well.
OFFICE, DAY = rf"[一-鿿]{{2,16}}{OFFICES}", r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
HAN_DAY = (
    r"[一二][〇○零oO0九][〇○零oO0一二三四五六七八九]{2}年"
    r"[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
SIGNED = re.compile(rf"(?P<who>{OFFICE}){DAY}")
DATED = re.compile(rf"(?:{DAY}|{HAN_DAY})")
GIVEN = rf"[-—–]{{1,4}}\s*(?:{DAY})?在[^。;]{{2,40}}会议?上"  # where a report was given
BEHIND = (
    rf"(?:{OPENING}|(?!的){NUMBER.pattern}|第{CHINESE}[届次]|{OFFICE}{DAY}|{GIVEN}|{HAN_DAY}"
    r"|(?:报告|内容)?摘要[::])"
)
WHOLE = (
    rf"\s*(?P<title>(?!以|{OPENING})(?:(?=(?P<first>[一-鿿]{{3}})))?(?:(?!目录|本文)(?:[^\s。;,:]|{BESIDE_DIGIT})){{4,60}}?(?:{KINDS}|{HEADED_KINDS}))"
    rf"{OFFERED_AS}(?:\([^()]{{1,20}}\))?"
)
# Behind it stand its first words again: 市残联…工作总结市残联自2021年….
GLUED_TITLE = re.compile(rf"{WHOLE}(?={BEHIND}|(?P=first))")
ABOVE_PLACE = re.compile(rf"{WHOLE}(?=(?P<place>[一-鿿]{{2,4}}?)(?:是(?!否)|地处|位于))")
KIND_AT_END = re.compile(rf"(?:{KINDS}|{HEADED_KINDS}){OFFERED_AS}$")
BEGINNING = 5
# What is sure to begin a text behind its title, in however short a line.
FIRST_PART = re.compile(r"\s*(?:一、|第一[章条编])")
SET_APART = re.compile(rf"{WHOLE}(?=\s+(?!\.[a-z])\S)")
# What makes the beginning of a line sure to be a title, without a space after it.
TITLED = re.compile(
    rf"(?:19|20)\d{{2}}|XX|关于|{OFFICES}|(?:工作|实施|行动|发展|管理|指导|建设){KINDS}$|情况的?报告$|[一二三四五]五”"
)
# Nor does whom a speech calls upon stand anywhere but behind its title.
CONTENTS = re.compile(r"目 ?录")  # behind whose plan it is
CALLED_UPON = re.compile(r"(?:尊敬的|各位)[一-鿿、, ]{2,20}:|同志们:")


def sure_title_cuts(text: str) -> list[int]:
    """Return where the title begins and ends that a text begins with and goes on behind.

    Of a title said twice these are all four places; nothing where none is sure to be one.
    """
    twice = AGAIN.match(text)
    if twice and TITLED.search(twice["title"]):
        return [*twice.span("title"), *twice.span("again")]
    apart = SET_APART.match(text)
    behind = text[apart.end() :] if apart else ""
    fuller = _fuller_title(behind, apart["title"]) if apart else 0
    if apart and (fuller or TITLED.search(apart["title"])):
        again = fuller or glued_title(behind)
        start = apart.end() + len(behind) - len(behind.lstrip())
        return [apart.end(), start, apart.end() + again] if again else [apart.end()]
    end = glued_title(text)
    if end and (signed := SIGNED.match(text, end)):
        return [end, signed.end("who"), signed.end()]
    if end and (day := DATED.match(text, end)) and (again := glued_title(text[day.end() :])):
        return [end, day.end(), day.end() + again]
    if end and (number := NUMBER.match(text, end)):
        start = number.end()
        return sorted({end, start, start + glued_title(text[start:])})
    return [*_begun_again(text, end), end] if end else []


def _begun_again(text: str, end: int) -> list[int]:
    """Return where a second wording of a title begins that stands behind the first: [] for none."""
    at = text.find(text[:BEGINNING], BEGINNING, end)
    return [at, at] if at > 0 and KIND_AT_END.search(text, 0, at) else []


def glued_title(text: str) -> int:
    """Return where a title ends that its text follows without a space; 0 for none."""
    match = GLUED_TITLE.match(text) or _above_place(text)
    sure = match and (
        TITLED.search(match["title"])
        or CALLED_UPON.match(text, match.end())
        or (
            (CONTENTS.match(text, match.end()) or FIRST_PART.match(text, match.end()))
            and place_before(match["title"])
        )
    )
    return match.end() if match and sure else 0


def _above_place(text: str) -> re.Match[str] | None:
    """Return the title that stands above what a place is: 关于…的意见某省是农业大省."""
    match = ABOVE_PLACE.match(text)
    return match if match and place_named(match["place"]) else None


def _fuller_title(text: str, short: str) -> int:
    """Return where a title set apart by a space ends that says all of a shorter one before it."""
    match = SET_APART.match(text)
    fuller = match and len(match["title"]) > len(short) and short in match["title"]
    return match.end() if match and fuller else 0


def title_cuts(text: str) -> list[int]:
    """Return where a title set apart by a space, or said twice, ends and the second begins."""
    if twice := TWICE.match(text):
        return [twice.start("again"), twice.end()]
    once = ONCE.match(text)
    return [once.end()] if once else []


def title_above_part(text: str) -> int:
    """Return where a title ends that the first heading follows on the line; 0 for none."""
    end = glued_title(text)
    return end if end and FIRST_PART.match(text, end) else 0
