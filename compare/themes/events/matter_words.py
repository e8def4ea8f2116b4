"""Which words can name a matter, and which only name a place."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.themes.events.pair import Pair
from compare.words import genre_words

WORDS_REMEMBERED = 1 << 15
WORD = re.compile(r"[一-鿿]{2,}")


@lru_cache(maxsize=WORDS_REMEMBERED)
def names_matter(word: str) -> bool:
    """Return whether a word names something: two characters or more, no word of the genre."""
    return bool(WORD.fullmatch(word)) and word not in genre_words()


def local(pair: Pair, word: str) -> bool:
    """Return whether a word has to do with the region of either document."""
    regions = [side.document.head.region for side in (pair.left, pair.right)]
    return any(region and (region[:2] in word or word in region) for region in regions)
