"""``mzdiff-meta.toml`` beside the files: what a person knows of them and the texts do not say.

::

    order = ["first.txt", "second.docx"]

    ["first.txt"]
    year = 2015
    region = "湖南省"
    issuer = "湖南省民政厅"
    title = "2015年民政工作要点"
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from compare.errors import MzdiffError
from compare.model import Head
from compare.tables import read_tables, shown
from compare.visible import legible

META_NAME = "mzdiff-meta.toml"
YEARS = range(1900, 2200)
TEXTS = ("title", "issuer", "region", "date", "number")
LONGEST = 200


def stated_beside(path: Path) -> tuple[Head | None, int | None]:
    """Return what the meta file beside a document says of it, and its place in the order.

    For a member of a zip that file lies beside the zip. Raises ``MzdiffError`` with the file, the
    entry and the remedy for a meta file that cannot be understood.
    """
    folder = next((p for p in path.parents if p.is_dir()), Path())
    file = folder / META_NAME
    values = _values(file, file.stat().st_mtime_ns) if file.is_file() else {}
    order = values.get("order", [])
    if not isinstance(order, list) or not all(isinstance(name, str) for name in order):
        raise _wrong(file, "order", "应为文件名的列表 (a list of file names)")
    name = legible(path.name)
    place = order.index(name) if name in order else None
    return (_head(file, name, values[name]) if name in values else None), place


@lru_cache(maxsize=1)  # of a series, each document asks the same file
def _values(file: Path, changed: int) -> dict[str, Any]:
    return read_tables(file)[1]


def _head(file: Path, name: str, entry: object) -> Head:
    if not isinstance(entry, dict):
        raise _wrong(file, name, '应为一节, 如 ["2015.txt"] (a table)')
    for key, value in entry.items():
        if key == "year":
            if type(value) is not int or value not in YEARS:
                raise _wrong(file, f"{name}.year", "应为四位年份 (a year of four digits)")
        elif key not in TEXTS:
            raise _wrong(
                file, f"{name}.{shown(key)}", f"不认识; 可用 year, {', '.join(TEXTS)} (unknown key)"
            )
        elif not isinstance(value, str) or len(value) > LONGEST:
            raise _wrong(file, f"{name}.{key}", f"应为不超过 {LONGEST} 字的文字 (a short text)")
    return Head(**entry)


def _wrong(file: Path, entry: str, what: str) -> MzdiffError:
    return MzdiffError(f"{file}: {entry}: {what}")
