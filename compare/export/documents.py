"""The documents as plain rows, with what must be known of each and of the whole."""

from __future__ import annotations

from typing import NamedTuple

from compare.model import Document, Note
from compare.telling.words.documents import all_notes, text_length
from compare.telling.words.naming import Names, office_title, region_title
from compare.telling.words.wording import note_sentence


class DocumentRow(NamedTuple):
    """One document and how long it is; ``year`` is ``None`` where the text does not say it."""

    id: str
    tag: str
    title: str
    issuer: str
    region: str
    year: int | None
    date: str
    number: str
    section_count: int
    article_count: int
    measure_count: int
    character_count: int
    file: str
    encoding: str


class NoteRow(NamedTuple):
    """A caution about the whole (``document`` is empty) or a note on one source."""

    document: str
    note: str


def document_rows(names: Names) -> tuple[DocumentRow, ...]:
    """Return the documents in the order of the series."""
    return tuple(_document(names, document) for document in names.comparison.documents)


def _document(names: Names, document: Document) -> DocumentRow:
    head = document.head
    return DocumentRow(
        id=document.id,
        tag=names.tags[document.id],
        title=head.title,
        issuer=office_title(names, head.issuer),
        region=region_title(names, head.region),
        year=head.year,
        date=head.date,
        number=head.number,
        section_count=len(document.sections),
        article_count=len(document.articles),
        measure_count=sum(len(article.measures) for article in document.articles),
        character_count=text_length(document),
        file=document.source.name,
        encoding=document.source.encoding,
    )


def note_rows(names: Names) -> tuple[NoteRow, ...]:
    """Return the cautions about the whole, then the notes on each source."""
    own: list[tuple[str, Note]] = [
        (names.tags[document.id], note)
        for document in names.comparison.documents
        for note in all_notes(document)
    ]
    whole = [("", note) for note in names.comparison.notes]
    return tuple(NoteRow(tag, note_sentence(note, names.language)) for tag, note in whole + own)
