"""Read a file of which nothing is known: a pipe, a device, a file without end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # Windows has no such files


def bytes_of(path: Path, most: int) -> bytes:
    """Return the bytes of a file; of one that is longer than ``most``, one more than that.

    A pipe is waited for. What else has nothing to give yet (a terminal, the messages of the
    system) never ends a run: it raises ``OSError``, as does what cannot be read.
    """
    waiting = 0 if stat.S_ISFIFO(path.stat().st_mode) else AT_ONCE

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags | waiting)

    with open(path, "rb", opener=opener) as file:
        data: bytes | None = file.read(most + 1)
    if data is None:
        raise OSError(errno.EAGAIN, "no plain file, and nothing in it")
    return data
