"""The training text as token numbers, with what is known of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from compare.training.text import Paragraphs

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
NO_MATTER = 0.05
AT_ONCE = 20_000
OF_INTEREST = 4.0
"""Two different words of civil affairs; see ``interest``."""


@dataclass(frozen=True)
class Library:
    """Paragraphs one after another: paragraph ``i`` is ``tokens[starts[i]:starts[i + 1]]``.

    ``document`` numbers the document a paragraph is from; ``interest`` says how much each
    paragraph speaks of civil affairs; ``size`` is the number of tokens there are.
    """

    tokens: Numbers
    starts: Numbers
    document: Numbers
    interest: Floats
    size: int

    @property
    def lengths(self) -> Numbers:
        """The number of tokens of each paragraph."""
        return np.diff(self.starts)

    def paragraph(self, number: int) -> Numbers:
        """Return the tokens of a paragraph."""
        return self.tokens[self.starts[number] : self.starts[number + 1]]


def make_library(documents: Sequence[Paragraphs], tokenizer: Tokenizer) -> Library:
    """Read all paragraphs of the documents with a tokenizer."""
    texts = list(chain.from_iterable(documents))
    read = token_numbers(texts, tokenizer)
    return Library(
        np.concatenate(read),
        np.cumsum([0, *map(len, read)]),
        np.repeat(np.arange(len(documents)), [len(document) for document in documents]),
        np.array([interest(text) for text in texts], dtype=np.float32),
        tokenizer.get_vocab_size(),
    )


def rarity(library: Library) -> Floats:
    """Return how rare each token is in paragraphs on civil affairs: log(paragraphs / with it).

    0 for the unknown. Of interest is what tells matters of civil affairs apart: 民政 is rare in
    official texts, but not here.
    """
    some = library.interest >= OF_INTEREST
    paragraph = np.repeat(np.arange(len(some)), library.lengths)
    found = np.unique(paragraph * library.size + library.tokens)
    found = found[some[found // library.size]] % library.size
    frequency = np.bincount(found, minlength=library.size)
    rare = np.log((1 + some.sum()) / (1 + frequency))
    rare[0] = 0
    return np.asarray(rare, dtype=np.float32)


def token_numbers(texts: Sequence[str], tokenizer: Tokenizer) -> list[Numbers]:
    """Return the tokens of each text."""
    found: list[Numbers] = []
    for start in range(0, len(texts), AT_ONCE):
        some = list(texts[start : start + AT_ONCE])
        read = tokenizer.encode_batch(some, add_special_tokens=False)
        found += [np.array(one.ids, dtype=np.int64) for one in read]
    return found


def interest(text: str) -> float:
    """Return the square of how many different words of civil affairs a paragraph has.

    Never quite zero: other matters teach the language too.
    """
    return float(max(len(set(_matters().findall(text))), NO_MATTER) ** 2)


def on_civil_affairs(text: str) -> bool:
    """Return whether a paragraph has at least one word of civil affairs."""
    return interest(text) >= 1


@cache
def _matters() -> re.Pattern[str]:
    lines = (files("compare") / "training" / "matters.txt").read_text("utf-8").splitlines()
    words = chain.from_iterable(line.split() for line in lines if not line.startswith("#"))
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
