"""What belongs to the web page or the viewer and not to the document, line by line.

A line is chrome only as a whole, so that a sentence that merely mentions 打印 or 来源 stays. Some
lines are chrome only beside others: the value below a label, a step between two marks, the title
of another page below 相关新闻.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from compare.knowledge.headings import find_mark
from compare.knowledge.official import HEADED_KINDS, KINDS, OFFICES
from compare.model import Passage
from compare.source.forms import BLANK
from compare.source.lines.flat import holds_marks
from compare.source.lines.furniture import LABEL_ALONE, ROWS, SURE_ALONE, Row

SHARING = "sharing"  # by a library, whose words may stand at the head of a text's first page
MAX_LABEL_LINE = 200
LINES_REMEMBERED = 1 << 12
MAX_LINK = 60
MAX_STEP = 15
LONGEST_HINT = 60
MIN_LABELS = 3  # that stand alone
MIN_BULLETED = 2  # labels in a list
FIELD = re.compile(r"(?:[•·]\s*+)?(?:\*\s*+)?[一-鿿](?:\s*+[一-鿿]){1,5}\s*+[::]")
CODE = re.compile(r"验\s*证\s*码")
MIN_FIELDS = 3
UNFILLED = re.compile(r"(?!附\s*件)[一-鿿 ]{2,8}[::]$")  # a label without any value, above others
LINES_REMEMBERED = 1 << 16
SIGNED = re.compile(rf"(?:{OFFICES}|日)$")
NAMES_A_TEXT = re.compile(rf"(?:{KINDS}|{HEADED_KINDS})\W*$")
NAMES_A_DRAFT = re.compile(rf"(?:{KINDS}|{HEADED_KINDS})\s?(?:\([^()]{{1,12}}\))?\W*$")
DAY_BEHIND = re.compile(
    r"(?<=\s)(?:(?:草案)?全文\s)?(?:(?:发布|更新)?(?:时间|日期)[::] ?)?"
    r"[\[(]?\s?(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?:\s\d{1,2}[:;]\d{2}(?::\d{2})?)?\s?[\])]?$"
)
FIRST_STEP = re.compile(r"1[.、] ?(?:网站)?(?:首页|主页)")
BULLET = re.compile(r"[•·∙‧・●○■□◆◇▪※*-](?= ?\S)")
# What a library calls the first words of its text, which begin with the title.
INTRODUCED = re.compile(r"(?:资源|文档|资料|内容)(?:描述|简介|介绍|概要|预览)\s*[::]\s*(?=\S)")
NUMBERED_STEP = re.compile(r"(\d)[.、] ?[^。;:,\s]{2,15}")
STEP_MARK = re.compile(r"[>›»]+$")
OPEN_LABEL = re.compile(r"[::]\s*$")
ONE_SIZE = re.compile(r"[大中小]$")
BRACKETS = re.compile(r"[\[\]【】〖〗|/]{1,3}$")
# Behind these stand buttons and no words.
BUTTONS = re.compile(r"(?:分\s*享(?:\s*[到至])?|字\s*[体号]|大\s*小|背景色|打印)\s*[::]\s*$")
STATED_TITLE = re.compile(r"\W{0,3}(?:标\s*题|(?:信息)?名\s*称)\s*:\s*(\S[^:]*)$")
COUNTED = re.compile(r"(?:浏览|点击|访问|阅读|下载)\S{0,3}\s*[::]\s*$")
# A hint that there is more of the text, where it stands at the end of a line of text.
COUNTER = re.compile(r"\d{4,8}")  # of the page or its readers, alone below a text
MORE_BEHIND = re.compile(
    r"(?:[….\s]{0,8}[\[(【<]?(?:点击)?(?:阅读|查看|展开)(?:全文|全部|剩余\S{0,4})|(?<=[….\s])展开|"
    r"\((?:未完|下转)[^()]{0,40}\)|(?<=[….\s])下一页)\W{0,3}$"
)


def chrome_kind(line: str) -> str | None:
    """Return which row a line of page furniture belongs to, or ``None`` for a line of the text."""
    row = _row_of(line)
    return row.kind if row else None


@lru_cache(maxsize=LINES_REMEMBERED)  # several steps ask of the same lines
def _row_of(line: str) -> Row | None:
    if len(line) > MAX_LABEL_LINE:
        return None
    row = next((row for row in ROWS if row.pattern.match(line)), None)
    return None if row and row.kind == SHARING and holds_marks(line) else row


def chrome_kinds(lines: list[str]) -> list[str | None]:
    """Return the kind of each line as it stands among the others, ``None`` for the text's own."""
    rows = [_row_of(line) for line in lines]
    kinds: list[str | None] = [row.kind if row else None for row in rows]
    steps = _numbered_steps(lines)
    for i in steps:
        kinds[i] = "place"
    body = [i for i, line in enumerate(lines) if i not in steps and _is_body(line)] or [len(lines)]
    for i, row in enumerate(rows):
        if row and row.unsure and body[0] < i < body[-1] and not _in_company(rows, i):
            kinds[i] = None
    titles = {match[1] for line in lines if (match := STATED_TITLE.match(line))}
    for i, line in enumerate(lines):
        if line in titles:
            continue
        kinds[i] = kinds[i] or _kind_beside(lines, kinds, i, line, below=i > body[0])
    for i in range(1, body[0]):
        if kinds[i - 1] in ("label", "tools") and COUNTER.fullmatch(lines[i]):
            kinds[i] = kinds[i] or "page"
    last = len(lines) - 1
    if last > body[-1] and "。" in lines[last - 1] and COUNTER.fullmatch(lines[last]):
        kinds[last] = kinds[last] or "page"
    for i in _below_hint(rows, body[-1]):
        signature = kinds[i] is None and SIGNED.search(lines[i])
        kinds[i] = kinds[i] or (None if signature else "footer")
    for i in _form_below(lines):
        kinds[i] = "footer"
    for i in _labels_alone(lines[: body[0]]) | _listed_with_labels(lines, kinds, body[0]):
        kinds[i] = kinds[i] or "label"
    for i in reversed(range(body[0] - 1)):
        if kinds[i] is None and kinds[i + 1] == "label" and UNFILLED.match(lines[i]):
            kinds[i] = "label"
    return kinds


