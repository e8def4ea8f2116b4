"""Which office is in charge of a measure, and which ones work along.

An office is known by the noun its name ends in and by the word that gives it its part (由X牵头,
会同X, 配合X), or stands in a list behind the measure. 扶贫、人社、医保等部门 are so many offices,
人力资源和社会保障厅 is one. An office that only does something (由X受理) ``acts``; one to which
something is handed down (下放X, 委托X) is ``given`` it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from compare.facts.charged import LABEL, charged, desks_of_row, fills_cell
from compare.facts.fronts import front
from compare.facts.heads import BY, head, name_begins, office_name, other_words
from compare.facts.places import level_words
from compare.facts.plain import between, masked, plain, squashed
from compare.knowledge.closed import any_of, words
from compare.knowledge.divisions import is_listed, place_before
from compare.knowledge.headings import unmarked
from compare.model import Fact, Span

OTHERS = re.compile("等(?:多个|有关|相关)?(?:部门|单位)$")
TOGETHER = re.compile("[与同跟]")  # 与市财政局共同牵头
WITHIN = re.compile("[一-鿿]")
CLAUSE = re.compile("[,;:。、并\0]")
LONGEST = 24  # characters of a name before its noun
NO_VERB = (0, 0)
OWN = re.compile("^其(?![他它余])")  # 其住所地民政部门
REGION = re.compile(r"^国家|^(?:[一-鿿]{2,3}?[省市县区州]|[省市县区州我本国])(?=[一-鿿]{2})|^各级")


@dataclass(frozen=True, slots=True)
class Part:
    """Where the names of offices stand, the word for their part, and both with 由 before them."""

    whole: Span
    names: Span
    verb: Span


@cache
def along() -> re.Pattern[str]:
    """Return the pattern of offices after the word for their part.

    会同A、B等部门, where A and B may be short names, or 会同A局、B局.
    """
    verbs = "|".join((any_of("offices", "with"), any_of("offices", "help")))
    return re.compile(rf"(?P<verb>{verbs})(?:好|同)?(?P<names>{row_of_names('部门|单位')})")


@cache
def beside() -> re.Pattern[str]:
    """Return the pattern of offices with which something is done together: 与A、B部门一道."""
    together = any_of("offices", "together")
    names = row_of_names("部门")  # 共建单位 are no offices
    return re.compile(rf"{TOGETHER.pattern}(?P<names>{names})(?P<verb>{together})")


def row_of_names(noun: str) -> str:
    """Return the expression of a row of offices: A局、B局, or with short names A、B等部门."""
    name = office_name(14)
    short = r"(?:[一-鿿]{1,14}?、){0,12}?[一-鿿]{1,14}?(?:" + noun + ")"
    return rf"(?:{name}、){{0,12}}{name}(?![一-鿿]{{1,12}}?部门)|{short}"


@cache
def acting() -> re.Pattern[str]:
    """Return the pattern of an office that does something, whatever it is: 由A统一受理."""
    inner = r"(?![一-鿿]{1,8}[处科室])"  # 由省厅优抚处验收
    return re.compile(rf"{BY}(?P<names>{office_name(LONGEST)}){inner}(?=[一-鿿])")


@cache
def handed() -> re.Pattern[str]:
    """Return the pattern of an office to which something is handed down or over."""
    verbs = any_of("offices", "handing")
    names = rf"(?:[一-鿿]{{1,6}}\([一-鿿]{{1,3}}\))?{office_name(14)}"  # 县(区)民政局
    return re.compile(rf"(?P<verb>{verbs})(?:至|到|给|由)?(?P<names>{names})")


@cache
def behind() -> re.Pattern[str]:
    """Return the pattern of an office's noun before the word for its part: (民政)局牵头."""
    verbs = "|".join(any_of("offices", key) for key in ("lead", "help"))
    of_an_office = r"(?![一-鿿]{1,16}的(?:机构|部门|单位))"  # 人民政府负责妇女儿童工作的机构
    return re.compile(
        rf"(?P<noun>{head()})(?:作为)?(?:会同[有相]关(?:部门|单位|方面))?(?:共同|统一|具体|分别|联合)?"
        rf"(?P<verb>{verbs}){of_an_office}"
    )


@cache
def led_by() -> re.Pattern[str]:
    """Return the pattern of who leads and is no office by its noun: 由救助管理站牵头."""
    name = rf"(?:(?!{other_words()})[一-鿿]){{2,{LONGEST}}}?(?:{any_of('offices', 'seats')})"
    return re.compile(rf"{BY}(?P<names>{name})(?P<verb>{any_of('offices', 'lead')})")


WAYS: dict[Callable[[], re.Pattern[str]], tuple[str, ...]] = {
    along: ("with", "help"),
    beside: ("together",),
    handed: ("handing",),
    led_by: ("lead",),
    acting: (),
}
"""How names of offices are found, and which words for their part stand beside them."""


@cache
def who() -> re.Pattern[str]:
    """Return the pattern of the word before who does something."""
    return re.compile(BY)


@cache
def giving_part() -> re.Pattern[str]:
    """Return the pattern of the words that give an office its part: without one it has none."""
    verbs = (any_of("offices", key) for key in ("lead", "with", "help", "handing", "together"))
    return re.compile(
        "|".join((*verbs, "由", r"[〔【]|\)[。;]?$", LABEL.pattern.replace("?P<part>", "?:")))
    )


