"""Read the plain-text cases that an analyst can check."""

from __future__ import annotations

import re
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def named_cases(file: str) -> dict[str, tuple[str, str]]:
    """Return ``{name: (input, expected)}`` of a file of ``===== name`` cases."""
    text = (CASES / file).read_text(encoding="utf-8")
    _, *parts = re.split(r"^===== (.*)\n", text, flags=re.MULTILINE)
    cases = {}
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        given, expected = body.split("-----\n")
        cases[name] = (given, expected.strip("\n"))
    return cases


def line_cases(file: str) -> list[list[str]]:
    """Return the columns of each line after the first blank one."""
    text = (CASES / file).read_text(encoding="utf-8")
    return [line.split(" ", 2) for line in text.partition("\n\n")[2].splitlines() if line]
