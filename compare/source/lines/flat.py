"""A document flattened to one line: cut it again where its own numbering says a line began."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from compare.knowledge.headings import MARK_PLACE, RULES, Mark, find_mark
from compare.knowledge.official import NUMBER, OFFICES
from compare.model import Note, Passage, Span
from compare.source.forms import BLANK
from compare.source.lines.flat_title import (
    KIND_AT_END,
    sure_title_cuts,
    title_above_part,
    title_cuts,
)
from compare.source.lines.repair import without

MIN_LENGTH = 300
MIN_WITH_TITLE = 100  # of a paragraph that begins with the title of its text
MIN_MARKS = 3
MIN_MARKS_SURE = 2
MIN_LETTER = 4  # whom it is sent to, who signed it and when, and the title of what it sends
LONGEST_HEADING = 60
SHORTEST_TITLE = 8
LONGEST_LETTER = 4_000
LONGEST_OPENING = 200  # of a text behind the day of its letter, as far as it may be a title
# A number right behind a heading, which counts if the next of its kind stands where one may.
GLUED_PLACE = re.compile(r"(?<=[一-鿿])(?=\d{1,2}(?:、|\.(?!\d))|第一条(?![款第项、和及之规的]))")
OUTER = ("part", "chapter", "clause_group", "han", "han_bracket")
WIDE = r"[^\x00-\xff“”‘’]"
SPACE_IN_TEXT = re.compile(rf"(?<={WIDE}) +(?={WIDE})")
DAY = (
    r"(?:\d{4}|[一二][〇○零oO\d一二三四五六七八九]{3})\s*年"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
LETTER_END = re.compile(
    rf"(?P<issuer>(?:(?<=[。!,])\s*|(?<=[》)]) )[一-鿿]{{2,20}}?{OFFICES})\s*"
    rf"(?P<date>{DAY})\s*"
)
# Whose paper a notice is on, and its number: 某市人民政府文件 某府〔2011〕1号 关于….
LETTERHEAD = re.compile(
    rf"\s*(?P<office>[一-鿿]{{2,20}}{OFFICES}(?:文件)?)\s+(?P<number>{NUMBER.pattern})\s+"
)
# A day alone between a letter and the title of what it sends.
DAY_BEHIND_LETTER = re.compile(rf"(?<=。) *(?P<date>{DAY})\s*(?=[一-鿿])")
# The same at the end of a text, behind whatever is no name.
SIGNED_AT_END = re.compile(
    rf"(?<=[\d。;!)])\s*(?P<issuer>[一-鿿]{{2,20}}?{OFFICES})\s*"
    r"(?P<date>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)$"
)
ADDRESSEE = re.compile(
    r"[^。;]{4,200}?(?:单位|局|处室?|科室?|中心|部门|政府|管委会|委员会|办事处|公司|委员|代表|同志|村)\s*[::]\s*"
)
# The words of a letter that nobody signs, right behind whom it is sent to.
SENT = re.compile(r"[^。;]{4,200}?(?:印|下|转)发(?:给)?(?:你们|各[^。,;]{1,10})[^。;]{0,60}。")
QUOTED = re.compile(r"《([^《》]{4,60})》")
SPACE_SHARE = 0.01


def cut_flat_lines(
    lines: list[Passage], sure: tuple[Span, ...] = ()
) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return the lines with every flattened one cut at its marks, and a note for each.

    ``sure`` are the spans of lines known to be flattened, however short.
    """
    result: list[Passage] = []
    notes: list[Note] = []
    counted: dict[str, int] = {}
    begun = False
    for line in lines:
        known = bool(line.text) and (line.span() in sure or _holds_clauses(line.text, counted))
        flat = known or len(line.text) >= MIN_LENGTH
        long = known or len(line.text) >= MIN_WITH_TITLE
        titles = sure_title_cuts(line.text) if long and not begun else []
        titles = titles or ([len(name)] if flat and (name := _said_above(line, result)) else [])
        if not long and not begun and (end := title_above_part(line.text)):
            titles = [end]
        title = titles[-1] if titles else 0
        cuts = _mark_cuts(line.text, counted, known or title > 0) if flat or title else []
        letter = _letter_cuts(line.text, 0) if flat and not begun and not cuts else []
        if not cuts and not title and len(letter) < MIN_LETTER:
            _count([find_mark(line.text)], counted)
            begun = begun or flat or find_mark(line.text) is not None
            result.append(line)
            continue
        begun = True
        if cuts:
            notes.append(Note("flattened", line.span(), after=str(len(cuts))))
        if title:
            begins = titles[-2] if len(titles) > 1 else 0
            name = line.text[begins:title].strip()
            notes.append(Note("glued_title", line.span(begins, title), after=name))
        head = line.text[: cuts[0]] if cuts else line.text
        cuts = sorted({0, *titles, *_letter_cuts(head, title), *cuts})
        result.append(BLANK)
        result.extend(_pieces(line, cuts))
    return result, tuple(notes)


