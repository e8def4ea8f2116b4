"""A command in the foreground of a terminal of its own, as a person has it, and how it ends."""

from __future__ import annotations

import os
import pty
import select
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CTRL_C = b"\x03"
BEGUN = "begun"
TIMEOUT = 60.0  # seconds until what was told to end must have ended


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, negative if a signal killed it, and what it said."""

    code: int
    said: str
    left: tuple[str, ...]
    """The commands of its session that still run a moment later."""


def stopped(
    command: Sequence[str], cwd: Path, number: signal.Signals, after: float, **environment: str
) -> Ended:
    """Start a command in a terminal, and some seconds after it said ``BEGUN`` end it by a signal.

    SIGINT is typed, SIGHUP comes of a terminal that is closed, SIGTERM is sent to the command.
    """
    process, terminal = pty.fork()
    if not process:
        os.chdir(cwd)
        signal.signal(number, signal.SIG_DFL)  # the tests' own run may ignore it
        os.execve(command[0], command, {**os.environ, **environment})
    said = _heard(terminal, TIMEOUT, BEGUN) + _heard(terminal, after)
    if number == signal.SIGINT:
        os.write(terminal, CTRL_C)
    elif number == signal.SIGTERM:
        os.kill(process, number)
    if number == signal.SIGHUP:
        os.close(terminal)
        return Ended(_code(process), said, _left(process))
    said += _heard(terminal, TIMEOUT)
    os.close(terminal)
    return Ended(_code(process), said, _left(process))


def _heard(terminal: int, seconds: float, last: str = "\0") -> str:
    """Return what a command says in a time, until it has ended, or until it says ``last``."""
    until, heard = time.monotonic() + seconds, b""
    while (rest := until - time.monotonic()) > 0:
        if select.select([terminal], [], [], rest)[0]:
            try:
                some = os.read(terminal, 1 << 16)
            except OSError:  # nobody is left who could say something
                break
            if not some:
                break
            heard += some
            if last.encode() in heard:
                break
    return heard.decode("utf-8", "replace")


def _code(process: int) -> int:
    until = time.monotonic() + TIMEOUT
    while time.monotonic() < until:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    raise TimeoutError(f"not ended {TIMEOUT:.0f} s after the signal")


def _left(session: int) -> tuple[str, ...]:
    """Return the commands of a session that still run, after the moment that the dying need."""
    until = time.monotonic() + 3
    while (running := _of(session)) and time.monotonic() < until:
        time.sleep(0.05)
    return running


def _of(session: int) -> tuple[str, ...]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, its_session = (
                (process / "stat").read_text().rpartition(") ")[2].split()[:4]
            )
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:  # it has ended by now
            continue
        if int(its_session) == session and state != "Z":
            found.append(words)
    return tuple(found)
