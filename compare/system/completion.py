"""Completion in the shell: its line is read as the command reads it, with ``compare`` left out."""

from __future__ import annotations

import os
from collections.abc import Collection


def complete_files_too(known: Collection[str]) -> None:
    """Let a shell complete the options of ``mzdiff A B`` as those of ``mzdiff compare A B``.

    ``known`` are the words that may stand first. A shell hands over its line by these variables:
    ``COMP_WORDS`` with the number of the word (bash), ``_TYPER_COMPLETE_ARGS`` (others).
    """
    for name in ("COMP_WORDS", "_TYPER_COMPLETE_ARGS"):
        program, space, rest = os.environ.get(name, "").partition(" ")
        first = rest.split(maxsplit=1)[:1]
        finished = first and rest.lstrip() != first[0]
        if finished and first[0] not in known:
            os.environ[name] = f"{program}{space}compare {rest}"
            number = os.environ.get("COMP_CWORD", "")
            if name == "COMP_WORDS" and number.isdigit():
                os.environ["COMP_CWORD"] = str(int(number) + 1)
