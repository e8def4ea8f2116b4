"""A table of contents: headings with dot leaders, or a list that the text itself repeats."""

from __future__ import annotations

import re
from collections import Counter

from compare.model import Passage, Removed

TITLE = re.compile(r"目\s*[录次錄]$")
DOTS = r"[\s.…·•—_-]"
# A run of dots is tried where it begins and nowhere inside, and given back never.
LEADER = re.compile(rf"(?<!{DOTS})(?={DOTS}*?(?:\.{{3}}|…|·{{3}}|•{{3}})){DOTS}++\(?\d{{0,3}}\)?$")
PAGE = re.compile(r"(?<!\s)\s++\d{1,3}$")
MIN_LEADERS = 2
LONGEST_ENTRY = 80


def cut_contents(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines without a table of contents, and its lines as removed pieces."""
    leaders = {i for i, line in enumerate(lines) if _has_leader(line.text)}
    found = leaders if len(leaders) >= MIN_LEADERS else set()
    for i, line in enumerate(lines):
        if TITLE.match(line.text):
            listed = _listed(lines, i + 1) | {j for j in found if j > i}
            found |= {i, *listed} if listed else set()
            break
    kept = [line for i, line in enumerate(lines) if i not in found]
    spans = [lines[i].span() for i in sorted(found) if lines[i].text]
    return kept, tuple(Removed("contents", text[a:b], (a, b)) for a, b in spans)


def _has_leader(text: str) -> bool:
    found = LEADER.search(text) if len(text) <= LONGEST_ENTRY else None
    return found is not None and found.start() > 1 and "。" not in text


def _listed(lines: list[Passage], start: int) -> set[int]:
    """Return the lines after 目录 that stand again further down, up to where the text begins."""
    cores = [_core(line.text) for line in lines]
    count = Counter(cores[start:])
    seen: set[str] = set()
    found: set[int] = set()
    for i in range(start, len(lines)):
        if not cores[i]:
            continue
        if cores[i] in seen or count[cores[i]] < MIN_LEADERS or len(cores[i]) > LONGEST_ENTRY:
            break
        seen.add(cores[i])
        found.add(i)
    return found if len(found) >= MIN_LEADERS else set()


def _core(text: str) -> str:
    """Return an entry without leader, page and spaces."""
    return "".join(PAGE.sub("", LEADER.sub("", text)).split())
