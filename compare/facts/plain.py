"""A statement in plain forms of the same length, its clauses, and what is left of it to compare."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from compare.model import Span
from compare.segment.structure.sentences import CLOSING, OPENING
from compare.source.forms import AS_LONG, paired

TEXTS_REMEMBERED = 1 << 14
YEAR_IN_WORDS = re.compile(r"[〇零○Ｏ一二三四五六七八九]{4}(?=年)")
DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
PAUSES = ",;:。!?\n"
SIGN = re.compile(f"[{re.escape(OPENING + CLOSING + PAUSES)}]")
# 和, 及, 与, 或 join two things unless they are part of a word (和平, 及时, 参与, 或许)
JOINED = re.compile(
    r"、|以及(?!时)|或者|(?<![共温饱缓])和(?![平谐睦解国])|(?<![参给赋])与(?![会否])"
    r"|(?<![普涉顾惠危波以])及(?![时其格早])|或(?![许者])"
)
# behind a list of some: 教育、医疗等专项基金, but not 等级, 平等
AND_OTHERS = re.compile("(?<![中高初平同对均])等(?![级次候于])")
LISTED = re.compile(r"、(?![^()]{0,60}\))")  # in brackets it parts nothing outside them
MARKS = re.compile(r"[\W_]+")
TITLE = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
TITLES = re.compile(TITLE)
MARKED = re.compile(rf"{TITLE}|“[^“”]*”|「[^「」]*」")


@lru_cache(maxsize=TEXTS_REMEMBERED)
def plain(text: str) -> str:
    """Return the text with half-width marks, paired quotes, digits for years; as long as it was."""
    simple = paired(text.translate(AS_LONG))
    return YEAR_IN_WORDS.sub(lambda match: match[0].translate(DIGITS), simple)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def squashed(text: str) -> str:
    """Return the letters and digits of a text alone: what no mark or space can change."""
    return MARKS.sub("", plain(text)).lower()


@lru_cache(maxsize=TEXTS_REMEMBERED)
def clauses(text: str) -> tuple[Span, ...]:
    """Return the spans between pauses; a pause inside quotes, 《》 or brackets parts nothing.

    In a text whose brackets do not close, every pause counts.
    """
    text = plain(text)
    signs = [(match.start(), match[0]) for match in SIGN.finditer(text)]
    closed = sum(sign in OPENING for _, sign in signs) == sum(sign in CLOSING for _, sign in signs)
    ends, depth = [], 0
    for at, sign in signs:
        depth += (sign in OPENING) - (sign in CLOSING)
        if sign in PAUSES and (not closed or depth <= 0):
            ends.append(at)
    starts = [0, *(end + 1 for end in ends)]
    spans = zip(starts, [*ends, len(text)], strict=True)
    return tuple((start, end) for start, end in spans if MARKS.sub("", text[start:end]))


def between(text: str) -> list[Span]:
    """Return the spans of what is joined by 、, 和 and their like."""
    cuts = [match.span() for match in JOINED.finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return list(zip(starts, ends, strict=True))


def clause_at(text: str, place: int) -> Span:
    """Return the span of the clause in which a place lies."""
    spans = clauses(text)
    at = bisect_left(spans, place, key=lambda span: span[1])
    return spans[at] if at < len(spans) and spans[at][0] <= place else (0, len(text))


def label_of(text: str, place: int) -> Span | None:
    """Return the clause that a colon parts from the one at a place, if any: 护理床位:150张."""
    head = plain(text)[:place].rstrip()
    return clause_at(text, len(head) - 1) if head.endswith(":") else None


def blank(match: re.Match[str]) -> str:
    """Return what is as long as a match and holds nothing."""
    return "\0" * len(match[0])


def masked(text: str) -> str:
    """Return the text with what stands in 《》 or quotes blanked out, as long as it was."""
    return MARKED.sub(blank, text)


def without_titles(text: str) -> str:
    """Return the text with what stands in 《》 blanked out, as long as it was."""
    return TITLES.sub(blank, text)
