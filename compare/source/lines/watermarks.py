"""A line of the page that cuts sentences in two: a watermark, the name of a site between lines.

It names a site, and the same words stand several times between two pieces of a sentence. What
names none may as well be the cell of a table (定量, 是), and stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from compare.knowledge.headings import SENTENCE_ENDS, find_mark
from compare.model import Passage, Removed

KIND = "chrome_page"
MIN_TIMES = 3  # that a line cuts a sentence
LONGEST = 30
SHORTEST_PIECE = 10  # of a sentence, before the line
GOES_ON = re.compile(r"[一-鿿,、]$")
BEGINS = re.compile(r"[一-鿿]")
NAMES_SITE = re.compile(
    r"(?:网|网站|文库|公众号)\W*$|www\.|[a-z\d-]\.(?:com|cn|net|org)\b", re.IGNORECASE
)
# A kind of site alone, or several: the cell of a table that says where something is made public.
KIND_OF_SITE = re.compile(
    r"(?:(?:政府|门户|官方|单位|部门|微信){0,3}(?:网站|官网|互联网|公众号)(?:[、,/ 和及或]|$)){1,4}"
)


def without_watermarks(
    lines: list[Passage], text: str
) -> tuple[list[Passage], tuple[Removed, ...]]:
    """Return the lines without those that cut sentences, whose pieces are one line again."""
    cuts = {i: (before, behind) for i, before, behind in _between_pieces(lines)}
    places = defaultdict(list)
    for i in cuts:
        places[lines[i].text].append(i)
    marks = {said for said, at in places.items() if len(at) >= MIN_TIMES}
    if not marks:
        return lines, ()
    found = [i for i, line in enumerate(lines) if line.text in marks]
    spans = [lines[i].span() for i in found]
    result = list(lines)
    for i in reversed(found):
        if i in cuts:
            before, behind = cuts[i]
            result[before : behind + 1] = [result[before].followed_by(result[behind])]
        else:
            del result[i]
    return result, tuple(Removed(KIND, text[a:b], (a, b)) for a, b in spans)


def _between_pieces(lines: list[Passage]) -> Iterator[tuple[int, int, int]]:
    """Yield the places of lines that may cut a sentence, with those of the pieces around each."""
    written = [i for i, line in enumerate(lines) if line.text]
    for before, i, behind in zip(written, written[1:], written[2:], strict=False):
        said, piece, rest = lines[i].text, lines[before].text, lines[behind].text
        if not _names_site(said) or find_mark(said):
            continue
        site_above = len(piece) <= LONGEST and NAMES_SITE.search(piece)
        cut = len(piece) >= SHORTEST_PIECE and GOES_ON.search(piece) and not site_above
        if cut and BEGINS.match(rest) and not find_mark(rest) and rest[-1] in SENTENCE_ENDS:
            yield i, before, behind


def _names_site(text: str) -> bool:
    named = len(text) <= LONGEST and NAMES_SITE.search(text)
    return bool(named and not KIND_OF_SITE.fullmatch(text))
