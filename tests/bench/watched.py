"""What every example of a fuzzer is held to: it ends in time, and it opens no connection."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 10


def watch() -> None:
    """From now on whatever opens a connection fails, and what hangs is ended."""
    sys.addaudithook(_no_connection)
    signal.signal(signal.SIGPROF, _too_slow)


@contextmanager
def in_time(seconds: float, taken: Callable[[float], None] | None = None) -> Iterator[None]:
    """Fail what takes more seconds of a processor; ``taken`` is told how many it took.

    What hangs is interrupted; where that is taken for a damaged file, the time is looked at after.
    """
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        took = time.process_time() - start
        if taken:
            taken(took)
    assert took < seconds, f"took {took:.0f} s"


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TimeoutError("not done in time")


def _no_connection(event: str, arguments: tuple[object, ...]) -> None:
    """Fail whatever opens a connection or asks for an address."""
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise AssertionError(f"{event} {arguments}")
