"""What a text itself says was handed to another office: 移交市水利局管理, 民政部门不再承担.

In a statement on a reform of offices any verb of handing over is enough, and so is that a new
office takes a matter up; elsewhere the clause must say that a duty goes, or who has it then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.facts.dates import without_dates
from compare.facts.fronts import front
from compare.facts.heads import office_name
from compare.facts.numbers import numbers
from compare.facts.plain import JOINED, TEXTS_REMEMBERED, clauses, masked, plain, squashed
from compare.facts.rows import RESPECTIVELY
from compare.knowledge.closed import any_of, words
from compare.knowledge.headings import unmarked
from compare.model import Span

OURS = re.compile("民政|^[将把]?[我本]")
OWN = "民政"  # who hands over: what goes to another office of civil affairs stays with it
TOGETHER_WITH = "连同"
PAUSED = re.compile("[,;:。、()“”\0]")
MEMBERS = re.compile("、|以及")  # and not 和, which may stand within a duty
PARTS = ("科", "股", "科室", "处室")  # of the own office, which hands nothing over by them
DUTIES = ("职责", "职能")
GONE = ("移交", "划转", "转隶")  # in which a clause ends on a duty that waits for its office
CHANGED = "调整"  # a duty goes by it, and members of a group change by it too
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Transfer:
    """That a matter went to an office, as the clauses at ``span`` say."""

    matter: str
    to: str
    span: Span


@cache
def said_of_duty(key: str) -> re.Pattern[str]:
    """Return the pattern of the words of a key of what is said of duties that are handed over."""
    return re.compile(any_of("transfers", key))


@cache
def named_duty() -> re.Pattern[str]:
    """Return the pattern of a duty that is named: 做好医疗救助职责划转准备, 对救助工作的安排."""
    return re.compile(
        r"(?:对|将|把|做好)(?P<matter>[^,;:。对将把]{2,20}?)"
        rf"(?:{any_of('transfers', 'duty')}|工作)(?=的|划转|移交|$)"
    )


@cache
def led() -> re.Pattern[str]:
    """Return the pattern of what leads up to a duty: 将, 局原承担的."""
    had = rf"(?:(?:{any_of('transfers', 'having')})的)?"
    return re.compile(rf"^(?:将|把|由|[我本]?[局厅部委]?原(?:来|先)?{had})")


@cache
def no_more() -> re.Pattern[str]:
    """Return the pattern of having no more to do with a duty."""
    return re.compile(rf"不再(?:由|{any_of('transfers', 'having')})")


@cache
def not_yet() -> re.Pattern[str]:
    """Return the pattern of what is denied or only thought of, before what is handed over."""
    thought = any_of("transfers", "thought_of")
    return re.compile(rf"(?:[不未如若拟]|不[得再能]|是否|{thought})[将把]|(?:(?<!虚)拟|{thought})$")


@cache
def managed() -> re.Pattern[str]:
    """Return the pattern of what the new office does with a duty: 归口管理."""
    how, managing = any_of("transfers", "how"), any_of("transfers", "managing")
    return re.compile(rf"(?:{how})*(?:{managing})")


@cache
def transferred() -> re.Pattern[str]:
    """Return the pattern of a verb of handing over and the office that follows it."""
    verbs = "(?<![不未])(?<!不[得再能])"
    verbs += rf"(?:{any_of('transfers', 'verbs')}|(?<!区)划(?=[给至到]))"
    return re.compile(rf"{verbs}(?:至|到|给|由|为|入)?(?P<to>{office_name(14)})")


@cache
def one_of_row() -> re.Pattern[str]:
    """Return the pattern of an office of a list, with what joins it to the one before."""
    return re.compile(rf"(?:{JOINED.pattern})?(?P<to>{office_name(14)})")


@cache
def taken_up() -> re.Pattern[str]:
    """Return the pattern of an office that takes up what another one had."""
    by = "(?<![不未])(?:(?P<new>交由|由新[组设成][建立]的)|由)"
    does = "(?:(?P<over>承接|接管|接手)|承担|负责|(?P<power>行使))"
    return re.compile(rf"{by}(?P<to>{office_name(14)}){does}")


@cache
def former_owner() -> re.Pattern[str]:
    """Return the pattern of the office that had a duty: 市发改委承担的…, …由市发改委."""
    name = office_name(14)
    had = rf"(?:原(?:来|先)?)?(?:{any_of('transfers', 'having')})的"
    return re.compile(rf"原?由?(?P<had>{name}){had}|原?(?:由|从|自)(?P<gave>{name})$")


@cache
def assisted() -> re.Pattern[str]:
    """Return the pattern of a duty that is handed over with the help of its new office."""
    lists = (("offices", "help"), ("offices", "with"), ("transfers", "partner"))
    helping = "|".join(any_of(*one) for one in lists)
    return re.compile(
        rf"(?:{helping})(?P<to>{office_name(14)})(?:{any_of('transfers', 'arranging')})?"
        rf"(?P<matter>[^,。;]{{2,40}}?)(?:{'|'.join(DUTIES)})(?:等)?的?"
        rf"(?:{any_of('transfers', 'leaving')})"
    )


@cache
def awaited() -> re.Pattern[str]:
    """Return the pattern of an office to which a duty goes as soon as it is there."""
    return re.compile(
        rf"待(?P<to>{office_name(14)})(?:组建|成立|设立|挂牌)(?:到位|完成)?[之以]?后"
        rf"[^,。;]{{0,8}}?(?:{'|'.join(GONE)})$"
    )


@lru_cache(maxsize=TEXTS_REMEMBERED)
def transfers(text: str, heading: str = "") -> tuple[Transfer, ...]:
    """Return what a text says went from civil affairs to another office, in order.

    The heading above it may say that it is on a reform of offices.
    """
    return tuple(found_in(plain(text), masked(plain(text)), clauses(text), tells_handing(heading)))


def tells_handing(clause: str) -> bool:
    """Tell whether a clause is on duties that go over, to whichever office: 完成救灾职能划转."""
    duty = said_of_duty("duty").search(clause)
    gone = duty and said_of_duty("verbs").search(clause, duty.start())
    return bool(gone) or reforms_offices(clause)


def reforms_offices(text: str) -> bool:
    """Tell whether a text is on a reform of offices, and not of institutions: 养老机构改革."""
    before = (
        front(PAUSED.split(text[: match.start()])[-1])
        for match in said_of_duty("reform").finditer(text)
    )
    return any(not one or one.endswith(words("transfers", "reformed")) for one in before)


def found_in(text: str, seen: str, spans: Sequence[Span], headed: bool) -> Iterator[Transfer]:
    """Yield the transfers of a plain text and of its clauses, ``seen`` without quotes.

    Below a heading on a reform of offices, too, a clause must speak of work that goes over.
    """
    all_of_it = on_reform(seen, spans)
    for at, (start, end) in enumerate(spans):
        last = spans[at + 1][1] if at + 1 < len(spans) else end
        reform = all_of_it or (headed and bool(said_of_duty("work").search(seen, start, end)))
        found = handed_with_help(text, seen, start, end) or handed_later(seen, spans, at)
        for listed, to, stop in found or handed(text, seen, start, end, last, reform):
            if listed.startswith(TOGETHER_WITH) and at:
                start = spans[at - 1][0]
                listed = said_of_duty("following").split(text[slice(*spans[at - 1])])[0]
            if is_of_others(listed):
                continue
            for one in map(matter_of, MEMBERS.split(matter_of(counted(listed)))):
                if is_matter(one):
                    yield Transfer(one, to, (start, stop))


def on_reform(seen: str, spans: Sequence[Span]) -> bool:
    """Tell whether a statement is on a reform of offices: it says so, or that duties go over."""
    gone = (
        said_of_duty("duty").search(seen, *one) and transferred().search(seen, *one)
        for one in spans
    )
    return reforms_offices(seen) or any(gone)


def counted(listed: str) -> str:
    """Return what of a place and a number of things is handed over: the things."""
    ends = [one.end for one in numbers(listed) if one.unit in words("numbers", "counted")]
    return listed[ends[-1] :] or listed if ends else listed


def handed_with_help(text: str, seen: str, start: int, end: int) -> list[tuple[str, str, int]]:
    """Return the duties that a clause says to be handed over together with an office, and it.

    The end of what says so comes last. A look for a duty spares most clauses the pattern.
    """
    match = any(one in seen[start:end] for one in DUTIES) and assisted().search(seen, start, end)
    if not match or OWN in match["to"]:
        return []
    return [(text[slice(*match.span("matter"))], match["to"], end)]


def handed_later(seen: str, spans: Sequence[Span], at: int) -> list[tuple[str, str, int]]:
    """Return the duty, named in the clauses before, that goes to an office once it is there."""
    start, end = spans[at]
    match = seen.endswith(GONE, start, end) and awaited().search(seen, start, end)
    if not match or OWN in match["to"]:
        return []
    before = (named_duty().search(seen, *span) for span in spans[:at])
    duty = next((found["matter"] for found in before if found), "")
    return [(duty, match["to"], end)] if duty else []


def handed(
    text: str, seen: str, start: int, end: int, last: int, reform: bool
) -> list[tuple[str, str, int]]:
    """Return the duties that a clause says to have gone to an office, it, and the end of that.

    The next clause, up to ``last``, may say that civil affairs has no more to do with them. What is
    denied or only thought of has not gone over. With 分别 each duty went to an office of its own.
    """
    match = transferred().search(seen, start, end)
    duty = bool(said_of_duty("duty").search(seen, start, end))
    if match is None:
        match = taken_up().search(seen, start, end)
        duty = duty or bool(match and match["power"])
        if match and not ((reform and match["over"]) or (match["new"] and (reform or duty))):
            return []  # who does something, in a reform too: 由办公室负责
    elif match[0].startswith(CHANGED):
        reform = False
    if not match or not goes_out(match["to"]):
        return []
    if not_yet().search(seen, start, match.start()):
        return []
    given_up = no_more().search(seen, start, last)
    if not (reform or duty or given_up or managed().match(seen, match.end(), end)):
        return []
    stop = last if given_up else end
    listed, apart, _ = text[start : match.start()].partition(RESPECTIVELY)
    if not apart:
        return [(listed, match["to"], stop)]
    duties, offices = MEMBERS.split(listed), offices_from(seen, match.start("to"), end)
    own = zip(duties, offices, strict=True) if len(duties) == len(offices) else ()
    return [(one, office, stop) for one, office in own if goes_out(office)]


def offices_from(seen: str, start: int, end: int) -> list[str]:
    """Return the offices of the list that begins at a place."""
    found: list[str] = []
    while office := one_of_row().match(seen, start, end):
        found.append(office["to"])
        start = office.end()
    return found


def goes_out(office: str) -> bool:
    """Tell whether an office is another one, and no part of the own (儿童福利科)."""
    return OWN not in office and front(office) == office and not office.endswith(PARTS)


def is_of_others(listed: str) -> bool:
    """Tell whether what is handed over was no duty of civil affairs but of a named department.

    An office that is none (市老龄办, 救助站) may be one of theirs.
    """
    found = former_owner().search(without_dates(listed, ""))
    owner = (found["had"] or found["gave"]) if found else ""
    return owner.endswith(words("transfers", "departments")) and not OURS.search(owner)


def is_matter(about: str) -> bool:
    """Tell whether what is handed over can be a duty: papers, things and persons are none."""
    others = (*words("transfers", "things"), *words("people", "heads"))
    return len(squashed(about)) >= SHORTEST and not about.endswith(others)


def matter_of(stretch: str) -> str:
    """Return what is handed over: a stretch without the words around its matter."""
    stretch = unmarked(without_dates(stretch, "").strip()).partition(TOGETHER_WITH)[0]
    about = former_owner().sub("", stretch.rstrip("自从于在 "))
    about = led().sub("", front(about))
    while behind := next((one for one in words("transfers", "behind") if about.endswith(one)), ""):
        about = about.removesuffix(behind)
    return about
