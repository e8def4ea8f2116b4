"""What is wrong with a collection whose files are damaged, looked for once something has failed.

The libraries fail on damaged files in ways that they do not document, and rows that do not fit each
other fail wherever they are used. So the files are not looked through before each question, but
after one that failed: either the collection is damaged, or the mistake is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from compare.collection.keeping.parts import Part
from compare.collection.keeping.rows import stated_head
from compare.collection.keeping.store import PARTS, read_manifest
from compare.collection.keeping.tables import SCHEMAS
from compare.source import unpacked
from compare.system.lacks import lack_behind, lack_now

MAY_BE_UNKNOWN = {"level", "year", "last_year"}


def damaged_file(folder: Path) -> Path | None:
    """Return the first file of a collection that does not hold what it should, if there is one.

    Raises ``MzdiffError`` where the folder has no manifest that can be read, and where it cannot be
    told for lack of memory or of files that may be opened.
    """
    for part in read_manifest(folder).parts:
        place = folder / PARTS / part.name
        for name in SCHEMAS:
            file = place / f"{name}.parquet"
            try:
                _check(file, name, part)
            except Exception as error:  # whatever a library makes of a damaged file
                if lack := lack_behind(error) or lack_now():
                    raise lack from error
                return file
    return None


def _check(file: Path, name: str, part: Part) -> None:
    """Raise an error of any kind for a table that is not whole, or not what its part says."""
    if not file.is_file():
        raise FileNotFoundError(file)
    table = pq.read_table(file).cast(SCHEMAS[name])
    table.validate(full=True)
    unknown = [n for n in table.column_names if n not in MAY_BE_UNKNOWN and table[n].null_count]
    count = _count(file, name, part)
    if count not in (None, table.num_rows) or unknown or any(_wrong(table, name, part)):
        raise ValueError(file)


def _count(file: Path, name: str, part: Part) -> int | None:
    """Return how many rows a table should have, of mentions nothing: no other table says it."""
    if name == "mentions":
        return None
    if name == "facts":
        stated = pq.read_table(file.with_name("documents.parquet"), columns=["facts"])["facts"]
        return int(pc.sum(stated).as_py() or 0)
    return {"documents": part.documents, "measures": part.measures}.get(name, part.articles)


def _wrong(table: pa.Table, name: str, part: Part) -> Iterator[bool]:
    """Yield of numbers and of what is kept as JSON whether it is not what it should be."""
    if name in ("documents", "articles"):
        yield (pc.sum(table["measures"]).as_py() or 0) != part.measures
        yield (pc.min(table["measures"]).as_py() or 0) < 0
    if name == "facts" and table.num_rows:
        yield pc.min(table["place"]).as_py() < 0
        yield pc.max(table["place"]).as_py() >= part.measures
    if name == "documents":
        yield (pc.sum(table["articles"]).as_py() or 0) != part.articles
        yield (pc.min(table["articles"]).as_py() or 0) < 0
        yield (pc.min(table["facts"]).as_py() or 0) < 0
        for stated, extract in zip(table["stated"], table["extract"], strict=True):
            stated_head(stated.as_py())
            unpacked(extract.as_py())
