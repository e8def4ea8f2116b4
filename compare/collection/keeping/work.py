"""Files made into parts, batch by batch, by a crew of processes or in this one.

A batch is plain bytes and a part is a folder, so that where a batch is worked on makes no
difference. What cannot be read is left out with the reason, whatever goes wrong with it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from compare.collection.keeping.parts import Part, tables_of, write_part
from compare.collection.keeping.rows import Job, Rows, rows_of
from compare.encoder import Encoder, built_in
from compare.errors import MzdiffError
from compare.system.lacks import lack_behind
from compare.themes.lexicon import Lexicon, Words, of_texts

AHEAD = 3  # batches for each process: one at work, and those that wait
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


class Crew(Protocol):
    """Processes that make parts."""

    @property
    def size(self) -> int:
        """How many there are."""

    @property
    def broken(self) -> type[Exception]:
        """The error of a future whose process ended; ``submit`` itself never raises it."""

    def submit(self, batch: Batch) -> Future[Any]:
        """Have a batch worked on."""

    def result(self, future: Future[Any]) -> Made:
        """Return what became of a batch, its part in its place."""

    def told(self) -> int:
        """Return how many documents are done that it has not told of."""

    def renew(self) -> None:
        """Make it fit for work again after such an error; nothing is at work then."""

    def close(self) -> None:
        """End it, whatever is at work."""


@cache
def tools(words: Words) -> tuple[Lexicon, Encoder]:
    """Return the lexicon and the model by which documents are read, loaded once a process."""
    return of_texts(*words), built_in()


def make_part(batch: Batch, folder: Path, words: Words, tell: Tell = lambda count: None) -> Made:
    """Read the files of a batch and write their part; ``tell`` hears of each file that is done.

    ``words`` are what the collection adds to the built-in lexicon.
    """
    lexicon, encoder = tools(words)
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
            mistake = f"程序出错 (a mistake of mzdiff): {type(error).__name__}"
            left_out.append((job.path, str(lack_behind(error) or mistake)))
        tell(1)
    part = write_part(tables_of(documents), folder) if documents else None
    return Made(part, tuple(ids), tuple(left_out))


def made(batches: Iterator[Batch], crew: Crew, tell: Tell) -> Iterator[Made]:
    """Yield what a crew makes of each batch, in their order.

    The files of a batch that ended its process are read one at a time, when all others at work are
    done, so that only the one that does it is lost.
    """
    waiting: deque[tuple[Future[Any], Batch]] = deque()
    again: list[Batch] = []
    try:
        while True:
            for batch in () if again else _some(batches, crew.size * AHEAD - len(waiting)):
                waiting.append((crew.submit(batch), batch))
            if waiting:
                future, batch = waiting[0]
                wait([future], LOOK_EVERY)
                tell(crew.told())
                if future.done():
                    waiting.popleft()
                    try:
                        yield crew.result(future)
                    except crew.broken:
                        again.append(batch)
            elif again:
                yield from _one_by_one(again, crew)
                tell(crew.told())
                again = []
            else:
                return
    finally:
        crew.close()


def _some(batches: Iterator[Batch], most: int) -> Iterator[Batch]:
    for _ in range(most):
        batch = next(batches, None)
        if batch is None:
            return
        yield batch


def _one_by_one(batches: Sequence[Batch], crew: Crew) -> Iterator[Made]:
    crew.renew()
    for job in (job for batch in batches for job in batch):
        try:
            yield crew.result(crew.submit([job]))
        except crew.broken:
            yield Made(None, (), ((job.path, BROKE_OFF),))
            crew.renew()
