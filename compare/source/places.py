"""Characters of a source in the form that it has them in, and where words read from it stand.

Reading takes characters away (spaces, page numbers, invisible ones) and gives others a plain
form, one for one. Articles and statements know the place of each of their characters. Titles and
headings are short, and looked for among the plain forms of the source's own characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import compress

from rapidfuzz.distance import Indel

from compare.model import Source, Span
from compare.source.forms import AS_LONG, PAIR, STRAIGHT, is_form
from compare.source.script import converted

UNPAIRED = dict.fromkeys(map(ord, PAIR), STRAIGHT)
MAX_CELLS = 50_000_000  # characters of the words times characters searched
MOST_BETWEEN = 3  # times the length of the words: in more text, one could find any words

Places = Sequence[int | None]


def in_form(words: str, origin: Places, source: Source) -> str:
    """Return words in the form they have in the source, each character at its place there."""
    text, another_script = source.text, source.simplified
    if origin and origin[0] is not None and text.startswith(words, origin[0]):
        return words  # as it mostly is
    return "".join(
        character if character.isspace() else form_at(character, place, text, another_script)
        for character, place in zip(words, origin, strict=True)
    )


def written(words: str, source: Source, span: Span) -> str:
    """Return short words of a part of the source in the form they have there."""
    if source.text.find(words, *span) >= 0:
        return words
    return in_form(words, places(words, source, span), source)


def places(words: str, source: Source, span: Span) -> Places:
    """Return the source offset of each character of ``words``.

    They are looked for in a part of the source; something may stand between them, or in place of
    some. ``None`` stands for a space and for a character that is not there, as for every one where
    there is too much text to tell.
    """
    wanted = "".join(words.split()).translate(UNPAIRED)
    have, offsets = _plain(source, span)
    start = have.find(wanted)
    found: list[int | None] = [None] * len(wanted)
    if start >= 0:
        found = list(offsets[start : start + len(wanted)])
    elif len(have) <= min(MOST_BETWEEN * len(wanted), MAX_CELLS // max(len(wanted), 1)):
        for block in Indel.opcodes(wanted, have).as_matching_blocks():
            end = block.b + block.size
            found[block.a : block.a + block.size] = offsets[block.b : end]
    rest = iter(found)
    return [None if character.isspace() else next(rest) for character in words]


def _plain(source: Source, span: Span) -> tuple[str, tuple[int, ...]]:
    """Return the plain forms of a part of a source, without blanks, and the place of each."""
    plain = source.text[slice(*span)].translate(AS_LONG)
    offsets = tuple(compress(range(*span), map(" ".__ne__, plain)))
    have = plain.replace(" ", "").translate(UNPAIRED)
    return converted(have) if source.simplified else have, offsets


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
    same = is_form(character, original)
    return original if same or (another_script and _both_han(character, original)) else character


def _both_han(*characters: str) -> bool:
    return all("㐀" <= one <= "鿿" or one >= "\U00020000" for one in characters)
