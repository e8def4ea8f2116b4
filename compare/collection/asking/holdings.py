"""What a collection holds, opened to be asked: its documents, measures, vectors and mentions.

Documents, articles and measures are known by their place in the whole collection, from 0 on, in the
order of the parts. Whatever is large is read when it is asked for, and no more of it than that.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.dataset import dataset

from compare.collection.asking.kinds import Mask, having, of_kind, told_by
from compare.collection.asking.opened import Opened, damaged
from compare.collection.asking.what import Stated
from compare.collection.keeping.parts import WORDS
from compare.collection.keeping.rows import Stored, document_again
from compare.collection.keeping.store import PARTS, read_manifest
from compare.collection.keeping.tables import DIMENSIONS, SCHEMAS
from compare.collection.keeping.words import make_index, places_of
from compare.errors import MzdiffError
from compare.model import Document
from compare.themes.lexicon import Lexicon, of_texts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Places = npt.NDArray[np.int64]


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

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading that opens an article (``Article.lead``)."""
        return self.measure.endswith(".0")


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article of a collection with its place there, and where its measures begin."""

    place: int
    document: int
    article: str
    label: str
    heading: str
    section: str
    theme: str
    first: int
    measures: int


NUMBERS = ("year", "articles", "measures", "facts")  # of documents, which are read together
FEW = 2_000  # measures, which stand in some groups of rows only
COLUMNS = [field.name for field in fields(Entry)]


class Holdings:
    """A collection opened for reading. Raises ``MzdiffError`` where there is none."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest, and see that its parts have the rows that it says."""
        self.folder = folder
        self.manifest = read_manifest(folder)
        self.first_measure = _starts(part.measures for part in self.manifest.parts)
        self.first_article = _starts(part.articles for part in self.manifest.parts)
        self._columns: dict[str, pa.Array] = {}
        self._files: dict[tuple[int, str], Opened] = {}
        for number in range(len(self.manifest.parts)):
            self._check_rows(number)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon that all documents were read with."""
        return of_texts(*self.manifest.words)

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

    @cached_property
    def article_first_measures(self) -> Places:
        """The first measure of each article."""
        first = self.whole("articles", ["first"])["first"].to_numpy()
        firsts = np.repeat(self.measure_starts[:-1], np.diff(self.article_starts)) + first
        return np.asarray(firsts, np.int64)

    def __len__(self) -> int:
        """Return the number of documents."""
        return sum(part.documents for part in self.manifest.parts)

    def column(self, name: str) -> pa.Array:
        """Return a column of the documents."""
        if name not in self._columns:
            names = [*NUMBERS] if name in NUMBERS else [name]
            table = self.whole("documents", names)
            self._columns |= {one: table[one].combine_chunks() for one in names}
        return self._columns[name]

    def entry(self, number: int) -> Entry:
        """Return what is known of a document."""
        return self.some_entries([number])[0]

    def some_entries(self, numbers: Sequence[int]) -> list[Entry]:
        """Return what is known of some documents, in the order asked for."""
        rows = dict(self._rows("documents", numbers, COLUMNS))
        return [Entry(**rows[number]) for number in numbers]

    @cached_property
    def entry_of(self) -> list[Entry]:
        """What is known of all documents; one alone is quicker to ask for by ``entry``."""
        table = self.whole("documents", COLUMNS)
        columns = (table[name].to_pylist() for name in COLUMNS)
        return [Entry(*values) for values in zip(*columns, strict=True)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.column("id").to_pylist())}

    def number(self, name: str) -> int:
        """Return the place of the document of an id. Raises ``MzdiffError`` where there is none."""
        place = self._numbers.get(name)
        if place is None:
            raise MzdiffError(f"{name}: 文集中没有这份文件 (no such document)")
        return place

    def mentions_of(self, theme: str) -> list[dict[str, Any]]:
        """Return what documents say of a theme: document, name, share, prominence."""
        columns = ["document", "theme", "name", "share", "prominence"]
        table = self.whole("mentions", columns)
        rows = table.filter(having(table["theme"], theme.__eq__)).to_pylist()
        return list(rows)

    def document(self, number: int) -> Document:
        """Return a document with its whole text, as it was when it was read."""
        return document_again(*self.stored(number))

    def stored(self, number: int) -> Stored:
        """Return what a document can be made of again, wherever that is."""
        ((_, row),) = self._rows("documents", [number], list(Stored._fields))
        return Stored(**row)

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
            return _within(index, places_of(index, word), self.manifest.parts[part].measures)
        except sqlite3.DatabaseError:
            texts = self._opened(part, "measures").read(["text"])["text"].to_pylist()
        try:
            beside = index.with_name(f".{WORDS}.{os.getpid()}")
            make_index(beside, texts)
            beside.replace(index)
            return places_of(index, word)
        except (sqlite3.Error, OSError) as error:
            raise damaged(index, error) from error

    def measures_on(self, theme: str) -> Places:
        """Return the measures that treat a theme, in order."""
        hits = np.flatnonzero(pc.equal(self._themes.flatten(), theme).to_numpy(False))
        starts = self._themes.offsets.to_numpy()
        return np.asarray(np.searchsorted(starts, hits, side="right") - 1, np.int64)

    def of_those_on(self, theme: str, measures: Places) -> Places:
        """Return those of some measures that treat a theme; of few ones no others are looked at."""
        if len(measures) > FEW:
            return measures[self._among(self.measures_on(theme))[measures]]
        rows = dict(self._rows("measures", measures, ["themes"]))
        on = [place for place in measures if theme in rows[int(place)]["themes"]]
        return np.array(on, np.int64)

    def of_those_stating(self, kind: Stated, measures: Places) -> Places:
        """Return those of some measures that state a fact of a kind."""
        return measures[self._among(self.measures_stating(kind))[measures]]

    def _among(self, those: Places) -> Mask:
        """Tell of each measure whether it is among those."""
        mask = np.zeros(self.first_measure[-1], dtype=bool)
        mask[those] = True
        return mask

    @cached_property
    def _themes(self) -> pa.ListArray:
        """The themes of all measures."""
        return self.whole("measures", ["themes"])["themes"].combine_chunks()

    def measures_stating(self, kind: Stated) -> Places:
        """Return the measures that state a fact of a kind, some of them several times."""
        facts = self.whole("facts", ["place", *told_by(kind)])
        first = np.repeat(self.measure_starts[:-1], self.column("facts").to_numpy())
        places = first + facts["place"].to_numpy()
        return np.asarray(places[of_kind(facts, kind)], np.int64)

    def measures_of(self, articles: Places) -> Places:
        """Return the measures of articles, article by article."""
        starts = np.append(self.article_first_measures, self.measure_starts[-1])
        ranges = [np.arange(starts[one], starts[one + 1]) for one in articles]
        return np.concatenate([np.empty(0, np.int64), *ranges])

    def documents_of(self, measures: Places) -> Places:
        """Return the document of each measure."""
        return np.searchsorted(self.measure_starts, measures, side="right") - 1

    @cached_property
    def wordings(self) -> Places:
        """The number of each measure's wording, which those of the same letters share."""
        return np.asarray(self.whole("measures", ["wording"])["wording"].to_numpy(), np.int64)

    def statements(self, measures: Sequence[int] | Places) -> list[Statement]:
        """Return measures in the order asked for."""
        columns = ["article", "measure", "text", "wording", "themes"]
        rows = dict(self._rows("measures", measures, columns))
        documents = self.documents_of(np.asarray(measures, np.int64))
        return [
            Statement(int(place), int(document), **rows[int(place)])
            for place, document in zip(measures, documents, strict=True)
        ]

    def texts(self, measures: Sequence[int] | Places) -> list[str]:
        """Return the texts of measures, in the order asked for."""
        rows = dict(self._rows("measures", measures, ["text"]))
        return [rows[int(place)]["text"] for place in measures]

    def articles(self, places: Sequence[int] | Places) -> list[ArticleEntry]:
        """Return articles in the order asked for."""
        columns = ["article", "label", "heading", "section", "theme", "first", "measures"]
        rows = dict(self._rows("articles", places, columns))
        documents = np.searchsorted(self.article_starts, places, side="right") - 1
        found = []
        for place, document in zip(places, documents, strict=True):
            row = rows[int(place)]
            row["first"] += int(self.measure_starts[document])
            found.append(ArticleEntry(int(place), int(document), **row))
        return found

    def headings(self, statements: Sequence[Statement]) -> list[str]:
        """Return the heading of each statement's article."""
        documents = sorted({one.document for one in statements})
        places = [
            place
            for document in documents
            for place in range(self.article_starts[document], self.article_starts[document + 1])
        ]
        known = {(one.document, one.article): one.heading for one in self.articles(places)}
        return [known.get((one.document, one.article), "") for one in statements]

    def connection(self) -> DuckDBPyConnection:
        """Return a connection of DuckDB in which every table of the collection is a view."""
        import duckdb  # only questions over whole tables pay for it

        connection = duckdb.connect()
        for name, schema in SCHEMAS.items():
            files = [str(self._file(n, name)) for n in range(len(self.manifest.parts))]
            # DuckDB itself would take a folder's name for a pattern: [2024]
            connection.register(name, dataset(files) if files else schema.empty_table())
        return connection

    def _rows(
        self, table: str, numbers: Sequence[int] | Places, columns: list[str]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield rows by their number; only the groups of rows that hold one are read."""
        wanted = np.unique(np.asarray(numbers, np.int64))
        starts = _starts(getattr(part, table) for part in self.manifest.parts)
        which = np.searchsorted(starts, wanted, side="right") - 1
        for part in np.unique(which):
            file = self._opened(int(part), table)
            mine = wanted[which == part]
            places = mine - starts[part]
            begin = _starts(file.groups)
            group_of = np.searchsorted(begin, places, side="right") - 1
            for group in np.unique(group_of):
                inside = group_of == group
                rows = file.read_group(int(group), columns)
                chosen = rows.take(places[inside] - begin[group])
                yield from zip(map(int, mine[inside]), chosen.to_pylist(), strict=True)

    def vectors(self) -> Iterator[tuple[int, npt.NDArray[np.int8], npt.NDArray[np.float32]]]:
        """Yield for each part its first article, the vectors of its articles, and their scales."""
        for number, part in enumerate(self.manifest.parts):
            values = self._opened(number, "vectors").read(["vector", "scale"])
            data = values["vector"].combine_chunks().buffers()[1]
            flat = np.frombuffer(data, np.int8, part.articles * DIMENSIONS)
            rows = flat.reshape(-1, DIMENSIONS)
            yield int(self.first_article[number]), rows, values["scale"].to_numpy()

    def whole(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """Return a table of all parts, or some of its columns."""
        schema = SCHEMAS[name]
        chosen = pa.schema([field for field in schema if not columns or field.name in columns])
        numbers = range(len(self.manifest.parts))
        found = [self._opened(number, name).read(chosen.names).cast(chosen) for number in numbers]
        return pa.concat_tables([chosen.empty_table(), *found]).unify_dictionaries()

    def _opened(self, part: int, table: str) -> Opened:
        """Return a table of a part, which stays open."""
        if (part, table) not in self._files:
            self._files[part, table] = Opened(self._file(part, table))
        return self._files[part, table]

    def _check_rows(self, number: int) -> None:
        """Raise ``MzdiffError`` for a part that has not as many rows as room would be made for."""
        for table in ("documents", "articles", "measures"):
            rows = self._opened(number, table).rows
            if rows != getattr(self.manifest.parts[number], table):
                raise damaged(self._file(number, table))

    def _file(self, number: int, table: str) -> Path:
        file = self.folder / PARTS / self.manifest.parts[number].name / f"{table}.parquet"
        if file.exists() and not file.is_file():  # a pipe would be waited for
            raise damaged(file)
        return file


def _within(index: Path, places: Places, count: int) -> Places:
    """Return the places that an index gives. Raises an error of SQLite where there are no such."""
    if len(places) and not 0 <= places[0] <= places[-1] < count:
        raise sqlite3.DatabaseError(index)
    return places


def _starts(counts: Any) -> Places:  # noqa: ANN401 - numbers, of numpy too
    """Return where each of several runs begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(np.fromiter(counts, np.int64))]).astype(np.int64)
