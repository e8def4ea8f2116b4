"""What a reader of one minute sees: the foremost changes, how many goals changed, and which.

The sentences group changes by their kind and have room for a few of each. Here stand the foremost
strands, each by the row of the table that says most of it, and the goals beside how many there are
of each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.language import Language, say
from compare.model import Event
from compare.telling.goal import STATES, Goal, State
from compare.telling.goals import (
    goal_dates,
    goal_values,
    goals_named,
    state_label,
    state_name,
)
from compare.telling.rows.changes import Row
from compare.telling.rows.doubts import with_remark
from compare.telling.rows.strands import Strand, strands, various
from compare.telling.words.english import headed
from compare.telling.words.labels import relation_between
from compare.telling.words.naming import Names, theme_inside, theme_name
from compare.telling.words.said import both_facts, department, shortened
from compare.telling.words.wording import listed
from compare.themes.subjects import GAP

CHANGES, GOALS = 5, 6
TITLE = "《"
CUT = "…"
ROOM: dict[Language, int] = {"zh": 24, "en": 40}
"""Characters of what a side says."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many goals of a pair became what: in one word, and as their table is headed."""

    state: State
    name: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Foremost:
    """A strand in a line: its kinds with their looks, its matter and what either side says.

    ``rest`` says how many further rows tell of it; where they lead away from the row itself
    ``theme`` is what they are on. ``instead`` is what the later text says where something is gone.
    """

    row: int
    labels: tuple[tuple[str, str], ...]
    matter: str
    before: str
    after: str
    rest: str
    theme: str
    instead: str


def foremost(names: Names, pair: int, rows: Sequence[Row]) -> tuple[Foremost, ...]:
    """Return the foremost strands of a pair (from 1), each in a line; ``rows`` are of all pairs."""
    return tuple(_line(names, one, rows) for one in various(strands(names, pair, rows), CHANGES))


def _line(names: Names, strand: Strand, rows: Sequence[Row]) -> Foremost:
    lead, language = strand.lead, names.language
    further = _further(strand, rows)
    before, after = _handed(names, strand) or briefly_said(names, lead)
    return Foremost(
        row=lead.number,
        labels=tuple(dict.fromkeys((one.label, one.look) for one in lead.told)),
        matter=_duties(names, strand) or _matter(names, lead),
        before=before,
        after=after,
        rest=say("brief", "rest", language, count=further) if further else "",
        theme=strand.theme,
        instead=lead.instead,
    )


def _matter(names: Names, row: Row) -> str:
    """Return what a row is about; in English behind its theme, where it has no English name."""
    matter = brief_matter(names, row)
    known = names.language == "zh" or theme_inside(names, row.matter) != row.matter
    if known or not row.theme:
        return matter
    parts = tuple(filter(None, (theme_name(names, row.theme), matter)))
    return say("brief", "of_theme", names.language).join(parts)


def _further(strand: Strand, rows: Sequence[Row]) -> int:
    """Return how many rows tell more: of a theme as many as the table shows of it."""
    if not strand.theme:
        return len(strand.rows) - max(len(strand.duties), 1)
    return sum(
        row is not strand.lead
        and row.pair == strand.lead.pair
        and row.event is not None
        and row.event.theme == strand.theme
        for row in rows
    )


def _duties(names: Names, strand: Strand) -> str:
    """Return which reform handed duties over, or which duties a text says to be handed over."""
    year = _year(strand)
    if year:
        return say("brief", "reform", names.language, year=year)
    return headed(listed(_names_of_duties(names, strand.duties), names.language))


def _handed(names: Names, strand: Strand) -> tuple[str, str] | None:
    """Return which duties a reform handed over and to whom, or which came back."""
    if not _year(strand):
        return None
    language, came_back = names.language, strand.lead.key == "appears"
    if came_back:
        return "", headed(listed(_names_of_duties(names, strand.duties), language))
    offices: dict[str, list[Event]] = defaultdict(list)
    for event in strand.duties:
        offices[department(dict(event.facts), language)].append(event)
    most_first = sorted(offices, key=lambda office: -len(offices[office]))
    told = []
    for to in most_first:
        duties = listed(_names_of_duties(names, offices[to]), language)
        told.append(headed(say("headline", "went", language, duties=duties, to=to)))
    return say("brief", "apart", language).join(told), ""


def _year(strand: Strand) -> str:
    """Return the year of the reform that handed duties over or back, nothing if none is known."""
    facts = dict(strand.duties[0].facts) if strand.duties else {}
    return facts.get("back" if strand.lead.key == "appears" else "year", "")


def _names_of_duties(names: Names, duties: Iterable[Event]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(theme_inside(names, event.matter) for event in duties))


def briefly_said(names: Names, row: Row) -> tuple[str, str]:
    """Return what either side says, in no more than a few words around what differs."""
    facts = both_facts(row.event) if row.event else ("", "")
    before, after = (
        _around(words, fact, row.matter, ROOM[names.language])
        for words, fact in zip((row.before, row.after), facts, strict=True)
    )
    return before, after


def _around(words: str, fact: str, matter: str, room: int) -> str:
    """Return words around a fact, or around the matter where the fact is a whole sentence."""
    whole = fact == words and not fact.startswith(TITLE)
    told = (matter,) if whole else (fact, matter)
    return shortened(words, tuple(filter(None, told)), room)


def brief_matter(names: Names, row: Row) -> str:
    """Return what a row is about, nothing where a side says just that or begins with it."""
    begins = row.matter.removesuffix(CUT).rstrip("，,、；;")
    told = any(
        said.removesuffix(CUT) == row.matter or (begins != row.matter and said.startswith(begins))
        for said in briefly_said(names, row)
    )
    return "" if told else theme_name(names, row.matter)


def goals_told(names: Names, pair: int) -> tuple[Goal, ...]:
    """Return the goals of a pair (from 1) that are counted first; a law sets no goals."""
    scope = names.comparison.pairs[pair - 1]
    laws = relation_between(names, scope) == "versions"
    return () if laws else goals_named(names, pair)


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
    numbers = [target.number for target in goal.targets if target]
    reached = any(number.bound or number.unit == "%" for number in numbers)
    return GAP in goal.subject, not any(goal.due), not reached


def goal_said(names: Names, goal: Goal) -> tuple[str, str]:
    """Return what either side sets and by when, and what it sets in another place."""
    said = zip(goal_values(names, goal), goal_dates(names, goal), goal.elsewhere, strict=True)
    before, after = (_with_due(names, *words) for words in said)
    return before, after


def _with_due(names: Names, words: str, due: str, elsewhere: str) -> str:
    language = names.language
    other = say("brief", "elsewhere", language, words=elsewhere) if elsewhere else ""
    remarks = tuple(filter(None, (due, other))) if words else ()
    return with_remark(names, words, listed(remarks, language))
