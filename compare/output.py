"""Write an output file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from compare.errors import MzdiffError


def write_whole(path: Path, data: bytes) -> None:
    """Write the bytes beside the path, then rename it into place; create missing folders.

    Raises ``MzdiffError`` with the path and the reason; no half-written file stays behind.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MzdiffError(
            f"{path}: 无法写入 (cannot write): {reason}; 请换一个位置 (-o) 或腾出空间"
        ) from error


def _write_beside(path: Path, data: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(path)
    except BaseException:  # Ctrl-C too must not leave the part behind
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
