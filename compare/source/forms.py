"""Lines of a text with plain character forms, each character knowing where it stood.

Full-width letters, digits and punctuation become half-width, odd spaces become a space, and
invisible characters (zero-width, direction overrides, controls) go. Every step is one character
to at most one character, so that spans stay exact.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from compare.model import Note, Passage

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
STRAIGHT, PAIR = '"', "“”"
BLANK = Passage("", ())


def plain_lines(text: str) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return the stripped lines of a text, with one empty passage wherever blank lines stood."""
    lines: list[Passage] = []
    end = 0
    for match in LINE.finditer(text):
        line = _plain(match.group(), match.start())
        if _blank_between(text[end : match.start()]) or not line.text:
            lines.append(BLANK)
        if line.text:
            lines.append(line)
            end = match.end()
    return lines, _notes(text)


def _blank_between(gap: str) -> bool:
    return gap.replace("\r\n", "\n").count("\n") + gap.count("\f") > 1


def _plain(line: str, offset: int) -> Passage:
    plain = line.translate(PLAIN)
    if len(plain) == len(line):  # each character has its form in its place
        start, end = len(plain) - len(plain.lstrip(" ")), len(plain.rstrip(" "))
        return Passage(plain[start:end], tuple(range(offset + start, offset + end)))
    kept = [(plain, offset + i) for i, c in enumerate(line) if (plain := plain_character(c))]
    start = next((i for i, (c, _) in enumerate(kept) if c != " "), len(kept))
    while len(kept) > start and kept[-1][0] == " ":
        kept.pop()
    return Passage("".join(c for c, _ in kept[start:]), tuple(i for _, i in kept[start:]))


@cache
def plain_character(character: str) -> str:
    """Return the plain form of one character: one character, or nothing for an invisible one."""
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category in ("Cc", "Cf"):
        return ""
    if category == "No":  # ① counts, it must not become 1
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def paired(text: str) -> str:
    """Return a text whose straight quotes open and close in turn: "救急难" is “救急难”.

    Where one has no partner, none is known to open.
    """
    first, *rest = text.split(STRAIGHT)
    if not rest or len(rest) % 2:
        return text
    return first + "".join(f"{PAIR[n % 2]}{part}" for n, part in enumerate(rest))


def is_form(character: str, written: str) -> bool:
    """Tell whether a plain character may be written so: “ as a straight quote, too."""
    plain = plain_character(written)
    return plain == character or (plain == STRAIGHT and character in PAIR)


class PlainForms(dict[int, str]):
    """For ``str.translate``: the plain form of each character, looked up when it is first met.

    ``instead`` stands for an invisible one; a space keeps the text as long as it was.
    """

    def __init__(self, instead: str = "") -> None:
        """Know no character yet."""
        super().__init__()
        self.instead = instead

    def __missing__(self, code: int) -> str:
        """Find the form of a character by its code."""
        self[code] = found = plain_character(chr(code)) or self.instead
        return found


PLAIN = PlainForms()
AS_LONG = PlainForms(instead=" ")


def _notes(text: str) -> tuple[Note, ...]:
    characters = set(text)  # of which there are few
    other = {c for c in characters if c.isprintable() and plain_character(c) not in (c, " ")}
    unseen = {c for c in characters if unicodedata.category(c) == "Cf"}
    changed = [i for i, c in enumerate(text) if c in other] if other else []
    hidden = [i for i, c in enumerate(text) if c in unseen] if unseen else []
    notes = []
    if changed:
        notes.append(Note("character_forms", (changed[0], changed[-1] + 1), str(len(changed))))
    if hidden:
        notes.append(Note("hidden_characters", (hidden[0], hidden[-1] + 1), str(len(hidden))))
    return tuple(notes)
