"""Models of sentence-transformers, imported when the first text needs one."""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from compare.encoder.cache import cache_folder, keep, recall
from compare.encoder.hub import fingerprint, model_folder
from compare.encoder.protocol import Vectors
from compare.errors import MzdiffError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32
COMPILED = "TORCHINDUCTOR_CACHE_DIR"
Rows = npt.NDArray[np.float64]
PROMPTS = ("STS", "document", "passage")
"""Prompts meant for texts that are compared; a model without a default gets the first it has."""


@dataclass(frozen=True)
class SentenceEncoder:
    """A sentence-transformers model in a folder; vectors come from the cache where they can.

    ``state`` is the digest of the folder's files: a changed model has a cache of its own.
    """

    name: str
    folder: Path
    state: str
    cache: Path

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; see ``Encoder``."""
        wanted = dict.fromkeys(text for text in texts if text.strip())
        known = {text: recall(self.cache, self.state, text) for text in wanted}
        missing = [text for text, vector in known.items() if vector is None]
        for text, vector in zip(missing, self._fresh(missing), strict=True):
            known[text] = vector
            keep(self.cache, self.state, text, vector)
        known = self._of_one_width(known)
        found = [known.get(text) for text in texts]
        width = max((len(row) for row in found if row is not None), default=0) or self._width()
        blank = np.zeros(width, dtype=np.float32)
        return np.array([blank if row is None else row for row in found]).reshape(-1, width)

    @cached_property
    def model(self) -> SentenceTransformer:
        """The model itself; reading it takes seconds, so only a text not yet known does."""
        return read_model(self.name, self.folder)

    def _fresh(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        with nothing_left_behind(), quiet():
            rows = self._rows(texts)
        if not np.isfinite(rows).all():
            raise _unreadable(self.name, self.folder)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Vectors = np.divide(rows, lengths, out=rows, where=lengths > 0).astype(np.float32)
        return unit

    def _rows(self, texts: list[str]) -> Rows:
        model = self.model
        try:
            rows = model.encode(
                texts,
                batch_size=BATCH,
                prompt_name=prompt_name(model),
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        except Exception as error:  # a model that was read may still be none that reads texts
            raise _unreadable(self.name, self.folder) from error
        return np.asarray(rows, dtype=np.float64).reshape(len(texts), -1)

    def _of_one_width(self, known: dict[str, Vectors | None]) -> dict[str, Vectors | None]:
        """Return the vectors, made again where those kept are not all as wide as the others."""
        if len({len(row) for row in known.values() if row is not None}) < 2:
            return known
        texts = list(known)
        again = self._fresh(texts)
        for text, vector in zip(texts, again, strict=True):
            keep(self.cache, self.state, text, vector)
        return dict(zip(texts, again, strict=True))

    def _width(self) -> int:
        return len(self._fresh(["民政"])[0])


def sentence_encoder(name_or_path: str) -> SentenceEncoder:
    """Find a model and return its encoder; see ``compare.encoder.load``."""
    folder = model_folder(name_or_path)
    return SentenceEncoder(name_or_path, folder, fingerprint(folder), cache_folder())


def read_model(name: str, folder: Path) -> SentenceTransformer:
    """Read a model from its folder, onto the fastest device that is there."""
    with nothing_left_behind(), quiet():
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(
                str(folder),
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},  # other weights are pickles, which run
            )
        except Exception as error:  # whatever the files hold, the user's remedy is the same
            raise _unreadable(name, folder) from error


def _unreadable(name: str, folder: Path) -> MzdiffError:
    return MzdiffError(
        f"{name}: {folder} 不是可读的 sentence-transformers 模型；请换一个模型，或重新下载 "
        "(not a readable sentence-transformers model: take another or fetch it again)"
    )


def prompt_name(model: SentenceTransformer) -> str | None:
    """Return the prompt to use: the model's default, else one made for comparing texts."""
    default: str | None = model.default_prompt_name
    return default or next((name for name in PROMPTS if model.prompts.get(name)), None)


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Let torch, when it is imported, make the folder for what it compiles where it goes away.

    Nothing is compiled here. Its usual place is one in the temporary folder that all users share.
    """
    if COMPILED in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="mzdiff-") as folder:
        os.environ[COMPILED] = folder
        try:
            yield
        finally:
            os.environ.pop(COMPILED, None)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries' warnings, log lines and progress bars off the user's terminal."""
    from transformers.utils.logging import disable_progress_bar

    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    disable_progress_bar()  # type: ignore[no-untyped-call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logging.disable(before)
