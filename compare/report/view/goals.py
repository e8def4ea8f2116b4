"""What the page shows of goals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaidView:
    """What one side says, short, and the place that says it (may be empty)."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal: its subject, what either side sets and by when, and what to check of its numbers.

    ``instead`` is what the later document says where a goal is gone.
    """

    subject: str
    before: SaidView
    after: SaidView
    due: tuple[str, str]
    remark: str
    instead: str


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """The goals of a pair that changed, that one side alone sets, or that stayed.

    ``count`` is of all of them; of very many the page shows the first.
    """

    anchor: str
    state: str
    title: str
    count: int
    goals: tuple[GoalView, ...]
