"""What a collection of laws states of a text, run together with it in one line.

Behind the title stands ``文章属性•【制定机关】某市人民政府•【公布日期】2002.07.24 … 正文``, then
the text: each label with its value becomes a line of its own, which is furniture then.
"""

from __future__ import annotations

import re
from itertools import pairwise

from compare.knowledge.closed import READING, any_of
from compare.model import Passage
from compare.source.forms import BLANK
from compare.source.lines.flat import strip
from compare.source.lines.furniture import BRACKETED

LABEL = re.compile(rf"[•·]? ?【(?:{BRACKETED})】")
ABOVE = re.compile(rf"(?:{any_of('labels', 'above_them', READING)})$")
BODY = re.compile(any_of("labels", "below_them", READING))
MIN_LABELS = 3
LONGEST_VALUE = 40


def cut_law_labels(lines: list[Passage]) -> list[Passage]:
    """Return the lines with every row of such labels cut into lines."""
    result: list[Passage] = []
    for line in lines:
        labels = [match.start() for match in LABEL.finditer(line.text)]
        if len(labels) < MIN_LABELS:
            result.append(line)
            continue
        first, last = labels[0], labels[-1]
        above = ABOVE.search(line.text, max(0, first - LONGEST_VALUE), first)
        body = BODY.search(line.text, last, last + LONGEST_VALUE)
        marks = [match for match in (above, body) if match]
        cuts = sorted({0, *labels, *(i for m in marks for i in m.span()), len(line.text)})
        for start, end in pairwise(cuts):
            result += [strip(line.cut(start, end)), BLANK]
    return result
