"""What a collection of laws states of a text, run together with it in one line.

Behind the title stands ``文章属性•【制定机关】某市人民政府•【公布日期】2002.07.24 … 正文``, or the
same labels with colons (``制定机关: 某人大 效力级别: 地方性法规 题注: (某日通过)``), then the text:
each label with its value becomes a line of its own, which is furniture then.
"""

from __future__ import annotations

import re
from itertools import pairwise

from compare.knowledge.closed import READING, any_of
from compare.model import Passage
from compare.source.forms import BLANK
from compare.source.lines.chrome import chrome_kind
from compare.source.lines.flat import strip
from compare.source.lines.furniture import BRACKETED, SURE

LABEL = re.compile(rf"[•·]? ?【(?:{BRACKETED})】")
ABOVE = re.compile(rf"(?:{any_of('labels', 'above_them', READING)})$")
BODY = re.compile(any_of("labels", "below_them", READING))
MIN_LABELS = 3
LONGEST_VALUE = 40
LONGEST_NAME = 60  # of the law, before the first label
COLONS = re.compile("[::]")
WITH_COLON = re.compile(rf"(?:{BRACKETED}|{SURE})\s*[::]\s*")
# What stands behind the last label: how the law came about, in brackets, or one word.
HISTORY = re.compile(r"[((](?:[^()()]|[((][^()()]*[))])*+[))]")
WORD = re.compile(r"\S+")


def cut_law_labels(lines: list[Passage]) -> list[Passage]:
    """Return the lines with every row of such labels cut into lines."""
    result: list[Passage] = []
    for line in lines:
        cuts = _bracketed(line.text) or _with_colons(line.text)
        if not cuts:
            result.append(line)
            continue
        for start, end in pairwise(sorted({0, *cuts, len(line.text)})):
            result += [strip(line.cut(start, end)), BLANK]
    return result


def _bracketed(text: str) -> list[int]:
    """Return where labels in brackets begin, and the words above and below them; [] for a few."""
    labels = [match.start() for match in LABEL.finditer(text)]
    if len(labels) < MIN_LABELS:
        return []
    first, last = labels[0], labels[-1]
    above = ABOVE.search(text, max(0, first - LONGEST_VALUE), first)
    body = BODY.search(text, last, last + LONGEST_VALUE)
    return [*labels, *(i for match in (above, body) if match for i in match.span())]


def _with_colons(text: str) -> list[int]:
    """Return where labels with colons begin behind a title, and where the last value ends.

    A line of labels alone is furniture as it stands.
    """
    if len(COLONS.findall(text)) < MIN_LABELS or chrome_kind(text):
        return []
    labels = list(WITH_COLON.finditer(text))
    if len(labels) < MIN_LABELS or labels[0].start() > LONGEST_NAME:
        return []
    at = labels[-1].end()
    history, word = HISTORY.match(text, at), WORD.match(text, at)
    ends = [*history.span()] if history else [word.end()] if word and "。" in text[at:] else []
    return [*(label.start() for label in labels), *ends]
