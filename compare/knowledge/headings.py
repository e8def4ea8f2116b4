"""The table of heading marks: what a numbered line looks like in an official text.

To teach mzdiff another mark, add one row and one case in ``tests/cases/headings.txt``. Whether
a match really is a heading is decided by the numbering around it, in
``segment/structure/numbering.py``.
Marks follow 党政机关公文格式 (GB/T 9704-2012, 7.3.3: 一、 (一) 1. (1)) and 立法技术规范 (编 章 节 条).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from compare.knowledge.numerals import value_of

FINANCIAL = "壹贰叁肆伍陆柒捌玖拾佰"  # numerals that no stroke turns into another: 第壹条
HAN_DIGITS = f"〇零一二三四五六七八九十百廿{FINANCIAL}"
CHINESE = f"[{HAN_DIGITS}]+"
LONG_CHINESE = f"[{HAN_DIGITS}千]+"
CIRCLED, BRACKETED = "①-⑳⑴-⒇", "㈠-㈩"
LONGEST_NUMERAL = 15  # 一千九百九十九 has seven characters
MAX_NUMBER = 400
PLACES_REMEMBERED = 1 << 13
MAX_CLAUSE = 2_000  # the longest code, 民法典 of 2020, has 1,260


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """One kind of mark. A smaller ``rank`` is an outer level; ``pattern`` has the number as ``n``.

    Ranks are ten apart, so that headings without a number find a place between two of them.
    ``inner`` marks count statements inside an article and never open one; ``listing`` ones, the
    lowest of the standard and what stands for them, do so where one paragraph holds several. A mark
    ``through`` counts through the whole text, whatever its parts: an article is cited by this
    number alone.
    """

    name: str
    rank: int
    pattern: re.Pattern[str]
    example: str
    inner: bool = False
    through: bool = False
    listing: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found in a text: its rule, its number, and where the mark ends.

    ``inserted`` tells apart what was put in behind a number without a new count (之一).
    """

    rule: HeadingRule
    number: int
    start: int
    end: int
    inserted: str = ""


def _rule(name: str, rank: int, pattern: str, example: str, **told: bool) -> HeadingRule:
    return HeadingRule(name, rank, re.compile(pattern), example, **told)


