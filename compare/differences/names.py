"""Whether two names are one: the same words, a short form, or a known abbreviation."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

from compare.facts.numerals import worth
from compare.facts.plain import JOINED, plain
from compare.facts.shorts import shortened

SHORTEST_MISPRINT = 4
BEGINNING = 2  # characters, with which two names of one office begin
RENAMED = 0.6  # Indel similarity, more than this: 卫生和计划生育委员会 and 卫生健康委员会 have 0.63
COUNTED = re.compile(r"([两二三四五六七八九])([^\W\d_]{1,4})")
TELLING = frozenset(
    "省市县区州乡镇村男女老少上下左右内外大小高低中特重轻城农公私民军新旧前后首末东西南北春夏秋冬正副有无不非全半"
    "零〇一二两三四五六七八九十百千万亿0123456789甲乙丙丁戊"
)


def one_name(one: str, other: str) -> bool:
    """Tell whether one name is the other, or its short form: its characters in the same order.

    A short form begins or ends as the full one does (发改委, 发展改革委; 两补, 两项补贴).
    """
    short, full = sorted((shortened(one), shortened(other)), key=len)
    if short == full or misprint(short, full):
        return True
    if len(short) < 2 or not in_order(short, full):
        return False
    return short[0] == full[0] or short[-1] == full[-1]


def is_renamed(office: str, other: str) -> bool:
    """Tell whether two names of offices are alike enough for one office that has another name.

    They begin alike: 社会福利科 and 儿童福利科 are two. A new name is rarely as long as the one
    before, and names of two offices of one place often are: 市公安局, 市公路局.
    """
    alike = float(Indel.normalized_similarity(office, other)) > RENAMED
    begin_alike = office[:BEGINNING] == other[:BEGINNING]
    return len(office) != len(other) and alike and begin_alike


def lost_a_field(short: str, full: str) -> bool:
    """Tell whether an office has one of two fields less in its name than another: 甲和乙科, 甲科.

    That is no short form of it.
    """
    if short[-1:] != full[-1:] or len(short) >= len(full):
        return False
    joins = [match.span() for match in JOINED.finditer(full)]
    ends = any(short[:-1] == full[:start] for start, _ in joins)
    return ends or any(short == full[end:] for _, end in joins)


def misprint(one: str, other: str) -> bool:
    """Tell whether two names of four characters or more differ in one that was put right.

    A character that tells things of one kind apart by itself (省, 市; 男, 女) is no misprint.
    """
    if len(one) != len(other) or len(one) < SHORTEST_MISPRINT:
        return False
    changed = [two for two in zip(one, other, strict=True) if two[0] != two[1]]
    return len(changed) == 1 and not set(changed[0]) & TELLING


def in_order(short: str, full: str) -> bool:
    """Tell whether all characters of one text stand in another, in the same order."""
    rest = iter(full)
    return all(character in rest for character in short)


def counts_out(short: str, text: str) -> bool:
    """Tell whether a text lists what a name counts: 三留守 is 留守儿童、留守妇女、留守老人.

    As many items side by side must have all the characters behind the number, in their order.
    """
    match = COUNTED.fullmatch(short)
    many = int(worth(match[1]) or 0) if match else 0
    if not match or not many:
        return False
    items = JOINED.split(plain(text))
    fitting = [in_order(match[2], item) for item in items]
    return any(all(fitting[at : at + many]) for at in range(len(items) - many + 1))
