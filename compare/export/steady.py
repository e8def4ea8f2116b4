"""Archives that are the same whenever they are written, whatever the clock says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

BEGINNING = datetime(1980, 1, 1)
"""The earliest time that an archive can hold; a file made twice must not tell the hour."""


class SteadyArchive(ZipFile):
    """A ZIP archive (a spreadsheet, a Word file) whose members have no times of their own.

    A clock that stands before 1980 or after 2107 would have none that an archive can hold.
    """

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:  # noqa: ANN401 (as ZipFile)
        """Write a member, packed, with the one time that all have."""
        name = getattr(zinfo_or_arcname, "filename", str(zinfo_or_arcname))
        entry = ZipInfo(name, BEGINNING.timetuple()[:6])
        super().writestr(entry, data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:  # noqa: ANN401 (as ZipFile)
        """Write a file as a member."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes())


@contextmanager
def steady_archives(library: ModuleType) -> Iterator[None]:
    """Let a library that opens the archives it writes itself open steady ones."""
    own, library.ZipFile = library.ZipFile, SteadyArchive  # type: ignore[attr-defined]
    try:
        yield
    finally:
        library.ZipFile = own  # type: ignore[attr-defined]
