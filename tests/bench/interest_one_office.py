"""What readers care about in the next year's plan of one office, learned from the made ones.

Their writers said of each planted change how much it matters. What is told of nothing planted
matters to nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from compare.events.evidence.pair import Pair
from compare.events.find import unranked
from compare.events.order.gathered import all_quotes, by_matter, gathered
from compare.events.order.interest import diversified, interest, traits
from compare.events.order.said_again import told_once
from compare.model import Event
from compare.themes.lexicon import load
from compare.training.weights import Lesson, teach
from tests.bench.compared import compared
from tests.gold import evaluate
from tests.gold_documents import GOLD

CORPUS = GOLD.parents[1] / "corpus"
WORTH = {3: 1.0, 2: 0.5, 1: 0.15, 0: 0.0}
"""What a planted change counts, by how much its writer says that it matters."""
FOREMOST = 3
FIRST = (10, 20)
"""Rows of which is counted how many tell a foremost change."""


@dataclass(frozen=True)
class NextYear:
    """A plan and the next one of its office: the events with their traits, and what was planted."""

    name: str
    pair: Pair
    events: list[Event]
    traits: list[dict[str, float]]
    planted: list[dict]

    def value(self, events: Sequence[Event]) -> int:
        """Return how much the foremost planted change matters that events on one matter tell."""
        left = self.pair.left.document.id
        quotes: dict[bool, list[str]] = {True: [], False: []}
        for quote in all_quotes(events):
            quotes[quote.unit.rpartition("/")[0] == left].append(quote.text)
        told = (
            one["value"]
            for one in self.planted
            if evaluate.covers(one["quote_left"], quotes[True])
            and evaluate.covers(one["quote_right"], quotes[False])
        )
        return max(told, default=0)


def made_plans() -> Iterator[NextYear]:
    """Yield the made pairs of the gold, with what their writers planted."""
    lexicon = load()
    for path in sorted((*(GOLD / "written").glob("*.json"), *(GOLD / "next").glob("*.json"))):
        gold = json.loads(path.read_text("utf-8"))
        base = (path.parent / gold["base"]).with_suffix(".txt")
        base = base if base.exists() else CORPUS / base.name
        pair = compared(base, path.with_suffix(".txt"), lexicon)
        events = list(unranked(pair))
        told = [traits(pair, one) for one in events]
        yield NextYear(path.stem, pair, events, told, gold["changes"])


@cache
def plans() -> tuple[NextYear, ...]:
    """Return the made pairs, read once."""
    return tuple(made_plans())


def lessons(found: Iterable[NextYear]) -> list[Lesson]:
    """Return what some pairs teach: the traits of each event, and how much it matters."""
    taught = list(found)
    names = sorted({name for one in taught for traits in one.traits for name in traits})
    return [
        Lesson(
            {name: np.array([has.get(name, 0.0) for has in one.traits]) for name in names},
            np.array([WORTH[one.value([event])] for event in one.events]),
        )
        for one in taught
    ]


def learned(found: Iterable[NextYear], penalty: float) -> dict[str, float]:
    """Return the weights by trait learned from some pairs."""
    judge = teach(lessons(found), penalty)
    return {"constant": judge.constant, **judge.weights}


def shares(one: NextYear, weights: dict[str, float]) -> list[float]:
    """Return which share of the first rows tells a foremost change, of each number of ``FIRST``."""
    graded = [
        replace(event, interest=interest(has, weights))
        for event, has in zip(one.events, one.traits, strict=True)
    ]
    told = by_matter(gathered(one.pair, told_once(one.pair, diversified(graded))))
    values = [one.value(events) for events in told]
    return [float(np.mean([value == FOREMOST for value in values[:first]])) for first in FIRST]


def show(penalty: float) -> None:
    """Print the shares, each pair judged by what the others taught, and their means."""
    table = []
    for one in plans():
        row = shares(one, learned([other for other in plans() if other is not one], penalty))
        table.append(row)
        print(one.name, [round(share, 3) for share in row])
    print("mean", np.mean(table, axis=0).round(3).tolist(), "of the first", list(FIRST))
