"""Which measures hold a word: an index of pairs of neighbouring characters, in SQLite (FTS5).

Chinese has no spaces, and the index's own trigrams find no word of two characters. So a text is
split into its pairs beforehand, and a word is the phrase of its pairs. The index is made from the
Parquet files, and can be made from them again.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import numpy as np
import numpy.typing as npt

from compare.collection.keeping.rows import plain
from compare.errors import MzdiffError

RUN = re.compile(r"[^\W_]+")
LONGEST = 200  # characters of a word that is looked for
Places = npt.NDArray[np.int64]
TABLE = (
    "CREATE VIRTUAL TABLE pairs USING fts5"
    "(text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
)


def make_index(file: Path, texts: Iterable[str]) -> None:
    """Write an index of texts, each known by its place among them.

    Raises ``MzdiffError`` where there is no room for it.
    """
    file.unlink(missing_ok=True)
    try:
        _write_index(file, texts)
    except sqlite3.OperationalError as error:
        raise MzdiffError(f"{file}: 无法写入 (cannot write): {error}; 请检查磁盘空间") from error


def _write_index(file: Path, texts: Iterable[str]) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute(TABLE)
        base.execute("BEGIN")
        rows = ((place, " ".join(pairs(plain(text)))) for place, text in enumerate(texts))
        base.executemany("INSERT INTO pairs (rowid, text) VALUES (?, ?)", rows)
        base.execute("INSERT INTO pairs (pairs) VALUES ('optimize')")
        base.execute("COMMIT")
        base.execute("VACUUM")


def places_of(file: Path, word: str) -> Places:
    """Return the places of the texts of an index that may hold a word in its plain form.

    They do hold it where ``is_one_run``; a mark inside the word may be another one in the text.
    Raises an error of SQLite where the index is not sound.
    """
    if not file.is_file():  # a pipe would be waited for
        raise sqlite3.DatabaseError(file)
    phrase = f'"{" ".join(pairs(word))}"'
    where = f"file:{quote(str(file))}?mode=ro&immutable=1"
    with closing(sqlite3.connect(where, uri=True)) as base:
        found = base.execute(
            "SELECT rowid FROM pairs WHERE pairs MATCH ? ORDER BY rowid", (phrase,)
        )
        return np.fromiter((place for (place,) in found), dtype=np.int64)


def pairs(text: str) -> list[str]:
    """Return every two letters or digits that stand side by side."""
    return [run[i : i + 2] for run in RUN.findall(text) for i in range(len(run) - 1)]


def is_one_run(word: str) -> bool:
    """Tell whether a word is of letters and digits alone, so that its pairs are all it is."""
    return RUN.fullmatch(word) is not None


def checked(word: str) -> str:
    """Return the plain form of a word that can be looked for; raise ``MzdiffError`` for others."""
    form = plain(" ".join(word.split()))
    if not pairs(form):
        raise MzdiffError(f"{word!r}: 至少需要相连的两个字 (two characters at least)")
    if len(form) > LONGEST:
        raise MzdiffError(f"{form[:20]}…: 超过 {LONGEST} 字 (too long); 请只写要找的词")
    return form
