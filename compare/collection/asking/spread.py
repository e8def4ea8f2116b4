"""How a wording or a matter spread: over the years, who had it first, and whose words were taken.

A collection is never all there is. So every year says how many documents it holds, and every first
appearance whether earlier plans of its place are there that lack it: without these nothing is known
of the time before. Documents without a year, or of an unknown place, are counted apart; two places
of one name are two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from compare.collection.asking.choice import Choice, chosen, theme_of
from compare.collection.asking.counterparts import Counterparts
from compare.collection.asking.holdings import Entry, Holdings, Places, Statement
from compare.collection.asking.kinds import Mask
from compare.collection.asking.search import verified
from compare.collection.asking.time_and_place import Where, around, in_time, where
from compare.collection.keeping.rows import plain
from compare.collection.keeping.words import checked
from compare.errors import MzdiffError
from compare.events.evidence.subject import subject_of
from compare.knowledge.divisions import NATION
from compare.model import RUNGS

THIN = 5  # documents; a year with fewer says little
NEAR = 0.5  # of the characters of two sentences alike, from which one may be taken from the other
LOOKED_AT = 20  # measures of a document, to find one that is no heading
NOTHING: Mapping[int, float] = {}
Judge = Callable[[Holdings, Places, Mask], Counterparts]
"""What finds the measures of other documents that are on the matter of known ones."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a collection: how many documents, how many have it, how many places begin."""

    year: int
    documents: int
    having: int
    begin: int

    @property
    def thin(self) -> bool:
        """Whether so few documents are there that the share says little."""
        return self.documents < THIN


@dataclass(frozen=True, slots=True)
class Step:
    """The first document of a place that has it, with the sentence.

    ``chance`` is that of a sentence which has no word of the matter and is linked to one that has.
    ``lacking`` are earlier documents of the place that do not have it, ``around`` those of its
    province in that year. ``above`` is the first of a place around it that had it in a year before,
    ``like`` the earlier step whose sentence is most alike, with its likeness (0 to 1).
    """

    entry: Entry
    statement: Statement
    heading: str
    lacking: int
    around: int
    above: Entry | None
    like: tuple[Entry, float] | None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of the administration: its places in the collection, and those that have it."""

    level: str
    places: int
    having: int
    first: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """What a matter is called: by how many documents, from when to when."""

    name: str
    documents: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How something spread. ``steps`` are the first of ``places`` places that begin.

    ``undated`` documents have it and have no year, or no place. ``matters`` are themes of the
    lexicon that the wording belongs to, ``names`` what a matter is called, ``numbers`` the places
    of all documents that have it. ``otherwise`` is what sentences are on that have no word of it
    and were linked to some that have; ``left_out`` documents have one of the nearest
    articles too, but were not compared.
    """

    subject: str
    documents: int
    having: int
    undated: int
    places: int
    years: tuple[Year, ...]
    levels: tuple[LevelRow, ...]
    steps: tuple[Step, ...]
    matters: tuple[str, ...] = ()
    names: tuple[NameRow, ...] = ()
    numbers: tuple[int, ...] = ()
    otherwise: tuple[NameRow, ...] = ()
    left_out: int = 0


def spread_of_wording(holdings: Holdings, term: str, choice: Choice, limit: int) -> Spread:
    """Return how a wording spread, word for word. Raises ``MzdiffError`` for one too short."""
    form = checked(term)
    measures = verified(holdings, holdings.measures_with(form), [form])
    themes = dict.fromkeys(theme for theme, _ in holdings.lexicon.meanings.get(form, ()))
    return _spread(holdings, term, measures, choice, limit, matters=tuple(themes))


def spread_of_matter(
    holdings: Holdings, term: str, choice: Choice, limit: int, judge: Judge | None = None
) -> Spread:
    """Return how a matter spread, under whatever name.

    ``term`` is a theme, a name of one over time, or a word for it; one that the lexicon does not
    know stands for what the measures with it are on. ``judge`` finds measures of other documents
    that are on the matter without any word of it. Raises ``MzdiffError`` for a word that neither
    the lexicon nor a measure has, or that the lexicon knows for several themes.
    """
    mask = chosen(holdings, choice)
    subject, measures, names = _matter(holdings, term, mask)
    measures = measures[mask[holdings.documents_of(measures)]]
    found = judge(holdings, measures, mask) if judge else Counterparts({})
    others = np.array(sorted(found.chances), np.int64)
    spread = _spread(
        holdings,
        subject,
        np.sort(np.concatenate([measures, others])),
        choice,
        limit,
        names=names,
        chances=found.chances,
    )
    return replace(spread, otherwise=_otherwise(holdings, others), left_out=found.left_out)


def _matter(holdings: Holdings, term: str, mask: Mask) -> tuple[str, Places, tuple[NameRow, ...]]:
    """Return what a matter is called, its measures, and its names over time."""
    try:
        theme = theme_of(term, holdings.lexicon)
    except MzdiffError:
        if holdings.lexicon.meanings.get(term):
            raise  # it is a word for several themes
        form = checked(term)
        measures = verified(holdings, holdings.measures_with(form), [form])
        if not len(measures):
            raise
        return term, measures, ()
    return theme, holdings.measures_on(theme), _names(holdings, theme, mask)


