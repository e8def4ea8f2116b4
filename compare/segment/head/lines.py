"""What stands before the first heading: title, number, cover letter, signature, preamble."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest

from compare.knowledge.divisions import place_before
from compare.knowledge.official import NUMBER
from compare.model import Passage
from compare.segment.period import with_digits
from compare.segment.title import (
    BARE_KIND,
    LONGEST_TITLE,
    OFFICE,
    completes,
    continues,
    is_title,
    names_column,
    names_place,
    sent_title,
    title_in,
)

DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
DATE_LINE = re.compile(
    rf"\(? ?(?:{DATE.pattern}(?:\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?|\d{{4}}年\d{{1,2}}月) ?\)?"
)
DAMAGED_DATE = re.compile(r"((?:19|20)\d{2})(\d{2,4})(日?)")
# Whom a text is sent to: the last of those named ends in a word for an office or for people.
RECIPIENT = re.compile(
    r"(?:[局厅部委处科室院所站司署行社会校团位门构织业办镇乡县市区旗盟州省村府长友志们]"
    r"|街道|代表|委员|人员|公司|企业|中心|学校|团体|组织|[协商]会|基金会)(?:\([^()]{1,6}\))?\s*[::]$"
)
NO_RECIPIENT = re.compile(r"(?:为|根据|按照|依据|经|现将?|结合|一是|[^、,]{0,8}如下)")
# What a page of traditional characters made of (此件…发布) stands for it.
RELEASE = re.compile(
    r"^\?。ù思.{0,16}$|^\(?此件(?:主动|公开|依申请|不予).*\)?$|^\(本文有删[减节]\)$|^\(?(?:现行|继续|全文|已经?)?(?:有效|失效|废止)\)?$|^抄送\s*[::]|^\(联系人[::][^()]{2,80}\)$"
)
NUMBER_LINE = re.compile(rf"\(?{NUMBER.pattern}\)?(?:\s+{DATE.pattern})?")
# The head of a decree, in one line or two: 某市人民政府令第103号, 中华人民共和国国务院令, 第706号.
DECREE = re.compile(
    rf"(?:中华人民共和国)?(?P<office>国务院|国|{OFFICE})令(?:\s?\(?第?\s?\d{{1,4}}\s?号\)?)?"
)
# The same in a sentence below the title: (中华人民共和国某部令第69号已经某会议通过,现予公布).
DECREED = re.compile(
    rf"^\(?(?:中华人民共和国)?(?P<office>国务院|{OFFICE})令\s?第?\s?\d{{1,4}}\s?号[^。《》]{{0,80}}?"
    r"(?:通过|公布|发布|施行)"
)
DECREE_NUMBER = re.compile(r"\(?第\s?\d{1,4}\s?号\)?")
# Who signs or gives a text for the office: 总理 李克强, 某省人民政府省长 王某.
SIGNED_BY = re.compile(
    r"[一-鿿]{0,14}(?:总理|主席|[省州市县区部厅局]长|(?:委员会)?主任) ?[::]? "
    r"(?:[一-鿿] ){0,2}[一-鿿]{1,5}(?:·[一-鿿]{1,6})?"
    # who is set off from the office by a place before it alone: 某县常务副县长杨某某
    r"|[一-鿿]{1,12}[省市州县区旗盟](?:人民政府|政府)?(?:代理?|常务|副){0,2}[省市州县区旗盟]长[一-鿿]{2,4}"
)
# One that lost marks or its last word: 民发〔202012号, 民发〔2020〕12.
CUT_NUMBER = re.compile(r"[一-鿿]{2,8}[〔\[](?:[12]\d{3,7}|[12]\d{3}[〕\]]\s?\d{1,4})")
LONGEST_OFFICE = 40
OFFICE_ALONE = re.compile(rf"{OFFICE}(?:文件)?")
MAX_PIECES = 3
CHINESE = re.compile(r"[一-鿿]")
QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")  # a name may quote another one
SUBTITLE = re.compile(r"[-—–]{1,4}\s*(?:[一-鿿]|(?:19|20)\d{2}年(?:度|(?=[一-鿿])))")
# What stands in brackets below a title and belongs to it: its period, or what it still lacks.
BELOW_TITLE = re.compile(
    r"\(?\d{4}\s*年?\s*[-—–~至到]{1,2}\s*\d{4}\s*年?\)|\((?:\d{4}年(?:修[订正]|版)|试行|暂行|草案|[一-鿿]{0,10}稿|节选|摘要)\)"
)
# Where and when a report was given, in one line with its title.
OCCASION_BEHIND = re.compile(
    rf"(?<=[一-鿿)])\s*(?:[-—–]{{1,4}}\s*(?:{DATE.pattern})?|{DATE.pattern}\s*)在[^。;]{{2,40}}(?:会议|大会)上\W{{0,2}}$"
)
# Who gives a report, in one line with its title: …工作报告某局党组书记、局长 某某.
SPEAKER_BEHIND = re.compile(
    r"(?<=报告|讲话|发言)\s?[一-鿿]{2,12}(?:书记|[局厅部市县区镇乡]长|主任|主席|检察长)"
    r"(?:、[一-鿿]{1,8}(?:长|主任|主席))? {1,3}[一-鿿](?: {0,3}[一-鿿]){1,3}$"
)
# Who signed a letter, when, and what it sends, in one line: 某局 某局 2022年6月7日 某规划.
SIGNED_TITLE = re.compile(
    rf"(?P<who>{OFFICE}(?: {OFFICE})*) (?P<day>{DATE.pattern}) (?P<title>[^。;,]{{6,60}})$"
)
# Who issues a bulletin and when, in one line above its title: 某县督查室 2022年8月19日.
HEADED_BY = re.compile(rf"(?P<who>{OFFICE})\s{{1,40}}(?P<day>{DATE.pattern})$")
# The name of a site behind that of a text: …工作安排-某某网, …实施方案_某市人民政府.
SITE_BEHIND = re.compile(r"(?<=[一-鿿)])\s?[-_|—–]{1,2}\s?[^-_|—–。;:,、《》()\d]{2,24}$")
BULLET = re.compile(r"^(?:[•·●◆■] ?|[-–] )(?=\S)")
QUOTE_MARKS = str.maketrans("", "", "《》〈〉<>“”‘’\"'")
STOPS = "。;!?:…"
MENU = "chrome_site"
SHORTEST_TITLE = 8
CELL_EDGE, MIN_EDGES = re.compile(r"\S ?\| ?(?=\S)"), 2  # of a row of a table
LONGEST_STEP, MIN_STEPS = 30, 5  # of the menu above a text


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside the body and what it is; ``preamble`` for the plan's own opening."""

    kind: str
    passage: Passage


