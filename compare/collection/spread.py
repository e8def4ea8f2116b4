"""How a wording or a matter spread: over the years, who had it first, and whose words were taken.

A collection is never all there is. So every year says how many documents it holds, and every first
appearance whether earlier plans of its place are there that lack it: without these nothing is known
of the time before. Documents without a year, or of an unknown place, are counted apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from compare.collection.choice import Choice, chosen
from compare.collection.holdings import Entry, Holdings, Mask, Places, Statement
from compare.collection.rows import plain
from compare.collection.search import verified
from compare.collection.words import checked
from compare.divisions import NATION
from compare.errors import MzdiffError
from compare.themes.lexicon import Lexicon

THIN = 5  # documents; a year with fewer says little
NEAR = 0.5  # of the characters of two sentences alike, from which one may be taken from the other
LOOKED_AT = 20  # measures of a document, to find one that is no heading
RANKS = ("国家", "省", "市", "县", "乡")


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
    of all documents that have it.
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


def spread_of_wording(
    holdings: Holdings, term: str, choice: Choice, limit: int, lexicon: Lexicon
) -> Spread:
    """Return how a wording spread, word for word. Raises ``MzdiffError`` for one too short."""
    form = checked(term)
    measures = verified(holdings, holdings.measures_with(form), [form])
    themes = dict.fromkeys(theme for theme, _ in lexicon.meanings.get(form, ()))
    return _spread(holdings, term, measures, choice, limit, matters=tuple(themes))


def spread_of_matter(
    holdings: Holdings, term: str, choice: Choice, limit: int, lexicon: Lexicon
) -> Spread:
    """Return how a matter of the lexicon spread, under whatever name.

    ``term`` is a theme, a name of one over time, or a word for it. Raises ``MzdiffError`` for a
    word that the lexicon does not know, or knows for several themes.
    """
    theme = theme_of(term, lexicon)
    names = _names(holdings, theme, chosen(holdings, choice))
    return _spread(holdings, theme, holdings.measures_on(theme), choice, limit, names=names)


def theme_of(term: str, lexicon: Lexicon) -> str:
    """Return the theme that a person means; see ``spread_of_matter``."""
    if term in lexicon.entries:
        return term
    named = [one.id for one in lexicon.entries.values() if term in {n.name for n in one.names}]
    known = dict.fromkeys([*named, *(theme for theme, _ in lexicon.meanings.get(term, ()))])
    if len(known) != 1:
        hint = (
            f"; 是不是 {'、'.join(list(known)[:5])}?" if known else "; 请去掉 --matter 按字面查找"
        )
        raise MzdiffError(f"{term}: 词典中没有唯一的主题 (no one theme of the lexicon){hint}")
    return next(iter(known))


def _spread(
    holdings: Holdings,
    subject: str,
    measures: Places,
    choice: Choice,
    limit: int,
    *,
    matters: tuple[str, ...] = (),
    names: tuple[NameRow, ...] = (),
) -> Spread:
    mask = chosen(holdings, choice)
    measures = measures[mask[holdings.documents_of(measures)]]
    having, at = np.unique(holdings.documents_of(measures), return_index=True)
    found = dict(zip(map(int, having), np.split(measures, at[1:]), strict=False))
    entries = [holdings.entry_of[n] for n in map(int, np.flatnonzero(mask))]
    have = {holdings.entry_of[number].id for number in found}
    dated = [e for e in entries if e.year and e.region]
    begin = _first_by_place([e for e in dated if e.id in have])
    order = sorted(begin.values(), key=_time)
    return Spread(
        subject,
        len(entries),
        len(have),
        sum(not (e.year and e.region) for e in entries if e.id in have),
        len(order),
        _years(dated, have, order),
        _levels(dated, begin),
        _steps(holdings, order[:limit], begin, dated, have, found),
        matters,
        names,
        tuple(found),
    )


def _first_by_place(entries: Sequence[Entry]) -> dict[str, Entry]:
    first: dict[str, Entry] = {}
    for entry in sorted(entries, key=_time):
        first.setdefault(entry.region, entry)
    return first


def _time(entry: Entry) -> tuple[int, str, int, str, str]:
    """Return the place in time: by year and day; of those without a day the higher level first."""
    rank = RANKS.index(entry.level) if entry.level in RANKS else len(RANKS)
    return entry.year or 9999, entry.date or "9999", rank, entry.region, entry.id


def _years(entries: Sequence[Entry], have: set[str], order: Sequence[Entry]) -> tuple[Year, ...]:
    known = [entry.year for entry in entries if entry.year]
    having = [entry.year for entry in entries if entry.id in have]
    begin = [entry.year for entry in order]
    years = range(min(known), max(known) + 1) if known else ()
    return tuple(Year(y, known.count(y), having.count(y), begin.count(y)) for y in years)


def _levels(entries: Sequence[Entry], begin: Mapping[str, Entry]) -> tuple[LevelRow, ...]:
    rows = []
    for level in RANKS:
        places = {entry.region for entry in entries if entry.level == level}
        years = [begin[place].year or 0 for place in places if place in begin]
        if places:
            rows.append(LevelRow(level, len(places), len(years), min(years, default=0)))
    return tuple(rows)


def _steps(
    holdings: Holdings,
    order: Sequence[Entry],
    begin: Mapping[str, Entry],
    entries: Sequence[Entry],
    have: set[str],
    found: Mapping[int, Places],
) -> tuple[Step, ...]:
    statements = [_telling(holdings, found[holdings.number(entry.id)]) for entry in order]
    headings = holdings.headings(statements)
    texts = [plain(statement.text) for statement in statements]
    return tuple(
        Step(
            entry,
            statement,
            heading,
            _lacking(entry, entries, have),
            _around(entry, entries),
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
    """Return how many earlier documents of the place are whole and do not have it."""
    return sum(
        one.region == entry.region
        and (one.year or 9999) < (entry.year or 0)
        and one.id not in have
        and not one.truncated
        for one in entries
    )


def _around(entry: Entry, entries: Sequence[Entry]) -> int:
    province = (entry.around or [entry.region])[0]
    return sum(
        one.year == entry.year and province in (one.region, *one.around[:1]) for one in entries
    )


def _above(entry: Entry, begin: Mapping[str, Entry]) -> Entry | None:
    """Return the first document of a place around that had it in a year before, the nearest one."""
    for place in (*reversed(entry.around), NATION):
        one = begin.get(place)
        if one and one.region != entry.region and (one.year or 9999) < (entry.year or 0):
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
    return tuple(
        NameRow(name, len(found), min(filter(None, found), default=0), max(found))
        for name, found in sorted(years.items(), key=lambda item: (-len(item[1]), item[0]))
    )
