"""How the result was made: settings, what was removed and repaired, what is cited."""

from __future__ import annotations

from compare.addresses import document_of
from compare.language import say
from compare.model import Citation, Document
from compare.report.view.documents import Appendix, CitationLine, SourceRecord
from compare.telling.words.documents import all_notes, remark, source_place
from compare.telling.words.english import beside
from compare.telling.words.naming import Names, Place, home_pair, place
from compare.telling.words.wording import word


def appendix(names: Names) -> Appendix:
    """Return the appendix of the page."""
    comparison, language = names.comparison, names.language
    settings = comparison.settings
    values = (
        ("version", settings.version),
        ("encoder", settings.encoder),
        ("lexicon", settings.lexicon),
    )
    return Appendix(
        tuple((word(f"setting_{key}", language), value) for key, value in values if value),
        tuple(_record(names, document) for document in comparison.documents),
        _citations(names),
    )


def _record(names: Names, document: Document) -> SourceRecord:
    removed = sorted(
        {*document.source.removed, *document.removed}, key=lambda piece: (piece.span, piece.kind)
    )
    return SourceRecord(
        names.tags[document.id],
        document.source.name,
        document.source.encoding,
        tuple(
            (
                say("removed", piece.kind, names.language),
                piece.text.strip(),
                source_place(document, piece.span[0], names),
            )
            for piece in removed
        ),
        tuple(remark(note, document, names) for note in all_notes(document)),
    )


def _citations(names: Names) -> tuple[CitationLine, ...]:
    """Return each cited title once, with all its places, in the order of the first one."""
    gathered: dict[tuple[str, str], list[Citation]] = {}
    for citation in names.comparison.citations:
        gathered.setdefault((citation.title, citation.number), []).append(citation)
    return tuple(
        CitationLine(
            beside(title, names.english),
            mark,
            tuple(dict.fromkeys(_home_place(names, citation.unit) for citation in citations)),
        )
        for (title, mark), citations in gathered.items()
    )


def _home_place(names: Names, unit: str) -> Place:
    return place(names, home_pair(names, document_of(unit)), unit)
