"""What a text says to be taken in beside what is in already: 除甲、乙外,将丙一并纳入.

So are people who are treated as others are: 丙比照甲享受.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compare.facts.fronts import front
from compare.facts.plain import clauses, plain
from compare.knowledge.closed import any_of
from compare.model import Span

# 除甲、乙外; 在甲、乙之外; 在甲、乙的基础上
BESIDE = re.compile(
    r"(?:除了?(?P<but>[^,;:。]{2,60}?)(?:之外|以外|外)|在(?P<on>[^,;:。]{2,60}?)(?:之外|以外|的?基础上))"
)


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Where the words for what is taken in stand, what that is ``of``, and what is in already.

    ``span`` holds all of it. Without ``too`` only what is ``beside`` it says that something is in.
    """

    things: Span
    of: str
    beside: str
    too: bool
    span: Span


@cache
def taking_in() -> re.Pattern[str]:
    """Return the pattern of what is taken in, the words for how, and what it is taken into."""
    how, verbs = manner(), any_of("inclusion", "verbs")
    return re.compile(
        rf"(?P<before>{how})?(?<![不未])(?<!不再)[将把](?P<things>[^将把,;:。]{{2,60}}?)"
        rf"(?P<how>(?:{how}){{0,3}})(?:{verbs})(?P<into>[^,;:。]{{0,16}})"
    )


@cache
def widening() -> re.Pattern[str]:
    """Return the pattern of what something is widened to."""
    return re.compile(
        rf"(?:{any_of('inclusion', 'widening')})[到至](?P<things>[^,;:。\d%]{{2,60}}+)"
    )


@cache
def likening() -> re.Pattern[str]:
    """Return the pattern of people who have what others have; examples before 等 are left out."""
    like, having = any_of("inclusion", "like"), any_of("inclusion", "having")
    others = f"[^,;:。《]{{0,14}}?(?:{any_of('people', 'heads')})(?:的?(?:标准|政策|待遇))?"
    return re.compile(
        rf"(?:[^,;:。]{{0,40}}等)?(?P<things>[^,;:。]{{2,40}}?)(?:{like})(?P<into>{others})(?:{having})"
    )


@cache
def sharing() -> re.Pattern[str]:
    """Return the pattern of people who have what others have: 三级残疾人7月起一并享受."""
    people, having = any_of("people", "heads"), any_of("inclusion", "having")
    return re.compile(
        rf"(?:^|(?<=[,;:。]))(?P<things>[^,;:。]{{2,40}}?(?:{people}))[^,;:。]{{0,8}}?"
        rf"(?:{any_of('inclusion', 'too')})(?:{having})"
    )


@cache
def manner() -> str:
    """Return a regular expression for a word for how something is taken in."""
    return f"{any_of('inclusion', 'too')}|{any_of('inclusion', 'manner')}"


@cache
def too() -> re.Pattern[str]:
    """Return the pattern of a word which says that something else is in already."""
    return re.compile(any_of("inclusion", "too"))


def inclusions(text: str) -> Iterator[Inclusion]:
    """Yield what a text says to be taken in beside what is in, in order.

    What is in may stand in the clause before: 除甲、乙外,将丙纳入.
    """
    seen, before = plain(text), (0, 0)
    for clause in clauses(text):
        leading = BESIDE.search(seen, *before)
        leads = leading is not None and leading.end() == before[1]
        beside = leading if leads else BESIDE.search(seen, *clause)
        known = (beside["but"] or beside["on"]) if beside else ""
        span = (before[0] if leads else clause[0], clause[1])
        patterns = (taking_in(), widening(), likening(), sharing())
        for match in (found for one in patterns for found in one.finditer(seen, *clause)):
            words = match.groupdict("")
            first = min(beside.start() if beside else clause[1], match.start())
            of = words.get("into") or front(seen[span[0] : first])
            how = words.get("before", "") + words.get("how", "")
            also = match.re is not taking_in() or bool(too().search(how))
            if also or known:
                yield Inclusion(match.span("things"), of, known, also, span)
        before = clause
