"""Words of a Chinese text, and the ones among them that name a matter.

Word splitting is that of ``rjieba`` (dictionary and hidden Markov model). The words that every
plan uses whatever its matter stand in ``data/genre.txt``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[\w%％·]+")
NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
NAMES_SOMETHING = re.compile(r"[^\W\d_]{2,}")
THING_TAGS = "nvlijbgx"  # as in ICTCLAS; no adjective, adverb, pronoun, number, time or particle
VERB = "v"  # the same, of a verb that is no noun as well
TEXTS_REMEMBERED = 1 << 15


def letters_and_digits(text: str) -> str:
    """Return the letters and digits of a text alone, in which marks and spaces change nothing."""
    return NO_LETTER_OR_DIGIT.sub("", text)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the text cut into words, punctuation and spaces; joined they give it back."""
    import rjieba  # reads its dictionary when imported: only who splits words pays for it

    return tuple(map(sys.intern, rjieba.cut(text)))  # a text says few words many times


@lru_cache(maxsize=TEXTS_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in order, without punctuation and space."""
    return tuple(word for word in tokens(text) if WORD.fullmatch(word))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words of two or more letters that are no genre words and hold no digits."""
    genre = genre_words()
    return tuple(
        word for word in words(text) if NAMES_SOMETHING.fullmatch(word) and word not in genre
    )


def tagged(text: str) -> list[tuple[str, str]]:
    """Return the words of a text, each with its part of speech (tags as in ICTCLAS)."""
    import rjieba

    return list(rjieba.tag(text))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def names_thing(word: str) -> bool:
    """Tell whether a word can name a matter: a noun, a verb or a phrase of them, by ``rjieba``."""
    return all(tag[0] in THING_TAGS for _, tag in tagged(word))


@cache
def genre_words() -> frozenset[str]:
    """Return the words that every plan uses whatever its matter."""
    lines = (files("compare") / "data" / "genre.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=TEXTS_REMEMBERED)
def ends_in_thing(words: str) -> bool:
    """Tell whether the last word of a phrase can name a thing: a noun, or a verb used as one."""
    last = [tag for word, tag in tagged(words) if WORD.fullmatch(word)][-1:]
    return bool(last) and (last[0][0] in "nljbgxisrt" or last[0] == "vn")


@lru_cache(maxsize=TEXTS_REMEMBERED)
def is_denied(words: str) -> bool:
    """Tell whether a phrase opens with a word for not: so does what is done (绝不…), no thing."""
    word, tag = next(((w, t) for w, t in tagged(words) if WORD.fullmatch(w)), ("", ""))
    return tag == "d" and any(sign in word for sign in "不未勿")


def without_ends(text: str, opening: Collection[str], ending: Collection[str]) -> str:
    """Return a text without the whole words at either end that are among some, or blank."""
    cut = list(tokens(text))
    while cut and (cut[0] in opening or not cut[0].strip()):
        cut.pop(0)
    while cut and (cut[-1] in ending or not cut[-1].strip()):
        cut.pop()
    return "".join(cut)
