"""Files made into parts: in this process, or in several, each a batch at a time.

A batch is plain bytes and a part is a folder, so that where a batch is worked on makes no
difference. What cannot be read is left out with the reason, whatever goes wrong with it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import Any

from compare.collection.parts import Part, tables_of, write_part
from compare.collection.rows import Job, Rows, rows_of
from compare.encoder import Encoder, built_in
from compare.errors import MzdiffError
from compare.themes.lexicon import Lexicon, load

AHEAD = 2  # batches for each process that wait for it
LOOK_EVERY = 0.3  # seconds
BROKE_OFF = "读取时进程中断 (the process broke off while reading it)"
Batch = Sequence[Job]
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a batch: the part, if any file could be read, and what was left out."""

    part: Part | None
    ids: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


class CancelledError(Exception):
    """The run is ending, so that no more files need be read."""


@cache
def tools() -> tuple[Lexicon, Encoder]:
    """Return the lexicon and the model by which documents are read, loaded once a process."""
    return load(), built_in()


def make_part(batch: Batch, folder: Path, tell: Tell = lambda count: None) -> Made:
    """Read the files of a batch and write their part; ``tell`` hears of each file that is done."""
    lexicon, encoder = tools()
    documents: list[Rows] = []
    ids: list[str] = []
    left_out: list[tuple[str, str]] = []
    for job in batch:
        try:
            documents.append(rows_of(job, lexicon, encoder))
            ids.append(job.id)
        except MzdiffError as error:
            left_out.append((job.path, str(error).removeprefix(f"{job.path}: ")))
        except Exception as error:  # no file may stop the others
            left_out.append((job.path, f"程序出错 (a mistake of mzdiff): {type(error).__name__}"))
        tell(1)
    part = write_part(tables_of(documents), folder) if documents else None
    return Made(part, tuple(ids), tuple(left_out))


def made(batches: Iterator[Batch], workers: int, folder: Path, tell: Tell) -> Iterator[Made]:
    """Yield what became of each batch, as they are done."""
    if workers < 2:
        for batch in batches:
            yield make_part(batch, folder, tell)
    else:
        yield from _in_processes(batches, workers, folder, tell)


def _in_processes(
    batches: Iterator[Batch], workers: int, folder: Path, tell: Tell
) -> Iterator[Made]:
    context = multiprocessing.get_context("spawn")  # a copy of this process may hold locks
    count, stop = context.Value("i", 0), context.Event()
    waiting: dict[Future[Made], Batch] = {}
    again: list[Batch] = []
    pool = ProcessPoolExecutor(workers, context, _begin, (count, stop))
    told = 0
    try:
        while True:
            for batch in () if again else _some(batches, workers * AHEAD - len(waiting)):
                try:
                    waiting[pool.submit(_make, batch, folder)] = batch
                except BrokenProcessPool:  # a process ended since the pool was last looked at
                    again.append(batch)
                    break
            if not waiting and not again:
                break
            done = wait(waiting, LOOK_EVERY, FIRST_COMPLETED).done if waiting else set()
            tell(count.value - told)
            told = count.value
            for future in done:
                batch = waiting.pop(future)
                with suppress(BrokenProcessPool):
                    yield future.result()
                    continue
                again.append(batch)
            if again and not waiting:
                pool.shutdown(cancel_futures=True)
                yield from _one_by_one(again, folder, context, (count, stop))
                again = []
                pool = ProcessPoolExecutor(workers, context, _begin, (count, stop))
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


def _some(batches: Iterator[Batch], most: int) -> Iterator[Batch]:
    for _ in range(most):
        batch = next(batches, None)
        if batch is None:
            return
        yield batch


def _one_by_one(
    batches: Sequence[Batch],
    folder: Path,
    context: SpawnContext,
    shared: tuple[Any, Any],
) -> Iterator[Made]:
    """Read files of which one has ended its process: one at a time, so that only it is lost."""
    pool = ProcessPoolExecutor(1, context, _begin, shared)
    try:
        for job in (job for batch in batches for job in batch):
            try:
                yield pool.submit(_make, [job], folder).result()
            except BrokenProcessPool:
                yield Made(None, (), ((job.path, BROKE_OFF),))
                pool = ProcessPoolExecutor(1, context, _begin, shared)
    finally:
        pool.shutdown()


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


def _make(batch: Batch, folder: Path) -> Made:
    count, stop = _shared

    def tell(done: int) -> None:
        if stop.is_set():
            raise CancelledError
        with count.get_lock():
            count.value += done

    return make_part(batch, folder, tell)
