"""What the system may not give a run: memory, threads, files that are open at once.

It is asked for before the work, and told of after a failure: what fails for the lack of it fails
in many ways, and a sound file would be called damaged. Nothing large is imported here, so that a
run ends as it should from its first moment on.
"""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
import sys

from compare.errors import MzdiffError

TYPE_CHECKING = False  # see ``compare``

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_MEMORY = 700_000_000  # bytes of address space, of which a run uses a part
LEAST_DATA = 300_000_000  # bytes of its own data: with 205 MB some runs ended, others waited
LEAST_FILES = 16  # that can be opened beside those that are open: four were enough
FEW_FILES = 8  # some of which a library opens at once
LITTLE_MEMORY = 64_000_000  # bytes; libraries ask for as much at once
MEMORY_ENDED = "内存不足 (out of memory); 请减少文件, 或放宽内存上限"
FILES_ENDED = "打开的文件太多 (too many open files); 请放宽 ulimit -n, 或关闭其他程序"
NO_MORE_FILES = (errno.EMFILE, errno.ENFILE)  # of this run, of the whole machine
OUT_OF_MEMORY = "OutOfMemoryException"  # of DuckDB, which is no ``MemoryError``


def refuse_lacks() -> None:
    """End the run in one line where it cannot have what it takes to load its libraries."""
    try:
        check_memory()
        check_files()
    except MzdiffError as error:
        with contextlib.suppress(OSError):  # nobody is left who could be told
            os.write(2, f"mzdiff: {error}\n".encode())
        sys.exit(2)


def check_memory(least: int = LEAST_MEMORY, data: int = LEAST_DATA) -> None:
    """Raise ``MzdiffError`` where the system allows less memory than the libraries take at once.

    ``least`` are bytes of address space, ``data`` those of a run's own data. The libraries would
    end the run themselves, in many lines, or wait for each other without end.
    """
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        return
    for limit, needed, option in (
        (resource.RLIMIT_AS, least, "-v"),
        (resource.RLIMIT_DATA, data, "-d"),
    ):
        allowed = resource.getrlimit(limit)[0]
        if allowed != resource.RLIM_INFINITY and allowed < needed:
            raise MzdiffError(
                f"内存上限只有 {allowed // 1_000_000} MB (too little memory allowed); "
                f"至少需要 {needed // 1_000_000} MB, 请放宽 ulimit {option}"
            )


def check_threads(number: int) -> None:
    """Raise ``MzdiffError`` where the system allows no so many threads at once.

    Libraries that cannot make theirs wait for them without end. Each takes address space too.
    """
    from threading import Event, Thread

    over = Event()
    waiting = [Thread(target=over.wait, daemon=True) for _ in range(number)]
    started = 0
    try:
        for one in waiting:
            one.start()
            started += 1
    except RuntimeError as error:
        raise MzdiffError(
            f"线程只能有 {started + 1} 个 (too few threads allowed); "
            f"至少需要 {number + 1} 个, 请放宽 ulimit -u 或 -v"
        ) from error
    finally:
        over.set()
        for one in waiting[:started]:
            one.join()


def check_files(number: int = LEAST_FILES) -> None:
    """Raise ``MzdiffError`` where the system lets a run open no so many files beside its own.

    So it is asked what there is, whichever limit it is of: libraries do not say why one more
    cannot be opened.
    """
    opened: list[int] = []
    try:
        for _ in range(number):
            opened.append(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        if error.errno not in NO_MORE_FILES:
            return  # there is no such device here: nothing is known of the limit
        raise MzdiffError(
            f"还能打开的文件只有 {len(opened)} 个 (too few open files allowed); "
            f"至少需要 {number} 个, 请放宽 ulimit -n"
        ) from error
    finally:
        for one in opened:
            os.close(one)


def lack_behind(error: BaseException) -> MzdiffError | None:
    """Return the line for what the system did not give, where an error comes of that."""
    if out_of_files(error):
        return MzdiffError(FILES_ENDED)
    return MzdiffError(MEMORY_ENDED) if out_of_memory(error) else None


def lack_now() -> MzdiffError | None:
    """Return the line for what there is none left of now.

    After a failure it tells whether a library, which did not say why, may have failed for that.
    """
    try:
        check_files(FEW_FILES)
    except MzdiffError as error:
        return error
    try:
        with mmap.mmap(-1, LITTLE_MEMORY):
            return None
    except OSError:
        return MzdiffError(MEMORY_ENDED)


def out_of_memory(error: BaseException) -> bool:
    """Tell whether an error, or what it was raised from, says that there is no more memory."""
    return any(
        isinstance(one, MemoryError)
        or (isinstance(one, OSError) and one.errno == errno.ENOMEM)
        or type(one).__name__ == OUT_OF_MEMORY
        for one in _with_causes(error)
    )


def out_of_files(error: BaseException) -> bool:
    """Tell whether an error, or what it was raised from, says that no more files can be opened."""
    return any(
        isinstance(one, OSError) and one.errno in NO_MORE_FILES for one in _with_causes(error)
    )


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it was raised from: libraries hand on what failed as its cause."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
