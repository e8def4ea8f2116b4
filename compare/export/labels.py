"""What cells hold, and what tables and columns are called."""

from __future__ import annotations

from compare.language import Language, say

Cell = str | int | float | None


def label(key: str, language: Language) -> str:
    """Return the label of a table, a column or a word in a cell."""
    return say("table", key, language)
