"""The stage at work, or how much is done, shown on a terminal while the reader waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def shown_stage() -> Iterator[Callable[[str], None]]:
    """Show a spinner on standard error; the value it gives is told each stage's name."""
    with Console(stderr=True).status("mzdiff") as status:
        yield lambda stage: status.update(f"mzdiff: {stage}")


@contextmanager
def shown_share() -> Iterator[Callable[[int, int], None]]:
    """Show a bar with the time left; the value it gives is told how many are done, of how many."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress("mzdiff:", *columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
