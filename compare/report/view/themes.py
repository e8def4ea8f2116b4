"""What the page shows of themes."""

from __future__ import annotations

from dataclasses import dataclass

from compare.telling.words.naming import Place


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """A theme in one document; ``percent`` is the width of its bar, ``share`` its text.

    ``name`` is empty where the document calls it as everywhere. Where the document has no word of
    it ``share`` is empty and ``name`` says so; places are then those of counterparts.
    """

    name: str
    share: str
    percent: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme through the documents: its id, and its name as a reader sees it.

    ``remarks`` say what its presence follows, and whether the text alone gave it; ``findings`` are
    the kinds of what happened to it: anchor of the first, and the kind with its number.
    """

    anchor: str
    id: str
    name: str
    remarks: tuple[str, ...]
    cells: tuple[ThemeCell, ...]
    findings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """The themes of a series whose presence follows one thing, or of a pair that became one thing.

    Of each its name, its place in the table, and of a series from or up to when the texts have it.
    """

    title: str
    themes: tuple[tuple[str, str, str], ...]
