"""How many planted changes of a next-year plan are told, how many traps, and what else.

    python -m tests.bench.facts FOLDER [--verbose]

FOLDER holds ``corpus/<base>.txt`` and ``gold/next/<name>.txt`` with ``<name>.json`` beside it.
Statements are paired by rapidfuzz ratio, the best first, at least 0.5; each plan stands alone. A
change is told if a difference of its kind quotes eight characters in a row of each of its quotes
(half of a shorter one), where a side has no quote the clause beside which it would stand; a trap is told if one quotes its words of either side.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.fuzz import ratio

from compare.differences import differing
from compare.facts.plain import squashed
from compare.model import Difference, Document
from compare.series import read
from compare.themes.units import statements

KINDS = {
    "number": "number_changed",
    "goal": "goal_changed",
    "scope": "scope_changed",
    "actor": "actor_changed",
    "basis": "law_changed",
    "term_new": "term_appears",
    "term_gone": "term_disappears",
    "renamed": "renamed",
}
ALIKE = 50.0


@dataclass(frozen=True)
class Told:
    """A difference with its quotes."""

    kind: str
    left: str
    right: str
    difference: Difference
    texts: tuple[str, str]


def main() -> None:
    folder, verbose = Path(sys.argv[1]), "--verbose" in sys.argv
    for file in sorted((folder / "gold" / "next").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        left = read(folder / "corpus" / gold["base"])
        right = read(file.with_suffix(".txt"))
        report(file.stem, gold, told_of(left, right), verbose)


def told_of(left: Document, right: Document) -> list[Told]:
    years = (left.head.year, right.head.year)
    return [
        Told(
            one.kind,
            words(a, one.left or one.near_left),
            words(b, one.right or one.near_right),
            one,
            (a, b),
        )
        for a, b in pairs(texts(left), texts(right))
        for one in differing(a, b, years if all(years) else None)
    ]


def texts(document: Document) -> list[str]:
    return [text for _, text in statements(document)]


def pairs(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    scores = sorted(
        (
            (ratio(a, b), -abs(i / len(left) - j / len(right)), i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
        ),
        reverse=True,
    )
    lefts: set[int] = set()
    rights: set[int] = set()
    found = []
    for score, _, i, j in scores:
        if score >= ALIKE and i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            found.append((i, j))
    return [(left[i], right[j]) for i, j in sorted(found)]


def words(text: str, span: tuple[int, int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def longest_common(one: str, other: str) -> int:
    best, before = 0, [0] * (len(other) + 1)
    for x in one:
        row = [0] * (len(other) + 1)
        for j, y in enumerate(other, 1):
            if x == y:
                row[j] = before[j - 1] + 1
                best = max(best, row[j])
        before = row
    return best


def covers(quote: str, told: str) -> bool:
    wanted = squashed(quote)
    return not wanted or longest_common(wanted, squashed(told)) >= min(8, max(4, len(wanted) // 2))


def tells(change: dict[str, str], one: Told) -> bool:
    return covers(change["quote_left"], one.left) and covers(change["quote_right"], one.right)


def report(
    name: str, gold: dict[str, list[dict[str, str]]], found: list[Told], verbose: bool
) -> None:
    changes = [one for one in gold["changes"] if one["kind"] in KINDS]
    all_told = [c for c in changes if any(tells(c, one) for one in found)]
    right_kind = [
        c for c in changes if any(tells(c, o) and o.kind == KINDS[c["kind"]] for o in found)
    ]
    other = [one for one in found if not any(tells(c, one) for c in gold["changes"])]
    trapped = [(trap, one) for trap in gold["traps"] for one in other if trap_told(trap, one)]
    print(
        f"{name}: {len(changes)} changes of facts, told {len(all_told)}, of the right kind"
        f" {len(right_kind)}; traps told {len({t['why'] for t, _ in trapped})} of"
        f" {len(gold['traps'])}; differences {len(found)}, of nothing planted {len(other)}"
    )
    if verbose:
        for change in changes:
            if change not in right_kind:
                kinds = [one.kind for one in found if tells(change, one)]
                print(
                    "  untold",
                    change["kind"],
                    change["matter"],
                    kinds,
                    "|",
                    change["quote_left"],
                    "|",
                    change["quote_right"],
                )
        for one in other:
            print(
                "  beside",
                one.kind,
                one.difference.matter,
                "|",
                one.difference.before,
                "->",
                one.difference.after,
                "|",
                one.left,
                "|",
                one.right,
            )


def trap_told(trap: dict[str, str], one: Told) -> bool:
    sides = ((trap["quote_left"], one.left), (trap["quote_right"], one.right))
    return any(quote and covers(quote, told) for quote, told in sides)


if __name__ == "__main__":
    main()
