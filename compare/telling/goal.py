"""A goal as it is told: what either document of a pair sets, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model import Target

State = Literal["changed", "new", "gone", "kept"]
STATES: tuple[State, ...] = ("changed", "new", "gone", "kept")
Ends = tuple[Target | None, Target | None]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in both documents of a pair, or in one of them (the other side is empty).

    ``before`` and ``after`` are the numbers with bound and unit, ``due`` the deadlines, as written.
    Of what is to be done by a date alone they are the dates, and there is no unit and no target.
    ``elsewhere`` is what a document that contradicts itself sets for it in another place.
    ``texts`` are the clauses, ``units`` the addresses of their statements. Of a goal that is gone
    ``instead`` is the later statement that treats the same matter.
    """

    state: State
    subject: str
    unit: str
    before: str
    after: str
    due: tuple[str, str]
    texts: tuple[str, str]
    units: tuple[str, str]
    targets: Ends = (None, None)
    instead: str = ""
    elsewhere: tuple[str, str] = ("", "")
