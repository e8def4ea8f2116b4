"""An article's text cut into lines, quoted pieces and runs that are marked alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from compare.model import Article, Change
from compare.redline.telling import overlap
from compare.report.stretches import Stretch, statement_stretches
from compare.report.view import Piece, Run, Side

REWRITTEN = 0.4
"""Below this part of shared text the shared words are marked instead of the different ones."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of an article's text that a finding quotes."""

    stretch: Stretch
    anchor: str
    number: int
    finding: str


@dataclass(frozen=True, slots=True)
class Shared:
    """For each character of a text whether a counterpart has it too, and how to mark that.

    Where the texts were ``rewritten`` the shared words are marked instead of the different ones;
    both sides of a change are marked in the same way.
    """

    characters: tuple[bool, ...]
    rewritten: bool


def shared_with(text: str, side: Side, changes: Sequence[Change]) -> Shared | None:
    """Return what a text shares with its counterparts, ``None`` without any."""
    if not changes:
        return None
    shared = [False] * len(text)
    for change in changes:
        at = 0
        for edit in change.edits:
            length = len(edit.left if side == "left" else edit.right)
            if edit.op == "equal":
                shared[at : at + length] = [True] * length
            at += length
    return Shared(tuple(shared), _rewritten(changes))


def _rewritten(changes: Sequence[Change]) -> bool:
    edits = [edit for change in changes for edit in change.edits]
    equal = sum(len(edit.left) for edit in edits if edit.op == "equal")
    return 2 * equal < REWRITTEN * sum(len(edit.left) + len(edit.right) for edit in edits)


def line_stretches(article: Article) -> list[tuple[str, Stretch]]:
    """Return the lines of an article: unit id (empty for the heading or other text) and stretch.

    Together they cover the whole text but for spaces at the ends of lines; what stands between
    two measures ends the line before.
    """
    text = article.text
    starts = [(unit, start) for unit, (start, _) in statement_stretches(article)]
    if not starts or starts[0][1] > 0:
        starts.insert(0, ("", 0))
    bounds = [start for _, start in starts] + [len(text)]
    return [
        (unit, (start, start + len(text[start:end].rstrip())))
        for (unit, start), end in zip(starts, bounds[1:], strict=True)
    ]


def pieces(
    text: str, shared: Shared | None, quotes: list[Quoted], stretch: Stretch
) -> tuple[Piece, ...]:
    """Return the pieces of one line; without ``shared`` nothing is marked as changed."""
    inside = [quote for quote in quotes if overlap(quote.stretch, stretch)]
    edges = {edge for quote in inside for edge in quote.stretch}
    cuts = sorted({*stretch, *(edge for edge in edges if stretch[0] < edge < stretch[1])})
    return tuple(
        _piece(text, shared, [q for q in inside if overlap(q.stretch, (a, b))], (a, b), stretch[0])
        for a, b in pairwise(cuts)
    )


def _piece(
    text: str, shared: Shared | None, quotes: list[Quoted], stretch: Stretch, line: int
) -> Piece:
    first = [quote for quote in quotes if max(quote.stretch[0], line) == stretch[0]]
    last = [quote for quote in quotes if quote.stretch[1] == stretch[1]]
    return Piece(
        _runs(text, shared, stretch),
        tuple(quote.anchor for quote in first if quote.stretch[0] >= line),
        tuple(dict.fromkeys((quote.number, quote.finding) for quote in last)),
        bool(quotes),
    )


def _runs(text: str, shared: Shared | None, stretch: Stretch) -> tuple[Run, ...]:
    if shared is None:
        return (Run("", text[slice(*stretch)]),)
    runs = []
    for same, group in groupby(range(*stretch), key=lambda i: shared.characters[i]):
        words = "".join(text[i] for i in group)
        plain = same and not (shared.rewritten and len(words) > 1)
        runs.append(Run("" if plain else "shared" if same else "changed", words))
    return tuple(runs)
