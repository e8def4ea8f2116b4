"""What a reader of one minute sees: the foremost changes, how many goals changed, and which.

The sentences group changes by their cause and have room for a few of each. Here stand the first
rows of the table, in its order and by its numbers, and the goals beside how many there are of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from compare.facts import read_facts
from compare.language import Language, say
from compare.telling.goals import GAP, STATES, Goal, State, goals_of, state_label, state_name
from compare.telling.rows.changes import Row
from compare.telling.rows.doubts import with_remark
from compare.telling.words.labels import relation_between
from compare.telling.words.naming import Names, theme_name
from compare.telling.words.said import both_facts, shortened
from compare.telling.words.wording import listed

CHANGES, GOALS = 5, 6
ROOM: dict[Language, int] = {"zh": 24, "en": 40}
"""Characters of what a side says."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many goals of a pair became what: in one word, and as their table is headed."""

    state: State
    name: str
    title: str
    count: int


def foremost_rows(pair: int, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the foremost rows of a pair (from 1), likely ones and each on a matter of its own."""
    mine = (row for row in rows if row.pair == pair and not (row.same_matter or row.uncertain))
    return tuple(islice(mine, CHANGES))


def briefly_said(names: Names, row: Row) -> tuple[str, str]:
    """Return what either side says, in no more than a few words around what differs."""
    facts = both_facts(row.event) if row.event else ("", "")
    told = [tuple(filter(None, (fact, row.matter))) for fact in facts]
    room = ROOM[names.language]
    return shortened(row.before, told[0], room), shortened(row.after, told[1], room)


def brief_matter(names: Names, row: Row) -> str:
    """Return what a row is about, nothing where a side says just that."""
    return "" if row.matter in briefly_said(names, row) else theme_name(names, row.matter)


def goals_told(names: Names, pair: int) -> tuple[Goal, ...]:
    """Return the goals of a pair (from 1) that are counted first; a law sets no goals."""
    scope = names.comparison.pairs[pair - 1]
    laws = relation_between(names, scope) == "versions"
    return () if laws else goals_of(names.comparison, pair)


def tallies(names: Names, pair: int) -> tuple[Tally, ...]:
    """Return how many goals of a pair (from 1) became what, those that changed first."""
    counts = Counter(goal.state for goal in goals_told(names, pair))
    return tuple(
        Tally(state, state_name(names, pair, state), state_label(names, pair, state), counts[state])
        for state in STATES
        if counts[state]
    )


def tally_line(names: Names, pair: int) -> str:
    """Return how many goals became what, as one sentence; nothing where there are no goals."""
    found = tallies(names, pair)
    language = names.language
    parts = tuple(say("brief", "tally", language, name=one.name, count=one.count) for one in found)
    values = {"count": sum(one.count for one in found), "parts": listed(parts, language)}
    return say("brief", "goals", language, **values) if found else ""


def foremost_goals(names: Names, pair: int) -> tuple[Goal, ...]:
    """Return the goals of a pair (from 1) that are named first: what changed, then of either side.

    Of what one side alone sets the dated ones say most, then rates and bounds. Those that stayed
    are left to the table.
    """
    goals = goals_told(names, pair)
    changed = [goal for goal in goals if goal.state == "changed"]
    sides = [
        sorted((goal for goal in goals if goal.state == state), key=_weight)
        for state in ("new", "gone")
    ]
    room = GOALS - len(changed)
    shares = [max(room - min(len(other), room // 2), 0) for other in sides[::-1]]
    shares[1] = max(room - min(shares[0], len(sides[0])), 0)
    chosen = (goal for side, share in zip(sides, shares, strict=True) for goal in side[:share])
    return (*changed[:GOALS], *chosen)


def _weight(goal: Goal) -> tuple[bool, bool, bool]:
    """Return by what goals stand first: whole subjects, dates, then shares and bounds."""
    facts = read_facts(goal.before or goal.after, "number")
    reached = any(fact.bound or fact.unit == "%" for fact in facts)
    return GAP in goal.subject, not any(goal.due), not reached


def goal_said(names: Names, goal: Goal) -> tuple[str, str]:
    """Return what either side sets and by when."""
    said = zip((goal.before, goal.after), goal.due, strict=True)
    before, after = (with_remark(names, words, due if words else "") for words, due in said)
    return before, after
