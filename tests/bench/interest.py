"""Learn what readers care about from the findings of the gold, and write ``data/interest.toml``.

    python -m tests.bench.interest [--write | --no-lexicon]

Prints, for each pair judged by weights learned from the others, what ``tests/gold/evaluate.py``
would: how many of both readers' findings the first 50 events tell, how many of the first 25 and 50
events any reader tells, and how often the kind is one that a reader names; with ``--no-lexicon``
for runs without the lexicon. The links too are those of judges that the other pairs taught.
Then, for next year's plans of one office, how many of the first rows tell a change that its writer
calls foremost: their order has weights of its own (``interest_one_office``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import compare
from compare.diff import find_changes
from compare.encoder import built_in
from compare.events import pairs
from compare.events.evidence.pair import Pair
from compare.events.find import unranked
from compare.events.order.gathered import all_quotes, by_matter, gathered
from compare.events.order.interest import diversified, interest, traits
from compare.model import Event
from compare.themes import follow
from compare.themes.lexicon import Lexicon, load
from compare.training.weights import Lesson, teach
from tests.bench import interest_one_office
from tests.bench.alignment import Found, found_in
from tests.bench.compared import compared
from tests.bench.interest_read import placed, readings
from tests.bench.weights import gold_lessons
from tests.gold import evaluate
from tests.gold_documents import GOLD, gold_document

INTEREST = Path(compare.__file__).parent / "data" / "interest.toml"
PENALTY, ONE_OFFICE_PENALTY = 50.0, 30.0
COUNTS = (
    4  # lessons of a pair of the five plans, so that the four count as much as the written ones
)
NOT_AGREED = 0.6  # what a finding counts that one reader alone tells


@dataclass(frozen=True)
class Told:
    """A pair, its events with their traits and, for each, how much readers would tell it."""

    name: str
    pair: Pair
    events: list[Event]
    traits: list[dict[str, float]]
    worth: np.ndarray
    findings: list[dict]
    views: list[dict]


def told(linked: Found, lexicon: Lexicon | None) -> Told:
    left, right = linked.pair.names
    name = f"{left}|{right}"
    documents = [gold_document(left), gold_document(right)]
    links = linked.links
    story = follow(documents, links, lexicon)
    (pair,) = pairs(story, links, find_changes(*documents, links), linked.near)
    return beside(pair, json.loads((GOLD / "findings.json").read_text("utf-8"))[name])


def read_pairs(lexicon: Lexicon | None) -> list[Told]:
    """Return the pairs of written plans that an analyst has read, beside what that one tells."""
    found = []
    for name, findings in readings().items():
        left, right = (GOLD / "written" / f"{one}.txt" for one in name.split("|"))
        pair = compared(left, right, lexicon)
        documents = pair.left.document, pair.right.document
        found.append(beside(pair, placed(findings, *documents)))
    return found


def beside(pair: Pair, findings: list[dict]) -> Told:
    """Return the events of a pair beside what readers tell of it."""
    left, right = pair.left.document.id, pair.right.document.id
    events = list(unranked(pair))
    views = [view([one], left) for one in events]
    worth = [
        max(
            (1.0 if f["agreed"] else NOT_AGREED for f in findings if evaluate.says(f, v)),
            default=0.0,
        )
        for v in views
    ]
    found = [traits(pair, one) for one in events]
    return Told(f"{left}|{right}", pair, events, found, np.array(worth), findings, views)


def view(events: Sequence[Event], left: str) -> dict:
    """Return events on one matter as ``evaluate`` reads them, by the ids of the gold."""
    found = {"kind": events[0].type, "left": [], "right": [], "quote_left": [], "quote_right": []}
    for quote in all_quotes(events):
        document, _, unit = quote.unit.partition("/")
        side = "left" if document == left else "right"
        found[side].append(f"{document}#{unit.removeprefix('a')}")
        found[f"quote_{side}"].append(quote.text)
    return found


def learned(lessons: Sequence[Told]) -> dict[str, float]:
    """Return the weights by trait learned from some pairs."""
    names = sorted({name for one in lessons for found in one.traits for name in found})
    judge = teach(
        [
            Lesson(
                {n: np.array([found.get(n, 0.0) for found in one.traits]) for n in names},
                one.worth,
            )
            for one in lessons
        ],
        PENALTY,
    )
    return {"constant": judge.constant, **judge.weights}


def ranked(one: Told, weights: dict[str, float], gather: bool = True) -> list[dict]:
    """Return the events of a pair as they are told, one by one or those of a matter together."""
    graded = [
        replace(event, interest=interest(found, weights))
        for event, found in zip(one.events, one.traits, strict=True)
    ]
    left, _, _ = one.name.partition("|")
    found = diversified(graded)
    together = by_matter(gathered(one.pair, found)) if gather else [(event,) for event in found]
    return [view(events, left) for events in together]


def share_office(one: Told, other: Told) -> bool:
    """Tell whether two pairs are one, or written plans of one office are in both.

    Of the five plans each stands in several pairs; there only the pair itself is left out.
    """
    if one.pair is other.pair:
        return True
    names = ({name.rpartition("-")[0] for name in pair.name.split("|")} for pair in (one, other))
    written = {one.name, other.name} <= readings().keys()
    return written and not set.isdisjoint(*names)


def show(found: Sequence[Told], others: Sequence[Told], gather: bool) -> None:
    """Print the figures of each pair, judged by what ``others`` of other offices taught."""
    table = []
    for one in found:
        weights = learned([other for other in others if not share_office(one, other)])
        result: dict[str, float] = {}
        evaluate.finding_scores(result, one.findings, ranked(one, weights, gather), False)
        table.append(result)
        print(one.name, {name: round(value, 3) for name, value in result.items()})
    print(
        "mean", {name: round(float(np.mean([row[name] for row in table])), 3) for name in table[0]}
    )


def main() -> None:
    lexicon = None if "--no-lexicon" in sys.argv else load()
    linked = found_in(gold_lessons(built_in(), lexicon))
    found = [told(one, lexicon) for one in linked]
    read = read_pairs(lexicon)
    for name, pairs_shown in (("two readers", found), ("readers of written plans", read)):
        for gather in (False, True):
            print(name, "events of a matter together" if gather else "each event by itself")
            show(pairs_shown, [*COUNTS * found, *read], gather)
    print("next year's plans of one office")
    interest_one_office.show(ONE_OFFICE_PENALTY)
    if "--write" in sys.argv:
        tables = {
            "weights": learned([*COUNTS * found, *read]),
            "one_office": interest_one_office.learned(
                interest_one_office.plans(), ONE_OFFICE_PENALTY
            ),
        }
        lines = ["# What readers care about; made by `python -m tests.bench.interest --write`."]
        for name, weights in tables.items():
            lines += [
                "",
                f"[{name}]",
                *(f'"{trait}" = {value}' for trait, value in weights.items()),
            ]
        INTEREST.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
