"""A crew of processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Any

from compare.collection.keeping.work import Batch, Made, make_part
from compare.themes.lexicon import Words


class CancelledError(Exception):
    """The run is ending, so that no more files need be read."""


class Processes:
    """Processes that write parts into a folder, and end with the run that started them."""

    broken = BrokenProcessPool

    def __init__(self, size: int, folder: Path, words: Words) -> None:
        """Prepare so many; they start when there is work."""
        self.size, self.folder, self.words = size, folder, words
        self.context = multiprocessing.get_context("spawn")  # a copy of this one may hold locks
        self.shared = self.context.Value("i", 0), self.context.Event()
        self.pool = self._pool()
        self.known = 0

    def submit(self, batch: Batch) -> Future[Any]:
        """Have a batch worked on."""
        try:
            return self.pool.submit(_make, batch, self.folder, self.words)
        except BrokenProcessPool as error:  # a process ended since the pool was last looked at
            future: Future[Any] = Future()
            future.set_exception(error)
            return future

    def result(self, future: Future[Any]) -> Made:
        """Return what became of a batch."""
        found: Made = future.result()
        return found

    def told(self) -> int:
        """Return how many documents are done that it has not told of."""
        before, self.known = self.known, self.shared[0].value
        return self.known - before

    def renew(self) -> None:
        """Start anew after a process has ended, which ends all."""
        self.pool.shutdown(cancel_futures=True)
        self.pool = self._pool()

    def close(self) -> None:
        """End the processes, each after the file that it is reading."""
        self.shared[1].set()
        self.pool.shutdown(cancel_futures=True)

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.size, self.context, _begin, self.shared)


_shared: list[Any] = []


def _begin(count: Any, stop: Any) -> None:  # noqa: ANN401 - the values of multiprocessing
    """Prepare a process: it ends with the run that started it, and by nothing else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # which a terminal sends to all of a group
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _shared[:] = [count, stop]
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


def _make(batch: Batch, folder: Path, words: Words) -> Made:
    count, stop = _shared

    def tell(done: int) -> None:
        if stop.is_set():
            raise CancelledError
        with count.get_lock():
            count.value += done

    return make_part(batch, folder, words, tell)
