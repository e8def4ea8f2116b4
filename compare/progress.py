"""The stage at work, shown on a terminal while the reader waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def shown_stage() -> Iterator[Callable[[str], None]]:
    """Show a spinner on standard error; the value it gives is told each stage's name."""
    with Console(stderr=True).status("mzdiff") as status:
        yield lambda stage: status.update(f"mzdiff: {stage}")