def name_lines(
    passages: Iterable[Passage],
    source: str,
    titles: frozenset[int] = frozenset(),
    letter: Iterable[str] = (),
) -> list[Line]:
    """Name each paragraph before the first heading; from address to signature is the letter.

    ``source`` is the text that the paragraphs were taken from, ``titles`` the places of lines
    that the file itself sets as its title, ``letter`` the texts above that may name theirs.
    """
    lines = [Line(line_kind(passage.text), passage) for passage in passages]
    lines = [
        Line("title", line.passage) if i in titles and line.kind == "preamble" else line
        for i, line in enumerate(lines)
    ]
    lines = _without_captions(lines)
    lines = [part for line in _site_apart(lines) for part in _occasion_apart(line)]
    lines = [part for line in lines for part in _signature_apart(line)]
    lines = _with_site(_whole_titles(lines, source, letter))
    lines = _said_twice(lines)
    lines = _menu_named(lines)
    kinds = [line.kind for line in lines]
    opens = kinds.index("address") if "address" in kinds else len(lines)
    closes = max((i for i, kind in enumerate(kinds) if kind in ("issuer", "date")), default=0)
    return [
        Line("letter", line.passage)
        if line.kind == "preamble" and (opens < i < closes or _is_letter_line(line))
        else line
        for i, line in enumerate(lines)
    ]


def _is_letter_line(line: Line) -> bool:
    text = line.passage.text
    return is_letter(text) and not DECREED.match(text)


def _without_captions(lines: list[Line]) -> list[Line]:
    """Name the caption of a table part of the preamble: a title below sentences, above a row."""
    spoken = next((i for i, line in enumerate(lines) if "。" in line.passage.text), len(lines))
    return [
        Line("preamble", line.passage)
        if line.kind == "title" and i > spoken and _is_row(below)
        else line
        for i, (line, below) in enumerate(zip_longest(lines, lines[1:]))
    ]


def _is_row(line: Line | None) -> bool:
    return line is not None and len(CELL_EDGE.findall(line.passage.text)) >= MIN_EDGES


