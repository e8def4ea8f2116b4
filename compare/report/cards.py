"""The documents side by side: what each says of itself, how long it is, how well it was read."""

from __future__ import annotations

from compare.model import Document
from compare.report.view.documents import DocumentCard
from compare.telling.words.documents import gathered_remarks, text_length
from compare.telling.words.naming import Names, office_title, region_title
from compare.telling.words.wording import date, number, word


def document_card(names: Names, document: Document) -> DocumentCard:
    """Return the card of a document; what the text does not say of itself has no line.

    Region and year stand above the card where both are known.
    """
    head, language = document.head, names.language
    tagged = bool(head.region and head.year)
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
