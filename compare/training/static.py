"""Train a static embedding: tokenizer, first vectors, contrast, less what all have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

import numpy as np
import torch
from tokenizers import Tokenizer

from compare.training.common import without_common
from compare.training.contrast import learn, rows
from compare.training.first import first_vectors
from compare.training.library import Floats, Library, make_library, on_civil_affairs, rarity
from compare.training.pairs import Kind, Pair, alike, draw, halves, neighbours
from compare.training.text import Paragraphs
from compare.training.vocabulary import make_tokenizer

TOKENS = 7_500
WIDTH = 512
BATCH = 1024
SEED = 0
THREADS = 1
"""With one thread sums have one order: the same text gives the same bytes."""


def train(
    documents: Sequence[Paragraphs], steps: int, width: int = WIDTH
) -> tuple[Tokenizer, Floats]:
    """Return a tokenizer and one vector (float32, this wide) for each of its tokens."""
    torch.set_num_threads(THREADS)
    paragraphs = chain.from_iterable(documents)
    tokenizer = make_tokenizer(filter(on_civil_affairs, paragraphs), TOKENS)
    library = make_library(documents, tokenizer)
    chance = np.random.default_rng(SEED)
    vectors = first_vectors(library, rarity(library), width)
    kinds = [neighbours(library), halves(library), alike(library, partial(rows, vectors, library))]
    learned = learn(vectors, batches(library, kinds, chance), steps)
    return tokenizer, without_common(learned, library).astype(np.float16).astype(np.float32)


def batches(
    library: Library, kinds: Sequence[Kind], chance: np.random.Generator
) -> Iterator[list[Pair]]:
    """Draw batch after batch, without end, from the kinds of pairs that there are."""
    some = [kind for kind in kinds if len(kind.left)]
    while True:
        yield draw(library, some, BATCH, chance)
