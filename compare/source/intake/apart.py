"""Work done in a process of its own, which may hang, crash or fill up and harms nothing but itself.

A stranger's file is parsed there by large libraries. The process has its limits from the system:
memory, time of a processor, and time by the clock, after which it is killed with all that it has
started. It hands back bytes, from which the caller builds plain values.

Only Linux has all that: on Windows there is no copy of a running process, on macOS it is no safe
place to work in and has no limit of memory. There the work is done in the run itself.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from compare.source.intake.mojibake import CHINESE
from compare.system.process import SIGNALS

POSSIBLE = sys.platform == "linux"
AT_ONCE = 1 << 20
LONGEST_ANSWER = 100_000_000
HEADER = 8
DONE, REFUSED = b"=", b"!"
ELSE = "请另存为文本再试"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may take: seconds of a processor, and by the clock; bytes of memory.

    The clock runs on while a busy machine does something else. The memory is counted beside what
    the run itself holds.
    """

    seconds: int
    wait: int
    memory: int


READING = Limits(seconds=8, wait=20, memory=700_000_000)


def apart(work: Callable[[], bytes], limits: Limits = READING) -> bytes:
    """Return what the work returns, done in a process of its own.

    Raises ``ValueError`` with the reason that the work gives, with the limit that it goes over, or
    saying that the process broke off.
    """
    if not POSSIBLE:
        return _done(work, limits)
    receiving, sending = os.pipe()
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
            _end(child)
        os.close(receiving)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _copy() -> int:
    """Return the number of a copy of this process, 0 in the copy itself."""
    try:
        with warnings.catch_warnings():  # of threads, which the copy neither has nor needs
            warnings.simplefilter("ignore", DeprecationWarning)
            return os.fork()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ValueError(f"无法另开进程读取 (cannot start a process): {reason}") from error


def _end(child: int) -> None:
    """Kill a child with all that it started, and let nothing of it stay behind."""
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
        _silence()
        _limit(limits)
        gc.freeze()  # what the run holds is never looked through here, and so never copied
        try:
            answer = DONE + _done(work, limits)
        except ValueError as error:
            answer = REFUSED + str(error).encode("utf-8", "backslashreplace")
        _send(sending, answer)
    finally:
        os._exit(0)


def _silence() -> None:
    """Keep what libraries print, and the messages of a crash, off the user's terminal."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


def _limit(limits: Limits) -> None:
    import resource  # which Windows does not have

    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    for kind, amount in (
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_AS, held + limits.memory),
        (resource.RLIMIT_CORE, 0),
    ):
        most = resource.getrlimit(kind)[1]
        least = amount if most == resource.RLIM_INFINITY else min(amount, most)
        resource.setrlimit(kind, (least, most))


def _done(work: Callable[[], bytes], limits: Limits) -> bytes:
    """Return what the work returns; whatever goes wrong in it is a ``ValueError``."""
    try:
        return work()
    except MemoryError as error:
        raise ValueError(over_memory(limits)) from error
    except ImportError as error:
        raise ValueError(
            f"缺少 {error.name} (not installed); 请运行 pip install --upgrade mzdiff"
        ) from error
    except Exception as error:
        if isinstance(error, ValueError) and CHINESE.search(str(error)):
            raise  # what the package itself refuses
        # The libraries for office formats fail on damaged files in ways they do not document.
        reason = type(error).__name__
        raise ValueError(f"文件已损坏, 无法读取 (damaged file: {reason}); 请另存为文本") from error


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
            raise ValueError(over_time(limits.wait))
        some = os.read(receiving, AT_ONCE)
        received += some
        if len(received) >= HEADER:
            whole = HEADER + int.from_bytes(received[:HEADER], "big")
        if whole > LONGEST_ANSWER:
            raise ValueError(over_memory(limits))
        if not some:
            raise ValueError(_broken_off(child, limits))
    kind, answer = bytes(received[HEADER : HEADER + 1]), bytes(received[HEADER + 1 :])
    if kind == REFUSED:
        raise ValueError(answer.decode("utf-8", "replace"))
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
