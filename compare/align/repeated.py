"""What stands on both sides word for word needs no judging: it belongs together."""

from __future__ import annotations

import re
from collections.abc import Sequence

NO_WORD = re.compile(r"[\W_]+")


def repeated(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of texts with the same letters and digits, the first with the first."""
    places: dict[str, list[int]] = {}
    for j, text in enumerate(right):
        places.setdefault(letters(text), []).append(j)
    pairs = []
    for i, text in enumerate(left):
        waiting = places.get(letters(text))
        if waiting:
            pairs.append((i, waiting.pop(0)))
    return pairs


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return NO_WORD.sub("", text)