def offices(text: str) -> Iterator[Fact]:
    """Yield each office that a text gives a part, in order."""
    seen = masked(plain(text))
    if not (giving_part().search(seen) or fills_cell(seen) or desks_of_row(text)):
        return
    found = {(fact.start, fact.end): fact for fact in charged(text)}
    for part in given(seen):
        for fact in (*listed_before(text, seen, part), *parts(text, seen, part)):
            if not any(fact.start < end and start < fact.end for start, end in found):
                found[fact.start, fact.end] = fact
    yield from (found[span] for span in sorted(found))


def given(seen: str) -> Iterator[Part]:
    """Yield the names of offices with the words for their parts, one way to say it at a time."""
    yield from before_verbs(seen)
    for pattern, verbs in WAYS.items():
        for match in pattern().finditer(seen) if has_any(seen, verbs) else ():
            if pattern is not along or opens(seen, match.start()):
                verb = match.span("verb") if verbs else NO_VERB
                yield Part(match.span(), match.span("names"), verb)


def has_any(seen: str, verbs: tuple[str, ...]) -> bool:
    """Tell whether a text has a word of some parts, where a part needs one.

    The expressions of names of offices take long to compile, and most texts have no use for them.
    """
    return not verbs or any(word in seen for key in verbs for word in words("offices", key))


def before_verbs(seen: str) -> Iterator[Part]:
    """Yield the offices before the word for their part: 由A牵头, B局、C局配合.

    A name is read back from its noun, which takes a fraction of the time that it takes to try
    every character as its first.
    """
    place = last = 0
    while match := behind().search(seen, place):
        noun, end = match.span("noun")
        start = name_begins(seen, noun, max(last, noun - LONGEST))
        if start == noun:
            place = noun + 1
            continue
        place = last = match.end()
        if TOGETHER.match(seen, start) and not begins_with_place(seen[start:end]):
            start += 1
        by = start > 0 and (who().match(seen, start - 1) or TOGETHER.match(seen, start - 1))
        if by or not within_words(seen, start):
            yield Part((start - bool(by), place), (start, end), match.span("verb"))


def begins_with_place(name: str) -> bool:
    """Tell whether a name begins with a listed place: 同心县民政局, and not 与市财政局."""
    place = place_before(name)
    return place is not None and is_listed(place.name)


def opens(seen: str, place: int) -> bool:
    """Tell whether a verb here is one of its clause: nothing or an office stands before it."""
    before = front(unmarked(CLAUSE.split(seen[:place])[-1]))
    return not before or before.endswith(words("offices", "heads"))


def within_words(seen: str, place: int) -> bool:
    """Tell whether a name here would begin in the middle of a long stretch of words."""
    return place > 0 and bool(WITHIN.match(seen, place - 1))


def listed_before(text: str, seen: str, part: Part) -> list[Fact]:
    """Return the offices of a list of which the last one stands before the verb: A局、B局配合."""
    start, found, role = part.whole[0], list[Fact](), part_of(seen[slice(*part.verb)])
    if part.verb[0] < part.names[1]:
        return found
    while seen[start - 1 : start] == "、":
        end = start - 1
        start = max(seen.rfind(mark, 0, end) for mark in "、,;:。\0") + 1
        name = re.split(BY, seen[start:end])[-1]  # 该项工作由A局、B局负责
        if not name.endswith(words("offices", "heads")) or front(name) != name:
            break
        at, written = end - len(name), text[end - len(name) : end]
        found.append(Fact("office", at, end, written, office(name), subject=written, role=role))
    return found[::-1]


def parts(text: str, seen: str, part: Part) -> Iterator[Fact]:
    """Yield the offices of one part; the first or the last of several is told with the verb."""
    verb, (first, last) = seen[slice(*part.verb)], part.names
    role = part_of(verb)
    names = OTHERS.sub("", seen[first:last])
    for start, end in parted(names):
        name, at = names[start:end], first + start
        value = office(name)
        none = name.endswith(words("offices", "none")) or "的" in name or front(name) != name
        none = (
            none
            or value in level_words()
            or (role == "acts" and not name.endswith(words("offices", "heads")))
        )
        if len(value) > 1 and not none and not value.startswith(words("offices", "vague")):
            written = text[at : at + len(name)]
            alone = len(name) == last - first and role != "acts"
            whole = seen[slice(*part.whole)] if alone else written
            if verb and first + end == last <= part.verb[0]:
                whole = written + verb if start else whole
            yield Fact("office", at, at + len(name), written, value, subject=whole, role=role)


def parted(names: str) -> Iterator[Span]:
    """Yield the spans of the offices of a list; 和 inside the name of one parts nothing."""
    own = not names.endswith(("部门", "单位"))  # then every office ends in a noun of its own
    begin = None
    for start, end in between(joined().sub(lambda match: "一" * len(match[0]), names)):
        begin = start if begin is None else begin
        inside = own and names[end : end + 1] in ("和", "与")
        if not inside or names[begin:end].endswith(words("offices", "heads")):
            yield begin, end
            begin = None


@cache
def joined() -> re.Pattern[str]:
    """Return the pattern of fields whose offices have 和 in their name."""
    return re.compile(any_of("offices", "joined"))


def part_of(verb: str) -> str:
    """Return the part that a word gives: lead, with, help or given; without one an office acts."""
    keys = ("lead", "with", "help")
    if verb in words("offices", "handing"):
        return "given"
    if verb in words("offices", "together"):
        return "with"
    return next((key for key in keys if verb in words("offices", key)), "acts")


def office(name: str) -> str:
    """Return the name of an office without its region and the word for offices."""
    return squashed(REGION.sub("", OWN.sub("", name)).removesuffix("部门"))
