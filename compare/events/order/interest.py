"""How much a reader would care: the order of events.

A logistic model of what analysts chose to tell of pairs of plans (``data/interest.toml``, made by
``tests.bench.interest``), and for two plans of one office another of what writers of such plans say
to matter. What repeats words that stand above it sinks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from heapq import heappop, heappush
from importlib.resources import files

import tomli

from compare.addresses import article_of, unit_of
from compare.events.evidence.pair import Pair
from compare.model import Article, Event

REPEATED = 0.8  # what is left of an event's weight for each earlier one on the same measure
SAME_ARTICLE = 0.97  # the same, on the same article
DOUBTFUL, CAUTION = 0.05, 0.3  # what may be untrue is worth less: the chance to this power
MOST_LOOKS = 100_000  # at events, some tenths of a second; 164 events of two plans take 376
LONG, SHORT = 60, 15  # characters of a measure

OFFICES, ONE_OFFICE = "weights", "one_office"
"""Tables of the weights: for any two plans, and for two plans of one office."""

Weights = Mapping[str, float]


def by_interest(pair: Pair, found: Sequence[Event]) -> tuple[Event, ...]:
    """Return events by falling interest, each with its own."""
    known = weights(ONE_OFFICE if pair.same_hand and not pair.laws else OFFICES)
    graded = [replace(one, interest=interest(traits(pair, one), known)) for one in found]
    return diversified(graded)


def diversified(found: Sequence[Event]) -> tuple[Event, ...]:
    """Return events in order, what says again of a measure what others say further down.

    Each event that is taken lowers all others on its article, so that the time grows with the
    square of their number: after ``MOST_LOOKS`` the rest are taken as they stand.
    """
    waiting = [(-one.interest, number, one) for number, one in enumerate(sorted(found, key=rank))]
    shown: Counter[str] = Counter()
    kept: list[Event] = []
    looks, least = 0, 1.0
    while waiting:
        _, number, best = heappop(waiting)
        looks, worth = looks + 1, min(fresh(best, shown), least)
        sunk = waiting and -worth > waiting[0][0]  # others may be worth more now; it only sinks
        if sunk and looks < MOST_LOOKS:
            heappush(waiting, (-worth, number, best))
            continue
        least = worth
        kept.append(replace(best, interest=round(worth, 4)))
        shown.update({*best.left, *best.right})
        shown.update({article_of(unit) for unit in (*best.left, *best.right)})
    return tuple(kept)


def fresh(one: Event, shown: Counter[str]) -> float:
    """Return the interest of an event after others have shown their units."""
    units = {*one.left, *one.right}
    times = max((shown[unit] for unit in units if "." in unit_of(unit)), default=0)
    near = max((shown[article_of(unit)] for unit in units), default=0)
    doubt = max(one.confidence, DOUBTFUL) ** CAUTION
    return float(one.interest * doubt * REPEATED**times * SAME_ARTICLE**near)


def rank(one: Event) -> tuple[float, str, str, tuple[str, ...]]:
    """Return by what events are ordered that are of the same interest."""
    return -one.interest, one.type, one.matter, (*one.left, *one.right)


def interest(found: Mapping[str, float], known: Weights) -> float:
    """Return the chance that a reader would tell an event of these traits."""
    total = known.get("constant", 0.0) + sum(known.get(n, 0.0) * v for n, v in found.items())
    return round(1 / (1 + math.exp(-total)), 4)


def traits(pair: Pair, one: Event) -> dict[str, float]:
    """Return what is known of an event that may make a reader care, by name."""
    facts = dict(one.facts)
    variant = one.explanation.partition(".")[2]
    for ending in (
        "apart",
        "_both",
        "_parts",
        "_practice",
    ):  # told in other words, of no other interest
        variant = variant.removesuffix(ending)
    variant = variant or "both"
    found = {
        f"kind {one.type}": 1.0,
        f"kind {one.type} {variant}": 1.0,
        "both sides": float(bool(one.left and one.right)),
        "confidence": one.confidence,
        "background": float(pair.background(one.theme)),
        "named in quotes": float(
            any(mark in facts.get("after", "") + facts.get("before", "") for mark in "“《")
        ),
        "has digits": float(any(c.isdigit() for c in facts.get("after", ""))),
        "annex": float(any(pair.in_annex(unit) for unit in (*one.left, *one.right))),
    }
    if one.theme in pair.lexicon.entries:
        found[f"theme {one.theme}"] = 1.0
    return {**found, **of_link(pair, one), **of_units(pair, one)}


def of_link(pair: Pair, one: Event) -> dict[str, float]:
    """Return the traits of the link of measures that an event is on."""
    links = [
        link
        for unit in one.left
        for link in pair.of_measure.get(unit, ())
        if link.right in one.right
    ]
    if not links:
        return {"no link": 1.0}
    best = links[0]
    return {
        "main link": float(best.strength == "main"),
        "link score": best.score,
        "link ratio": best.fuzzy,
        "rivals": math.log1p(len(pair.of_measure[best.left]) + len(pair.of_measure[best.right])),
    }


def of_units(pair: Pair, one: Event) -> dict[str, float]:
    """Return the traits of the units that show an event."""
    units = [pair.unit(unit) for unit in (*one.left, *one.right)]
    lengths = [len(unit.text) for unit in units if not isinstance(unit, Article)]
    return {
        **of_matters(pair, one),
        "long": float(sum(length > LONG for length in lengths)),
        "short": float(sum(length < SHORT for length in lengths)),
        "leads": float(sum(unit.id.endswith(".0") for unit in units)),
        "first": float(sum(unit.id.endswith(".1") for unit in units)),
        "theme known": float(bool(one.theme)),
        "quotes": float(len(one.evidence)),
    }


def of_matters(pair: Pair, one: Event) -> dict[str, float]:
    """Return how many particular matters the quotes of an event are on."""
    found = {number for quote in one.evidence for number in pair.particulars_of(quote.text)}
    return {"particular matters": math.log1p(len(found))}


@cache
def weights(of: str) -> Weights:
    """Return the learned weights by trait, of a table of the file."""
    path = files("compare") / "data" / "interest.toml"
    table: dict[str, float] = tomli.loads(path.read_text(encoding="utf-8"))[of]
    return table
