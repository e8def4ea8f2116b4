"""Taking off the words with which a clause sets out before it names its matter (进一步加强 …)."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from compare.facts.ladders import ladders
from compare.facts.plain import JOINED
from compare.knowledge.closed import words
from compare.knowledge.words import tokens

INSIDE = ("在", "到")  # prepositions that other words begin with
BETWEEN = re.compile(rf"(?:[ ,并]|{JOINED.pattern})*")


@cache
def openers() -> dict[str, tuple[str, ...]]:
    """Return the verbs and adverbs of planning by their first character, the longest first."""
    found = {*words("setting_out"), *(word for ladder in ladders() for word in ladder.level_of)}
    by_character: dict[str, list[str]] = {}
    for word in sorted(found - set(ends()), key=lambda word: (-len(word), word)):
        by_character.setdefault(word[0], []).append(word)
    return {character: tuple(those) for character, those in by_character.items()}


def ends() -> tuple[str, ...]:
    """Return the words of a ladder that are nouns: they end a matter and open none."""
    return words("setting_out", "nouns")


def front(stretch: str) -> str:
    """Return the end of a stretch that is left when no opening word stands before it.

    A word of which one character would be left is a longer word (培训班) and stays, and so does
    one that belongs to the noun behind it (重点救助对象, but 重点推进社会救助).
    """
    rest = _behind_joining(stretch)
    while True:
        opening = next((word for word in openers().get(rest[:1], ()) if rest.startswith(word)), "")
        after = _behind_joining(rest[len(opening) :].removeprefix("好"))
        if not opening or len(after) == 1 or is_attribute(opening, after):
            return rest
        if opening in INSIDE and tokens(rest)[0] != opening:
            return rest  # 在读孤儿, 到场处置
        rest = after


def without_adverbs(stretch: str) -> str:
    """Return what stands before a number without the adverbs at its end: 补贴标准均, 销售力争.

    They are words of their own: 可 is none in 许可.
    """
    kept = list(tokens(stretch.rstrip()))
    while kept and kept[-1] in words("numbers", "adverbs"):
        kept.pop()
    return "".join(kept)


def front_of_words(stretch: str) -> str:
    """Return the same, beginning with a whole word: 登记员培训, of which 登记 alone would open."""
    begin = len(stretch) - len(front(stretch))
    starts = accumulate(map(len, tokens(stretch)), initial=0)
    return stretch[max(start for start in starts if start <= begin) :]


def is_attribute(word: str, after: str) -> bool:
    """Tell whether a word of planning belongs to what stands behind it, as no verb does there."""
    verbs = openers().get(after[:1], ()) + words("setting_out", "inside")
    belongs = bool(after) and not after.startswith(verbs)
    return belongs and word in words("setting_out", "attributes")


def _behind_joining(stretch: str) -> str:
    """Return what stands behind the words that join a stretch to what is before it."""
    match = BETWEEN.match(stretch)
    return stretch[match.end() :] if match else stretch
