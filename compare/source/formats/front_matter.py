"""The lines of ``key: value`` between two rules that stand above many Markdown texts."""

from __future__ import annotations

import re

from compare.model import Removed

BLOCK = re.compile(r"\s*---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LINE = re.compile(r"(?:[\w-]{1,30}:(?:[ \t].*)?|[ \t]+\S.*|-[ \t]+\S.*|#.*|[ \t]*)\Z")
KEY = re.compile(r"^[\w-]{1,30}:", re.MULTILINE)
MIN_KEYS = 1
MAX_LENGTH = 5_000


def front_matter(text: str) -> Removed | None:
    """Return the front matter that a text begins with, or ``None``; what it states is kept."""
    match = BLOCK.match(text[:MAX_LENGTH])
    if match is None or len(KEY.findall(match["lines"])) < MIN_KEYS:
        return None
    if not all(LINE.match(line) for line in match["lines"].split("\n")):
        return None
    start, end = match.start() + text[: match.end()].index("---"), match.end()
    return Removed(
        "front_matter", text[start:end].rstrip(), (start, start + len(text[start:end].rstrip()))
    )
