"""Vectors kept on disk, so that a large model reads each text once.

One file a text, in the user's cache folder; its name is a digest of the model and the text.
A file is written beside its place and then renamed, so two runs at once do not harm each other.
It holds a digest of the vector and the vector, so that damage shows. The cache only saves time: a
folder that cannot be written and a file that cannot be read or is damaged count as empty. So does
a folder in which somebody else could put vectors.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import numpy as np

from compare.encoder.protocol import Vectors

SINGLE = np.dtype("<f4")
NOWHERE = Path(os.devnull) / "mzdiff"
CHECK_BYTES = 32
LARGEST = 1 << 20  # bytes; no model has vectors of a quarter of a million numbers
USUAL = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(sys.platform, ".cache")


def cache_folder() -> Path:
    """Return where this platform keeps caches: ``XDG_CACHE_HOME`` or its like, then ``mzdiff``.

    For a user without a home, and where others may write, it is a place where nothing is kept.
    """
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        base = Path(given) if given and sys.platform != "darwin" else Path.home() / USUAL
    except RuntimeError:
        return NOWHERE
    place = base / "mzdiff" / "vectors"
    return place if _ours(place.parent) and _ours(place) else NOWHERE


def _ours(folder: Path) -> bool:
    """Tell whether a folder is yet to be made, or belongs to this user, who alone may write."""
    try:
        states = [folder.lstat(), folder.stat()]  # a link, and what it leads to
    except OSError:
        return not folder.is_symlink()
    if not hasattr(os, "geteuid"):
        return True  # on Windows the rights of the user's own folder say so
    return all(
        one.st_uid == os.geteuid() and (stat.S_ISLNK(one.st_mode) or not one.st_mode & stat.S_IWOTH)
        for one in states
    )


def recall(folder: Path, model: str, text: str) -> Vectors | None:
    """Return the vector kept for this text of this model, or ``None``."""
    data = _bytes(_place(folder, model, text))
    check, numbers = data[:CHECK_BYTES], data[CHECK_BYTES:]
    if not numbers or len(numbers) % SINGLE.itemsize or check != sha256(numbers).digest():
        return None
    vector = np.frombuffer(numbers, dtype=SINGLE)
    return vector if np.isfinite(vector).all() else None


def _bytes(file: Path) -> bytes:
    """Return the bytes of a plain file of a possible size, and none of anything else.

    A pipe would be waited for, a device read without end.
    """
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as opened:
            plain = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            return opened.read(LARGEST) if plain else b""
    except OSError:
        return b""


def keep(folder: Path, model: str, text: str, vector: Vectors) -> None:
    """Keep the vector of a text; where that is not possible, do nothing."""
    place = _place(folder, model, text)
    data = vector.astype(SINGLE).tobytes()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(data).digest() + data)
            Path(beside).replace(place)
        except OSError:
            Path(beside).unlink(missing_ok=True)


def _place(folder: Path, model: str, text: str) -> Path:
    digest = sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return folder / digest[:2] / f"{digest}.vector"
