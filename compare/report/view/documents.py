"""What the page shows of the documents: a card of each, and how the result was made."""

from __future__ import annotations

from dataclasses import dataclass

from compare.telling.words.documents import Remark
from compare.telling.words.naming import Place


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """One document among those compared: label and value of each line, and its notes.

    ``cited`` is how a citation names it.
    """

    tag: str
    title: str
    cited: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[Remark, ...]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The notes that change nothing a reader may conclude."""
        return tuple(note for note in self.notes if not note.grave)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What was removed from and repaired in one source."""

    tag: str
    file: str
    encoding: str
    removed: tuple[tuple[str, str, str], ...]
    notes: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class CitationLine:
    """A cited title and all places that cite it."""

    title: str
    number: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """How the result was made."""

    settings: tuple[tuple[str, str], ...]
    sources: tuple[SourceRecord, ...]
    citations: tuple[CitationLine, ...]
