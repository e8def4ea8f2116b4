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

from compare.training.library import Floats, Numbers
from compare.training.pairs import Pair

SCALE = 20.0
RATE = 1e-3
WARMING = 20
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
    """Return how badly each text finds its partner among the texts of the other side.

    A pair that shares a theme with another is no counter-example to it.
    """
    left = embed(weights, [pair.left for pair in pairs])
    right = embed(weights, [pair.right for pair in pairs])
    cosines = (SCALE * left @ right.T).masked_fill(one_theme(pairs), -torch.inf)
    wanted = torch.arange(len(pairs))
    there = functional.cross_entropy(cosines, wanted)
    return (there + functional.cross_entropy(cosines.T, wanted)) / 2


def one_theme(pairs: Sequence[Pair]) -> torch.Tensor:
    """Return which different pairs (rows and columns) share a theme."""
    most = max((int(pair.themes.max(initial=-1)) for pair in pairs), default=-1)
    treats = torch.zeros(len(pairs), most + 1)
    for row, pair in zip(treats, pairs, strict=True):
        row[torch.from_numpy(pair.themes)] = 1
    return (treats @ treats.T > 0).fill_diagonal_(False)


def embed(weights: torch.Tensor, texts: Sequence[Numbers]) -> torch.Tensor:
    """Return the unit vector of each text, given by its tokens."""
    starts = torch.tensor([0, *accumulate(map(len, texts[:-1]))])
    tokens = torch.from_numpy(np.concatenate(texts))
    return functional.normalize(functional.embedding_bag(tokens, weights, starts, mode="sum"))
