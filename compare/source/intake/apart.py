"""Work done in a process of its own, which may hang, crash or fill up and harms nothing but itself.

A stranger's file is parsed there by large libraries. The process has its limits from the system:
memory, time of a processor, and time by the clock, after which it is killed with all that it has
started. It hands back bytes, from which the caller builds plain values.

Only Linux has all that: on Windows there is no copy of a running process, on macOS it is no safe
place to work in and has no limit of memory. There the work is done in the run itself.
"""

from __future__ import annotations

import errno
import faulthandler
import gc
import os
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from compare.errors import RefusedError
from compare.system.descendants import adopt_descendants, end_descendants
from compare.system.lacks import lack_behind, lack_now, out_of_memory
from compare.system.process import SIGNALS

POSSIBLE = sys.platform == "linux"
AT_ONCE = 1 << 20
LONGEST_ANSWER = 100_000_000
HEADER = 8
ALL_PAGES, DATA_PAGES = 0, 5  # of what the system tells of a process's memory (proc(5), statm)
DONE, REFUSED = b"=", b"!"
ELSE = "请另存为文本再试"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may take: seconds of a processor, and by the clock; bytes of memory.

    The clock runs on while a busy machine does something else. The memory is counted beside what
    the run itself holds, and is less where the system allows less. Work that starts programs says
    so: whatever they start ends with it.
    """

    seconds: int
    wait: int
    memory: int
    starts_programs: bool = False


READING = Limits(seconds=8, wait=20, memory=700_000_000)


def apart(work: Callable[[], bytes], limits: Limits = READING) -> bytes:
    """Return what the work returns, done in a process of its own.

    Raises ``RefusedError`` with the reason that the work gives, with the limit that it goes over,
    or saying that the process broke off.
    """
    if not POSSIBLE:
        return _done(work, limits)
    limits = replace(limits, memory=min((limits.memory, *_left())))
    receiving, sending = _pipe()
    # No signal may end the run while there is a child of which it does not know yet.
    held = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    child = 0
    try:
        child = _copy()
        if not child:
            _work_here(work, limits, sending, held)
        os.close(sending)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        return _answer(receiving, child, limits)
    finally:
        if child:
            _end(child, limits)
        else:  # there could be none
            os.close(sending)
        os.close(receiving)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _left() -> Iterator[int]:
    """Yield how much of each kind of memory the system lets a copy of this process add to it."""
    import resource

    for kind, column in ((resource.RLIMIT_AS, ALL_PAGES), (resource.RLIMIT_DATA, DATA_PAGES)):
        most = resource.getrlimit(kind)[0]
        if most != resource.RLIM_INFINITY:
            yield max(0, most - _held(column))


def _held(column: int) -> int:
    """Return how many bytes of memory this process holds, 0 where the system does not show it."""
    import resource  # which Windows does not have

    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()
    except OSError:
        return 0
    return int(pages[column]) * resource.getpagesize()


def _pipe() -> tuple[int, int]:
    try:
        return os.pipe()
    except OSError as error:
        raise _not_started(error) from error


def _copy() -> int:
    """Return the number of a copy of this process, 0 in the copy itself."""
    try:
        with warnings.catch_warnings():  # of threads, which the copy neither has nor needs
            warnings.simplefilter("ignore", DeprecationWarning)
            return os.fork()
    except OSError as error:
        raise _not_started(error) from error


def _not_started(error: OSError) -> RefusedError:
    if lack := lack_behind(error):
        return RefusedError(str(lack))
    if error.errno == errno.EAGAIN:
        return RefusedError("进程太多 (too many processes); 请放宽 ulimit -u, 或关闭其他程序")
    reason = error.strerror or type(error).__name__
    return RefusedError(f"无法另开进程读取 (cannot start a process): {reason}")


def _end(child: int, limits: Limits) -> None:
    """Kill a child with all that it started, and let nothing of it stay behind."""
    if limits.starts_programs:
        end_descendants(child)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)  # it may not have had the time to lead a group
    with suppress(ChildProcessError):
        os.waitpid(child, 0)


def _work_here(
    work: Callable[[], bytes], limits: Limits, sending: int, held: Iterable[int]
) -> NoReturn:
    """Do the work in the child, send its answer and end, whatever happens."""
    try:
        os.setpgid(0, 0)
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        gc.freeze()  # what the run holds is never looked through here, and so never copied
        _send(sending, _answered(work, limits))
    finally:
        os._exit(0)


def _answered(work: Callable[[], bytes], limits: Limits) -> bytes:
    """Return the answer of a child: what the work returns, or why it is refused."""
    try:
        return DONE + _done(lambda: _within(limits, work), limits)
    except RefusedError as error:
        return REFUSED + str(error).encode("utf-8", "backslashreplace")


def _within(limits: Limits, work: Callable[[], bytes]) -> bytes:
    """Return what the work returns, which may take no more than its limits and leave nothing."""
    _silence()
    _limit(limits)
    if not limits.starts_programs:
        return work()
    adopt_descendants()
    try:
        return work()
    finally:
        end_descendants(os.getpid())


def _silence() -> None:
    """Keep what libraries print, and the messages of a crash, off the user's terminal."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


