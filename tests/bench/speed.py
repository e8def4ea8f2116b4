"""Time the main job beside ``import sentence_transformers``, in the same run.

    python -m tests.bench.speed [RUNS]

Each command runs RUNS times (5) in turn after one warm-up; printed are the medians of wall time
and peak memory, and the ratio of the wall times. Only the ratio is worth comparing between
machines. mzdiff has its bytecode as installed libraries have theirs: the warm-up writes it,
wherever the environment says not to. The last line is the themes stage alone, in this process:
follow what two plans treat.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from compare.align import aligned
from compare.encoder import built_in
from compare.series import read
from compare.similarity import compare_pair
from compare.themes import follow
from compare.themes.lexicon import load

CORPUS = Path(__file__).parents[2] / "corpus"
PAIR = [str(CORPUS / name) for name in ("hunan-2015.txt", "jilin-2022.txt")]
PYTHON = sys.executable


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "report.html")
        commands = {
            "main job, two plans": [PYTHON, "-m", "compare", *PAIR, "-q", "-o", out],
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
    print(f"{'themes stage, two plans':32s} {themes_stage(runs):6.2f} s")


def series() -> list[str]:
    """Return the paths of the five plans."""
    return sorted(map(str, CORPUS.glob("*.txt")))


def themes_stage(runs: int) -> float:
    """Return the median time in seconds of the themes stage on two plans, after one warm-up."""
    left, right = map(read, PAIR)
    lexicon = load()
    links = aligned(left, right, compare_pair(left, right, built_in(), lexicon)).links
    walls = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        follow((left, right), links, lexicon)
        walls.append(time.perf_counter() - start)
    return statistics.median(walls[1:])


def measured(command: list[str]) -> tuple[float, float]:
    """Return the wall time in seconds and the peak memory in MB of one run of a command."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, environment)
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
