"""The documents of one run: read, told apart by their ids, in order of time."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from compare.errors import MzdiffError
from compare.model import Document, Note
from compare.segment import segment
from compare.source import Member, documents_behind, read_source, source_of
from compare.source.intake.files import MAX_SERIES, fewest_characters, too_many

MAX_CHARACTERS = 1_200_000  # three of the longest texts; of eighty plans a page of 75 MB
TOO_LONG = (
    f"各文件合计超过 {MAX_CHARACTERS // 10_000} 万字 (too long together); "
    "请分批比较, 或用 mzdiff corpus"
)
MAX_SECONDS = 120  # of a processor: on a busy machine the clock runs on


def read(path: str | Path) -> Document:
    """Read one file into a document.

    Raises ``MzdiffError`` for a file that cannot be read as Chinese text.
    """
    return segment(read_source(path))


def read_all(path: str | Path) -> tuple[list[Document], list[Note]]:
    """Read one file, or every document of a folder or a zip.

    What cannot be read as Chinese text is left out of a series, with a note. Raises
    ``MzdiffError`` where it is the one file that the path names, and for documents that are
    longer together than ``MAX_CHARACTERS``, or take longer to be read than ``MAX_SECONDS``.
    """
    return _read_members(path, documents_behind(Path(path)), _busy())


def _read_members(
    path: str | Path, members: list[Member], began: float
) -> tuple[list[Document], list[Note]]:
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
        _check_length(documents)
        if _busy() - began > MAX_SECONDS:
            raise MzdiffError(
                f"{member.path}: 读取各文件超过 {MAX_SECONDS} 秒 (too slow together); 请分批比较"
            )
    return documents, notes


def _busy() -> float:
    """Return the seconds of a processor of this run and of the processes that it has ended."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def _check_length(documents: list[Document]) -> None:
    if sum(len(document.source.text) for document in documents) > MAX_CHARACTERS:
        raise MzdiffError(f"{documents[-1].source.path}: {TOO_LONG}")


def _check_sizes(paths: Iterable[str | Path]) -> None:
    """Refuse what is too long together by its size alone, before any of it is read."""
    together = 0
    for path in paths:
        together += fewest_characters(Path(path))
        if together > MAX_CHARACTERS:
            raise MzdiffError(f"{path}: {TOO_LONG}")


def gathered(given: Iterable[Document | str | Path]) -> tuple[list[Document], list[Note]]:
    """Return the documents given or found behind the paths given, and what was left out.

    Raises ``MzdiffError`` for fewer than two, and for more documents, text or time than
    ``MAX_SERIES``, ``MAX_CHARACTERS`` and ``MAX_SECONDS``.
    """
    given = list(given)
    _check_sizes(one for one in given if not isinstance(one, Document))
    began, count = _busy(), 0
    texts: list[Document] = []
    left_out: list[Note] = []
    for one in given:
        members = [] if isinstance(one, Document) else documents_behind(Path(one))
        count += len(members) or 1
        if count > MAX_SERIES:
            name = one.source.path if isinstance(one, Document) else one
            raise MzdiffError(f"{name}: {too_many(MAX_SERIES)}")
        found, notes = (
            ([one], []) if isinstance(one, Document) else _read_members(one, members, began)
        )
        texts += found
        left_out += notes
        _check_length(texts)
    if len(texts) < 2 and left_out:
        raise MzdiffError(
            f"{left_out[0].before}: {left_out[0].after}; 其余文件不足两份 (too few left)"
        )
    if len(texts) < 2:
        name = texts[0].source.path if texts else "mzdiff"
        raise MzdiffError(f"{name}: 只有一个文件 (only one file); 请给出两份或更多要点")
    return texts, left_out


def with_distinct_ids(documents: Sequence[Document]) -> list[Document]:
    """Give files of one name in different folders ids of their own: the folder's name, a number."""
    named: list[Document] = []
    taken: set[str] = set()
    for document in sorted(documents, key=lambda d: (d.id, d.source.path)):
        name = next(n for n in possible_ids(document.source.path, document.id) if n not in taken)
        taken.add(name)
        named.append(replace(document, id=name))
    return named


def possible_ids(path: str, name: str) -> Iterator[str]:
    """Yield the ids that a document may have, of which the first that is free is taken."""
    yield name
    folder = Path(path).parent.name
    if folder:
        yield f"{folder}-{name}"
    yield from (f"{name}-{number}" for number in itertools.count(2))


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Return a series as a person ordered it, else by year, date and id; no year comes last."""

    def place(document: Document) -> tuple[bool, int, int, str, str]:
        order, head = document.source.order, document.head
        return (order is None, order or 0, head.year or 9999, head.date, document.id)

    return sorted(documents, key=place)
