"""Where words that were read from a source stand in it, and in which form.

Reading takes characters away (spaces, page numbers, invisible ones) and gives others a plain
form, one for one. So words are looked for among the plain forms of the source's own characters.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import compress

from rapidfuzz.distance import Indel

from compare.model import Source, Span
from compare.source.forms import AS_LONG, plain_character
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
    have, offsets = _plain(source.text, span, source.simplified)
    start = have.find(wanted)
    if start >= 0:
        return tuple(offsets[start : start + len(wanted)])
    found: list[int | None] = [None] * len(wanted)
    if len(have) <= min(MOST_BETWEEN * len(wanted), MAX_CELLS // max(len(wanted), 1)):
        for block in Indel.opcodes(wanted, have).as_matching_blocks():
            end = block.b + block.size
            found[block.a : block.a + block.size] = offsets[block.b : end]
    return tuple(found)


@lru_cache(maxsize=8)  # one part is searched for many words, one after the other
def _plain(text: str, span: Span, simplified: bool) -> tuple[str, tuple[int, ...]]:
    """Return the plain forms of a part of a text, without blanks, and the place of each."""
    plain = text[slice(*span)].translate(AS_LONG)
    offsets = tuple(compress(range(*span), map(" ".__ne__, plain)))
    have = plain.replace(" ", "")
    return converted(have) if simplified else have, offsets


def written(words: str, source: Source, span: Span) -> str:
    """Return words of a part of the source in the form they have there; as long as before."""
    if source.text.find(words, *span) >= 0:
        return words
    whole = source.text[slice(*span)]
    if len(whole) == len(words) and all(map(_is_form, whole, words)):  # as it nearly always is
        pairs = zip(whole, words, strict=True)
        return "".join(plain if plain.isspace() else form for form, plain in pairs)
    found = iter(places(words, source, span))
    another_script = source.simplified
    return "".join(
        character
        if character.isspace()
        else form_at(character, next(found), source.text, another_script)
        for character in words
    )


@cache  # of two characters, of which there are few pairs
def _is_form(written: str, plain: str) -> bool:
    """Tell whether a character stands where a plain one was read, as ``form_at`` would show it."""
    return written == plain or (
        unicodedata.category(written) != "So" and plain_character(written) == plain
    )


def form_at(character: str, place: int | None, text: str, another_script: bool) -> str:
    """Return the form of a plain character at a place of a text; a repaired one stays so.

    A radical (⼆) that a converter put for the character itself is damage and no form of it.
    ``another_script`` tells that characters of the text were read as simplified ones.
    """
    if place is None or text[place] == character:
        return character
    original = text[place]
    if unicodedata.category(original) == "So":
        return character
    same = plain_character(original) == character
    return original if same or (another_script and _both_han(character, original)) else character


def _both_han(*characters: str) -> bool:
    return all("㐀" <= one <= "鿿" or one >= "\U00020000" for one in characters)
