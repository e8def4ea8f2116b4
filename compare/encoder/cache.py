"""Vectors kept on disk, so that a large model reads each text once.

One file a text, in the user's cache folder; its name is a digest of the model and the text.
A file is written beside its place and then renamed, so two runs at once do not harm each other.
The cache only saves time: a folder that cannot be written and a file that cannot be read or
holds no proper vector count as empty.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import numpy as np

from compare.encoder.protocol import Vectors

USUAL = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(sys.platform, ".cache")


def cache_folder() -> Path:
    """Return where this platform keeps caches: ``XDG_CACHE_HOME`` or its like, then ``mzdiff``.

    For a user without a home it is a place where nothing can be kept.
    """
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        base = Path(given) if given and sys.platform != "darwin" else Path.home() / USUAL
    except RuntimeError:
        base = Path(os.devnull)
    return base / "mzdiff" / "vectors"


def recall(folder: Path, model: str, text: str) -> Vectors | None:
    """Return the vector kept for this text of this model, or ``None``."""
    try:
        vector = np.load(_place(folder, model, text), allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    whole = vector.dtype == np.float32 and vector.ndim == 1 and np.isfinite(vector).all()
    return vector if whole else None


def keep(folder: Path, model: str, text: str, vector: Vectors) -> None:
    """Keep the vector of a text; where that is not possible, do nothing."""
    place = _place(folder, model, text)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.save(file, vector, allow_pickle=False)
            Path(beside).replace(place)
        except OSError:
            Path(beside).unlink(missing_ok=True)


def _place(folder: Path, model: str, text: str) -> Path:
    digest = sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return folder / digest[:2] / f"{digest}.npy"
