"""What the system does to a run: signals that end it, and streams that are closed.

Nothing large is imported here, so that a run ends as it should from its first moment on.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys

TYPE_CHECKING = False  # see ``compare``

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import FrameType

BY_SIGNAL = 128  # and the number of the signal is the exit code, as shells have it
ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM")
SIGNALS = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
VALUES_BETWEEN = 500_000  # new values after which Python looks for cycles among them
# Libraries that would make threads of their own, which take memory and time and may be refused; a
# comparison of two plans of 1,000 articles took 28 s of two busy cores with them, and 21 s without.
ONE_THREAD = {"TOKENIZERS_PARALLELISM": "false", "OPENBLAS_NUM_THREADS": "1"}


def begin() -> None:
    """Make the run end in one line or silence, whatever ends it.

    The values of a run hold no cycles worth looking for while the libraries are imported.
    """
    gc.set_threshold(VALUES_BETWEEN)
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    if hasattr(signal, "SIGCHLD"):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # whoever ignored it heard of no child's end
    _open_streams()
    sys.unraisablehook = _unraisable
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:  # as ``nohup`` asks
            signal.signal(number, _end)


def leave() -> None:
    """Spare the end of a run the looking for cycles in all that it holds: a sixteenth of its time.

    What is left goes back to the system with the process.
    """
    gc.freeze()


def _open_streams() -> None:
    """Open what is closed of the three streams, so that no file takes its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):  # there may be no devices
                os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w" if number else "r", closefd=False))


def _end(number: int, frame: FrameType | None) -> None:
    """End the run; raising lets what is being written or read clean up, undisturbed."""
    for each in SIGNALS:
        signal.signal(each, _ignore)
    _leave_closed_terminal()
    if number == signal.SIGINT:
        with contextlib.suppress(OSError):
            os.write(2, "mzdiff: 已中断 (interrupted)\n".encode())
    raise SystemExit(BY_SIGNAL + number)


def _leave_closed_terminal() -> None:
    """Send what is still said nowhere where it can be said no more: clean-up would fail by it."""
    for stream in (1, 2):
        try:
            os.write(stream, b"")
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def _ignore(number: int, frame: FrameType | None) -> None:
    """Do nothing: Python complains where a signal that already came is ignored by the system."""


def _unraisable(what: UnraisableHookArgs) -> None:
    """End the run where the signal came while nothing could be raised; say nothing of the rest.

    Libraries that are left in the middle complain while they clean up, beside the one line said.
    """
    if isinstance(what.exc_value, SystemExit) and isinstance(what.exc_value.code, int):
        os._exit(what.exc_value.code)
    if os.environ.get("MZDIFF_TRACEBACK"):
        sys.__unraisablehook__(what)
