"""Which documents of a collection are meant: those of a region, a level, some years, a theme."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from compare.collection.asking.holdings import Holdings
from compare.collection.asking.kinds import Mask, having
from compare.collection.asking.what import Stated
from compare.errors import MzdiffError
from compare.knowledge.divisions import NATION, place_named
from compare.themes.lexicon import Lexicon

ALIKE, NEAR_ONES = 50, 5
"""Percent of the letters of two names that are alike, and how many are named."""
YEARS = re.compile(r"(\d{4})? ?(-|—|–|~|至)? ?(\d{4})?")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asks for, empty for all. A region means all places in it too.

    ``theme`` means documents that treat it and, where measures are asked for, of these only such as
    do; ``fact`` means measures that state one.
    """

    region: str = ""
    level: str = ""
    years: tuple[int, int] | None = None
    theme: str = ""
    fact: Stated | None = None


def years_of(words: str) -> tuple[int, int] | None:
    """Return the years that are meant: 2019, 2015-2024, 2019- or -2019.

    Raises ``MzdiffError`` for what is none of them.
    """
    if not words.strip():
        return None
    match = YEARS.fullmatch(words.strip())
    first, dash, last = match.groups() if match else (None, None, None)
    if not (first or last) or (first and last and first > last):
        raise MzdiffError(f"--years {words}: 应写作 2019 或 2015-2024 (a year, or two of them)")
    begin = int(first) if first else 0
    return begin, int(last) if last else (9999 if dash else begin)


def theme_of(words: str, lexicon: Lexicon) -> str:
    """Return the theme that a person means: by its name, one that it had, or a word for it.

    Raises ``MzdiffError`` for words that the lexicon does not know, naming near ones, or knows for
    several themes.
    """
    if words in lexicon.entries:
        return words
    named = [one.id for one in lexicon.entries.values() if words in {n.name for n in one.names}]
    known = dict.fromkeys([*named, *(theme for theme, _ in lexicon.meanings.get(words, ()))])
    if len(known) == 1:
        return next(iter(known))
    near = list(known)[:NEAR_ONES] or _near(words, lexicon)
    hint = f"; 是不是 {'、'.join(near)}?" if near else ""
    raise MzdiffError(f"{words}: 词典中没有唯一的主题 (no one theme of the lexicon){hint}")


def _near(words: str, lexicon: Lexicon) -> list[str]:
    """Return themes that are called by much the same words, the nearest first."""
    known = {name: name for name in lexicon.entries}
    for term, meant in lexicon.meanings.items():
        if meant:
            known.setdefault(term, meant[0][0])
    found = process.extract(words, list(known), scorer=fuzz.ratio, limit=20, score_cutoff=ALIKE)
    return list(dict.fromkeys(known[name] for name, _, _ in found))[:NEAR_ONES]


def chosen(holdings: Holdings, choice: Choice) -> Mask:
    """Tell of each document whether it is meant.

    Raises ``MzdiffError`` for an unknown region or theme.
    """
    mask = np.ones(len(holdings), dtype=bool)
    if choice.region:
        mask &= _in_region(holdings, choice.region)
    if choice.level:
        mask &= pc.equal(holdings.column("level"), choice.level).fill_null(False).to_numpy(False)
    if choice.years:
        first, last = choice.years
        mask &= (holdings.years >= first) & (holdings.years <= last) & (holdings.years > 0)
    if choice.theme:
        mask &= _with_theme(holdings, theme_of(choice.theme, holdings.lexicon))
    return mask


def _in_region(holdings: Holdings, words: str) -> Mask:
    """Tell which documents are of a region or of a place in it."""
    regions = holdings.column("region").to_pylist()
    place = place_named(words)
    names = {words, place.name} if place else {words}
    if NATION in names:
        return np.array([region == NATION for region in regions], dtype=bool)
    around = holdings.column("around").to_pylist()
    mask = np.array(
        [r in names or not names.isdisjoint(a) for r, a in zip(regions, around, strict=True)],
        dtype=bool,
    )
    if not place and not mask.any():
        raise MzdiffError(f"--region {words}: 不认识这个地区, 文集中也没有 (unknown region)")
    return mask


def _with_theme(holdings: Holdings, theme: str) -> Mask:
    mentions = holdings.whole("mentions", ["document", "theme"])
    ids = mentions["document"].filter(having(mentions["theme"], theme.__eq__)).cast("string")
    return np.asarray(pc.is_in(holdings.column("id"), value_set=ids.combine_chunks()))
