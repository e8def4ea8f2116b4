"""A crew of the workers of a Dask cluster (extra ``mzdiff[dask]``), which share no disk with us.

A part is made in a folder of the worker and comes back as bytes. Dask gives the work of a worker
that is lost to another; files that end several workers are read one at a time.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any, TypeVar

from distributed import Client
from distributed.comm.addressing import resolve_address
from distributed.scheduler import KilledWorker

from compare.collection.keeping.parts import put_part
from compare.collection.keeping.work import Batch, Made, make_part
from compare.errors import MzdiffError
from compare.themes.lexicon import Words
from compare.version import __version__

LOST = (CancelledError, OSError)  # so Dask ends what no scheduler is left for
PATIENCE = 15  # seconds for a scheduler to answer and to have a worker
Files = dict[str, bytes]
Answer = TypeVar("Answer")
Outcome = tuple[Any, Exception | None]
"""What a piece of work returned or raised: as a value, or its errors would pass for lost ones."""


class Cluster:
    """The workers of a scheduler. Raises ``MzdiffError`` where it or its workers are not fit."""

    broken = KilledWorker

    def __init__(self, address: str, folder: Path, words: Words) -> None:
        """Connect, and see that the workers have this mzdiff."""
        self.address, self.folder, self.words = address, folder, words
        self.client = fit_client(address)
        self.size = len(self.client.nthreads())
        self.pool = self.client.get_executor(pure=False)
        self.done: list[int] = []

    def submit(self, batch: Batch) -> Future[Any]:
        """Have a batch worked on."""
        packed = pickle.dumps(batch)  # or the scheduler would unpack it too
        future: Future[Any] = self.pool.submit(_make, packed, self.words)
        future.add_done_callback(lambda done: self._note(done, len(batch)))
        return future

    def _note(self, done: Future[Any], count: int) -> None:
        """Count the documents of a batch that is done, not of one that is given up or lost."""
        if not done.cancelled() and done.exception() is None and done.result()[1] is None:
            self.done.append(count)

    def result(self, future: Future[Any]) -> Made:
        """Return what became of a batch, once its part is in its place."""
        try:
            answer, failure = future.result()
        except LOST as error:
            raise _lost(self.address, error) from error
        if failure:
            raise failure
        found, files = answer
        if found.part:
            put_part(found.part, files, self.folder)
        made: Made = found
        return made

    def told(self) -> int:
        """Return how many documents are done that it has not told of."""
        told = 0
        while self.done:  # which grows in another thread
            told += self.done.pop()
        return told

    def renew(self) -> None:
        """Do nothing: a cluster starts its workers itself."""

    def close(self) -> None:
        """Let go of the cluster; what is at work there is given up."""
        self.pool.shutdown(wait=False)
        self.client.close()


def fit_client(address: str) -> Client:
    """Return the client of a scheduler whose workers have this mzdiff.

    Raises ``MzdiffError`` where there is none, or its workers are not fit.
    """
    client = _connected(address)
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        # A worker that ends just then says nothing; its work goes to the others.
        said = client.run(_version, on_error="return").values()
        versions = {one for one in said if isinstance(one, str)}
    except Exception as error:
        client.close()
        reason = str(error) or type(error).__name__
        raise MzdiffError(f"{address}: 没有可用的进程 (no fit workers): {reason}") from error
    if versions != {__version__}:
        client.close()
        raise MzdiffError(
            f"{address}: 各处的 mzdiff 版本不同 (other versions there): {', '.join(versions)}; "
            f"这里是 {__version__}"
        )
    return client


def each_on(
    client: Client, address: str, work: Callable[..., Answer], *values: Iterable[Any]
) -> Iterator[Answer]:
    """Yield what a function returns for each of some values, worked out by a cluster, in order.

    Raises ``MzdiffError`` where the cluster is lost, and whatever the function raises.
    """
    packed = [pickle.dumps((work, some)) for some in zip(*values, strict=False)]
    for future in client.map(_done, packed, pure=False):
        try:
            answer, failure = future.result()
        except (*LOST, KilledWorker) as error:
            raise _lost(address, error) from error
        if failure:
            raise failure
        yield answer


def _lost(address: str, error: BaseException) -> MzdiffError:
    return MzdiffError(f"{address}: 连接中断 (lost): {str(error) or type(error).__name__}")


def _connected(address: str) -> Client:
    """Return a client, which is made of nothing but an address.

    One that breaks off while it is made of something else stays open, and is closed when and where
    memory is cleared, where it may wait for a lock that its own thread holds.
    """
    try:
        resolve_address(address)
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except Exception as error:  # what distributed raises depends on how far it came
        reason = str(error) or type(error).__name__
        raise MzdiffError(f"{address}: 无法连接 (cannot connect): {reason}") from error


_alone = threading.Lock()  # a worker has threads, and a document takes all of a processor


def _make(packed: bytes, words: Words) -> Outcome:
    try:
        return _made(packed, words), None
    except Exception as error:
        return None, error


def _made(packed: bytes, words: Words) -> tuple[Made, Files]:
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    with _alone, tempfile.TemporaryDirectory() as folder:
        found = make_part(pickle.loads(packed), Path(folder), words)
        place = Path(folder) / found.part.name if found.part else None
        return found, {one.name: one.read_bytes() for one in place.iterdir()} if place else {}


def _done(packed: bytes) -> Outcome:
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    try:
        work, values = pickle.loads(packed)
        with _alone:
            return work(*values), None
    except Exception as error:
        return None, error


def _version() -> str:
    return __version__
