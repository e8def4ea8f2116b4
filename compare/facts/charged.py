"""Who is in charge, as plans write it behind a measure: 〔甲处、乙处〕, (甲科), 牵头单位:甲处.

In a table of tasks their names fill a cell of their own: 甲科、乙科. A list may say by when, too:
〔责任科室:甲科;完成时限:2023年12月〕.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from compare.facts.cells import target_row
from compare.facts.deadlines import LABELS, deadlines
from compare.facts.fronts import front
from compare.facts.heads import is_acted_on
from compare.facts.plain import TEXTS_REMEMBERED, plain
from compare.knowledge.closed import any_of, words
from compare.knowledge.headings import find_mark
from compare.knowledge.words import tagged
from compare.model import Fact, Span

LABEL = re.compile(
    r"(?P<part>责任|主责|负责|牵头|主办|承办|配合|协办|协助)(?:单位|处室|科室|股室|部门|机构)"
    r"(?:\([一-鿿]{1,8}\))?:\s*"
)
# ( ) only at the end, as within a statement they hold short names and explanations
BRACKETED = re.compile(
    r"〔(?P<shell>[^〔〕]{2,120})〕|【(?P<square>[^【】]{2,120})】|\((?P<round>[^()]{2,120})\)[。;]?$"
)
HELPING = ("配合", "协办", "协助")
NAME = re.compile(r"[^\s,、;:。()〔〕【】]+(?:\([一-鿿、]{1,8}\))?[^\s,、;:。()〔〕【】]*")
BY_WHEN = re.compile(rf"[一-鿿]{{0,4}}(?:{'|'.join(LABELS)})")
LIST_ENDS = re.compile(
    rf"[。)〕】]|[,、\s]{BY_WHEN.pattern}|;(?!\s*(?:责任|主责|负责|牵头|主办|承办|配合|协办|协助))"
)
CLAUSES = re.compile("[,;。]")
LONGEST_CELL = 60  # characters of a list of offices that is all of a statement
ADVERB = "d"
AROUND = re.compile(r"[〔〕【】()\s。;,、]+")


@cache
def seat() -> re.Pattern[str]:
    """Return the pattern of what the name of an office ends in, or of one that stands for many."""
    return re.compile(rf"(?:{any_of('offices', 'heads')}|{any_of('offices', 'seats')})$")


def charged(text: str) -> Iterator[Fact]:
    """Yield the offices that a label or a bracket puts in charge, in the order of the text."""
    seen = plain(text)
    if fills_cell(seen):
        yield from (charged_with(text, name, "lead") for name in NAME.finditer(seen))
        return
    for start, end in desks_of_row(text):
        yield from (charged_with(text, name, "lead") for name in NAME.finditer(seen, start, end))
    for start, end, role in stretches(seen):
        names = list(NAME.finditer(seen, start, end))
        known = is_desk if seen[start - 1] == "(" and start > 1 else is_office
        if names and all(known(name[0]) for name in names):
            yield from (charged_with(text, name, role) for name in names)


def desks_of_row(text: str) -> tuple[Span, ...]:
    """Return the cells of a row of a table of targets that say who is in charge."""
    row = target_row(text)
    return tuple(cell for cell in row.rest if fills_cell(plain(text)[slice(*cell)])) if row else ()


def charged_with(text: str, name: re.Match[str], role: str) -> Fact:
    """Return the fact of an office whose name stands in a list."""
    written = text[name.start() : name.end()]
    return Fact("office", *name.span(), written, name[0], subject=written, role=role)


def stretches(seen: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the lists of offices begin and end, and the part that all of a list have."""
    labels = list(LABEL.finditer(seen))
    for label in labels:
        stop = LIST_ENDS.search(seen, label.end())
        following = (one.start() for one in labels if one.start() >= label.end())
        end = min(next(following, len(seen)), stop.start() if stop else len(seen))
        yield label.end(), end, "help" if label["part"] in HELPING else "lead"
    for match in BRACKETED.finditer(seen):
        start, end = match.span(match.lastgroup or 0)
        if not LABEL.search(seen, start, end):
            part = part_of_desk().search(seen, start, end)  # (养老服务科负责)
            helps = part and part[0] in words("offices", "help")
            yield start, part.start() if part else end, "help" if helps else "lead"


def fills_cell(seen: str) -> bool:
    """Tell whether a text is the names of offices and nothing else, as in a cell of a table."""
    if len(seen) > LONGEST_CELL or not seen.endswith(words("offices", "desks")):
        return False
    if LABEL.search(seen):
        return False
    mark = find_mark(seen)
    if (mark and mark.rule.inner) or any(tag == ADVERB for _, tag in tagged(seen)):
        return False  # 二是各社区均设立辅导室
    names = [match[0] for match in NAME.finditer(seen)]
    return all(is_desk(name) and front(name) == name and not is_acted_on(name) for name in names)


def says_only_who(seen: str) -> bool:
    """Tell whether all clauses of a text say that a desk is in charge or helps: 养老服务科负责."""
    parts = [part for part in CLAUSES.split(seen) if part]
    desks = [part_of_desk().sub("", part) for part in parts]
    return bool(parts) and all(
        desk != part and fills_cell(desk) for desk, part in zip(desks, parts, strict=True)
    )


@cache
def part_of_desk() -> re.Pattern[str]:
    """Return the pattern of the word behind a desk for its part."""
    return re.compile(rf"(?:{any_of('offices', 'lead')}|{any_of('offices', 'help')})$")


def is_office(name: str) -> bool:
    """Tell whether a name in a list of those in charge is one of an office."""
    if name in words("offices", "own"):
        return True
    explained = name.startswith(words("offices", "explaining"))
    none = name.endswith(words("offices", "none"))
    return bool(seat().search(name)) and not (explained or none)


def is_desk(name: str) -> bool:
    """Tell whether a name is one of an office or of its parts, and not of an institution.

    In round brackets behind a statement institutions explain it: 机构建设(养老院、儿童福利院).
    """
    return is_office(name) and name.endswith(words("offices", "desks"))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def only_names_charged(text: str) -> bool:
    """Tell whether a statement names who is in charge, by when, and states nothing else."""
    seen = plain(text)
    if not (BRACKETED.search(seen) or LABEL.search(seen)):
        return fills_cell(seen) or says_only_who(seen)
    found = list(charged(text))
    rest = list(seen)
    for one in (*found, *deadlines(text)):
        rest[one.start : one.end] = " " * (one.end - one.start)
    left = AROUND.sub("", BY_WHEN.sub("", LABEL.sub("", "".join(rest))))
    return bool(found) and not part_of_desk().sub("", left)
