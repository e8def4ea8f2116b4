"""Pairs of statements of different documents on one theme of the lexicon.

In half of the pairs one side loses the terms of the theme, so that the words around them learn
what they are about.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from compare.themes.lexicon import Lexicon
from compare.training.library import Numbers, token_numbers
from compare.training.pairs import Pair, thinned
from compare.training.statements import Statements, term_weights

LEAST_LEFT = 4


@dataclass(frozen=True)
class Subjects:
    """Statements as tokens, and by theme (in the order of the lexicon) what belongs to it.

    ``statements`` numbers the statements on a theme, ``terms`` the tokens of its terms; a theme
    that only one document treats has none of the first.
    """

    tokens: list[Numbers]
    document: Numbers
    treats: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    statements: list[Numbers]
    terms: list[Numbers]


def make_subjects(statements: Statements, lexicon: Lexicon, tokenizer: Tokenizer) -> Subjects:
    """Read the statements with a tokenizer that knows the terms."""
    treats = statements.parts > 0
    members = [np.flatnonzero(column) for column in treats.T]
    several = [len(np.unique(statements.document[some])) > 1 for some in members]
    terms, weights = term_weights(lexicon)
    read = token_numbers(terms, tokenizer)
    return Subjects(
        token_numbers(statements.texts, tokenizer),
        statements.document,
        treats,
        [some if more else some[:0] for some, more in zip(members, several, strict=True)],
        [
            np.unique(np.concatenate([read[term] for term in np.flatnonzero(column)]))
            for column in weights.T
        ],
    )


def draw_subjects(subjects: Subjects, number: int, chance: np.random.Generator) -> list[Pair]:
    """Return so many pairs, none if no theme is treated by two documents.

    A theme is drawn by the square root of its statements, as some are everywhere in laws.
    """
    chances = np.sqrt([len(some) for some in subjects.statements])
    if not chances.any():
        return []
    themes = chance.choice(len(chances), number, p=chances / chances.sum())
    return [_pair(subjects, theme, chance) for theme in themes]


def _pair(subjects: Subjects, theme: int, chance: np.random.Generator) -> Pair:
    some = subjects.statements[theme]
    left = chance.choice(some)
    right = chance.choice(some[subjects.document[some] != subjects.document[left]])
    one, other = subjects.tokens[left], subjects.tokens[right]
    if chance.random() < 0.5:
        others = one[~np.isin(one, subjects.terms[theme])]
        one = others if len(others) >= LEAST_LEFT else one
    return Pair(
        thinned(one, chance),
        thinned(other, chance),
        np.flatnonzero(subjects.treats[left] | subjects.treats[right]),
    )