def _occasion_apart(line: Line) -> list[Line]:
    """Return a line as the title of a report and where it was given: …报告——某日在某会议上.

    Or by whom: …报告某局局长 某某.
    """
    title = title_before_occasion(line.passage.text)
    if not title:
        return [line]
    parts = line.passage.cut(0, len(title)), line.passage.cut(len(title))
    return [Line("title", parts[0]), Line("preamble", parts[1])]


def title_before_occasion(text: str) -> str:
    """Return the title behind which a line says where, when or by whom it was given."""
    behind = OCCASION_BEHIND.search(text) or SPEAKER_BEHIND.search(text)
    title = text[: behind.start()].rstrip() if behind else ""
    return title if is_title(title) else ""


def _signature_apart(line: Line) -> list[Line]:
    """Return a line as who signed a letter, the day, and the title of what the letter sends.

    Above a bulletin stand the first two of them.
    """
    text = line.passage.text
    signed = HEADED_BY.match(text) or SIGNED_TITLE.match(text)
    sent = signed.groupdict().get("title") if signed else None
    if signed is None or (sent and not is_title(sent)):
        return [line]
    kinds = (("issuer", "who"), ("date", "day"), *((("title", "title"),) if sent else ()))
    return [Line(kind, line.passage.cut(*signed.span(group))) for kind, group in kinds]


def _site_apart(lines: list[Line]) -> list[Line]:
    """Return the lines with the name of a site cut off the title that the first line begins with.

    So a page's own name tells the title of a text of which no line does.
    """
    first = lines[0] if lines else None
    if first is None or first.kind != "preamble" or any(line.kind == "title" for line in lines):
        return lines
    text = first.passage.text
    site = SITE_BEHIND.search(text)
    if site is None or not is_title(text[: site.start()].rstrip()):
        return lines
    title = first.passage.cut(0, len(text[: site.start()].rstrip()))
    return [Line("title", title), Line("page_title", first.passage.cut(site.start())), *lines[1:]]


def _with_site(lines: list[Line]) -> list[Line]:
    """Name a line the page's title that says a title of the text once more and its site behind."""
    titles = {"".join(line.passage.text.split()) for line in lines if line.kind == "title"}
    return [
        Line("page_title", line.passage)
        if line.kind == "preamble" and _names_page(i, line.passage.text, titles)
        else line
        for i, line in enumerate(lines)
    ]


def _names_page(i: int, text: str, titles: set[str]) -> bool:
    """Tell whether a line says a title of the text and a site, or stands first and names a site."""
    title = title_in(text)
    return "".join(title.split()) in titles or (i == 0 and bool(title and titles))


def _said_twice(lines: list[Line]) -> list[Line]:
    """Name a line the title that a page sets above its text and the text begins with once more.

    So the title of a text is known, of whatever kind, where no line reads like one; and where
    the letter above says what it sends.
    """
    texts = [line.passage.text for line in lines]
    named = {line.passage.text for line in lines if line.kind == "title"}
    named = named or {text for text in texts if texts.count(text) > 1 and _may_be_title(text)}
    named = named or {name for text in texts if is_letter(text) for name in QUOTED.findall(text)}
    return [
        Line("title", line.passage) if line.kind == "preamble" and text in named else line
        for line, text in zip(lines, texts, strict=True)
    ]


def _may_be_title(text: str) -> bool:
    plain = CHINESE.match(text) and not any(stop in text for stop in STOPS)
    return bool(plain) and SHORTEST_TITLE <= len(text) <= LONGEST_TITLE


def _menu_named(lines: list[Line]) -> list[Line]:
    """Name what stands above the first title without being a sentence: the page's menu."""
    titles = [i for i, line in enumerate(lines) if line.kind == "title"]
    fuller = (i for i in titles if not names_column(lines[i].passage.text))
    first = next(iter([*fuller, *titles]), 0)
    return [
        Line(MENU, line.passage) if i < first and _is_menu(line) else line
        for i, line in enumerate(lines)
    ]


def _is_menu(line: Line) -> bool:
    text = line.passage.text
    if line.kind != "preamble" or any(stop in text for stop in STOPS) or is_letter(text):
        return False
    return len(text) <= LONGEST_STEP or text.count(" ") >= MIN_STEPS


