"""The pieces of a line that is both wordings in one: how each is marked, which quotes cover it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from compare.model import Span
from compare.redline import Step
from compare.redline.substance import overlap
from compare.report.marks import Quoted
from compare.report.view.reading import Piece
from compare.telling.shared import Run, Side

Quotes = dict[Side, Sequence[Quoted]]
Starts = tuple[int, int]  # of the left and the right wording; -1 for one that is not there


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters that are marked alike and where they stand in either text, -1 for not there."""

    run: Run
    left: int = -1
    right: int = -1

    def stretch(self, side: Side) -> Span:
        """Return where it stands in the text of a side."""
        start = self.left if side == "left" else self.right
        return (start, start + len(self.run.text)) if start >= 0 else (-1, -1)


def woven(steps: Iterable[Step], starts: Starts, quotes: Quotes) -> tuple[Piece, ...]:
    """Return the pieces of two wordings in one; ``starts`` are where they start in their texts."""
    cut = [part for atom in _atoms(steps, starts) for part in _cut(atom, quotes)]
    covering = [_covering(atom, quotes) for atom in cut]
    begins, ends = _edges(cut, covering)
    pieces = []
    for _, group in groupby(
        range(len(cut)), key=lambda n: (_names(covering[n]), _passed(n, begins, ends))
    ):
        members = list(group)
        pieces.append(
            Piece(
                _runs(cut[n].run for n in members),
                tuple(name for name, at in begins.items() if at == members[0]),
                tuple(dict.fromkeys(key for key, at in ends.items() if at == members[-1])),
                bool(covering[members[0]]),
            )
        )
    return tuple(pieces)


def _atoms(steps: Iterable[Step], starts: Starts) -> Iterator[Atom]:
    left, right = starts
    for step in steps:
        if step.state == "same":
            yield Atom(Run("", step.right), left, right)
        else:
            worded = step.state == "worded"
            if step.left:
                yield Atom(Run("was" if worded else "gone", step.left), left=left)
            if step.right:
                yield Atom(Run("now" if worded else "come", step.right), right=right)
        left = left + len(step.left) if left >= 0 else left
        right = right + len(step.right) if right >= 0 else right


def _cut(atom: Atom, quotes: Quotes) -> Iterator[Atom]:
    """Yield an atom in parts that no quote covers only partly."""
    edges = {0, len(atom.run.text)}
    for side in quotes:
        start, end = atom.stretch(side)
        for quote in quotes[side]:
            edges |= {edge - start for edge in quote.stretch if start < edge < end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        yield Atom(
            replace(atom.run, text=atom.run.text[start:end]),
            atom.left + start if atom.left >= 0 else -1,
            atom.right + start if atom.right >= 0 else -1,
        )


def _covering(atom: Atom, quotes: Quotes) -> list[Quoted]:
    found: list[Quoted] = []
    for side in quotes:
        stretch = atom.stretch(side)
        found += [quote for quote in quotes[side] if overlap(stretch, quote.stretch)]
    return found


def _edges(
    cut: Sequence[Atom], covering: Sequence[list[Quoted]]
) -> tuple[dict[str, int], dict[tuple[int, str], int]]:
    """Return at which atom each quote (anchor) begins, and each finding ends.

    A link leads to words that are shown: what was only said in other words may be hidden.
    """
    begins: dict[str, int] = {}
    ends: dict[tuple[int, str], int] = {}
    shown = [n for n, atom in enumerate(cut) if atom.run.state != "was"]
    for n in (*shown, *range(len(cut))):
        for quote in covering[n]:
            begins.setdefault(quote.anchor, n)
    for n, quotes in enumerate(covering):
        ends |= {(quote.number, quote.finding): n for quote in quotes}
    return begins, ends


def _names(quotes: Iterable[Quoted]) -> tuple[str, ...]:
    return tuple(quote.anchor for quote in quotes)


def _passed(at: int, begins: dict[str, int], ends: dict[tuple[int, str], int]) -> tuple[int, int]:
    """Return how many quotes have begun up to an atom and ended before it: a piece is cut there."""
    return sum(n <= at for n in begins.values()), sum(n < at for n in ends.values())


def _runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(
        Run(state, "".join(run.text for run in group))
        for state, group in groupby(runs, key=lambda run: run.state)
    )