RULES = (
    _rule(
        "attachment",
        0,
        r"附\s*件\s*(?P<n>\d{0,2}|" + CHINESE + r")\s*[::]?(?=\s|$|\S{2,40}$)",
        "附件:",
    ),
    _rule("attachment", 0, r"附(?P<n>)\s*[::]\s*(?=\S{2,40}$|$)", "附:任务分解表"),
    _rule("part", 10, rf"第(?P<n>{CHINESE}|\d+)[编編]\s*", "第一编 总则"),
    _rule("part", 10, rf"第(?P<n>{CHINESE}|\d{{1,2}})部分[、:]?\s*(?![是为的,])", "第一部分 总则"),
    _rule("chapter", 20, rf"第(?P<n>{CHINESE}|\d+)章\s*", "第一章 总则"),
    _rule("clause_group", 30, rf"第(?P<n>{CHINESE}|\d+)[节節]\s*", "第一节 一般规定"),
    _rule(
        "clause",
        40,
        rf"第(?P<n>{LONG_CHINESE}|\d+)[条條](?P<inserted>之[一二三四五六七八九十]+)?\s*"
        r"(?![款第项、和及之])",
        "第一条 为了",
        through=True,
    ),
    _rule("lone_han", 90, rf"(?P<n>{CHINESE})$", "一"),
    _rule("han", 100, rf"(?P<n>{CHINESE})、\s*", "一、社会救助"),
    _rule("han_bracket", 200, rf"[(〔](?P<n>{CHINESE})[)〕][、.]?\s*", "(一)加强农村养老服务。"),
    _rule("han_bracket", 200, rf"(?P<n>[{BRACKETED}])[、.]?\s*", "㈠完善制度。"),
    _rule("arabic", 300, r"(?P<n>\d{1,3})\s*(?:、|\.(?!\d))\s*", "1.完善社会救助制度。"),
    _rule(
        "decimal",
        350,
        r"\d{1,2}\.(?P<n>\d{1,2})[.、]?\s*(?=[一-鿿])(?![万亿千倍元个])",
        "1.1 总体要求",
    ),
    _rule(
        "decimal_deep",
        360,
        r"\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})[.、]?\s*(?=[一-鿿])",
        "1.1.2 适用范围",
    ),
    _rule("arabic_bracket", 400, r"\(?(?P<n>\d{1,3})\)[、.]?\s*", "(1)完善制度。", listing=True),
    _rule("circled", 500, rf"(?P<n>[{CIRCLED}])[、.]?\s*", "①完善制度。", listing=True),
    _rule("ordinal", 600, rf"第(?P<n>{CHINESE})[,、:](?!第)\s*", "第一,完善制度。", inner=True),
    _rule("first_is", 700, rf"(?P<n>{CHINESE})(?:是|要)(?![否不])", "一是完善制度。", inner=True),
)
# Where a mark may stand inside a line: behind a stop, a space or what closes; the mark of a part
# or a bracketed one behind anything that does not cite it.
SENTENCE_ENDS = "。;!?”"
MARK_PLACE = re.compile(
    rf"(?:^|(?<=[{SENTENCE_ENDS}\s:)》]))(?=[第附(\d{HAN_DIGITS}{CIRCLED}{BRACKETED}])"
    rf"|(?=第(?:{CHINESE}|\d+)[章节])|(?<![第条款])(?=\({CHINESE}\))"
)
# What any of them matches: one look tells most lines from marks.
ANY_MARK = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", r.pattern.pattern) for r in RULES))
# what stands behind a list mark that is a number of a name: 一、二级护理, 五要素
OWN_NUMBER = re.compile(r"[、.][\d一二三四五六七八九十]+级|要[求素件点义约]")
# A number that no mark sets apart is one itself only where decimal numbers count on from it.
BARE_CHAPTER = _rule(
    "bare_chapter",
    340,
    r"(?P<n>\d{1,2})(?:\s+|(?![年月日时个名项元万亿千百]))(?=[一-鿿][^。;,:]{0,40}$)",
    "1 总则",
)


def find_bare_chapter(text: str) -> Mark | None:
    """Return the mark of a chapter that is numbered like ``1 总则``, above ``1.1``."""
    match = BARE_CHAPTER.pattern.match(text)
    number = parse_number(match["n"]) if match else None
    return Mark(BARE_CHAPTER, number, 0, match.end()) if match and number else None


@lru_cache(maxsize=PLACES_REMEMBERED)  # each step of reading asks of the same lines
def find_mark(text: str, at: int = 0) -> Mark | None:
    """Return the mark that stands in ``text`` exactly at this offset, or ``None``."""
    if not ANY_MARK.match(text, at):
        return None
    for rule in RULES:
        match = rule.pattern.match(text, at)
        most = MAX_CLAUSE if rule.through else MAX_NUMBER
        if match and (number := parse_number(match["n"], most)) is not None:
            inserted = match["inserted"] if rule.through else None
            return Mark(rule, number, at, match.end(), inserted or "")
    return None


def unmarked(text: str) -> str:
    """Return a text without the mark of a list that it begins with: 1.、(二)、③、一是.

    一、二级护理 and 五要素 begin with a number of their own.
    """
    mark = find_mark(text)
    return text[mark.end :] if mark and not OWN_NUMBER.match(text, mark.end - 1) else text


@lru_cache(maxsize=1 << 12)
def parse_number(numeral: str, most: int = MAX_NUMBER) -> int | None:
    """Return the value of a Chinese, Arabic or circled numeral; ``None`` if it is no list number.

    A list counts from 1 to ``most``.
    """
    if len(numeral) == 1 and unicodedata.category(numeral) == "No":
        return int(unicodedata.numeric(numeral))
    if not numeral:
        return 1
    if len(numeral) > LONGEST_NUMERAL:
        return None
    try:
        number = int(value_of(numeral))
    except ValueError:
        return None
    return number if 0 < number <= most else None
