"""Documents of a collection compared as a series, as if their files had been given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.collection.asking.choice import Choice, chosen
from compare.collection.asking.holdings import Holdings
from compare.errors import MzdiffError
from compare.model import Comparison
from compare.pipeline import compare
from compare.series import MAX_CHARACTERS
from compare.source.intake.files import MAX_SERIES, too_many


def numbers_of(holdings: Holdings, ids: Sequence[str], choice: Choice) -> list[int]:
    """Return the places of the documents of some ids or, without any, of a choice.

    Raises ``MzdiffError`` for an unknown id.
    """
    mask = chosen(holdings, choice)
    if ids:
        named = np.zeros(len(holdings), dtype=bool)
        named[[holdings.number(name) for name in ids]] = True
        mask &= named
    return [int(n) for n in np.flatnonzero(mask)]


def compared(holdings: Holdings, ids: Sequence[str], choice: Choice) -> Comparison:
    """Return the comparison of the documents of some ids or, without any, of a choice.

    Raises ``MzdiffError`` for an unknown id, and for too few documents, too many or too long ones.
    """
    numbers = numbers_of(holdings, ids, choice)
    if len(numbers) < 2:
        raise MzdiffError(
            f"{holdings.folder}: 选出 {len(numbers)} 份 (too few documents); 请给出两份或更多"
        )
    if len(numbers) > MAX_SERIES:
        raise MzdiffError(f"{holdings.folder}: 选出 {len(numbers)} 份, {too_many(MAX_SERIES)}")
    if sum(entry.characters for entry in holdings.some_entries(numbers)) > MAX_CHARACTERS:
        raise MzdiffError(
            f"{holdings.folder}: 选出的超过 {MAX_CHARACTERS // 10_000} 万字 (too long together); "
            "请分批比较"
        )
    return compare(*(holdings.document(n) for n in numbers), lexicon=holdings.lexicon)
