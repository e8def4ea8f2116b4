"""Archives that are the same whenever they are written."""

from __future__ import annotations

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

BEGINNING = datetime(1980, 1, 1)
"""The earliest time that an archive can hold; a file made twice must not tell the hour."""


def steady(archive: bytes) -> bytes:
    """Return a ZIP archive (a spreadsheet, a Word file) with no times of its own in it."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, BEGINNING.timetuple()[:6])
            new.writestr(entry, old.read(name), ZIP_DEFLATED)
    return result.getvalue()
