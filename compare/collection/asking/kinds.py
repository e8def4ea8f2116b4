"""Which rows of a table are meant by a column of few words, and which facts are of a kind."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from compare.collection.asking.what import Stated

Mask = npt.NDArray[np.bool_]
MONEY = "元"  # and what it is counted by: 元/人/月
TOLD_BY = {Stated.goal: ("bound", "role"), Stated.money: ("unit",)}


def told_by(kind: Stated) -> tuple[str, ...]:
    """Return the columns of facts that tell whether one is of a kind."""
    return TOLD_BY.get(kind, ("kind",))


def of_kind(facts: pa.Table, kind: Stated) -> Mask:
    """Tell of each fact whether it is of a kind."""
    if kind == Stated.goal:
        return having(facts["bound"], bool) | having(facts["role"], "to".__eq__)
    if kind == Stated.money:
        return having(facts["unit"], lambda unit: unit.startswith(MONEY))
    return having(facts["kind"], kind.value.__eq__)


def having(column: pa.ChunkedArray, wanted: Callable[[str], object]) -> Mask:
    """Tell of each row of a column of few words whether its word is wanted: each is asked once."""
    coded = column.combine_chunks()
    words = [bool(wanted(word)) for word in coded.dictionary.to_pylist()]
    return np.asarray(np.array(words, dtype=bool)[coded.indices.to_numpy()], dtype=bool)
