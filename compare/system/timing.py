"""How long each stage of a run took, for ``--timing``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

START = "start"  # of Python, and the libraries that a comparison needs


class Stages:
    """The stages of a run as they begin, each with the times of the processor and of the clock."""

    def __init__(self) -> None:
        """Begin with what came before: the processor's time counts from the process's start."""
        self._begun = [(START, 0.0, time.perf_counter() - time.process_time())]

    def begin(self, stage: str) -> None:
        """Note that a stage begins, and with it that the one before is done."""
        self._begun.append((stage, time.process_time(), time.perf_counter()))

    def lines(self) -> Iterator[str]:
        """Yield a line for each stage, those of one name as one, then one for all."""
        ends = [*self._begun[1:], ("", time.process_time(), time.perf_counter())]
        spent: dict[str, tuple[float, float]] = {}
        for (stage, cpu, wall), (_, cpu_end, wall_end) in zip(self._begun, ends, strict=True):
            before = spent.get(stage, (0.0, 0.0))
            spent[stage] = before[0] + cpu_end - cpu, before[1] + wall_end - wall
        spent["all"] = (
            sum(cpu for cpu, _ in spent.values()),
            sum(wall for _, wall in spent.values()),
        )
        for stage, (cpu, wall) in spent.items():
            yield f"{stage:8s} {cpu:7.2f} s of a processor {wall:7.2f} s"


@contextmanager
def timed(shown: Callable[[str], None], wanted: bool) -> Iterator[Callable[[str], None]]:
    """Give what is told of each stage, as ``shown`` is; if wanted, print their times at the end."""
    if not wanted:
        yield shown
        return
    stages = Stages()

    def begin(stage: str) -> None:
        stages.begin(stage)
        shown(stage)

    yield begin
    print(*stages.lines(), sep="\n", file=sys.stderr)  # noqa: T201 - it was asked for
