"""Write an output file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from compare.errors import MzdiffError


def write_whole(path: Path, data: bytes) -> None:
    """Write the bytes beside the path, then rename it into place; create missing folders.

    A file that is there keeps its mode; a link leads to the file that is written; a pipe or device
    is written into. Raises ``MzdiffError`` with the path and the reason, as for a file that may
    not be written; no half-written file stays behind.
    """
    try:
        _make_folder(path.parent)
        place = Path(os.path.realpath(path))
        if place.exists() and not place.is_file():
            _write_into(place, data)
        else:
            _write_beside(place, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MzdiffError(
            f"{path}: 无法写入 (cannot write): {reason}; 请换一个位置 (-o) 或腾出空间"
        ) from error


def _make_folder(folder: Path) -> None:
    """Make a folder and those around it that are missing, however deep it lies."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)


def _write_into(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK)  # a pipe that nobody reads is an error
    os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _write_beside(path: Path, data: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    if path.exists() and not (mode & stat.S_IWUSR and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    except BaseException:  # Ctrl-C too must not leave the part behind
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
