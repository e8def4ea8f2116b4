"""A table of what a person knows of the files (CSV or a workbook): region, level, year, issuer.

Its first row names the columns, in Chinese or in English; ``path`` is relative to the table, or the
name alone where no two files share it.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path, PurePath
from typing import Any

from compare.errors import MzdiffError, RefusedError
from compare.model import RUNGS, Head
from compare.source.intake.apart import apart
from compare.source.intake.decode import decode
from compare.source.intake.files import file_bytes
from compare.source.intake.kinds import binary_format
from compare.source.intake.meta import YEARS

COLUMNS = {
    "路径": "path",
    "文件": "path",
    "地区": "region",
    "层级": "level",
    "年份": "year",
    "发文机关": "issuer",
    "标题": "title",
    "日期": "date",
    "文号": "number",
}
KNOWN = ("path", "region", "level", "year", "issuer", "title", "date", "number")
MOST_ROWS, MOST_COLUMNS, LONGEST = 200_000, 50, 200
Look = Callable[[Path], Head | None]


def stated_in(table: Path) -> Look:
    """Return what says for a path what a table states of it.

    Raises ``MzdiffError`` with the row for a table that cannot be understood.
    """
    header, *rows = _rows(table) or [[]]
    names = [COLUMNS.get(cell.strip(), cell.strip().lower()) for cell in header]
    if "path" not in names:
        raise MzdiffError(f"{table}: 第一行没有 path 或 文件 一列 (no column of paths)")
    whole: dict[str, Head] = {}
    for number, row in enumerate(rows, 2):
        values = {n: c.strip() for n, c in zip(names, row, strict=False) if n in KNOWN}
        if path := values.pop("path", ""):
            whole[path.replace("\\", "/")] = _head(values, f"{table}:{number}")
    absolute = {str(_place(table, path)): head for path, head in whole.items()}
    times = Counter(PurePath(path).name for path in whole)
    alone = {PurePath(p).name: head for p, head in whole.items() if times[PurePath(p).name] == 1}
    return lambda path: absolute.get(str(path.absolute())) or alone.get(path.name)


def both(first: Head | None, second: Head | None) -> Head | None:
    """Return what two say together of a document; where they differ, what the first says."""
    if first is None or second is None:
        return first or second
    said = {field.name: getattr(first, field.name) for field in fields(Head)}
    return replace(second, **{name: value for name, value in said.items() if value})


def _place(table: Path, path: str) -> Path:
    return (table.parent / path).absolute()


def _head(values: dict[str, str], where: str) -> Head:
    said: dict[str, Any] = {key: value for key, value in values.items() if value}
    if long := next((key for key, value in said.items() if len(value) > LONGEST), ""):
        raise MzdiffError(f"{where}: {long}: 超过 {LONGEST} 字 (too long)")
    if "year" in said:
        year = said["year"].removesuffix("年").removesuffix(".0")
        if not (year.isdecimal() and len(year) == 4 and int(year) in YEARS):
            raise MzdiffError(f"{where}: year: 应为四位年份 (a year of four digits): {year[:20]}")
        said["year"] = int(year)
    if said.get("level", RUNGS[0]) not in RUNGS:
        raise MzdiffError(f"{where}: level: 应为 {'、'.join(RUNGS)} 之一 (one of these)")
    return Head(**said)


def _rows(table: Path) -> Sequence[Sequence[str]]:
    data = file_bytes(table)
    try:
        if binary_format(data) == "xlsx":
            rows: list[list[str]] = json.loads(apart(lambda: _sheet(data)))
            return rows
        lines = csv.reader(io.StringIO(decode(data)[0].removeprefix("\ufeff"), newline=""))
        return _limited(lines)
    except (RefusedError, csv.Error) as error:
        raise MzdiffError(f"{table}: 不是可读的 CSV 或 XLSX 表 (no such table): {error}") from error


def _sheet(data: bytes) -> bytes:
    """Return the cells of the first sheet as JSON; a workbook is read apart, as all such files."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
    cells = (
        ["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)
    )
    return json.dumps(_limited(cells)).encode()


def _limited(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    found: list[list[str]] = []
    for row in rows:
        if len(found) == MOST_ROWS:
            raise RefusedError(f"超过 {MOST_ROWS} 行 (too many rows)")
        if any(row[MOST_COLUMNS:]):
            raise RefusedError(f"超过 {MOST_COLUMNS} 列 (too many columns)")
        found.append(list(row[:MOST_COLUMNS]))
    return found
