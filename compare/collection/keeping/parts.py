"""Parts of a collection: a folder each, with a Parquet file of every table and an index of words.

A part is written beside its place and renamed, and never changed after that, but for an index that
is damaged and made again. What was taken in anew, replaced or joined stands in another part.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from compare.collection.keeping.rows import Rows
from compare.collection.keeping.tables import PACKING, QUICK_PACKING, REPEATED, ROWS, SCHEMAS, table
from compare.collection.keeping.words import make_index
from compare.errors import MzdiffError

WORDS = "words.sqlite"


@dataclass(frozen=True, slots=True)
class Part:
    """A part as the manifest names it; its name is a digest of what it holds."""

    name: str
    documents: int
    articles: int
    measures: int


Tables = dict[str, pa.Table]


def tables_of(documents: Sequence[Rows]) -> Tables:
    """Return the rows of documents as tables."""
    found: Tables = {}
    for name, schema in SCHEMAS.items():
        rows = [row for document in documents for row in document[name]]
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        found[name] = table(name, dict(zip(schema.names, columns, strict=True)))
    return found


def write_part(tables: Tables, folder: Path) -> Part:
    """Write a part below a folder of parts, whole or not at all."""
    part = Part(
        _name(tables["documents"]),
        tables["documents"].num_rows,
        tables["articles"].num_rows,
        tables["measures"].num_rows,
    )
    with _put(part, folder) as place:
        for name, values in tables.items():
            _write_table(name, values, place / f"{name}.parquet")
        make_index(place / WORDS, tables["measures"]["text"].to_pylist())
    return part


def put_part(part: Part, files: Mapping[str, bytes], folder: Path) -> None:
    """Write a part that was made elsewhere below a folder of parts, whole or not at all."""
    with _put(part, folder) as place:
        for name in (*(f"{table}.parquet" for table in SCHEMAS), WORDS):
            (place / name).write_bytes(files[name])


@contextmanager
def _put(part: Part, folder: Path) -> Iterator[Path]:
    """Give a folder to write a part into, which stands in its place when all is written."""
    beside = folder / f".{part.name}.part"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        yield beside
        shutil.rmtree(folder / part.name, ignore_errors=True)  # of a run that was cut off
        beside.rename(folder / part.name)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def read_tables(folder: Path, without: Iterable[str] = ()) -> Tables:
    """Return the tables of a part without some documents, by their ids."""
    gone = pa.array(sorted(without), pa.string())
    found: Tables = {}
    for name, schema in SCHEMAS.items():
        values = pq.read_table(folder / f"{name}.parquet").cast(schema)
        key = values["id" if name == "documents" else "document"].cast(pa.string())
        kept = pa.compute.invert(pa.compute.is_in(key, value_set=gone))
        found[name] = values.filter(kept) if len(gone) else values
    return found


def joined(parts: Sequence[Tables]) -> Tables:
    """Return several parts as one."""
    return {
        name: pa.concat_tables([part[name] for part in parts]).unify_dictionaries()
        for name in SCHEMAS
    }


def _name(documents: pa.Table) -> str:
    """Return a digest of which documents a part holds, and of which state."""
    digest = sha256()
    for column in ("id", "sha256", "stated"):
        digest.update("\n".join(documents[column].to_pylist()).encode())
    return digest.hexdigest()[:16]


def _write_table(name: str, values: pa.Table, file: Path) -> None:
    whole = name == "vectors"  # which are read whole
    try:
        pq.write_table(
            values,
            file,
            row_group_size=None if whole else ROWS,
            use_dictionary=REPEATED.get(name, True),
            compression="zstd",
            compression_level=QUICK_PACKING if whole else PACKING,
        )
    except OSError as error:  # it names no file
        raise MzdiffError(f"{file}: 无法写入 (cannot write): {error}; 请检查磁盘空间") from error
