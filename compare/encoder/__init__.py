"""Vectors of meaning for texts: the built-in model, or one of sentence-transformers by name."""

from __future__ import annotations

from importlib.resources import as_file, files

from compare.encoder.protocol import Encoder, Vectors
from compare.encoder.static import read_static

__all__ = ["Encoder", "Vectors", "built_in", "load"]


def built_in() -> Encoder:
    """Return the static embedding that is shipped with mzdiff; it needs no network and no torch."""
    with as_file(files("compare") / "data" / "model") as folder:
        return read_static(folder, "built-in")


def load(name_or_path: str) -> Encoder:
    """Return a sentence-transformers model: a folder, or a name on the Hugging Face hub.

    A named model that is not on disk is fetched. Raises ``MzdiffError``, naming the model and
    what to do, for one that cannot be found, fetched or read.
    """
    from compare.encoder.sentence import sentence_encoder

    return sentence_encoder(name_or_path)
