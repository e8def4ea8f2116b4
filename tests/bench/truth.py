"""How sure events are, beside what readers who knew no code said of them.

    python -m tests.bench.truth

``tests/gold/statements.json`` keeps statements on pairs without findings of their own, sampled from
states of the program, in the first four readings among the first 50 events of each pair, and read
against both texts: right, misleading (true, but whoever quotes it is led astray) or wrong. Prints
the verdicts by reading, how many of each are still told with the same label, and how often those
told are right by their confidence.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Event
from compare.series import read as read_text
from tests.conftest import CORPUS
from tests.gold_documents import GOLD
from tests.laws import compared

BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)
VERDICTS = ("right", "misleading", "wrong")


@dataclass(frozen=True)
class Read:
    """A statement that was read: its kind, its label and the units that its quotes stand in."""

    reading: int
    pair: tuple[str, str]
    kind: str
    matter: str
    units: frozenset[str]
    verdict: str


def statements() -> list[Read]:
    """Return the statements of the gold."""
    return [
        Read(
            one["reading"],
            tuple(one["pair"]),
            one["type"],
            one["matter"],
            frozenset(unit for unit, _ in one["quotes"]),
            one["verdict"],
        )
        for one in json.loads((GOLD / "statements.json").read_text("utf-8"))
    ]


def still_told(read: Sequence[Read]) -> dict[Read, Event]:
    """Return the events of today's program that tell statements as they were read."""
    found: dict[Read, Event] = {}
    for pair in sorted({one.pair for one in read}):
        events = compared(*(read_text(CORPUS / f"{name}.txt") for name in pair)).events
        by_units = {(e.type, e.matter, frozenset(q.unit for q in e.evidence)): e for e in events}
        for one in read:
            event = by_units.get((one.kind, one.matter, one.units)) if one.pair == pair else None
            if event:
                found[one] = event
    return found


def share_right(verdicts: Iterable[str]) -> str:
    found = Counter(verdicts)
    total = sum(found.values())
    return f"{found['right'] / total:.2f} of {total}" if total else "-"


def main() -> None:
    read = statements()
    by_reading = Counter((one.reading, one.verdict) for one in read)
    for reading in sorted({one.reading for one in read}):
        print(f"reading {reading}", *(f"{v} {by_reading[reading, v]}" for v in VERDICTS))
    told = still_told(read)
    for verdict in VERDICTS:
        sampled = [one for one in read if one.verdict == verdict]
        sure = [told[one].confidence for one in sampled if one in told]
        mean = f"{sum(sure) / len(sure):.2f}" if sure else "-"
        print(f"{verdict}: {len(sampled)}, still told {len(sure)}, mean confidence {mean}")
    bins: dict[float, list[str]] = defaultdict(list)
    for one, event in told.items():
        bins[max(low for low in BINS if low <= event.confidence)].append(one.verdict)
    for low, high in pairwise(BINS):
        print(f"confidence {low:.1f} to {min(high, 1.0):.1f}: right {share_right(bins[low])}")


if __name__ == "__main__":
    main()
