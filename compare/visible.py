"""Characters that hide or turn text, written out so that every format can show them."""

from __future__ import annotations

import re
import unicodedata

HIDDEN = ("Cc", "Cf", "Cs", "Cn")
LAYOUT = "\n\t"
NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def visible(text: str) -> str:
    """Return the text with controls and direction marks as ``‹U+202E›``; line ends and tabs stay.

    XML can hold no controls, and a direction override would turn the words around its cell.
    """
    hidden = {ord(c): f"‹U+{ord(c):04X}›" for c in set(text) if is_hidden(c)}
    return text.translate(hidden) if hidden else text


def is_hidden(character: str) -> bool:
    """Return whether a character is not seen itself and may do something to what stands around."""
    return unicodedata.category(character) in HIDDEN and character not in LAYOUT


def legible(text: str) -> str:
    """Return what came as bytes of another encoding as UTF-8, and U+FFFD for what is no text.

    Python keeps such bytes of a file's name as halves of characters, which no file can hold.
    """
    whole = NO_BYTE.sub("\ufffd", text)
    return whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
