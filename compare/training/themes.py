"""What each token says of the themes of the lexicon, learned from the words that stand together.

A token of the vocabulary has for each theme how much likelier the theme is where the token
stands than elsewhere, in the sentences that treat a theme and in the terms themselves. Both
chances are taken as square roots, which keeps rare themes from being drowned (Hellinger
distance).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer

from compare.themes.lexicon import Lexicon
from compare.training.library import Floats, Numbers, token_numbers
from compare.training.statements import Statements, term_weights

WEIGHT_OF_TERM = 20
"""A term of the lexicon teaches as much as so many sentences."""
SMALL_THEME = 50
SMOOTHING = 2.5


def theme_vectors(statements: Statements, lexicon: Lexicon, tokenizer: Tokenizer) -> Floats:
    """Return tokens by themes: zeros for a token that stands with all themes alike."""
    size = tokenizer.get_vocab_size()
    terms, weights = term_weights(lexicon)
    seen = _seen(token_numbers(statements.texts, tokenizer), statements.parts, size)
    seen += WEIGHT_OF_TERM * _seen(token_numbers(terms, tokenizer), weights, size)
    balanced = seen / np.sqrt(seen.sum(axis=0) + SMALL_THEME)
    common = balanced.sum(axis=0) / balanced.sum()
    own = (balanced + SMOOTHING * common) / (balanced.sum(axis=1, keepdims=True) + SMOOTHING)
    return np.asarray(np.sqrt(own) - np.sqrt(common), dtype=np.float32)


def _seen(texts: Sequence[Numbers], parts: Floats, size: int) -> Floats:
    """Return how much of each theme the texts with each token treat: tokens by themes."""
    seen = np.zeros((size, parts.shape[1]), dtype=np.float32)
    for tokens, row in zip(texts, parts, strict=True):
        seen[np.unique(tokens)] += row
    return seen