def _numbered_steps(lines: list[str]) -> range:
    """Return the places of the steps to a page that its list of them numbers: 1. 首页, 2. 公开."""
    start = next((i for i, line in enumerate(lines) if FIRST_STEP.fullmatch(line)), len(lines))
    end = start
    while end < len(lines) and (step := NUMBERED_STEP.fullmatch(lines[end])):
        if int(step[1]) != end - start + 1:
            break
        end += 1
    return range(start, end)


def _below_hint(rows: list[Row | None], last: int) -> range:
    """Return the places of the lines below a hint at more text, where no text follows it."""
    hint = next((i for i in range(last, len(rows)) if (r := rows[i]) and r.kind == "more"), None)
    return range(len(rows) if hint is None else hint, len(rows))


def _form_below(lines: list[str]) -> range:
    """Return the places of the fields of a form that ends a page, by which readers answer it.

    The last of them asks for a code.
    """
    start = len(lines)
    while start and FIELD.fullmatch(lines[start - 1]):
        start -= 1
    code = any(CODE.search(line) for line in lines[start:])
    return range(start if code and len(lines) - start >= MIN_FIELDS else len(lines), len(lines))


def _labels_alone(lines: list[str]) -> set[int]:
    """Return the places of labels that each fill a line above a text, and of their values.

    Their marks were lost with the cells they stood in: only several show that they are labels.
    """
    labels = {i for i, line in enumerate(lines) if LABEL_ALONE.fullmatch(line)}
    if sum(bool(SURE_ALONE.fullmatch(lines[i])) for i in labels) < MIN_LABELS:
        return set()
    values = {i + 1 for i in labels if i + 1 < len(lines) and _is_value(lines[i + 1])}
    return labels | values


