"""Run the commands of ``docs/`` and hold what they print against what the pages show.

    python -m tests.bench.papers            says which blocks have changed
    python -m tests.bench.papers --write    writes what is printed today

A block marked ``console`` has command lines behind ``$`` and what they print. Where its last line
is ``…``, only as many lines are shown as stand there. A block marked ``toml`` whose first line is
``# NAME.toml`` is that file for the commands below it. Each page runs in a folder of its own that
holds a copy of ``corpus/``.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```(?P<kind>console|toml)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (?P<name>[\w-]+\.toml)\n")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Command:
    """A command line of a page, with the lines that the page says it prints."""

    line: str
    shown: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Whether it runs mzdiff: to install or to open a file is not tried."""
        return self.line.startswith("mzdiff ")

    def printed(self, output: str) -> tuple[str, ...]:
        """Return the lines to show of an output: all, or as many as are shown with a cut."""
        lines = tuple(line.rstrip() for line in output.splitlines())
        if self.shown[-1:] == (CUT,) and len(lines) >= len(self.shown):
            return (*lines[: len(self.shown) - 1], CUT)
        return lines


def commands_of(block: str) -> Iterator[Command]:
    """Yield the commands of a console block."""
    number = 0
    keyed = []
    for line in block.splitlines():
        number += line.startswith("$ ")
        keyed.append((number, line))
    for _, group in groupby(keyed, key=lambda pair: pair[0]):
        first, *rest = (line for _, line in group)
        yield Command(first.removeprefix("$ "), tuple(rest))


def pages() -> list[Path]:
    """Return the pages of the documentation."""
    return sorted(DOCS.rglob("*.md"))


def commands_in(page: Path) -> list[Command]:
    """Return the commands of mzdiff that a page shows."""
    blocks = BLOCK.finditer(page.read_text("utf-8"))
    found = (c for b in blocks if b["kind"] == "console" for c in commands_of(b["text"]))
    return [command for command in found if command.is_ours]


def refreshed(text: str) -> str:
    """Return a page with what its commands print today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        environment = _with_mzdiff(folder / "bin")
        return BLOCK.sub(lambda block: _block(block, folder, environment), text)


def _block(block: re.Match[str], folder: Path, environment: dict[str, str]) -> str:
    if block["kind"] == "toml":
        if named := FILE.match(block["text"]):
            (folder / named["name"]).write_text(block["text"], "utf-8")
        return block[0]
    lines = []
    for command in commands_of(block["text"]):
        lines.append(f"$ {command.line}")
        lines += _run(command, folder, environment) if command.is_ours else command.shown
    return "\n".join(("```console", *lines, "```"))


def _run(command: Command, folder: Path, environment: dict[str, str]) -> tuple[str, ...]:
    done = subprocess.run(
        ["bash", "-c", command.line],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return command.printed(done.stdout)


def _with_mzdiff(folder: Path) -> dict[str, str]:
    """Return an environment in which ``mzdiff`` is this working copy."""
    folder.mkdir()
    script = folder / "mzdiff"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m compare "$@"\n', "utf-8")
    script.chmod(0o755)
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    return os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=Path, help="pages; all without any")
    parser.add_argument("--write", action="store_true", help="write what is printed today")
    options = parser.parse_args()
    stale = 0
    for page in options.pages or pages():
        text = page.read_text("utf-8")
        now = refreshed(text)
        stale += text != now
        print(page, "as printed" if text == now else "changed")
        if options.write:
            page.write_text(now, "utf-8")
    sys.exit(1 if stale and not options.write else 0)


if __name__ == "__main__":
    main()
