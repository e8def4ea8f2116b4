"""Learn token vectors by contrast: the two texts of a pair shall be nearer than any others.

The loss is the symmetric cross-entropy over a batch, in which every other pair serves as a
counter-example (van den Oord et al. 2018, "Representation learning with contrastive
predictive coding"). A text's vector is the sum of its tokens' vectors at length 1, so the
length of a token's vector is its weight: words of the genre fade, names of matters grow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
import torch
from torch.nn import functional

from compare.training.library import Floats, Library, Numbers
from compare.training.pairs import Pair

SCALE = 20.0
RATE = 2e-3
WARMING = 50
LEAST_RATE = 0.02


def learn(vectors: Floats, batches: Iterator[Sequence[Pair]], steps: int) -> Floats:
    """Return the vectors after so many batches."""
    weights = torch.nn.Parameter(torch.from_numpy(vectors.copy()))
    optimizer = torch.optim.Adam([weights], lr=RATE, betas=(0.9, 0.99))
    for step in range(steps):
        rate = RATE * min(1, (step + 1) / WARMING) * max(LEAST_RATE, 1 - step / steps)
        optimizer.param_groups[0]["lr"] = rate
        optimizer.zero_grad()
        loss(weights, next(batches)).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return np.asarray(weights.detach().numpy(), dtype=np.float32)


def loss(weights: torch.Tensor, pairs: Sequence[Pair]) -> torch.Tensor:
    """Return how badly each text finds its partner among all texts of the other side."""
    left, right = (embed(weights, side) for side in zip(*pairs, strict=True))
    cosines = SCALE * left @ right.T
    wanted = torch.arange(len(pairs))
    there = functional.cross_entropy(cosines, wanted)
    return (there + functional.cross_entropy(cosines.T, wanted)) / 2


def embed(weights: torch.Tensor, texts: Sequence[Numbers]) -> torch.Tensor:
    """Return the unit vector of each text, given by its tokens."""
    starts = torch.tensor([0, *accumulate(map(len, texts[:-1]))])
    tokens = torch.from_numpy(np.concatenate(texts))
    return functional.normalize(functional.embedding_bag(tokens, weights, starts, mode="sum"))


def rows(vectors: Floats, library: Library, some: Numbers) -> Floats:
    """Return the unit vectors of some paragraphs of the library."""
    with torch.no_grad():
        found = embed(torch.from_numpy(vectors), [library.paragraph(number) for number in some])
    return np.asarray(found, dtype=np.float32)
