"""Terms of the lexicon as tokens of their own: what their words say, and their theme.

残疾人两项补贴 is one matter, not three words. Training text has too little of most terms to
learn a vector for each, so a term gets the sum of its words and, on top, its themes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer

from compare.themes.lexicon import Lexicon
from compare.training.library import Floats, token_numbers
from compare.training.statements import term_weights

LETTERS = re.compile(r"[^\W\d_]+")
LIKELIER = 1.0
LEAST_LIKELY = -12.0
"""A term is likelier (log) than its words one by one, and never so unlikely that it is cut."""


def with_terms(
    tokenizer: Tokenizer, lexicon: Lexicon, words: Floats, themes: Floats, weight: Floats
) -> tuple[Tokenizer, Floats]:
    """Return the tokenizer with the terms it lacks, and vectors: word part, then theme part.

    ``words`` and ``themes`` are the two parts for the tokens that there are, ``weight`` what a
    token weighs; the theme of a term weighs as much as a word that terms are made of mostly does.
    """
    terms, table = term_weights(lexicon)
    known = tokenizer.get_vocab()
    new = [n for n, term in enumerate(terms) if term not in known and LETTERS.fullmatch(term)]
    parts = token_numbers([terms[number] for number in new], tokenizer)
    own = table[new] * np.median(weight[np.concatenate(parts)])
    of_words = np.stack([words[tokens].sum(axis=0) for tokens in parts])
    of_themes = np.stack([themes[tokens].sum(axis=0) for tokens in parts])
    # Words that only look like a term stand in the lexicon without a theme, and get none here.
    of_themes *= table[new].any(axis=1, keepdims=True)
    vectors = np.block([[words, themes], [of_words, of_themes + own]])
    extended = _extended(tokenizer, [terms[number] for number in new])
    return extended, np.asarray(vectors, dtype=np.float32)


def _extended(tokenizer: Tokenizer, terms: Sequence[str]) -> Tokenizer:
    described = json.loads(tokenizer.to_str())
    pieces = described["model"]["vocab"]
    for term, tokens in zip(terms, token_numbers(terms, tokenizer), strict=True):
        together = sum(pieces[token][1] for token in tokens)
        described["model"]["vocab"].append([term, max(LEAST_LIKELY, together + LIKELIER)])
    return Tokenizer.from_str(json.dumps(described))
