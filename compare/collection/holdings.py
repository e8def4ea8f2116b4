"""What a collection holds, opened to be asked: its documents, measures, vectors and mentions.

Documents, articles and measures are known by their place in the whole collection, from 0 on, in the
order of the parts. Whatever is large is read when it is asked for, and no more of it than that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from compare.collection.parts import WORDS
from compare.collection.rows import document_again
from compare.collection.store import PARTS, read_manifest
from compare.collection.tables import DIMENSIONS, ROWS, SCHEMAS
from compare.collection.words import make_index, places_of
from compare.errors import MzdiffError
from compare.model import Document

Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a collection: what is known of it without its text."""

    id: str
    path: str
    sha256: str
    title: str
    issuer: str
    region: str
    around: list[str]
    level: str | None
    year: int | None
    last_year: int | None
    date: str
    number: str
    format: str
    characters: int
    articles: int
    measures: int
    truncated: bool
    lexicon_fits: bool
    read_at: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A measure of a collection with its place there; ``measure`` is empty for a whole article."""

    place: int
    document: int
    article: str
    measure: str
    text: str
    wording: int
    themes: list[str]


COLUMNS = [field.name for field in fields(Entry)]


class Holdings:
    """A collection opened for reading. Raises ``MzdiffError`` where there is none."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest; nothing else yet."""
        self.folder = folder
        self.manifest = read_manifest(folder)
        self.first_measure = _starts(part.measures for part in self.manifest.parts)

    @cached_property
    def table(self) -> pa.Table:
        """All documents without their texts."""
        return self.whole("documents", COLUMNS)

    @cached_property
    def years(self) -> Places:
        """The year of each document, 0 where it is unknown."""
        return np.asarray(self.column("year").fill_null(0).to_numpy(), np.int64)

    @cached_property
    def measure_starts(self) -> Places:
        """The first measure of each document, then the number of all."""
        return _starts(self.column("measures").to_numpy())

    @cached_property
    def article_starts(self) -> Places:
        """The first article of each document, then the number of all."""
        return _starts(self.column("articles").to_numpy())

    def __len__(self) -> int:
        """Return the number of documents."""
        return sum(part.documents for part in self.manifest.parts)

    def column(self, name: str) -> pa.Array:
        """Return a column of the documents."""
        return self.table[name].combine_chunks()

    def entry(self, number: int) -> Entry:
        """Return what is known of a document."""
        return Entry(**self.table.slice(number, 1).to_pylist()[0])

    def entries(self) -> list[Entry]:
        """Return what is known of all documents."""
        return [Entry(**row) for row in self.table.to_pylist()]

    def number(self, name: str) -> int:
        """Return the place of the document of an id. Raises ``MzdiffError`` where there is none."""
        place = pc.index(self.table["id"], name).as_py()
        if place < 0:
            raise MzdiffError(
                f"{name}: 文集中没有这份文件 (no such document); 见 mzdiff corpus list"
            )
        return int(place)

    def document(self, number: int) -> Document:
        """Return a document with its whole text, as it was when it was read."""
        part, place = self._within("documents", number)
        values = _read(self._file(part, "documents"), ["id", "path", "stated", "extract"])
        return document_again(*(values[name][place].as_py() for name in values.column_names))

    def measures_with(self, word: str) -> Places:
        """Return the measures that hold a word, which is in its plain form."""
        found = [
            self._places_of(number, word) + first
            for number, first in enumerate(self.first_measure[:-1])
        ]
        return np.concatenate([np.empty(0, np.int64), *found])

    def _places_of(self, part: int, word: str) -> Places:
        """Return the places of a word in a part, whose index is made again if it is not sound."""
        index = self._file(part, "measures").with_name(WORDS)
        try:
            return places_of(index, word)
        except sqlite3.DatabaseError:
            texts = _read(self._file(part, "measures"), ["text"])["text"].to_pylist()
            make_index(index, texts)
            return places_of(index, word)

    def documents_of(self, measures: Places) -> Places:
        """Return the document of each measure."""
        return np.searchsorted(self.measure_starts, measures, side="right") - 1

    def statements(self, measures: Sequence[int] | Places) -> Iterator[Statement]:
        """Yield measures in order of their places; only groups of rows that hold one are read."""
        wanted = np.unique(np.asarray(measures, np.int64))
        documents = self.documents_of(wanted)
        which = np.searchsorted(self.first_measure, wanted, side="right") - 1
        for part in np.unique(which):
            file = pq.ParquetFile(self._file(int(part), "measures"))
            mine = which == part
            places = wanted[mine] - self.first_measure[part]
            for group in np.unique(places // ROWS):
                inside = places // ROWS == group
                rows = file.read_row_group(
                    int(group), columns=["article", "measure", "text", "wording", "themes"]
                ).take(places[inside] % ROWS)
                for place, document, row in zip(
                    wanted[mine][inside], documents[mine][inside], rows.to_pylist(), strict=True
                ):
                    yield Statement(int(place), int(document), **row)

    def vectors(self) -> Iterator[tuple[int, npt.NDArray[np.int8], npt.NDArray[np.float32]]]:
        """Yield for each part its first article, the vectors of its articles, and their scales."""
        first = 0
        for number, part in enumerate(self.manifest.parts):
            values = _read(self._file(number, "vectors"), ["vector", "scale"])
            data = values["vector"].combine_chunks().buffers()[1]
            flat = np.frombuffer(data, np.int8, part.articles * DIMENSIONS)
            yield first, flat.reshape(-1, DIMENSIONS), values["scale"].to_numpy()
            first += part.articles

    def whole(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """Return a table of all parts, or some of its columns."""
        files = [self._file(number, name) for number in range(len(self.manifest.parts))]
        schema = SCHEMAS[name]
        chosen = pa.schema([field for field in schema if not columns or field.name in columns])
        found = [_read(file, columns).cast(chosen) for file in files]
        return pa.concat_tables([chosen.empty_table(), *found]).unify_dictionaries()

    def _within(self, table: str, number: int) -> tuple[int, int]:
        starts = _starts(getattr(part, table) for part in self.manifest.parts)
        part = int(np.searchsorted(starts, number, side="right")) - 1
        return part, number - int(starts[part])

    def _file(self, number: int, table: str) -> Path:
        return self.folder / PARTS / self.manifest.parts[number].name / f"{table}.parquet"


def _read(file: Path, columns: list[str] | None) -> pa.Table:
    """Return columns of a file. Raises ``MzdiffError`` where another run has just replaced it."""
    try:
        return pq.read_table(file, columns=columns, memory_map=True)
    except FileNotFoundError:
        raise MzdiffError(f"{file}: 文集刚刚有变 (changed meanwhile); 请再运行一次") from None
    except (pa.ArrowInvalid, OSError) as error:
        raise MzdiffError(f"{file}: 已损坏 (damaged); 请重新建立文集") from error


def _starts(counts: Any) -> Places:  # noqa: ANN401 - numbers, of numpy too
    """Return where each of several runs begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(np.fromiter(counts, np.int64))]).astype(np.int64)