def _whole_titles(lines: list[Line], source: str, letter: Iterable[str]) -> list[Line]:
    """Return the lines with a title that was broken over several of them as one."""
    texts = [*letter, *(line.passage.text for line in lines)]
    named = [title for text in texts for title in QUOTED.findall(text)]
    titles = [line.passage.text for line in lines if line.kind == "title"]
    named += [*titles, *map(sent_title, titles)]
    quoted = frozenset(map(_words_of, named))
    whole: list[Line] = []
    for line in lines:
        while _ends_title(line, whole) and (pieces := _pieces_before(whole, line, quoted, source)):
            first, *rest = (piece.passage for piece in (*whole[-pieces:], line))
            line = Line("title", first.followed_by(*rest))
            del whole[-pieces:]
        if whole and whole[-1].kind == "title" and BELOW_TITLE.fullmatch(line.passage.text):
            line = Line("title", whole.pop().passage.followed_by(line.passage))
        whole.append(line)
    return whole


def _ends_title(line: Line, above: list[Line]) -> bool:
    """Tell whether a line may be the end of a title: one itself, or a kind of text alone.

    Below the name of a place it may be any line that goes on with it.
    """
    if line.kind != "preamble":
        return line.kind == "title"
    placed = bool(above) and names_place(above[-1].passage.text)
    return placed or BARE_KIND.fullmatch(line.passage.text) is not None


def _pieces_before(lines: list[Line], title: Line, quoted: frozenset[str], source: str) -> int:
    """Return how many of the last lines are the beginning of this title.

    They are if the text quotes the whole of it, whatever the two pieces are alone.
    """
    text = title.passage.text
    if SUBTITLE.match(text):
        return _lines_above(lines)
    for pieces in range(1, min(MAX_PIECES, len(lines)) + 1):
        before = lines[-pieces:]
        if before[0].kind not in ("preamble", "issuer", "title"):
            return 0
        below = before[1] if pieces > 1 else title
        if _apart(before[0], below, source):
            return 0
        first = "".join(line.passage.text for line in before)
        whole = any(line.kind == "title" for line in before)
        goes_on = completes(first, text) or (not whole and continues(first, text))
        if goes_on or _words_of(first + text) in quoted:
            return pieces
    return 0


def _words_of(title: str) -> str:
    """Return a title without spaces and without quotes, which are others inside quotes (〈〉)."""
    return "".join(title.split()).translate(QUOTE_MARKS)


def _apart(above: Line, below: Line, source: str) -> bool:
    """Tell whether the page had something between two lines that was taken out."""
    return bool(CHINESE.search(source, above.passage.span()[1], below.passage.span()[0]))


def _lines_above(lines: list[Line]) -> int:
    """Return how many of the last lines a line with a dash before it is the subtitle of."""
    count = 0
    for line in reversed(lines[-MAX_PIECES:]):
        text = line.passage.text
        if line.kind != "preamble" or len(text) > LONGEST_STEP or any(s in text for s in STOPS):
            break
        count += 1
    return count


def line_kind(text: str) -> str:
    """Return what a single line outside the body is, by its form alone."""
    text = with_digits(text)
    text = text if text.startswith("|") else text.rstrip(" |")  # the edge of a cell
    bare = BULLET.sub("", text)
    text = bare if DATE_LINE.fullmatch(bare) or place_before(bare) else text
    if any(form.fullmatch(text) for form in (NUMBER_LINE, CUT_NUMBER, DECREE, DECREE_NUMBER)):
        return "number"
    if SIGNED_BY.fullmatch(text):
        return "issuer"
    if RELEASE.match(text):
        return "release"
    damaged = DAMAGED_DATE.fullmatch(text)
    if DATE_LINE.fullmatch(text) or damaged_date(text) or (damaged and damaged[3]):
        return "date"
    if is_address(text):
        return "address"
    if len(text) <= LONGEST_OFFICE and _names_offices(text):
        return "issuer"
    row = len(CELL_EDGE.findall(text)) >= MIN_EDGES
    return "title" if not row and is_title(together(text)) else "preamble"


def _names_offices(text: str) -> bool:
    names = re.split("[ 、]", together(text))
    return all(OFFICE_ALONE.fullmatch(name) and len(name) > 2 for name in names)


def together(text: str) -> str:
    """Return a text without the spaces inside names that are set wide (民 政 部)."""
    words = groupby(text.split(), key=lambda word: len(word) == 1)
    return " ".join(("" if single else " ").join(group) for single, group in words)


def is_address(text: str) -> bool:
    """Tell whether a line names those a text is sent to, and not what follows it."""
    return bool(RECIPIENT.search(text)) and "。" not in text and not NO_RECIPIENT.match(text)


def is_letter(text: str) -> bool:
    """Tell whether a paragraph is the letter that sends the plan and not the plan."""
    return len(text) < 200 and bool(
        re.search(r"(?:现|予以|特此).{0,40}(?:印发|转发|通知|公布|下发)", text)
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
