"""The main job as a recipe: files to documents, documents to one comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Literal

from compare import encoder as encoders
from compare.align import align
from compare.diff import find_changes
from compare.encoder import Encoder
from compare.errors import MzdiffError
from compare.model import (
    Change,
    Comparison,
    Document,
    Event,
    Link,
    Note,
    Settings,
)
from compare.overrides import Overrides, overridden, renamed_by_hand, unlinked_notes
from compare.segment import segment
from compare.similarity import compare_pair
from compare.source import documents_behind, read_source, source_of
from compare.themes import follow
from compare.themes import lexicon as lexicons
from compare.themes.lexicon import Lexicon
from compare.version import __version__
from compare.written import as_written, in_simplified

Progress = Callable[[str], None]
NO_OVERRIDES = Overrides()


def read(path: str | Path) -> Document:
    """Read one file into a document.

    Raises ``MzdiffError`` for a file that cannot be read as Chinese text.
    """
    return segment(read_source(path))


def read_all(path: str | Path) -> tuple[list[Document], list[Note]]:
    """Read one file, or every document of a folder or a zip.

    What cannot be read as Chinese text is left out of a series, with a note. Raises
    ``MzdiffError`` where it is the one file that the path names.
    """
    members = documents_behind(Path(path))
    if members[0].path == Path(path):
        return [segment(source_of(members[0]))], []
    documents: list[Document] = []
    notes: list[Note] = []
    for member in members:
        try:
            documents.append(segment(source_of(member)))
        except MzdiffError as error:
            reason = str(error).removeprefix(f"{member.path}: ")
            notes.append(Note("left_out", before=str(member.path), after=reason))
    return documents, notes


def compare(
    *documents: Document | str | Path,
    encoder: Encoder | str | None = "built-in",
    lexicon: Lexicon | Literal["built-in"] | None = "built-in",
    overrides: Overrides = NO_OVERRIDES,
    progress: Progress = lambda stage: None,
) -> Comparison:
    """Compare two documents, or a series of more in order of year, each with the next.

    A path may be a folder or a zip of documents. Raises ``MzdiffError`` for fewer than two.
    ``encoder`` may be the name or path of a sentence-transformers model; ``None`` compares the
    wording alone. ``lexicon=None`` works from the texts alone. ``overrides`` are a person's word,
    and final. ``progress`` is told the name of each stage as it begins.
    """
    progress("read")
    texts, left_out = _gathered(documents)
    written = in_order(with_distinct_ids(texts))
    series = [in_simplified(document) for document in written]
    model = _encoder(encoder)
    words = lexicons.load() if lexicon == "built-in" else lexicon
    links: list[Link] = []
    changes: list[Change] = []
    stated: list[Event] = []
    notes = [*left_out, *_cautions(series, model, words)]
    for left, right in pairwise(series):
        progress("align")
        units = left.unit_by_address | right.unit_by_address
        found = align(left, right, compare_pair(left, right, model, words))
        found = overridden(found, overrides, units)
        links += found
        changes += find_changes(left, right, found)
        stated += renamed_by_hand(overrides, units)
        notes += unlinked_notes(overrides, units)
    progress("themes")
    story = follow(series, tuple(links), words)
    comparison = Comparison(
        documents=tuple(series),
        pairs=tuple((left.id, right.id) for left, right in pairwise(series)),
        links=tuple(links),
        changes=tuple(changes),
        themes=story.themes,
        events=_with_stated(story.events, stated),
        targets=story.targets,
        citations=story.citations,
        settings=Settings(
            encoder=model.name if model else "none",
            lexicon=words.name if words else "none",
            version=__version__,
        ),
        notes=(*notes, *story.notes),
        compared=story.compared,
        english=tuple(words.english.items()) if words else (),
    )
    return as_written(comparison, written)


def _gathered(given: Iterable[Document | str | Path]) -> tuple[list[Document], list[Note]]:
    """Return the documents given or found behind the paths given, and what was left out."""
    texts: list[Document] = []
    left_out: list[Note] = []
    for one in given:
        found, notes = ([one], []) if isinstance(one, Document) else read_all(one)
        texts += found
        left_out += notes
    if len(texts) < 2 and left_out:
        raise MzdiffError(
            f"{left_out[0].before}: {left_out[0].after}; 其余文件不足两份 (too few left)"
        )
    if len(texts) < 2:
        name = texts[0].source.path if texts else "mzdiff"
        raise MzdiffError(f"{name}: 只有一个文件 (only one file); 请给出两份或更多要点")
    return texts, left_out


def _encoder(encoder: Encoder | str | None) -> Encoder | None:
    if encoder == "built-in":
        return encoders.built_in()
    return encoders.load(encoder) if isinstance(encoder, str) else encoder


def _with_stated(events: Iterable[Event], stated: list[Event]) -> tuple[Event, ...]:
    """Put the events that a person stated first, in place of our own of the same kind."""
    said = {(event.type, event.theme, event.scope) for event in stated}
    return (*stated, *(e for e in events if (e.type, e.theme, e.scope) not in said))


def with_distinct_ids(documents: Sequence[Document]) -> list[Document]:
    """Give files of one name in different folders ids of their own: the folder's name, a number."""
    named: list[Document] = []
    taken: set[str] = set()
    for document in sorted(documents, key=lambda d: (d.id, d.source.path)):
        name = next(n for n in _names(document) if n not in taken)
        taken.add(name)
        named.append(replace(document, id=name))
    return named


def _names(document: Document) -> Iterable[str]:
    yield document.id
    folder = Path(document.source.path).parent.name
    if folder:
        yield f"{folder}-{document.id}"
    yield from (f"{document.id}-{number}" for number in range(2, 10_000))


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Return a series as a person ordered it, else by year, date and id; no year comes last."""

    def place(document: Document) -> tuple[bool, int, int, str, str]:
        order, head = document.source.order, document.head
        return (order is None, order or 0, head.year or 9999, head.date, document.id)

    return sorted(documents, key=place)


def _cautions(
    series: Sequence[Document], encoder: Encoder | None, lexicon: Lexicon | None
) -> list[Note]:
    """Return what a reader must know before believing that a difference is a change."""
    notes = []
    regions = list(dict.fromkeys(d.head.region for d in series if d.head.region))
    if len(regions) > 1:
        notes.append(Note("different_regions", before="、".join(regions)))
    for left, right in pairwise(series):
        if left.head.year and left.head.year == right.head.year:
            notes.append(Note("same_year", before=left.id, after=right.id))
        if [a.text for a in left.articles] == [a.text for a in right.articles]:
            notes.append(Note("same_text", before=left.id, after=right.id))
    notes += [Note("unknown_year", before=d.id) for d in series if d.head.year is None]
    notes += [Note("unknown_region", before=d.id) for d in series if not d.head.region]
    notes += [] if encoder else [Note("no_embedding")]
    notes += [] if lexicon else [Note("no_lexicon")]
    return notes
