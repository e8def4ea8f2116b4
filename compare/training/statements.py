"""The sentences of the training text that treat a theme of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from compare.themes.assign import TREATED, theme_weights
from compare.themes.lexicon import Lexicon
from compare.training.library import Floats, Numbers, on_civil_affairs
from compare.training.text import Paragraphs

SENTENCE = re.compile(r"[^。;;!?]{10,}")


@dataclass(frozen=True)
class Statements:
    """Sentences, the numbers of their documents, and each one's parts of the themes it treats.

    ``parts`` is statements by themes, in the order of the lexicon; a row sums to 1 at most, as
    what only hints at a theme is not counted.
    """

    texts: list[str]
    document: Numbers
    parts: Floats


def read_statements(documents: Sequence[Paragraphs], lexicon: Lexicon) -> Statements:
    """Return the sentences, in paragraphs on civil affairs, that treat a theme."""
    texts, document, parts = [], [], []
    for number, paragraphs in enumerate(documents):
        for paragraph in filter(on_civil_affairs, paragraphs):
            for sentence in SENTENCE.findall(paragraph):
                row = _parts(theme_weights(lexicon, sentence), lexicon)
                if row.any():
                    texts.append(sentence)
                    document.append(number)
                    parts.append(row)
    shape = (len(texts), len(lexicon.entries))
    table = np.array(parts, dtype=np.float32).reshape(shape)
    return Statements(texts, np.array(document, dtype=np.int64), table)


def term_weights(lexicon: Lexicon) -> tuple[list[str], Floats]:
    """Return all terms of the lexicon and what each weighs on each theme.

    A word that the lexicon ignores has a row of zeros.
    """
    themes = list(lexicon.entries)
    table = np.zeros((len(lexicon.meanings), len(themes)), dtype=np.float32)
    for row, meanings in zip(table, lexicon.meanings.values(), strict=True):
        for theme, weight in meanings:
            row[themes.index(theme)] += weight
    return list(lexicon.meanings), table


def _parts(weights: Mapping[str, float], lexicon: Lexicon) -> Floats:
    row = np.array([weights.get(theme, 0.0) for theme in lexicon.entries], dtype=np.float32)
    return np.asarray(np.where(row >= TREATED, row, 0) / max(1e-9, row.sum()), dtype=np.float32)
