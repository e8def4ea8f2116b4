"""Two versions of a law: what of the themes found in the texts themselves is worth telling.

Every article that was put in or struck out, and every other word, stands in the aligned text. As
an event it tells something only where a matter came, went, was divided, or has another number or
basis; a word that the other version has too is no such matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from compare.model import Event
from compare.themes.events.pair import Pair
from compare.themes.events.presence import word_of

OF_WORDS = ("promoted", "demoted", "renamed")
PRESENCE = ("appears", "disappears")


def worth_telling(pair: Pair, found: Iterable[Event]) -> list[Event]:
    """Return the events of two laws; of other documents all."""
    return [one for one in found if not pair.laws or tells(pair, one)]


def tells(pair: Pair, found: Event) -> bool:
    """Return whether an event is of the lexicon, or more than a word that stands elsewhere."""
    entry = pair.lexicon.entries.get(found.theme)
    if entry and entry.origin == "lexicon":
        return True
    if found.type in PRESENCE:
        silent = pair.left if found.type == "appears" else pair.right
        return entry is not None and not word_of(pair, silent, found.theme)
    return found.type not in OF_WORDS
