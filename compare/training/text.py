"""Read training text as documents: lists of paragraphs, NFKC-normalised, without empty lines."""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

Paragraphs = list[str]


def read_documents(path: Path) -> list[Paragraphs]:
    """Return the documents of a file with a paragraph a line and a blank line between documents."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        lines = (unicodedata.normalize("NFKC", line).strip() for line in file)
        return [list(group) for filled, group in groupby(lines, key=bool) if filled]


def read_plans(folder: Path) -> list[Paragraphs]:
    """Return the plans of a folder (``*.txt``), one document a file."""
    return [
        _paragraphs(path.read_text("utf-8").splitlines()) for path in sorted(folder.glob("*.txt"))
    ]


def _paragraphs(lines: Iterable[str]) -> Paragraphs:
    stripped = (unicodedata.normalize("NFKC", line).strip() for line in lines)
    return [line for line in stripped if line]