def _said_above(line: Passage, above: list[Passage]) -> str:
    """Return the line above that reads like a title and that this one begins with once more."""
    names = (each.text for each in above if len(each.text) >= SHORTEST_TITLE)
    return next((n for n in names if KIND_AT_END.search(n) and line.text.startswith(n)), "")


def cut_signature(lines: list[Passage]) -> list[Passage]:
    """Return the lines with the signature and its day cut off the last of them."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text), None)
    text = lines[last].text if last is not None else ""
    signed = SIGNED_AT_END.search(text, max(0, len(text) - LONGEST_HEADING))
    if last is None or signed is None:
        return lines
    line, cuts = lines[last], [0, signed.start("issuer"), signed.start("date"), len(text)]
    pieces = [strip(line.cut(a, b)) for a, b in pairwise(cuts)]
    return [
        *lines[:last],
        *(each for piece in pieces for each in (piece, BLANK)),
        *lines[last + 1 :],
    ]


def _pieces(line: Passage, cuts: list[int]) -> Iterator[Passage]:
    drop_spaces = _wrapped_by_spaces(line.text)
    for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
        piece = strip(line.cut(start, end))
        yield without_inner_spaces(piece) if drop_spaces else piece
        yield BLANK


def _wrapped_by_spaces(text: str) -> bool:
    return len(SPACE_IN_TEXT.findall(text)) > SPACE_SHARE * len(text)


def strip(passage: Passage) -> Passage:
    """Return the passage without spaces at its ends."""
    text = passage.text
    start = len(text) - len(text.lstrip())
    return passage.cut(start, max(start, len(text.rstrip())))


def without_inner_spaces(passage: Passage) -> Passage:
    """Drop the spaces beside Chinese characters, which stand for line ends and not for words."""
    text = passage.text
    beside = (i for i, character in enumerate(text) if character == " ")
    return without(
        passage,
        {i for i in beside if not (text[i - 1 : i].isascii() and text[i + 1 : i + 2].isascii())},
    )


def holds_marks(text: str) -> bool:
    """Tell whether the mark of an outer heading stands inside a line, where one could begin."""
    marks = (find_mark(text, place.start()) for place in MARK_PLACE.finditer(text))
    return any(mark and mark.rule.name in OUTER for mark in marks)


def _holds_clauses(text: str, counted: dict[str, int]) -> bool:
    """Tell whether clauses of a law follow each other in a line, each behind a stop."""
    if text.count("条") < MIN_MARKS:
        return False
    clauses = [mark for mark in _marks(text) if mark.rule.name == "clause"]
    return len(_run(clauses, counted.get("clause", 0))) >= MIN_MARKS


def _mark_cuts(text: str, counted: dict[str, int], sure: bool = False) -> list[int]:
    """Return where marks begin whose numbers follow each other, for every kind of mark.

    ``counted`` is the last number of each kind in the lines before, and is counted on.
    """
    marks = _marks(text)
    runs = [
        _run([mark for mark in marks if mark.rule == rule], counted.get(rule.name, 0))
        for rule in RULES
        if not rule.inner
    ]
    several = [run for run in runs if len(run) >= MIN_MARKS_SURE]
    cut = several if sure or len(several) > 1 else [run for run in runs if len(run) >= MIN_MARKS]
    if not sure and find_mark(text) and all(run[0].rule.listing for run in cut):
        return []  # a paragraph of its own that holds a list
    if cut:
        cut.append(_over(marks, min((m for run in cut for m in run), key=lambda m: m.start), text))
    for run in cut:
        _count(run, counted)
    return sorted({mark.start for run in cut for mark in run})


def _marks(text: str) -> list[Mark]:
    """Return the marks where one may begin, and glued ones that the next of them counts on from."""
    places = {place.start() for place in MARK_PLACE.finditer(text)}
    glued = {place.start() for place in GLUED_PLACE.finditer(text)} - places
    marks: list[Mark] = []
    following: dict[str, int] = {}
    for place in sorted(places | glued, reverse=True):
        mark = find_mark(text, place)
        if mark is None or (place in glued and following.get(mark.rule.name) != mark.number + 1):
            continue
        following[mark.rule.name] = mark.number
        marks.append(mark)
    return marks[::-1]


def _over(marks: list[Mark], first: Mark, text: str) -> list[Mark]:
    """Return the headings above the first mark that was cut at, outermost first: 一、救助(一)提标.

    One that has sentences below it stands behind a sentence itself: …如下。一、救助我局….(一)提标.
    """
    over = [first]
    for mark in reversed([m for m in marks if m.start < first.start]):
        outer = mark.number == 1 and mark.rule.name in OUTER
        if outer and mark.rule.rank < over[-1].rule.rank and _heads(mark, over[-1].start, text):
            over.append(mark)
    return over[:0:-1]


def _heads(mark: Mark, end: int, text: str) -> bool:
    behind = text[mark.end : end]
    alone = "。" not in behind and len(behind) <= LONGEST_HEADING
    return alone or ("。" in behind and text[: mark.start].rstrip().endswith(("。", ":")))


def _run(marks: list[Mark], last: int) -> list[Mark]:
    """Keep the marks that count on from the one before, or begin again at 1."""
    run: list[Mark] = []
    for mark in marks:
        if mark.number in (1, last + 1):
            run.append(mark)
            last = mark.number
    return run


def _count(marks: Iterable[Mark | None], counted: dict[str, int]) -> None:
    for mark in marks:
        if mark and mark.number in (1, counted.get(mark.rule.name, 0) + 1):
            counted[mark.rule.name] = mark.number


def _letter_cuts(text: str, title: int) -> list[int]:
    """Return where the parts of a cover letter begin: address, body, issuer, date, title, text.

    ``title`` is where a title ends that is known already.
    """
    cuts = [] if title else _title_cuts(text)
    if address := ADDRESSEE.match(text, cuts[-1] if cuts else title):
        cuts.append(address.end())
        if sent := SENT.match(text, address.end()):
            cuts.append(sent.end())
    end = 0
    if letter := LETTER_END.search(text):
        cuts += [letter.start("issuer"), letter.start("date"), letter.end()]
        end = letter.end()
    elif day := next(_days_above_text(text), None):
        cuts += day.span("date")
        end = day.end()
    return cuts + [again.end() for name in _quoted(text) if (again := name.match(text, end))]


def _title_cuts(text: str) -> list[int]:
    """Return where what stands above the address ends: its letterhead and number, its title."""
    if head := LETTERHEAD.match(text):
        behind = [head.end() + cut for cut in title_cuts(text[head.end() :])]
        return [*head.span("number"), *behind]
    return title_cuts(text)


def _days_above_text(text: str) -> Iterator[re.Match[str]]:
    """Yield the days behind which the text begins that a letter sends, and no sentence."""
    names = _quoted(text)
    for day in DAY_BEHIND_LETTER.finditer(text, 0, LONGEST_LETTER):
        behind = text[day.end() : day.end() + LONGEST_OPENING]
        if any(name.match(behind) for name in names) or sure_title_cuts(behind):
            yield day


def _quoted(text: str) -> list[re.Pattern[str]]:
    """Return what finds each name that a text quotes where it stands again, however spaced."""
    names = {re.sub(r"\s+", "", quoted[1]): None for quoted in QUOTED.finditer(text)}
    return [re.compile(r"\s*".join([*map(re.escape, name), ""])) for name in names]
