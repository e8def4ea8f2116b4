"""The tables of a collection: which columns each has, and of what type.

Every part of a collection has one Parquet file of each table. Rows of one document stand together,
in the order of the text, and documents stand in the order of ``documents``.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

DIMENSIONS = 512
_few = pa.dictionary(pa.int32(), pa.string())
_words = pa.list_(pa.string())

SCHEMAS: dict[str, pa.Schema] = {
    "documents": pa.schema(
        {
            "id": pa.string(),
            "path": pa.string(),
            "sha256": pa.string(),  # of the bytes of the file
            "stated": pa.string(),  # a person's word beside the file, as JSON
            "title": pa.string(),
            "issuer": pa.string(),
            "region": pa.string(),
            "around": _words,  # the places that the region lies in, the outermost first
            "level": pa.string(),
            "year": pa.int16(),
            "last_year": pa.int16(),  # of a plan for several years
            "date": pa.string(),
            "number": pa.string(),
            "format": pa.string(),
            "encoding": pa.string(),
            "characters": pa.int32(),
            "articles": pa.int32(),
            "measures": pa.int32(),
            "facts": pa.int32(),
            "truncated": pa.bool_(),
            "lexicon_fits": pa.bool_(),
            "read_at": pa.string(),
            "extract": pa.binary(),  # what the reader of the format gave: ``source.unpacked``
        }
    ),
    "articles": pa.schema(
        {
            "document": _few,
            "article": pa.string(),
            "label": pa.string(),
            "heading": pa.string(),
            "section": pa.string(),
            "annex": pa.bool_(),
            "theme": _few,  # what it is mainly about
            "themes": _words,
            "first": pa.int32(),  # its first measure among those of the document
            "measures": pa.int32(),
        }
    ),
    "measures": pa.schema(
        {
            "document": _few,
            "article": pa.string(),
            "measure": pa.string(),  # an article without measures has one row without a name
            "text": pa.string(),  # as the source has it
            "wording": pa.int64(),  # the same for texts of the same letters and digits
            "themes": _words,
        }
    ),
    "facts": pa.schema(
        {
            "document": _few,
            "article": pa.string(),
            "measure": pa.string(),
            "place": pa.int32(),  # of its measure among those of the document
            "kind": _few,
            "text": pa.string(),
            "value": pa.string(),
            "unit": _few,
            "bound": _few,
            "subject": pa.string(),
            "role": _few,
        }
    ),
    "mentions": pa.schema(
        {
            "document": _few,
            "theme": _few,
            "name": _few,
            "prominence": _few,
            "share": pa.float32(),
            "articles": pa.int32(),
            "measures": pa.int32(),
        }
    ),
    "vectors": pa.schema(
        {
            "document": _few,
            "article": pa.string(),
            "scale": pa.float32(),  # times the vector is one of length 1
            "vector": pa.binary(DIMENSIONS),  # a byte with its sign for each number
        }
    ),
}
PACKING, QUICK_PACKING = 9, 1  # of zstd; the latter for what has no repetitions to be found
REPEATED: dict[str, list[str]] = {
    "measures": ["document", "article", "measure"],
    "vectors": ["document", "article"],
}
"""The only columns of a table whose values are worth a dictionary; without an entry it is all."""
ROWS = 2_048  # in a group of rows, which is what is read to see one of them


def table(name: str, columns: dict[str, Any]) -> pa.Table:
    """Return columns as the table of this name."""
    return pa.table(columns, schema=SCHEMAS[name])