def _spread(
    holdings: Holdings,
    subject: str,
    measures: Places,
    choice: Choice,
    limit: int,
    *,
    matters: tuple[str, ...] = (),
    names: tuple[NameRow, ...] = (),
    chances: Mapping[int, float] = NOTHING,
) -> Spread:
    mask = chosen(holdings, choice)
    measures = measures[mask[holdings.documents_of(measures)]]
    having, at = np.unique(holdings.documents_of(measures), return_index=True)
    found = dict(zip(map(int, having), np.split(measures, at[1:]), strict=False))
    entries = [holdings.entry_of[n] for n in map(int, np.flatnonzero(mask))]
    have = {holdings.entry_of[number].id for number in found}
    dated = [e for e in entries if e.year and e.region]
    places = _by_place(entry for entry in dated if entry.id in have)
    begin = {place: min(found, key=in_time) for place, found in places.items()}
    order = sorted(begin.values(), key=in_time)
    steps = _steps(holdings, order[:limit], begin, dated, have, found)
    return Spread(
        subject,
        len(entries),
        len(have),
        sum(not (e.year and e.region) for e in entries if e.id in have),
        len(order),
        _years(dated, have, order),
        _levels(dated, begin),
        tuple(replace(step, chance=chances.get(step.statement.place)) for step in steps),
        matters,
        names,
        tuple(found),
    )


def _by_place(entries: Iterable[Entry]) -> dict[Where, list[Entry]]:
    found: dict[Where, list[Entry]] = {}
    for entry in entries:
        found.setdefault(where(entry), []).append(entry)
    return found


def _years(entries: Sequence[Entry], have: set[str], order: Sequence[Entry]) -> tuple[Year, ...]:
    known = [entry.year for entry in entries if entry.year]
    having = [entry.year for entry in entries if entry.id in have]
    begin = [entry.year for entry in order]
    years = range(min(known), max(known) + 1) if known else ()
    return tuple(Year(y, known.count(y), having.count(y), begin.count(y)) for y in years)


def _levels(entries: Sequence[Entry], begin: Mapping[Where, Entry]) -> tuple[LevelRow, ...]:
    rows = []
    for level in RUNGS:
        places = {where(entry) for entry in entries if entry.level == level}
        years = [begin[place].year or 0 for place in places if place in begin]
        if places:
            rows.append(LevelRow(level, len(places), len(years), min(years, default=0)))
    return tuple(rows)


def _steps(
    holdings: Holdings,
    order: Sequence[Entry],
    begin: Mapping[Where, Entry],
    entries: Sequence[Entry],
    have: set[str],
    found: Mapping[int, Places],
) -> tuple[Step, ...]:
    statements = [_telling(holdings, found[holdings.number(entry.id)]) for entry in order]
    headings = holdings.headings(statements)
    texts = [plain(statement.text) for statement in statements]
    of_place = _by_place(entries)
    of_year = Counter((name, e.year) for e in entries for name in {e.region, *e.around[:1]})
    return tuple(
        Step(
            entry,
            statement,
            heading,
            _lacking(entry, of_place[where(entry)], have),
            of_year[(entry.around or [entry.region])[0], entry.year],
            _above(entry, begin),
            _most_like(number, order, texts),
        )
        for number, (entry, statement, heading) in enumerate(
            zip(order, statements, headings, strict=True)
        )
    )


def _telling(holdings: Holdings, measures: Places) -> Statement:
    """Return the first of some measures that is no heading, or the first of all."""
    statements = holdings.statements(measures[:LOOKED_AT])
    return next((one for one in statements if not one.is_heading), statements[0])


def _lacking(entry: Entry, entries: Sequence[Entry], have: set[str]) -> int:
    """Return how many earlier ones of a place's documents are whole and do not have it."""
    return sum(
        (one.year or 9999) < (entry.year or 0) and one.id not in have and not one.truncated
        for one in entries
    )


def _above(entry: Entry, begin: Mapping[Where, Entry]) -> Entry | None:
    """Return the first document of a place around that had it in a year before, the nearest one."""
    for place in (*around(entry), (NATION,)):
        one = begin.get(place)
        if one and (one.year or 9999) < (entry.year or 0):
            return one
    return None


def _most_like(
    number: int, order: Sequence[Entry], texts: Sequence[str]
) -> tuple[Entry, float] | None:
    """Return the step of a year before whose sentence is most like this one's."""
    before = [n for n in range(number) if (order[n].year or 0) < (order[number].year or 0)]
    found = process.extractOne(
        texts[number],
        [texts[n] for n in before],
        scorer=fuzz.ratio,
        score_cutoff=NEAR * 100,
    )
    return (order[before[found[2]]], round(found[1] / 100, 2)) if found else None


def _names(holdings: Holdings, theme: str, mask: Mask) -> tuple[NameRow, ...]:
    """Return what the documents call a theme, the most common name first."""
    years: dict[str, list[int]] = {}
    for row in holdings.mentions_of(theme):
        number = holdings.number(row["document"])
        if mask[number]:
            years.setdefault(row["name"], []).append(int(holdings.years[number]))
    return _rows_of(years)


def _otherwise(holdings: Holdings, measures: Places) -> tuple[NameRow, ...]:
    """Return what measures are on that have no word of a matter, the most common first."""
    years: dict[str, list[int]] = {}
    for one in holdings.statements(measures):
        years.setdefault(subject_of(one.text), []).append(int(holdings.years[one.document]))
    return _rows_of(years)


def _rows_of(years: Mapping[str, Sequence[int]]) -> tuple[NameRow, ...]:
    return tuple(
        NameRow(name, len(found), min(filter(None, found), default=0), max(found))
        for name, found in sorted(years.items(), key=lambda item: (-len(item[1]), item[0]))
    )
