"""What an article shares with its counterparts, character by character, and how that is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from compare.model import Change, Span

REWRITTEN = 0.4
"""Below this part of shared text the shared words are marked instead of the different ones."""
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are marked alike; ``state`` is empty where nothing is to be marked.

    In a text that is both wordings in one, ``gone`` and ``come`` stand on one side only and say
    something else there; ``was`` and ``now`` are two ways to say the same.
    """

    state: Literal["", "changed", "shared", "gone", "come", "was", "now"]
    text: str


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


def runs_of(text: str, shared: Shared | None, stretch: Span) -> tuple[Run, ...]:
    """Return a stretch of a text in runs; without ``shared`` nothing is marked as changed."""
    if shared is None:
        return (Run("", text[slice(*stretch)]),)
    runs = []
    for same, group in groupby(range(*stretch), key=lambda i: shared.characters[i]):
        words = "".join(text[i] for i in group)
        plain = same and not (shared.rewritten and len(words) > 1)
        runs.append(Run("" if plain else "shared" if same else "changed", words))
    return tuple(runs)
