"""Time the main job beside ``import sentence_transformers``, in the same run.

    python -m tests.bench.speed [RUNS]

Each command runs RUNS times (5) in turn after one warm-up; printed are the medians of wall time
and peak memory, and the ratio of the wall times. Only the ratio is worth comparing between
machines.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"
PYTHON = sys.executable


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "report.html")
        plans = [str(CORPUS / name) for name in ("hunan-2015.txt", "jilin-2022.txt")]
        commands = {
            "main job, two plans": [PYTHON, "-m", "compare", *plans, "-q", "-o", out],
            "main job, five plans": [PYTHON, "-m", "compare", *series(), "-q", "-o", out],
            "import sentence_transformers": [PYTHON, "-c", "import sentence_transformers"],
        }
        figures = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                figures[name].append(measured(command))
                if run == 0:
                    figures[name].clear()
    base = statistics.median(wall for wall, _ in figures["import sentence_transformers"])
    for name, values in figures.items():
        wall = statistics.median(value[0] for value in values)
        peak = statistics.median(value[1] for value in values)
        print(f"{name:32s} {wall:6.2f} s  {peak:6.0f} MB  {wall / base:5.2f}")


def series() -> list[str]:
    """Return the paths of the five plans."""
    return sorted(map(str, CORPUS.glob("*.txt")))


def measured(command: list[str]) -> tuple[float, float]:
    """Return the wall time in seconds and the peak memory in MB of one run of a command."""
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return wall, peak_megabytes(usage)


def peak_megabytes(usage: resource.struct_rusage) -> float:
    """Return the peak resident memory; Linux counts in KiB, macOS in bytes."""
    return usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
