"""The title of a text: its own, that of what its letter sends, what its page or file calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.knowledge.divisions import place_before
from compare.knowledge.official import OFFICES
from compare.model import Note
from compare.segment.head.issuer import title_behind_office
from compare.segment.head.lines import QUOTED, Line
from compare.segment.head.own_words import own_name, report_given
from compare.segment.head.page import Around
from compare.segment.period import year_of
from compare.segment.title import (
    FILE_ENDING,
    is_headline,
    is_title,
    names_column,
    sends,
    sent_title,
    title_in,
    without_additions,
)

STATED_TITLE = re.compile(
    r"(?:(?:标\s*题|名\s*称|title)\s*[::]|^\W{0,3}(?:标\s*题|(?:文件|信息)名\s*称)(?=\s))[\s|]*\"?([^\"\n]+)",
    re.IGNORECASE,
)
# One of no known kind, which only a label of this name makes sure: 来信标题:如何申请救助?
TITLE_SAID = re.compile(
    r"(?:^|[一-鿿\s])(?:标\s*题|案\s*由)\s*[::]\s*([《“]?[一-鿿][^。;\n]{7,72})$"
)
# How a collection of texts offers one: 小编为大家整理的…, 《….docx》由会员分享.
NAME_OF_PAGE = re.compile(r"(?P<title>\S{4,80})_第\s*\d{1,4}\s*页$")  # 某方案.docx_第1页
OFFERED = re.compile(
    r"(?:整理(?:的|了)(?:这篇|一篇|的)?(?=[^《》,。]{4,70},)|《(?=[^《》]{4,70}》由))(?P<title>[^《》,。(]{4,60})"
)
PASSED_ON = re.compile("转发")  # the text of another office: without it the notice stands alone
# The same in a text of which only the first words are left: 现将《某计划》印发给你们.
SENT_TO_YOU = re.compile(r"将《(?P<title>[^《》]{4,60})》印发[^。;]{0,4}你们")
# What a letter is based on, with what stands in brackets behind each name: 根据《某条例》(某令)和
# 《某通知》.
GROUNDS = re.compile(
    r"(?:根据|按照|依据|依照|贯彻|落实)(?=《)"
    r"(?:《[^《》]*》(?:\((?:[^()]|\([^()]*\))*\))?[、和及]?)*+(?:《[^,。;]*)?"
)
NAMED_AS_SENT = re.compile(
    rf"(?:印发|转发)(?=《[^。;]{{4,60}}》){QUOTED.pattern}|《([^《》]{{4,60}})》已[于经由]"
    rf"|将(?=《[^。;]{{4,60}}》){QUOTED.pattern}(?:印发|转发|下发|发给|公布)"
)
INNER_QUOTES = str.maketrans("<>〈〉", "《》《》")
# What a letter says in so many words that it sends is the text, of whatever kind.
SENT_IN_WORDS = re.compile(rf"现?将(?=《[^。;]{{4,60}}》){QUOTED.pattern}(?:印发|转发)")
# How a notice begins that sends nothing: what it names is what it is on.
NOTIFIES = re.compile(r"(?:事项|事宜|工作|要求|问题)?通知如下")
LISTS = re.compile(r"公开目录$")  # what a page holds, above the texts themselves
# What a congress makes public, which its announcement sends: …通过的《某条例》,…现予公布.
MADE_LAW = re.compile(r"通过的《(?P<title>[^《》]{4,60})》[^。《》]{0,120}现?予以?公布")
ANNOUNCES = re.compile(r"(?:公告|决议|令)$")
STEP = re.compile(r"[>›»]+")
# How news leads to one: 两会受权发布某报告.
PUBLISHES = re.compile(r"(?:受权|全文)(?:发布|播发|公布|刊发|刊登)[::]?$")
OFFICE_AT_END = re.compile(rf"{OFFICES}$")


def texts_of(lines: list[Line], kind: str) -> list[str]:
    """Return the texts of the lines of a kind."""
    return [line.passage.text for line in lines if line.kind == kind]


def own_title(
    lines: list[Line], page: list[Around], name: str, spoken: list[str]
) -> tuple[str, tuple[Note, ...]]:
    """Prefer the plan's own title to that of the notice that sends it.

    Where the text has none, its first words may tell what it is, its page may state one, or its
    file's name be one.
    """
    titles = texts_of(lines, "title")
    own = [title for title in titles if not sends(title)]
    steps = {step.strip() for piece in page for step in _steps_of(piece)}
    laws = [match["title"] for text in spoken for match in MADE_LAW.finditer(text)]
    own = [title for title in own if not (laws and ANNOUNCES.search(title))]
    own = _without_headline(titles, own, spoken)
    columns = [title for title in own if names_column(title) or _names_step(title, steps)]
    own = [title for title in own if title not in columns]
    own = [title for title in own if not is_headline(title)] or own
    own = [title for title in own if not any(_leads_to(title, other) for other in own)]
    carried = {
        match[match.lastindex or 0]
        for text in (*titles, *spoken)
        for match in NAMED_AS_SENT.finditer(text)
    }
    own.sort(key=lambda title: (bool(LISTS.search(title)), title not in carried))
    passed_on = any(PASSED_ON.search(title) for title in titles if sends(title))
    sent = [what for title in titles if sends(title) and (what := sent_title(title))]
    quoted = [
        match
        for text in texts_of(lines, "letter")
        for match in QUOTED.findall(GROUNDS.sub("", text))
        if is_title(match) and not names_column(match)
        if match in carried or not NOTIFIES.search(text)
    ]
    quoted.sort(key=lambda title: title not in carried)
    letters = texts_of(lines, "letter")
    worded = [match[1] for text in letters for match in SENT_IN_WORDS.finditer(text)]
    inner = [name.translate(INNER_QUOTES) for name in (*quoted, *worded)]
    named = laws if passed_on else [*laws, *sent, *inner]
    told = [name for name in [own_name(spoken)] if any(_names_kind(c, name) for c in columns)]
    found = next(iter([*_fuller(own), *named, *told, *columns, *titles]), "")
    if found:
        bare = FILE_ENDING.sub("", found).strip(" |")  # the edge of a cell
        bare = bare.rstrip(")") if bare.count(")") > bare.count("(") else bare
        bare = _unquoted(title_behind_office(without_additions(bare)))
        bare = next((name for name in _names_of_pages(page) if name in bare), bare)
        return _as_letter_names(bare, quoted), ()
    if given := report_given(spoken):
        return given, (Note("title_from_speech", after=given),)
    if named_so := own_name(spoken):
        return named_so, ()
    sent_so = (match["title"] for text in spoken if (match := SENT_TO_YOU.search(text)))
    if sending := next(filter(is_title, sent_so), ""):
        return sending, ()
    if stated := _unquoted(without_additions(next(_titles_on(page), ""))):
        return stated, (Note("title_from_page", after=stated),)
    return (name, (Note("title_from_file_name", after=name),)) if is_title(name) else ("", ())


def _without_headline(titles: list[str], own: list[str], spoken: list[str]) -> list[str]:
    """Return titles without one that stands above a notice of another text: the page's headline.

    It is the text's own if the text says it once more or the notice sends it.
    """
    first = titles[0] if titles else ""
    sent = [sent_title(title) for title in titles[1:] if sends(title)]
    if own != [first] or not sent or not sent[0] or any(first in text for text in spoken):
        return own
    return own if sent[0] in first or first in sent[0] else []


def _steps_of(piece: Around) -> list[str]:
    return STEP.split(piece.text) if piece.kind == "chrome_place" else []


def _names_step(title: str, steps: set[str]) -> bool:
    """Tell whether a title only repeats a step to its page, without saying whose or when."""
    return title in steps and not year_of(title) and place_before(title) is None


def _names_kind(column: str, name: str) -> bool:
    """Tell whether a title of a kind alone heads the text of this name: 条例全文."""
    return bool(name) and name.endswith(column.removesuffix("全文"))


def _unquoted(title: str) -> str:
    """Return a title without the quotes around it: those inside are then the outer ones."""
    return title[1:-1].translate(INNER_QUOTES) if QUOTED.fullmatch(title) else title


def _as_letter_names(title: str, quoted: list[str]) -> str:
    """Return a title as the letter above it quotes it, with the office that it may begin with."""
    plain = "".join(title.split())
    names = ("".join(name.split()) for name in quoted)
    fuller = (n for n in names if n != plain and n.endswith(plain) and place_before(n))
    return next(fuller, title)


def _leads_to(path: str, title: str) -> bool:
    """Tell whether a line names steps of a page and last the title: 某平台 法规首页 某省条例.

    News says that it makes one public: 受权发布某报告.
    """
    steps = path.removesuffix(title)
    if steps == path:
        return False
    led = steps.endswith(" ") and not OFFICE_AT_END.search(steps.rstrip())
    return led or PUBLISHES.search(steps) is not None


def _fuller(titles: list[str]) -> list[str]:
    """Return titles with those first that say all of the first one and its year or place too.

    A page may head a text by its kind (乡镇民政工作计划), the text itself by its year too, be it
    inside: 某局2023年工作总结 below 某局工作总结.
    """
    short = titles[0] if titles else ""
    if year_of(short):
        whole = (title for title in titles if title.replace("年", "").endswith(short, 1))
        return [*whole, *titles]  # 2023工作要点, of the words that a page sets above
    placed = place_before(short) is not None
    fuller = {t for t in titles if _holds_in_order(t, short) and _says_more(t, placed)}
    return sorted(titles, key=lambda title: title not in fuller)


def _holds_in_order(title: str, short: str) -> bool:
    """Tell whether a title has all characters of another in their order, among others."""
    plain, sought = "".join(title.split()), "".join(short.split())
    characters = iter(plain)
    return len(plain) > len(sought) and all(character in characters for character in sought)


def _says_more(title: str, placed: bool) -> bool:
    return bool(year_of(title)) or (not placed and place_before(title) is not None)


def labelled_titles(page: list[Around]) -> frozenset[str]:
    """Return what the labels of a page state as the text's title, of whatever kind it is."""
    found = (STATED_TITLE.search(piece.text) for piece in page)
    return frozenset(match[1].strip() for match in found if match)


def _names_of_pages(page: list[Around]) -> list[str]:
    """Return what a library calls its text on each page of it, of whatever kind: …设计_第1页."""
    found = (NAME_OF_PAGE.match(piece.text) for piece in page if piece.kind == "chrome_page")
    return [FILE_ENDING.sub("", match["title"]) for match in found if match]


def _titles_on(page: list[Around]) -> Iterator[str]:
    """Yield the titles that labels, the page's own name and the last step to it state."""
    for piece in page:
        match = STATED_TITLE.search(piece.text)
        if match and (title := title_in(match[1].strip())):
            yield title
    yield from (title_in(name) or name for name in _names_of_pages(page))
    for piece in page:
        offered = OFFERED.search(piece.text) if piece.kind == "chrome_sharing" else None
        if offered and (title := title_in(offered["title"])):
            yield title
    for piece in page:
        if piece.kind in ("page_title", "chrome_files") and (title := title_in(piece.text)):
            yield title
    for piece in page:
        if said := TITLE_SAID.search(piece.text):
            yield said[1]
    for piece in page:
        if piece.kind == "chrome_place" and (title := title_in(STEP.split(piece.text)[-1].strip())):
            yield title