def _listed_with_labels(lines: list[str], kinds: list[str | None], end: int) -> set[int]:
    """Return the places of the lines above a text that stand in one list with its labels.

    The same bullet parts them all: whose site it is, when it was published, what its buttons do.
    """
    places: set[int] = set()
    for bullet, group in groupby(range(end), key=lambda i: _bullet_of(lines[i])):
        listed = list(group) if bullet else []
        labels = sum(kinds[i] in ("label", "tools") for i in listed)
        if labels >= MIN_BULLETED:
            places |= {i for i in listed if kinds[i] is None and _is_value(lines[i])}
    return places


def _bullet_of(line: str) -> str:
    bullet = BULLET.match(line)
    return bullet[0] if bullet else ""


def introductions_apart(lines: list[Passage]) -> list[Passage]:
    """Return the lines with what a library calls the title below it cut off the title."""
    result: list[Passage] = []
    for line in lines:
        label = INTRODUCED.match(line.text) if len(line.text) <= MAX_LABEL_LINE else None
        if label and "。" not in line.text and NAMES_A_TEXT.search(line.text):
            result += [line.cut(0, len(label[0].rstrip())), BLANK, line.cut(label.end()), BLANK]
        else:
            result.append(line)
    return result


def hints_apart(lines: list[Passage]) -> list[Passage]:
    """Return the lines with a hint at more text (…阅读全文) cut off the text it stands behind."""
    result: list[Passage] = []
    for line in lines:
        hint = MORE_BEHIND.search(line.text, max(0, len(line.text) - LONGEST_HINT))
        if hint is None or not line.text[: hint.start()].strip() or chrome_kind(line.text):
            result.append(line)
            continue
        at = hint.start()
        at += len(line.text[at:]) - len(line.text[at:].lstrip())
        result += [line.cut(0, len(line.text[:at].rstrip())), BLANK, line.cut(at), BLANK]
    return result


def days_apart(lines: list[Passage]) -> list[Passage]:
    """Return the lines with the day that a page sets behind the title of its text cut off it."""
    result: list[Passage] = []
    for line in lines:
        day = DAY_BEHIND.search(line.text) if len(line.text) <= MAX_LABEL_LINE else None
        if day and "。" not in line.text and NAMES_A_DRAFT.search(_title_before(line, day).text):
            result += [_title_before(line, day), BLANK, line.cut(day.start()), BLANK]
        else:
            result.append(line)
    return result


def _title_before(line: Passage, day: re.Match[str]) -> Passage:
    return line.cut(0, len(line.text[: day.start()].rstrip()))


def _is_body(line: str) -> bool:
    mark = find_mark(line)
    return (mark is not None and mark.end < len(line)) or "。" in line


def _in_company(rows: list[Row | None], i: int) -> bool:
    beside = (rows[j] for j in (i - 1, i + 1) if 0 <= j < len(rows))
    return any(row and not row.unsure and row.kind != "page" for row in beside)


def _kind_beside(
    lines: list[str], kinds: list[str | None], i: int, line: str, below: bool
) -> str | None:
    """Return the kind of a line that only its neighbours make furniture.

    ``below`` the text's beginning stand the titles of other pages, above it its own.
    """
    before = kinds[i - 1] if i else None
    if below and before == "neighbours" and _is_link(line):
        return "neighbours"
    labelled = before == "label" and OPEN_LABEL.search(lines[i - 1])
    if labelled and not BUTTONS.search(lines[i - 1]) and _is_value(line):
        return None if COUNTED.search(lines[i - 1]) and not line.isdecimal() else "label"
    if before in ("label", "tools") and ONE_SIZE.match(line):
        return "tools"
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    if BRACKETS.match(line) and any(kinds[j] == "tools" for j in beside):
        return "tools"
    near = [lines[j] for j in beside]
    if len(line) <= MAX_STEP and any(STEP_MARK.match(text) for text in near) and _is_value(line):
        return "place"
    return None


def _is_value(line: str) -> bool:
    """Tell whether a line may be what a label or a step of a page says, and no text's own line."""
    return _is_link(line, signed=True) and NAMES_A_TEXT.search(line) is None


def _is_link(line: str, signed: bool = False) -> bool:
    return (
        len(line) <= MAX_LINK
        and find_mark(line) is None
        and line[-1] not in "。;:,"
        and (signed or not SIGNED.search(line))
    )
