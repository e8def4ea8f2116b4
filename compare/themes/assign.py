"""Which themes each article and each measure treats, by the words of the lexicon.

A measure treats a theme if words of it weigh enough. An article treats the themes of its
measures and those its heading names; its primary theme is the one that heading, measures and
section name together most.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from compare.facts import read_facts
from compare.facts.plain import TEXTS_REMEMBERED
from compare.model import Article, Document, Measure
from compare.themes.lexicon import Lexicon

TREATED = 0.8  # one term, or two weak ones
LISTED = 5  # so many themes in one measure are a list, which gives none of them a measure
HEADING_WEIGHT, BODY_WEIGHT, SECTION_WEIGHT, OPENING_WEIGHT = 1.0, 1.0, 0.3, 0.6
FIRST_NAMED = 0.1  # of two themes in a heading the first is mostly the main one
PRIMARY_AT_LEAST = 0.2
DESK = re.compile("[处科室]")
DESKS = ("处", "科", "室")
OPENING = re.compile(r"^[\d、.\s]*([^,。;,;:]{4,30})")


@dataclass(frozen=True, slots=True)
class Treatment:
    """What one article treats: ``measures`` are the units (ids) that treat each theme."""

    article: str
    primary: str
    measures: dict[str, tuple[str, ...]]


def assign(document: Document, lexicon: Lexicon) -> tuple[Treatment, ...]:
    """Return what each article treats, in order; ``primary`` is empty where no theme fits."""
    return tuple(treatment(document, article, lexicon) for article in document.articles)


def treatment(document: Document, article: Article, lexicon: Lexicon) -> Treatment:
    """Return what one article treats."""
    units = article.measures or (article,)
    weights = {unit.id: theme_weights(lexicon, unit.text) for unit in units}
    primary = primary_theme(document, article, units, weights, lexicon)
    headings = theme_weights(lexicon, article.heading)
    headed = {primary, *headings}
    found: dict[str, list[str]] = {}
    for unit in units:
        for theme in treated(weights[unit.id], headed, lexicon):
            found.setdefault(theme, []).append(unit.id)
    named = [theme for theme, weight in headings.items() if weight >= TREATED]
    for theme in (*named, *filter(None, (primary,))):
        found.setdefault(theme, [])
    return Treatment(article.id, primary, {theme: tuple(ids) for theme, ids in found.items()})


@lru_cache(maxsize=TEXTS_REMEMBERED)  # links, themes and events ask of the same texts
def theme_weights(lexicon: Lexicon, text: str) -> Mapping[str, float]:
    """Return what the different terms of each theme in a text weigh together."""
    weights: dict[str, float] = defaultdict(float)
    for term in dict.fromkeys(term for _, term in lexicon.occurrences(without_desks(text))):
        for theme, weight in lexicon.meanings[term]:
            weights[theme] += weight
    return dict(weights)


def without_desks(text: str) -> str:
    """Return a text with nothing where it names a desk: 福利慈善处 is no statement on charity."""
    if not DESK.search(text):
        return text
    for one in reversed(read_facts(text, "office")):
        if one.text.endswith(DESKS):
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def treated(weights: Mapping[str, float], headed: set[str], lexicon: Lexicon) -> list[str]:
    """Return the themes to which a measure of these weights speaks.

    A theme yields to its parts, and background work to the matter that it serves, unless the
    article is ``headed`` by it.
    """
    themes = [theme for theme, weight in weights.items() if weight >= TREATED]
    above = {parent for theme in themes for parent in lexicon.parents(theme)}
    matters = [theme for theme in themes if not lexicon.entries[theme].background]
    kept = [theme for theme in matters or themes if theme not in above]
    if len(kept) >= LISTED:
        kept = []
    return kept + [theme for theme in themes if theme in headed and theme not in kept]


def primary_theme(
    document: Document,
    article: Article,
    units: Iterable[Article | Measure],
    weights: Mapping[str, Mapping[str, float]],
    lexicon: Lexicon,
) -> str:
    """Return the theme that an article is mainly about, or an empty text."""
    scores: dict[str, float] = defaultdict(float)
    heading, weight = heading_of(article)
    named = theme_weights(lexicon, heading)
    add(scores, named, weight)
    for theme in list(named)[:1]:
        scores[theme] += FIRST_NAMED
    section = document.section_of(article)
    if section:
        add(scores, theme_weights(lexicon, section.heading), SECTION_WEIGHT)
    length = sum(len(unit.text) for unit in units) or 1
    for unit in units:
        add(scores, weights[unit.id], BODY_WEIGHT * len(unit.text) / length)
    best = max(scores, key=lambda theme: (scores[theme], theme), default="")
    return best if best and scores[best] >= PRIMARY_AT_LEAST else ""


def heading_of(article: Article) -> tuple[str, float]:
    """Return the heading and its weight; without one the opening words stand for it."""
    if article.heading:
        return article.heading, HEADING_WEIGHT
    opening = OPENING.match(article.text)
    return (opening[1] if opening else ""), OPENING_WEIGHT


def add(scores: dict[str, float], weights: Mapping[str, float], amount: float) -> None:
    """Give an amount to the themes of a text, each its part."""
    total = sum(weights.values())
    for theme, weight in weights.items():
        scores[theme] += amount * weight / total
