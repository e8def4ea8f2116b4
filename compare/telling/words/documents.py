"""What every form of a report says of a document: how long it is, and the notes on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.model import Document, Note
from compare.outline import line_number
from compare.telling.words.naming import Names
from compare.telling.words.wording import note_sentence, number, word

GRAVE = ("truncated", "no_headings", "undecodable")


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a source and where it applies (empty without a place).

    A ``grave`` one changes what may be concluded from the document.
    """

    text: str
    where: str = ""
    grave: bool = False


def text_length(document: Document) -> int:
    """Return the number of characters of preamble and articles, spaces not counted."""
    texts = [passage.text for passage in document.preamble]
    texts += [article.label + article.text for article in document.articles]
    return sum(len("".join(text.split())) for text in texts)


def all_notes(document: Document) -> tuple[Note, ...]:
    """Return the notes on a document, those on its source first, each once."""
    return tuple(dict.fromkeys((*document.source.notes, *document.notes)))


def remark(note: Note, document: Document, names: Names) -> Remark:
    """Return a note as a sentence with its place in the source."""
    where = source_place(document, note.span[0], names) if note.span else ""
    return Remark(note_sentence(note, names.language), where, note.kind in GRAVE)


def source_place(document: Document, offset: int, names: Names) -> str:
    """Return line and character of an offset in the source, both counted from 1."""
    line = line_number(document, offset)
    return word("source_place", names.language, line=number(line), character=number(offset + 1))


def gathered_remarks(names: Names, document: Document) -> list[Remark]:
    """Return the notes for the card: notes of one kind that are many become one sentence."""
    notes = all_notes(document)
    kinds = dict.fromkeys(note.kind for note in notes)
    remarks = []
    for kind in kinds:
        same = [note for note in notes if note.kind == kind]
        first = remark(same[0], document, names)
        more = word("and_more", names.language, count=len(same) - 1) if len(same) > 1 else ""
        remarks.append(replace(first, text=first.text + more))
    return remarks
