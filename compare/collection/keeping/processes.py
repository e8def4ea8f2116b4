"""A crew of processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Any

from compare.collection.keeping.work import Batch, Made, make_part
from compare.themes.lexicon import Words


class Processes:
    """Processes that write parts into a folder, and end with the run that started them."""

    broken = BrokenProcessPool

    def __init__(self, size: int, folder: Path, words: Words) -> None:
        """Prepare so many; they start when there is work."""
        self.size, self.folder, self.words = size, folder, words
        self.context = multiprocessing.get_context("spawn")  # a copy of this one may hold locks
        # A count with a lock could be left locked by a process that is killed.
        self.heard, self.tells = self.context.Pipe(duplex=False)
        self.pool = self._pool()

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
        told = 0
        while self.heard.poll():
            told += self.heard.recv()
        return told

    def renew(self) -> None:
        """Start anew after a process has ended, which ends all."""
        self.pool.shutdown(cancel_futures=True)
        self.pool = self._pool()

    def close(self) -> None:
        """End the processes, each after the file that it is reading."""
        self.heard.close()
        self.pool.shutdown(cancel_futures=True)
        self.tells.close()

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.size, self.context, _begin, (self.tells,))


_told_to: list[Connection] = []


def _begin(run: Connection) -> None:
    """Prepare a process: it ends with the run that started it, and by nothing else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # which a terminal sends to all of a group
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _told_to[:] = [run]
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


def _make(batch: Batch, folder: Path, words: Words) -> Made:
    """Make a part, and tell the run of each file; one that no longer listens is ending."""
    (run,) = _told_to
    # Few bytes are sent in one piece, so that those of several processes are not mixed.
    return make_part(batch, folder, words, run.send)
