"""One document as rows of the tables: read, cut into measures, with its themes and vectors."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from compare.encoder import Encoder, Vectors
from compare.facts import read_facts
from compare.knowledge.divisions import place_before, places_around
from compare.knowledge.words import letters_and_digits
from compare.model import Article, Document, FactKind, Head
from compare.segment import segment
from compare.source import Extract, Member, extract_of, packed, source_from, unpacked
from compare.source.places import in_form, written
from compare.source.script import simplified
from compare.themes.assign import Treatment, assign
from compare.themes.follow import FITS, known_share
from compare.themes.lexicon import EMPTY, Lexicon
from compare.themes.mentions import mentions
from compare.visible import legible

SHORTEST = 12  # letters of a measure; a shorter one says the same by chance
FACTS: tuple[FactKind, ...] = ("number", "deadline", "place", "people", "office", "basis", "name")
LARGEST = 127  # of a number of eight bits with its sign
Row = tuple[Any, ...]
Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to take in: its bytes, their digest, and the id that its document is to have.

    ``read_at`` is when the bytes were read: a document's rows depend on its job alone.
    """

    id: str
    path: str
    data: bytes
    sha256: str
    stated: str = ""
    read_at: str = ""


def rows_of(job: Job, lexicon: Lexicon, encoder: Encoder) -> Rows:
    """Return the rows of each table for a file. Raises ``MzdiffError`` for what cannot be read."""
    member = Member(Path(job.path), lambda: job.data, stated_head(job.stated))
    extract = extract_of(member)
    document = document_from(extract, member, job.id)
    treatments = assign(document, lexicon)
    fits = known_share(document, treatments, lexicon) >= FITS
    known = lexicon if fits else EMPTY
    facts = list(_fact_rows(document))
    treatments = treatments if fits else assign(document, EMPTY)
    return {
        "documents": [_document_row(job, extract, document, len(facts), fits)],
        "articles": list(_article_rows(document, treatments)),
        "measures": list(_measure_rows(document, treatments)),
        "facts": facts,
        "mentions": [
            (document.id, theme, m.name, m.prominence, m.share, len(m.articles), len(m.measures))
            for theme, m in mentions(document, treatments, known).items()
        ],
        "vectors": list(_vector_rows(document, encoder)),
    }


def document_from(extract: Extract, member: Member, name: str) -> Document:
    """Return the document of an extract under an id. A level that a person states is final."""
    document = replace(segment(source_from(extract, member)), id=name)
    if member.stated and member.stated.level:
        return replace(document, head=replace(document.head, level=member.stated.level))
    return document


class Stored(NamedTuple):
    """What is kept of a document to make it again: its id, path, what a person stated, its text."""

    id: str
    path: str
    stated: str
    extract: bytes


def document_again(name: str, path: str, stated: str, extract: bytes) -> Document:
    """Return a document of a collection as it was when it was read, whatever became of its file."""
    member = Member(Path(path), lambda: b"", stated_head(stated))
    return document_from(unpacked(extract), member, name)


def stated_text(head: Head | None) -> str:
    """Return what a person states of a document as one line, an empty one for nothing."""
    values = {key: value for key, value in asdict(head).items() if value} if head else {}
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else ""


def stated_head(text: str) -> Head | None:
    """Return what ``stated_text`` gave."""
    return Head(**json.loads(text)) if text else None


def wording(text: str) -> int:
    """Return a number that texts of the same letters and digits share, whatever their marks."""
    letters = plain_letters(text)
    return int.from_bytes(blake2b(letters.encode(), digest_size=8).digest(), "big", signed=True)


def plain_letters(text: str) -> str:
    """Return the letters and digits of a text in their plain forms."""
    return letters_and_digits(plain(text))


def plain(text: str) -> str:
    """Return the form in which words are looked for: simplified, half-width, in small letters."""
    return simplified(unicodedata.normalize("NFKC", text)).casefold()


def small_numbers(vectors: Vectors) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return vectors as numbers of eight bits, and what each is to be multiplied with."""
    scale = np.abs(vectors).max(axis=1, initial=0.0) / LARGEST
    divisor = np.where(scale > 0, scale, 1.0)
    return np.rint(vectors / divisor[:, None]).astype(np.int8), scale.astype(np.float32)


def _document_row(job: Job, extract: Extract, document: Document, facts: int, fits: bool) -> Row:
    head, articles = document.head, document.articles
    return (
        document.id,
        legible(job.path),
        job.sha256,
        job.stated,
        written(head.title, document.source, (0, len(document.source.text))),
        written(head.issuer, document.source, (0, len(document.source.text))),
        head.region,
        _around(head),
        head.level,
        head.year,
        head.period[1] if head.period else None,
        head.date,
        head.number,
        extract.format,
        extract.encoding,
        sum(len(article.text) for article in articles),
        len(articles),
        sum(len(article.statements) or 1 for article in articles),
        facts,
        document.truncated,
        fits,
        job.read_at,
        packed(extract),
    )


def _around(head: Head) -> tuple[str, ...]:
    """Return the places around a region, whose chain its issuer or title may name."""
    for words in (head.region, head.issuer, head.title):
        place = place_before(words)
        around = places_around(words)
        if place and around and (place.name == head.region or words == head.region):
            return around
    return ()


def _article_rows(document: Document, treatments: Sequence[Treatment]) -> Iterator[Row]:
    first = 0
    for article, treatment in zip(document.articles, treatments, strict=True):
        count = len(article.statements) or 1
        yield (
            document.id,
            article.id,
            article.label,
            written(article.heading, document.source, article.span),
            _sections(document, article),
            document.in_annex(article),
            treatment.primary,
            tuple(treatment.measures),
            first,
            count,
        )
        first += count


def _sections(document: Document, article: Article) -> str:
    names: list[str] = []
    name = article.section
    while name:
        section = document.section_by_id[name]
        heading = written(section.heading, document.source, section.span)
        names.insert(0, f"{section.label}{heading}")
        name = section.parent
    return " › ".join(names)


def _measure_rows(document: Document, treatments: Sequence[Treatment]) -> Iterator[Row]:
    """Yield the statements; one that treats nothing itself is about what its article is about."""
    for article, treatment in zip(document.articles, treatments, strict=True):
        of: dict[str, tuple[str, ...]] = {}
        for theme, units in treatment.measures.items():
            for name in units:
                of[name] = (*of.get(name, ()), theme)
        around = (treatment.primary,) if treatment.primary else ()
        for unit in article.statements or (article,):
            text = in_form(unit.text, unit.origin, document.source)
            themes = of.get(unit.id, around)
            measure = "" if unit is article else unit.id
            yield document.id, article.id, measure, text, wording(text), themes


def _fact_rows(document: Document) -> Iterator[Row]:
    """Yield what the statements state, each fact with the place of its statement."""
    units = ((a, unit) for a in document.articles for unit in a.statements or (a,))
    for place, (article, unit) in enumerate(units):
        address = (document.id, article.id, "" if unit is article else unit.id, place)
        for one in read_facts(unit.text, *FACTS):
            said = (one.text, one.value, one.unit, one.bound, one.subject, one.role)
            yield *address, one.kind, *said


def _vector_rows(document: Document, encoder: Encoder) -> Iterator[Row]:
    vectors, scales = small_numbers(encoder.encode([a.text for a in document.articles]))
    for article, vector, scale in zip(document.articles, vectors, scales, strict=True):
        yield document.id, article.id, scale, vector.tobytes()
