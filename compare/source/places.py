"""Where words that were read from a source stand in it, and in which form.

Reading takes characters away (spaces, page numbers, invisible ones) and gives others a plain
form, one for one. So words are looked for among the plain forms of the source's own characters.
"""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Indel

from compare.model import Source, Span
from compare.source.forms import plain_character
from compare.source.script import converted

MAX_CELLS = 50_000_000  # characters of the words times characters searched
MOST_BETWEEN = 3  # times the length of the words: in more text, one could find any words

Places = tuple[int | None, ...]


def places(words: str, source: Source, span: Span) -> Places:
    """Return the source offset of each character of ``words`` that is no space.

    They are looked for in a part of the source; something may stand between them, or in place of
    some. ``None`` stands for a character that is not there, as for every one where there is too
    much text to tell.
    """
    wanted = "".join(words.split())
    plain = [(plain_character(source.text[i]), i) for i in range(*span)]
    shown = [(character, i) for character, i in plain if character.strip()]
    have = "".join(character for character, _ in shown)
    have = converted(have) if source.simplified else have
    offsets = [i for _, i in shown]
    start = have.find(wanted)
    if start >= 0:
        return tuple(offsets[start : start + len(wanted)])
    found: list[int | None] = [None] * len(wanted)
    if len(have) <= min(MOST_BETWEEN * len(wanted), MAX_CELLS // max(len(wanted), 1)):
        for block in Indel.opcodes(wanted, have).as_matching_blocks():
            end = block.b + block.size
            found[block.a : block.a + block.size] = offsets[block.b : end]
    return tuple(found)


def written(words: str, source: Source, span: Span) -> str:
    """Return words of a part of the source in the form they have there; as long as before."""
    found = iter(places(words, source, span))
    return "".join(
        character if character.isspace() else form_at(character, source, next(found))
        for character in words
    )


def form_at(character: str, source: Source, place: int | None) -> str:
    """Return the form of a plain character at a place of the source; a repaired one stays so.

    A radical (⼆) that a converter put for the character itself is damage and no form of it.
    """
    if place is None or unicodedata.category(source.text[place]) == "So":
        return character
    original = source.text[place]
    another_script = source.simplified and _is_han(character) and _is_han(original)
    return original if another_script or plain_character(original) == character else character


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿" or character >= "\U00020000"
