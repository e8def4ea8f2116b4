"""Measure what files just within the limits take, each in a run of its own.

    python -m tests.bench.limits [NAME …]

A text is put in order by ``mzdiff outline``, a zip or a pair of texts compared to the finished
report. Printed for each of the files of ``tests/largest.py`` and the pairs of
``tests/slow_pairs.py`` are the time by the clock, that of a processor with all processes that the
run started, the peak of their memory together (what they share is counted once), the exit code
and what the run said first.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.largest import LARGEST
from tests.slow_pairs import SLOW, pair_of

PYTHON = sys.executable
MOMENT = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took: seconds by the clock and of a processor, MB of memory; and how it ended."""

    wall: float
    processor: float
    memory: float
    code: int
    said: str


def main() -> None:
    print("| file | size | wall | processor | memory | |\n|---|---|---|---|---|---|")
    for name in sys.argv[1:] or (*LARGEST, *SLOW):
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / file for file in files_of(name, Path(folder))]
            size = sum(path.stat().st_size for path in paths) / 1_000_000
            found = taken(command(*paths), Path(folder))
        ended = "done" if found.code == 0 else f"{found.code}: {found.said}"
        times = f"{found.wall:.1f} s | {found.processor:.1f} s"
        print(f"| {name} | {size:.1f} MB | {times} | {found.memory:.0f} MB | {ended} |", flush=True)


def files_of(name: str, folder: Path) -> list[str]:
    """Make the file or the pair of a name in a folder, and return how its files are called."""
    if name in LARGEST:
        (folder / name).write_bytes(LARGEST[name]())
        return [name]
    texts = {f"{name}-{year}.txt": text for year, text in pair_of(name).items()}
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    return list(texts)


def command(path: Path, *more: Path) -> list[str]:
    """Return the command that has the whole of a file read, or several compared."""
    run = [PYTHON, "-m", "compare"]
    if more or path.suffix == ".zip":
        out = str(path.with_name("out.html"))
        return [*run, *map(str, (path, *more)), "-q", "-o", out]
    return [*run, "outline", str(path)]


def taken(run: list[str], folder: Path) -> Taken:
    """Run a command and return what it and all that it started took."""
    start, most = time.monotonic(), 0
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=said)
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            most = max(most, memory_of(process.pid))
            time.sleep(MOMENT)
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    lines = (folder / "said").read_text("utf-8", "replace").splitlines()
    return Taken(
        time.monotonic() - start,
        ended[2].ru_utime + ended[2].ru_stime,
        most / 1000,
        process.returncode,
        lines[0].replace(f"{folder}/", "") if lines else "",
    )


def memory_of(process: int) -> int:
    """Return the KB of a process and all below it, what they share with others in parts."""
    try:
        shares = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has ended by now
        return 0
    own = next((int(line.split()[1]) for line in shares if line.startswith("Pss:")), 0)
    return own + sum(memory_of(int(child)) for child in children)


if __name__ == "__main__":
    main()
