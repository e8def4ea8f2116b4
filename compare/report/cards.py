"""The documents side by side: what each says of itself, how long it is, how well it was read."""

from __future__ import annotations

from dataclasses import replace

from compare.model import Document, Note
from compare.outline import line_number
from compare.report.view import DocumentCard, Remark
from compare.telling.documents import all_notes, text_length
from compare.telling.naming import Names, office_title, region_title
from compare.telling.wording import date, note_sentence, number, word

GRAVE = ("truncated", "no_headings", "undecodable")


def document_card(names: Names, document: Document) -> DocumentCard:
    """Return the card of a document; what the text does not say of itself has no line.

    Region and year stand above the card, and in the name of the office that issued the plan.
    """
    head, language = document.head, names.language
    tagged = bool(head.region and head.year and head.issuer)
    values = (
        ("issuer", office_title(names, head.issuer)),
        ("region", "" if tagged else region_title(names, head.region)),
        ("year", "" if tagged else str(head.year or "")),
        ("period", f"{head.period[0]}—{head.period[1]}" if head.period else ""),
        ("date", date(head.date, language)),
        ("number", head.number),
        ("length", word("characters", language, count=number(text_length(document)))),
        ("contents", _contents(document, names)),
    )
    return DocumentCard(
        names.tags[document.id],
        head.title or document.source.name,
        _cited(names, document),
        tuple((word(key, language), value) for key, value in values if value),
        tuple(gathered_remarks(names, document)),
    )


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


def _cited(names: Names, document: Document) -> str:
    """Return issuer, title and year; what the text does not say of itself is left out."""
    head, language = document.head, names.language
    return word(
        "cited",
        language,
        issuer=word("cited_issuer", language, issuer=head.issuer) if head.issuer else "",
        title=head.title or document.source.name,
        year=word("cited_year", language, year=head.year) if head.year else "",
    )


def _contents(document: Document, names: Names) -> str:
    return word(
        "counts",
        names.language,
        sections=len(document.sections),
        articles=len(document.articles),
        measures=sum(len(article.measures) for article in document.articles),
    )