def _limit(limits: Limits) -> None:
    import resource

    for kind, amount in (
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_AS, _held(ALL_PAGES) + limits.memory),
        (resource.RLIMIT_CORE, 0),
    ):
        most = resource.getrlimit(kind)[1]
        least = amount if most == resource.RLIM_INFINITY else min(amount, most)
        resource.setrlimit(kind, (least, most))


def _done(work: Callable[[], bytes], limits: Limits) -> bytes:
    """Return what the work returns; whatever goes wrong in it is ``RefusedError``."""
    try:
        return work()
    except RefusedError:
        raise
    except ModuleNotFoundError as error:
        raise RefusedError(
            f"缺少 {error.name} (not installed); 请运行 pip install --upgrade mzdiff"
        ) from error
    except Exception as error:
        if out_of_memory(error):
            raise RefusedError(over_memory(limits)) from error
        if lack := lack_behind(error) or lack_now():
            raise RefusedError(str(lack)) from error
        # The libraries for office formats fail on damaged files in ways they do not document.
        reason = type(error).__name__
        raise RefusedError(
            f"文件已损坏, 无法读取 (damaged file: {reason}); 请另存为文本"
        ) from error


def _send(sending: int, answer: bytes) -> None:
    """Send the length of the answer, then the answer."""
    with os.fdopen(sending, "wb") as pipe:
        pipe.write(len(answer).to_bytes(HEADER, "big") + answer)


def _answer(receiving: int, child: int, limits: Limits) -> bytes:
    """Return the answer of a child, or raise what it refused or why there is none."""
    until = time.monotonic() + limits.wait
    waiting = select.poll()
    waiting.register(receiving, select.POLLIN)
    received = bytearray()
    whole = HEADER
    while len(received) < whole:
        if not waiting.poll(max(0.0, until - time.monotonic()) * 1000):
            raise RefusedError(over_time(limits.wait))
        some = os.read(receiving, AT_ONCE)
        received += some
        if len(received) >= HEADER:
            whole = HEADER + int.from_bytes(received[:HEADER], "big")
        if whole > LONGEST_ANSWER:
            raise RefusedError(over_memory(limits))
        if not some:
            raise RefusedError(_broken_off(child, limits))
    kind, answer = bytes(received[HEADER : HEADER + 1]), bytes(received[HEADER + 1 :])
    if kind == REFUSED:
        raise RefusedError(answer.decode("utf-8", "replace"))
    return answer


def _broken_off(child: int, limits: Limits) -> str:
    """Return why a child ended without an answer."""
    end = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    if end and end.si_code != os.CLD_EXITED and end.si_status == signal.SIGXCPU:
        return over_time(limits.seconds)
    return (
        f"文件已损坏, 或读取它要超过 {limits.memory // 1_000_000} MB 内存 "
        f"(damaged, or it takes too much memory: the reader broke off); {ELSE}"
    )


def over_time(seconds: int) -> str:
    """Return the line for work that takes longer than it may."""
    return f"读取超过 {seconds} 秒 (takes too long to read); {ELSE}"


def over_memory(limits: Limits) -> str:
    """Return the line for work that takes more memory than it may."""
    return f"读取它要超过 {limits.memory // 1_000_000} MB 内存 (takes too much memory); {ELSE}"
