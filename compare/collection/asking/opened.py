"""A Parquet file of a part, opened to be read, and what is said of one that is not sound."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from compare.collection.keeping.store import read_manifest
from compare.errors import MzdiffError
from compare.system.lacks import lack_behind, lack_now


class Opened:
    """A table of a part. Raises ``MzdiffError`` where another run replaced it, or it is damaged."""

    def __init__(self, file: Path) -> None:
        """Open a file, of which little is read yet."""
        self.file = file
        try:
            self._table = pq.ParquetFile(file, memory_map=True)
        except FileNotFoundError:
            raise changed(file) from None
        except (pa.ArrowInvalid, OSError) as error:
            raise damaged(file, error) from error

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return int(self._table.metadata.num_rows)

    @property
    def groups(self) -> list[int]:
        """How many rows each of its groups has."""
        metadata = self._table.metadata
        return [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)]

    def read(self, columns: list[str]) -> pa.Table:
        """Return some columns."""
        try:
            return self._table.read(columns, use_threads=False)  # they cost more than they save
        except (pa.ArrowInvalid, OSError) as error:
            raise damaged(self.file, error) from error

    def read_group(self, group: int, columns: list[str]) -> pa.Table:
        """Return some columns of a group of rows."""
        try:
            return self._table.read_row_group(group, columns=columns, use_threads=False)
        except (pa.ArrowInvalid, OSError) as error:
            raise damaged(self.file, error) from error


def changed(file: Path) -> MzdiffError:
    """Return the error for a file of a part that is gone: another run has just replaced the part.

    Where the manifest names it still, nobody has.
    """
    part, folder = file.parent.name, file.parents[2]
    if any(one.name == part for one in read_manifest(folder).parts):
        return damaged(file)
    return MzdiffError(f"{file}: 文集刚刚有变 (changed meanwhile); 请再运行一次")


def damaged(file: Path, error: Exception | None = None) -> MzdiffError:
    """Return the error for a file that is not as it was written, or that one may not read.

    ``error`` is what reading it raised: a sound file cannot be read either where there is no memory
    left for it, or no more file may be opened.
    """
    if error and (lack := lack_behind(error) or lack_now()):
        return lack
    if file.exists() and not os.access(file, os.R_OK):
        return MzdiffError(f"{file}: 无法读取 (cannot read): 没有权限; 请检查权限")
    return MzdiffError(f"{file}: 已损坏 (damaged); 请重新建立文集")
