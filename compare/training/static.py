"""Train a static embedding: tokenizer, first vectors of words and themes, contrast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import torch
from tokenizers import Tokenizer

from compare.themes.lexicon import Lexicon, load
from compare.training.contrast import learn
from compare.training.first import first_vectors
from compare.training.library import Floats, Library, make_library, on_civil_affairs, rarity
from compare.training.pairs import Pair, draw, halves, neighbours
from compare.training.statements import Statements, read_statements
from compare.training.subjects import Subjects, draw_subjects, make_subjects
from compare.training.terms import with_terms
from compare.training.text import Paragraphs
from compare.training.themes import theme_vectors
from compare.training.vocabulary import make_tokenizer

WORDS = 6_250
WIDTH = 454
"""Of the words; with a number for each of the 58 themes a vector has 512."""
RARITY_POWER = 1.5
WEIGHT_OF_THEMES = 0.5
BATCH = 512
SEED = 0
THREADS = 1
"""With one thread sums have one order: the same text gives the same bytes."""


def train(
    documents: Sequence[Paragraphs], steps: int, width: int = WIDTH
) -> tuple[Tokenizer, Floats]:
    """Return a tokenizer and one vector (float32) for each of its tokens.

    A vector has ``width`` numbers learned from words and one for each theme of the lexicon.
    """
    torch.set_num_threads(THREADS)
    lexicon = load()
    statements = read_statements(documents, lexicon)
    tokenizer, vectors = start(documents, statements, lexicon, width)
    library = make_library(documents, tokenizer)
    subjects = make_subjects(statements, lexicon, tokenizer)
    learned = learn(vectors, batches(library, subjects), steps)
    return tokenizer, learned.astype(np.float16).astype(np.float32)


def start(
    documents: Sequence[Paragraphs], statements: Statements, lexicon: Lexicon, width: int
) -> tuple[Tokenizer, Floats]:
    """Return the tokenizer and the vectors before contrast, of mean length 1."""
    paragraphs = filter(on_civil_affairs, chain.from_iterable(documents))
    tokenizer = make_tokenizer(paragraphs, WORDS)
    library = make_library(documents, tokenizer)
    weight = np.asarray(rarity(library) ** RARITY_POWER, dtype=np.float32)
    words = first_vectors(library, weight, width)
    themes = theme_vectors(statements, lexicon, tokenizer) * weight[:, None] * WEIGHT_OF_THEMES
    tokenizer, vectors = with_terms(tokenizer, lexicon, words, themes, weight)
    return tokenizer, vectors / np.linalg.norm(vectors, axis=1).mean()


def batches(library: Library, subjects: Subjects) -> Iterator[list[Pair]]:
    """Draw batch after batch, without end: half on one theme, half from one document."""
    chance = np.random.default_rng(SEED)
    kinds = [kind for kind in (neighbours(library), halves(library)) if len(kind.left)]
    while True:
        one_theme = draw_subjects(subjects, BATCH // 2, chance)
        yield one_theme + draw(library, kinds, BATCH - len(one_theme), chance)
