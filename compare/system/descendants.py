"""All that a process started, and what that started, whatever it did to get away (Linux).

A program may lead a session of its own and let its parent end: then no signal to a group reaches
it, and it is nobody's child. A process that adopts its descendants becomes the parent of such ones,
so that the system's list of children leads to all of them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

ADOPT = 36  # PR_SET_CHILD_SUBREAPER (linux/prctl.h)
PATIENCE = 5.0  # seconds for what is killed to end: who waits for a disk does not end at once
PAUSE = 0.005  # seconds
PROCESSES = Path("/proc")
ENDED = "ZX"  # states of processes that only their parent has not heard of yet


def adopt_descendants() -> None:
    """Make this process the parent of every descendant whose own parent ends."""
    ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)


def end_descendants(process: int) -> None:
    """Kill all descendants of a process that adopted them, and the process itself stays.

    It must be this one or a child of it. While some are killed others may be started: so it is
    looked again until there are none.
    """
    if process != os.getpid():
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGSTOP)  # or it would start more
    until = time.monotonic() + PATIENCE
    while (found := _descendants(process)) and time.monotonic() < until:
        for one in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(one, signal.SIGKILL)
        time.sleep(PAUSE)


def _descendants(process: int) -> list[int]:
    """Return the descendants of a process that have not ended."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    ended: set[int] = set()
    places: list[Path] = []
    with suppress(OSError):  # where the system shows no processes, those of the group alone end
        places = list(PROCESSES.iterdir())
    for place in places:
        if not place.name.isdecimal():
            continue
        number = int(place.name)
        with suppress(OSError):  # it has just gone
            state, parent = _state_and_parent(place / "stat")
            children[parent].append(number)
            if state in ENDED:
                ended.add(number)
    found: list[int] = []
    waiting = [process]
    while waiting:
        below = children[waiting.pop()]
        found += below
        waiting += below
    return [one for one in found if one not in ended]


def _state_and_parent(file: Path) -> tuple[str, int]:
    # The name of a program stands in brackets before them, and may hold any character.
    state, parent = file.read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
    return state, int(parent)
