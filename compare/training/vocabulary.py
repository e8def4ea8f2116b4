"""Make the tokenizer: a unigram model over words, phrases and single characters.

Words are cut once, here, with ``rjieba``; the tokenizer holds the frequent ones with their
frequencies and finds the likeliest cut by itself, so reading a text needs no dictionary.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from compare.knowledge.words import tokens
from compare.training.phrases import phrases

UNKNOWN = "[UNK]"
WORD = re.compile(r"[^\W\d_]{2,10}")
RARE_WORD = 5
RARE_CHARACTER = 20
CUT_INTO_CHARACTERS = -2.0
"""Log probability a lone character loses, so that a known word wins over its characters."""


def make_tokenizer(paragraphs: Iterable[str], size: int) -> Tokenizer:
    """Return a tokenizer with at most ``size`` tokens; the first one stands for the unknown.

    It drops case, spaces and punctuation and reads numbers digit by digit.
    """
    cut = [tuple(word.lower() for word in tokens(text)) for text in paragraphs]
    counts = Counter(word for words in cut for word in words)
    pieces = vocabulary(counts + phrases(cut, counts), size)
    tokenizer = Tokenizer(models.Unigram([(UNKNOWN, math.log(1e-12)), *pieces], 0, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"\s+"), ""),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), "removed"),
            pre_tokenizers.Split(Regex(r"\p{N}"), "isolated"),
        ]
    )
    return tokenizer


def vocabulary(counts: Counter[str], size: int) -> list[tuple[str, float]]:
    """Return characters, then words by falling frequency, with log probabilities."""
    characters: Counter[str] = Counter()
    for word, number in counts.items():
        for character in word:
            characters[character] += number
    single = [c for c in _by_count(characters) if _useful(c, characters[c])]
    words = [w for w in _by_count(counts) if WORD.fullmatch(w) and counts[w] >= RARE_WORD]
    total = counts.total() + characters.total()
    return [(c, math.log(max(1, counts[c]) / total) + CUT_INTO_CHARACTERS) for c in single] + [
        (w, math.log(counts[w] / total)) for w in words[: max(0, size - 1 - len(single))]
    ]


def _by_count(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda word: (-counts[word], word))


def _useful(character: str, count: int) -> bool:
    return character.isalnum() and (count >= RARE_CHARACTER or character.isascii())
