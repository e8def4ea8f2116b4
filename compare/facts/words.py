"""The closed classes of words by which facts are known."""

from __future__ import annotations

from compare.closed import any_of, tables, words

__all__ = ["any_of", "tables", "words"]
