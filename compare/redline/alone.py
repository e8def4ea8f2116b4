"""The facts of a statement that its counterpart does not state, for texts with little in common."""

from __future__ import annotations

from collections.abc import Sequence

from compare.facts import read_facts
from compare.model import Fact, Span
from compare.redline.substance import value
from compare.redline.units import WHOLE, folded


def unshared(text: str, counterparts: Sequence[str]) -> list[Span]:
    """Return the spans of the facts that none of some other statements has, in order."""
    there = {value(fact) for other in counterparts for fact in read_facts(folded(other))}
    spans: list[Span] = []
    for fact in read_facts(folded(text)):
        if stands_out(fact) and value(fact) not in there:
            start = max(fact.start, spans[-1][1] if spans else 0)
            spans += [(start, fact.end)] if start < fact.end else []
    return spans


def stands_out(fact: Fact) -> bool:
    """Tell whether a fact has sure bounds in its text and is no mere wording."""
    if fact.kind == "name":
        return fact.role == "quoted"
    return fact.kind in WHOLE and fact.role != "loose"
