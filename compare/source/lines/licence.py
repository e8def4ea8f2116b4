"""What a library says below a text of whose work it is: 本作品…不适用于该法,…属于公有领域.

Its links stand on lines of their own, so that the note is known as a whole and not line by line.
"""

from __future__ import annotations

import re

from compare.knowledge.headings import find_mark
from compare.model import Passage, Removed

KIND = "chrome_licence"
BEGINS = re.compile(r"本(?:作品|页面|文(?!件))(?:是|来自|采用|属于|在|因)")
OF_RIGHTS = re.compile(
    "公有领域|知识共享|不适用于该法|public domain|creative commons", re.IGNORECASE
)
MOST_LINES = 30


def cut_licence(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines without such a note at their end, and its lines as removed pieces."""
    begins = [i for i, line in enumerate(lines) if BEGINS.match(line.text)]
    written = [line for line in lines[begins[-1] :] if line.text] if begins else []
    said = "".join(line.text for line in written)
    headed = any(find_mark(line.text) for line in written)
    if not OF_RIGHTS.search(said) or headed or len(written) > MOST_LINES:
        return lines, ()
    spans = [line.span() for line in written]
    return lines[: begins[-1]], tuple(Removed(KIND, text[a:b], (a, b)) for a, b in spans)
