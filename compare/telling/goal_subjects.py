"""What a goal is about, in words of its text: its clause without its number, dates and aiming."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import isclose

from compare.facts import read_facts
from compare.facts.plain import clause_at, plain
from compare.knowledge.headings import unmarked
from compare.model import Article, Fact, Measure, Span, Target
from compare.themes.targets import BOUND_AFTER, BOUND_BEFORE, RESPECTIVELY, SET_OUT

SHORTEST = 2
JOINTS = "和、及与"
FROM = "由从自"
COLON = ":"
GAP = "…"
"""Stands in a subject where the number was."""
AIMING = re.compile("^(?:全面|继续|积极|全力|确保|力争|争取|保证|实现)+")
ASIDE_BEHIND = re.compile(r"[(（][^()（）]{0,80}[)）]$")


def called(targets: Iterable[Target], units: Mapping[str, Article | Measure]) -> dict[Target, str]:
    """Return what goals are called: what is done with what (新建养老院), without words of aiming.

    A number alone is of what stands before its colon (覆盖率：95%), or of what the number before
    it in the statement is (达到95%、80%以上).
    """
    found: dict[Target, str] = {}
    last: Target | None = None
    end = 0
    for target in targets:
        if last is None or last.unit != target.unit:
            end = 0
        text = units[target.unit].text
        start, end = _place(text, target, end)
        subject = whole_subject(target)
        said = figure(target)
        alone = bool(said) and subject == target.text and subject.startswith(said)
        headed = _before_colon(text[:start]) if alone else ""
        if headed:
            found[target] = headed
        elif alone and last and last.unit == target.unit:
            found[target] = found[last]
        else:
            set_out = SET_OUT.match(target.text)
            doing = AIMING.sub("", set_out[0]) if set_out and not alone else ""
            found[target] = unmarked(subject if subject.startswith(doing) else doing + subject)
        last = target
    return found


def _place(text: str, target: Target, behind: int) -> Span:
    """Return where the clause of a target begins in its statement, and where its number ends.

    The number stands behind that of the target before it.
    """
    fact = fact_of(target)
    inside = (fact.start, fact.end) if fact else (0, 0)
    start = max(text.find(target.text, max(0, behind - inside[0])), 0)
    return start, max(behind, start + inside[1])


def _before_colon(before: str) -> str:
    """Return the words before the colon behind which a number stands alone, if it does."""
    words = plain(before).rstrip()
    if not words.endswith(COLON):
        return ""
    start, end = clause_at(words, len(words) - 2)
    return SET_OUT.sub("", unmarked(before[start:end]))


def whole_subject(target: Target) -> str:
    """Return what a goal is about: its clause without numbers, verbs of planning and bounds.

    Of a list of numbers (A、B分别为…) it is the member to which the number belongs.
    """
    if target.subject not in plain(target.text):
        return target.subject
    said = figure(target)
    text = unmarked(target.text)
    before, _, after = text.partition(said) if said else (text, "", "")
    parts = [part for part in (_leading(_without_old(before, text)), _following(after)) if part]
    subject = GAP.join(parts)
    return subject if len(subject) >= SHORTEST else target.text


def _without_old(words: str, text: str) -> str:
    """Return the first words of a text without the number from which another one is reached."""
    old = next((fact for fact in read_facts(text, "number") if fact.role == "from"), None)
    return words[: old.start].rstrip(FROM) if old and old.end <= len(words) else words


def _leading(words: str) -> str:
    """Return what stands before a number; of several in a row, what stands before the first."""
    words = SET_OUT.sub("", words)
    listed = words.rstrip(JOINTS)
    for fact in read_facts(words, "number"):
        if fact.end == len(listed) < len(words):
            return _leading(words[: fact.start])
    for bound in BOUND_BEFORE.split("|"):
        words = words.removesuffix(bound)
    return words.strip().removesuffix("的").removesuffix(RESPECTIVELY)


def _following(words: str) -> str:
    """Return what stands behind a number; nothing where further numbers follow in a row."""
    words = ASIDE_BEHIND.sub("", words.strip())
    for bound in BOUND_AFTER.split("|"):
        words = words.removeprefix(bound)
    rest = words.lstrip(JOINTS)
    first = min((fact.start for fact in read_facts(rest, "number")), default=-1)
    return "" if rest != words and first == 0 else words.strip().removeprefix("的")


def figure(target: Target) -> str:
    """Return the number of a target as its clause writes it, with its unit."""
    fact = fact_of(target)
    return fact.text if fact else ""


def fact_of(target: Target) -> Fact | None:
    """Return the number of a target as a fact of its clause, ``None`` if no fact is worth that."""
    same = [fact for fact in read_facts(target.text, "number") if _is_worth(fact, target.value)]
    units = [fact for fact in same if fact.unit == target.measure_unit]
    return next(iter(units or same), None)


def is_old(target: Target) -> bool:
    """Tell whether a number is what another one is reached from (由600元提高到650元): no goal."""
    fact = fact_of(target)
    return fact is not None and fact.role == "from"


def _is_worth(fact: Fact, value: float) -> bool:
    """Tell whether a number, of a range its lower end, is worth so much; a slip is no number."""
    try:
        return isclose(float(fact.value.split("-")[0]), value)
    except ValueError:
        return False
