"""Bytes kept on disk from one run to the next, in the user's cache folder: they only save time.

A file is written beside its place and then renamed, so two runs at once do not harm each other.
It holds a digest of the bytes and the bytes, so that damage shows. A folder that cannot be written
and a file that cannot be read, is damaged or belongs to somebody else count as empty. So does a
folder in which somebody else could put files.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from compare.system.input import AT_ONCE

CHECK_BYTES = 32
LARGEST = 1 << 20  # bytes of a file; nothing that is kept comes near
NOWHERE = Path(os.devnull) / "mzdiff"
USUAL = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(sys.platform, ".cache")


def folder_of(what: str) -> Path:
    """Return where such things are kept: ``XDG_CACHE_HOME`` or its like, then ``mzdiff``.

    For a user without a home, and where everybody may write, it is a place where nothing is kept.
    """
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        named = given and Path(given).is_absolute() and sys.platform != "darwin"
        base = Path(given) if given and named else Path.home() / USUAL
    except RuntimeError:
        return NOWHERE
    place = base / "mzdiff" / what
    return place if _ours(place.parent) and _ours(place) else NOWHERE


def _ours(folder: Path) -> bool:
    """Tell whether a folder is yet to be made, or belongs to this user, who alone may write."""
    try:
        states = [folder.lstat(), folder.stat()]  # a link, and what it leads to
    except FileNotFoundError:
        return not folder.is_symlink()
    except OSError:
        return False
    if not hasattr(os, "geteuid"):
        return True  # on Windows the rights of the user's own folder say so
    return all(
        one.st_uid == os.geteuid() and (stat.S_ISLNK(one.st_mode) or not one.st_mode & stat.S_IWOTH)
        for one in states
    )


def place_of(folder: Path, name: str, ending: str) -> Path:
    """Return the file in which something of this name is kept, whatever the name holds."""
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / digest[:2] / f"{digest}.{ending}"


def recall(place: Path) -> bytes:
    """Return the bytes kept at a place, none where there are none or they are damaged."""
    whole = _bytes(place) if _ours(place.parent) else b""
    check, data = whole[:CHECK_BYTES], whole[CHECK_BYTES:]
    return data if check == sha256(data).digest() else b""


def _bytes(file: Path) -> bytes:
    """Return the bytes of a plain file of a possible size, and none of anything else.

    A pipe would be waited for, a device read without end; another user might keep anything there.
    """
    try:
        handle = os.open(file, os.O_RDONLY | AT_ONCE)
        with os.fdopen(handle, "rb") as opened:
            state = os.fstat(opened.fileno())
            own = not hasattr(os, "geteuid") or state.st_uid == os.geteuid()
            return opened.read(LARGEST) if own and stat.S_ISREG(state.st_mode) else b""
    except OSError:
        return b""


def keep(place: Path, data: bytes) -> None:
    """Keep bytes at a place; where that is not possible, or they are too many, do nothing."""
    if CHECK_BYTES + len(data) > LARGEST or not _ours(place.parent):
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(data).digest() + data)
            Path(beside).replace(place)
        except OSError:
            Path(beside).unlink(missing_ok=True)
